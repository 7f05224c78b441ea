"""The search, which answers the list of projects and its files, with either engine."""

from tests.search.conftest import elastic, up_to_date

__all__ = ["elastic", "up_to_date"]
