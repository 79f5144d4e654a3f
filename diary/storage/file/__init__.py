"""The diary's file: its tables, its cipher, the steps from to schema, and the connection to it."""
