"""Search of the portal; names no content type."""
