"""Translation of pages: one source, the same segments as wagtail-localize."""
