"""The diary's file: its tables, its encryption, its migrations, and the connection to it."""
