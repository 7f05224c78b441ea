"""The real content of a first run, and its loader."""
