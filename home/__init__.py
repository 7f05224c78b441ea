"""Home page, programme pages and directories."""
