"""News, events and the agenda."""
