"""The texts of a translation are matched to those of their source, or refused with what differs."""

import pytest
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.strings import StringValue

from content.loader.saving import StructureError, difference, with_links_of


def segment(html: str, path: str = "body") -> StringSegmentValue:
    """Return a text with links as wagtail-localize takes it from a page."""
    string, links = StringValue.from_source_html(html)
    return StringSegmentValue(path, string, attrs=links)


def test_links_keep_the_numbers_of_the_source_in_another_order():
    source = segment('<a href="https://a.org">un</a> et <a href="https://b.org">deux</a>')
    text = segment('<a href="https://b.org">two</a> and <a href="https://a.org">one</a>')

    assert with_links_of(source, text) == '<a id="a2">two</a> and <a id="a1">one</a>'


def test_a_link_that_the_source_has_not_is_refused():
    with pytest.raises(StructureError, match="is not in the source"):
        with_links_of(segment("un"), segment('<a href="https://a.org">one</a>'))


def test_what_differs_is_named_by_its_field():
    assert difference([segment("un"), segment("deux")], [segment("one"), segment("x", "summary")]) == (
        "body +1, summary -1"
    )
