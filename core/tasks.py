"""Slow work that the worker does."""

from django_tasks import task

from core.outside.checking import check_links


@task()
def check_some_links(limit: int) -> None:
    """Ask for some links to other sites."""
    check_links(limit)
