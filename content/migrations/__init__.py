"""Changes of the database schema and its first data."""
