"""Asks every engine all labelled searches; `bin/bench relevance` runs it and makes tables of the lines."""

import json
from itertools import product

from content.actions import DATA
from content.loader.identity import translation_key
from content.loader.pack import read as read_pack
from content.loader.redirects import PREFIX
from content.models import LoadedItem
from search.models import Entry
from tests.search.relevance import labels
from tests.search.relevance.engines import engines
from tests.search.relevance.measures import ndcg, recall, success

SETS = {"labelled": labels.read, "hold-out": labels.read_holdout}
MEASURES = {"ndcg": ndcg, "recall": recall, "success": success}


def main() -> None:
    """Print one JSON object a line for each engine and search: what was asked, and how good the answer was."""
    keys = keys_of_entries()
    for name, find in engines():
        for (title, searches), language in product(SETS.items(), labels.LANGUAGES):
            for search in searches(language):
                found = [keys.get(pk, "") for pk in find(search.text, language)]
                line = {"set": title, "engine": name, "language": language, "kind": search.kind, "text": search.text}
                line |= {measure: of(found, search.grades) for measure, of in MEASURES.items()}
                print(json.dumps(line | {"found": found}), flush=True)


def keys_of_entries() -> dict[int, str]:
    """Return the key of each page and part of a page in the content files, by the number of its entry."""
    pages = LoadedItem.objects.exclude(page_id=None).exclude(key__startswith=PREFIX)  # a redirect names its page too
    keys = dict(pages.values_list("page_id", "key"))
    questions = {str(translation_key("faq", key)): key for key in read_pack(DATA).faq}
    parts = Entry.objects.exclude(part="").values_list("number", "page_id", "part")
    return keys | {number: f"{keys.get(page)}#{questions.get(part, part)}" for number, page, part in parts}
