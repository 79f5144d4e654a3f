"""The History page: all days as a table, the entries of one day, and their earlier versions."""
