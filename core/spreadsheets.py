"""Texts in files for spreadsheet programs, which compute what looks like a formula."""

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # beginnings that a spreadsheet program takes for a formula
MARK = "'"  # what makes it take a cell for a text


def harmless(text: str) -> str:
    """Return a text that no spreadsheet program computes."""
    return f"{MARK}{text}" if text.startswith(FORMULA) else text


def as_typed(text: str) -> str:
    """Return the text that `harmless` was given."""
    return text[1:] if text.startswith(tuple(MARK + beginning for beginning in FORMULA)) else text
