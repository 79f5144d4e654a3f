"""The practitioner's page: facts (`summary`), texts (`contents`), and their rendering as PDF, web page and plain
text."""
