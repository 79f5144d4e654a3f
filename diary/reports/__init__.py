"""The practitioner's page: the facts (`summary`), the words (`contents`), then PDF, web page and plain text of them."""
