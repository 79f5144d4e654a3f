"""`python -m diary` and the command `neuropathy-diary`."""

from diary.cli import app

if __name__ == "__main__":
    app()
