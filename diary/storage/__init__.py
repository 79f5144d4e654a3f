"""The diary's SQLite file: the only place that knows SQLAlchemy and sqlite3."""
