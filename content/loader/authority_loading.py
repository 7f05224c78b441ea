"""Loading authority lists: new rows together, changed ones one by one, edited ones not at all."""

from itertools import groupby

from django.db import transaction

from content.loader.authority import Row, connect, current, described, rows, save
from content.loader.outcome import Outcome
from content.loader.pack import Pack
from content.loader.saving import digest_of
from content.models import LoadedItem
from reference.models import TermForm, TermMatch


@transaction.atomic
def load_rows(pack: Pack, outcome: Outcome) -> None:
    """Bring all authority lists to what the pack says."""
    known = dict(LoadedItem.objects.filter(language="", page_id=None).values_list("key", "digest"))
    standing = {model: set(model.objects.values_list("pk", flat=True)) for model in {row.model for row in rows(pack)}}
    new, changed = [], []
    for row in rows(pack):
        digest, before = digest_of(described(row)), known.get(row.key)
        if row.code not in standing[row.model]:
            if before is None:
                new.append(row)
            else:
                outcome.left[row.key] = "deleted"
        elif digest == before:
            outcome.unchanged["rows"] += 1
        elif digest_of(current(row)) in (digest, before):
            changed.append(row)
        else:
            outcome.left[row.key] = "edited"
    create(new)
    for row in changed:
        save(row)
    for row in [*new, *changed]:
        connect(row)
    record([*new, *changed])
    outcome.created["rows"] += len(new)
    outcome.updated["rows"] += len(changed)


def create(new: list[Row]) -> None:
    """Write new rows, list by list, with their children."""
    for model, group in groupby(new, key=lambda row: row.model):
        model.objects.bulk_create([model(code=row.code, **row.values) for row in group])
    for name, child in (("forms", TermForm), ("matches", TermMatch)):
        children = [
            child(term_id=row.code, sort_order=n, **values)
            for row in new
            for n, values in enumerate(row.links.get(name, []))
        ]
        child.objects.bulk_create(children)


def record(written: list[Row]) -> None:
    """Remember the rows as the pack has them."""
    LoadedItem.objects.bulk_create(
        [LoadedItem(key=row.key, digest=digest_of(described(row))) for row in written],
        update_conflicts=True,
        unique_fields=["key", "language"],
        update_fields=["digest"],
    )
