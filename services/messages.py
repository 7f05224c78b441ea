"""The interface's translations in locale/: collected from code and templates, checked, compiled; without GNU gettext.

`python -m services.messages update|check|compile`. Message ids are English, so English has no catalogue.
locale/wagtail/ has what Wagtail itself lacks; a test says when that changes, and it is edited by hand.
"""

import io
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from services.fingerprints import CHECKOUT

LANGUAGES = sorted(path.parent.name for path in (CHECKOUT / "locale").glob("*/LC_MESSAGES"))
NO_MESSAGES = {"tests", "services", "migrations", "var", "static-collected", ".venv"}
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    **dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop")),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
PLACEHOLDER = re.compile(r"%\(\w+\)\w|%[sd]|\{\w*\}")
HEADER = """msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: {plural_forms}\\n"

"""


def catalogue_file(language: str) -> Path:
    """Return the place of a language's catalogue."""
    return CHECKOUT / "locale" / language / "LC_MESSAGES/django.po"


def collect() -> Catalog:
    """Return every message of the code and the templates, untranslated."""
    catalogue = Catalog()
    for path in sources():
        text = path.read_text(encoding="utf-8")
        if path.suffix != ".py":
            # What templatize leaves is Python to a tokenizer once nothing is indented.
            text = re.sub(r"(?m)^[ \t]+", "", templatize(text, origin=str(path)))
        found = extract("python", io.BytesIO(text.encode()), KEYWORDS, ["Translators"])
        for _line, message, comments, context in found:
            place = [(str(path.relative_to(CHECKOUT)), 0)]
            catalogue.add(message, locations=place, auto_comments=comments, context=context)
    return catalogue


def sources() -> Iterator[Path]:
    """Yield the files whose messages people see, in a fixed order."""
    for pattern in ("*/**/*.py", "templates/**/*.html", "templates/**/*.txt"):
        for path in sorted(CHECKOUT.glob(pattern)):
            if not NO_MESSAGES & set(path.relative_to(CHECKOUT).parts):
                yield path


def read(language: str) -> Catalog:
    """Return a language's catalogue; an empty one if there is no file yet."""
    path = catalogue_file(language)
    if not path.exists():
        return Catalog(language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def update(language: str, messages: Catalog) -> list[str]:
    """Write the catalogue with exactly `messages`, keeping their translations; return what was dropped."""
    old = read(language)
    new = Catalog(language)
    for message in _entries(messages):
        known = old.get(_key(message), message.context)
        kept = known if known is not None and _same_form(known, message) else None
        new.add(
            message.id,
            kept.string if kept else None,
            message.locations,
            kept.flags - {"python-format", "python-brace-format"} if kept else (),
            message.auto_comments,
            kept.user_comments if kept else (),
            context=message.context,
        )
    dropped = [_name(entry) for entry in _entries(old) if messages.get(_key(entry), entry.context) is None]
    text = io.BytesIO(HEADER.format(language=language, plural_forms=new.plural_forms).encode())
    text.seek(0, io.SEEK_END)
    write_po(text, new, width=110, sort_output=True, omit_header=True, include_lineno=False)
    path = catalogue_file(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.getvalue().rstrip() + b"\n")
    return dropped


def faults(language: str, messages: Catalog) -> list[str]:
    """Return what is wrong with a language's catalogue, one line for each message."""
    catalogue = read(language)
    found = []
    for message in _entries(messages):
        entry = catalogue.get(_key(message), message.context)
        if entry is None or not _same_form(entry, message):
            found.append(f"missing: {_name(message)}")
        elif entry.fuzzy or not all(_strings(entry)):
            found.append(f"not translated: {_name(message)}")
        elif not _keeps_placeholders(entry):
            found.append(f"placeholders differ: {_name(message)}")
    unused = [entry for entry in _entries(catalogue) if messages.get(_key(entry), entry.context) is None]
    found += [f"not used any more: {_name(entry)}" for entry in (*unused, *catalogue.obsolete.values())]
    return [f"{language}: {fault}" for fault in found]


def compile_catalogues() -> None:
    """Write the .mo files that Django reads, where they are missing or older than their catalogue."""
    for source in (CHECKOUT / "locale").glob("**/LC_MESSAGES/*.po"):
        target = source.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime_ns > source.stat().st_mtime_ns:
            continue
        draft = target.with_suffix(f".{os.getpid()}")
        with source.open("rb") as file, draft.open("wb") as output:
            write_mo(output, read_po(file))
        draft.replace(target)


def _entries(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def _name(message: Message) -> str:
    return f"{_key(message)!r}" + (f" ({message.context})" if message.context else "")


def _strings(message: Message) -> tuple[str, ...]:
    return (message.string,) if isinstance(message.string, str) else tuple(message.string or ())


def _same_form(entry: Message, message: Message) -> bool:
    """Tell whether both have the same plural, or both none."""
    return entry.id == message.id


def _keeps_placeholders(message: Message) -> bool:
    """Tell whether each translated form has the placeholders of the last form in English; the first may lack some."""
    ids = (message.id,) if isinstance(message.id, str) else tuple(message.id)
    allowed = [sorted(PLACEHOLDER.findall(form)) for form in ids]
    return all(sorted(PLACEHOLDER.findall(string)) in allowed for string in _strings(message))


def main(arguments: list[str]) -> int:
    """Run one of the three commands; `check` returns 1 if anything is wrong."""
    match arguments:
        case ["compile"]:
            compile_catalogues()
        case ["update"]:
            messages = collect()
            for language in LANGUAGES:
                for name in update(language, messages):
                    print(f"{language}: dropped {name}")
        case ["check"]:
            messages = collect()
            found = [fault for language in LANGUAGES for fault in faults(language, messages)]
            print(*found, sep="\n", end="\n" if found else "")
            return bool(found)
        case _:
            print("usage: python -m services.messages update|check|compile", file=sys.stderr)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
