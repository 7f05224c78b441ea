"""The tab "Before publication" of the editor of a page."""

from typing import Any

from django.utils.functional import cached_property
from wagtail.admin.panels import Panel

from core.checking import Finding, findings_of


class FindingsPanel(Panel):
    """What was found in the last saved version of a page."""

    class BoundPanel(Panel.BoundPanel):
        """The findings of one page."""

        template_name = "core/admin/findings.html"

        @cached_property
        def findings(self) -> list[Finding]:
            """What is to be said about the page; nothing about one that has never been saved."""
            return findings_of(self.instance) if self.instance.pk else []

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return super().get_context_data(parent_context) | {
                "findings": self.findings,
                "is_new": not self.instance.pk,
            }
