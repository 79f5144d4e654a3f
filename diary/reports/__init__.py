"""The practitioner's page: the facts first (`summary`), then the words (`contents`), then the PDF (`page`)."""
