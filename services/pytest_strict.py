"""A pytest plugin: a test that is skipped or expected to fail is a failure; else nobody notices a broken promise."""

from collections.abc import Generator
from typing import TypeVar

import pytest

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


def pytest_configure(config: pytest.Config) -> None:
    """Load the fixtures of the services after those of pytest-django, some of which they replace."""
    config.pluginmanager.import_plugin("services.pytest_database")
    config.pluginmanager.import_plugin("services.pytest_elasticsearch")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the report of a skipped or xfailed test into that of a failed one."""
    return _refuse_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Do the same for a module that skips itself as a whole."""
    return _refuse_skip((yield))


def _refuse_skip(report: Report) -> Report:
    reason = getattr(report, "wasxfail", None)
    if report.skipped or reason is not None:
        report.longrepr = f"A test must not be skipped or expected to fail: {reason or report.longrepr}"
        report.outcome = "failed"
        vars(report).pop("wasxfail", None)
    return report
