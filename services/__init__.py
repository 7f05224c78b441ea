"""Local services for a first run and the tests; production never uses them."""
