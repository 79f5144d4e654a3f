"""The diary's file: its tables, its cipher, the steps from schema to schema, and the connection to it."""
