"""The search, which answers the lists of the API, with either engine."""

from tests.search.conftest import elastic, up_to_date

__all__ = ["elastic", "up_to_date"]
