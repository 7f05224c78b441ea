"""Demonstration content cannot be taken for real."""

from collections.abc import Iterator

from content.loader.pack.demo import DiscussionEntry
from content.loader.pack.faults import Fault
from content.loader.pack.fields import Entry
from content.loader.pack.pack import Pack

PREFIXES = {"fr": "Démonstration – ", "en": "Demonstration – ", "es": "Demostración – "}
KEY_PREFIX = "demo-"


def entries_are_flagged(pack: Pack) -> Iterator[Fault]:
    """Every entry is flagged, has a key that says so, and shows readers what it is in its name or title."""
    demo = pack.demo
    named = (
        (demo.members, "display_name"),
        (demo.discussions, "title"),
        (demo.posts, "title"),
        (demo.support, "question"),
    )
    for entries, field in named:
        for key, entry in entries.items():
            if not getattr(entry, "demo", False):
                yield entry.source.fault("demo", "must be true")
            if not key.startswith(KEY_PREFIX):
                yield entry.source.fault("key", f"must begin with {KEY_PREFIX}")
            yield from _shown(entry, field)


def members_are_invented(pack: Pack) -> Iterator[Fault]:
    """Members have no country: their places do not exist."""
    for member in pack.demo.members.values():
        if member.country is not None:
            yield member.source.fault("country", "must be null: a member of the demonstration has no real country")


def discussions_are_consistent(pack: Pack) -> Iterator[Fault]:
    """Contributions fall in the time of their discussion, answer its questions and come in two languages or more."""
    for discussion in pack.demo.discussions.values():
        if len({contribution.language for contribution in discussion.contributions}) < 2:
            yield discussion.source.fault("contributions", "are all in one language")
        yield from _contributions(discussion)


def _contributions(discussion: DiscussionEntry) -> Iterator[Fault]:
    for contribution in discussion.contributions:
        dates = (discussion.start, contribution.date, discussion.end)
        if all(dates) and not discussion.start <= contribution.date <= discussion.end:
            message = f"{contribution.date} is outside the discussion ({discussion.start} to {discussion.end})"
            yield contribution.source.fault("date", message)
        if not 1 <= contribution.question <= len(discussion.questions):
            yield contribution.source.fault("question", f"there is no question {contribution.question}")


def _shown(entry: Entry, field: str) -> Iterator[Fault]:
    value = getattr(entry, field)
    texts = value if isinstance(value, dict) else {entry.languages[0]: value}
    for language, text in texts.items():
        if not text.startswith(PREFIXES.get(language, KEY_PREFIX)):
            path = f"{field}.{language}" if isinstance(value, dict) else field
            yield entry.source.fault(path, f"must begin with “{PREFIXES.get(language, '').strip()}”")
