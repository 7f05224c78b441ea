"""The rules of templates/ that no other tool knows (short, no inline style or script, translatable)."""

import re
import sys
from collections.abc import Iterator

from services.fingerprints import CHECKOUT

LONGEST = 60
LONGEST_PAGE = 100  # a page is what fills a frame such as base.html
IN_EVERY_LANGUAGE = {"400.html", "500.html"}  # shown when nothing works, not even the choice of a language
NAMES = re.compile(r"\bM4D Net\b")  # not translated
UNSEEN = re.compile(
    r"""\{%\ comment.*?endcomment\ %\} | \{\#.*?\#\} | \{%\ blocktrans.*?endblocktrans(late)?\ %\}
    | <(script|style)\b.*?</\2> | \{%.*?%\} | \{\{.*?\}\} | <!--.*?-->""",
    re.VERBOSE | re.DOTALL,
)
LETTERS = re.compile(r"[^\W\d_]{2,}")
TAG = re.compile(r"<[a-zA-Z/!][^>]*>")
SEEN_ATTRIBUTE = re.compile(r"""\s(alt|title|placeholder|aria-label|aria-description)=(["'])(.*?)\2""")
FORBIDDEN = {
    "a style= attribute": re.compile(r"<[^>]*\sstyle\s*="),
    "an on…= attribute": re.compile(r"<[^>]*\son[a-z]+\s*="),
    "a <style> element": re.compile(r"<style\b"),
    "a script in the page": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/(ld\+)?json)"),
}


def faults(name: str, text: str) -> Iterator[str]:
    """Yield what is wrong with one template; `name` is its path under templates/."""
    lines = text.count("\n")
    longest = LONGEST_PAGE if "{% extends" in text or "<html" in text else LONGEST
    if lines > longest:
        yield f"{lines} lines; at most {longest}"
    if name.startswith("components/") and not re.match(r"(\{% load [^%]+%\}\s*)*\{% comment %\}", text):
        yield "no {% comment %} at its head that says what it is and what it takes"
    if name.startswith("email/"):
        yield from _texts_without_translation(text)
        return
    code = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}", "", text, flags=re.DOTALL)
    yield from (rule for rule, pattern in FORBIDDEN.items() if pattern.search(code))
    if name not in IN_EVERY_LANGUAGE:
        yield from _texts_without_translation(text)


def _texts_without_translation(text: str) -> Iterator[str]:
    seen = UNSEEN.sub("", text)
    seen = NAMES.sub("", seen)
    texts = [match[3] for match in SEEN_ATTRIBUTE.finditer(seen)]
    texts += re.sub(r"&#?\w+;", "", TAG.sub("\n", seen)).split("\n")
    yield from (f"text without translation: {part.strip()!r}" for part in texts if LETTERS.search(part))


def main() -> int:
    """Print each fault with its template; return 1 if there is any."""
    found = 0
    root = CHECKOUT / "templates"
    for path in sorted((*root.rglob("*.html"), *root.rglob("*.txt"))):
        for fault in faults(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")):
            print(f"{path.relative_to(CHECKOUT)}: {fault}")
            found += 1
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
