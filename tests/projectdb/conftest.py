"""The search, which answers the list of projects, with either engine."""

from tests.search.conftest import elastic, patient, up_to_date

__all__ = ["elastic", "patient", "up_to_date"]
