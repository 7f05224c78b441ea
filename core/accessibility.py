"""Wagtail's checker of the page beside the editor, with the rules of a public portal in place of its short list."""

from typing import ClassVar

from wagtail.admin.userbar import ContentCheckerItem


class PortalCheckerItem(ContentCheckerItem):
    """Asks axe for all rules of WCAG 2.2 AA and Wagtail's own; colours are those of the portal, and proved by tests."""

    axe_run_only: ClassVar[list[str]] = [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "seo",
    ]  # fmt: skip
    axe_rules: ClassVar[dict[str, dict[str, bool]]] = {"color-contrast": {"enabled": False}}
