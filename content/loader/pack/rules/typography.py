"""Typography and wording of each language, as the README of the pack describes them."""

import re
from collections.abc import Iterator

from content.loader.pack.faults import Fault
from content.loader.pack.fields import LANGUAGES
from content.loader.pack.pack import Pack
from content.loader.pack.rules.references import line_of
from content.loader.pack.rules.walk import prose

NARROW = "\u202f"  # narrow no-break space
QUOTED = re.compile(r"«[^»]*»|“[^”]*”")
PAIRS = {
    "fr": (("«", "»"), ("(", ")")),
    "en": (("“", "”"), ("(", ")")),
    "es": (("«", "»"), ("(", ")"), ("¿", "?"), ("¡", "!")),
}


def _patterns(*pairs: tuple[str, str]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Compile pairs of a pattern and what is wrong where it is found."""
    return tuple((re.compile(pattern, re.MULTILINE), message) for pattern, message in pairs)


EVERYWHERE = _patterns(
    (r"'", "straight apostrophe"),
    (r'"', "straight quotation mark"),
    (r"—", "em dash"),
    (r"\S  +\S", "double space"),
    (r"[ \t]+$", "space at the end of a line"),
    (r"\.\.\.", "three dots instead of an ellipsis"),
    (r"\b(de|le|la|el|y|et|of|in|\w{3,}) \1\b", "repeated word"),
    ("(?<![\\w.\u00ba\u00b0])\u00a0|\u00a0(?![\\w])", "no-break space beside a sign"),
    (r"\[(working title|titre descriptif|título descriptivo)\]", "remark on the title in brackets"),
    (r"[\w.]+@[\w.]+\.\w+", "e-mail address"),
)
BY_LANGUAGE = {
    "fr": _patterns(
        (rf"(?<=[^\s{NARROW}!?])[;!?]", "no narrow no-break space before ; ! ?"),
        (rf"(?<=[^\s{NARROW}\d]):", "no narrow no-break space before :"),
        (r"[ \u00a0][;:!?»%]", "space before a sign is not a narrow no-break space"),
        (rf"«(?!{NARROW})|(?<!{NARROW})»", "no narrow no-break space inside guillemets"),
        (r"\d%", "no narrow no-break space before %"),
        (r"[“”]", "English quotation marks"),
        (r"\d[ \u00a0]\d{3}(?!\d)", "space in a number is not a narrow no-break space"),
    ),
    "en": _patterns(
        (r"[«»]", "guillemets"),
        (rf"[\s{NARROW}][;:!?](?!\w)", "space before a sign"),
        (r"%", "% instead of per cent"),
        (NARROW, "narrow no-break space"),
    ),
    "es": _patterns(
        (r"[“”]", "English quotation marks"),
        (rf"[\s{NARROW}][;:!?](?!\w)", "space before a sign"),
        (rf"(?<!{NARROW})%", "no narrow no-break space before %"),
        (rf"{NARROW}(?![\d%])", "narrow no-break space outside a number"),
        (r"«\s|\s»", "space inside guillemets"),
        (r"\d[ \u00a0]\d{3}(?!\d)", "space in a number is not a narrow no-break space"),
    ),
}
SPELLING = {
    "fr": _patterns((r"\b(oeuvre|coeur|soeur|voeu|noeud)", "missing ligature")),
    "en": _patterns(
        (
            r"\b(?:[Pp]ercent|[Cc]enters?|[Ll]abor|[Pp]rograms?|[Nn]eighbor\w*|[Cc]olors?|[Bb]ehavior\w*)\b",
            "American spelling",
        ),
        (
            r"\b\w*(?:organis|recognis|analyz|decentralis|mobilis|realis|utilis|emphasis(?:e|ing)|institutionalis"
            r"|generalis)(?:e|es|ed|ing|ation)\b",
            "spelling of the United Nations is -ize, and analyse",
        ),
    ),
    "es": _patterns((r"\b(?:ordenador(?:es)?|coger|vosotros|vos|vuestr\w+)\b", "not neutral Spanish")),
}
MARKUP = re.compile(r"(?:^(?:> ?)?\[![A-Z]+\])|^(?:> ?)?#+ |^> ?|\*+|`[^`]*`", re.MULTILINE)
ADDRESSES = re.compile(r"(?<=\])\([^)\n]*\)|https?://\S+|www\.[\w.-]+")
RULERS = re.compile(r"^(?:> ?)?\|[\s:|-]+\|$", re.MULTILINE)
TITLES = re.compile(r"(?<!\*)\*[A-Z][^*\n]+ [^*\n]+\*(?!\*)")  # titles of works, in their own language
PROPER_NAMES = re.compile(r"Link Up!")


def typography_is_right(pack: Pack) -> Iterator[Fault]:
    """Signs, spaces and spelling follow the language."""
    for leaf, mark in prose(pack):
        for position, message in misprints(leaf.value, leaf.language, spelling=not mark.quoted):
            yield leaf.fault(message, line=line_of(leaf, position))


def misprints(text: str, language: str, *, spelling: bool = True) -> Iterator[tuple[int, str]]:
    """Yield what is wrong with a text in a language; its position is on the right line, markup may shift it inside."""
    text = bare(text)
    for pattern, message in (*EVERYWHERE, *BY_LANGUAGE[language], *(SPELLING[language] if spelling else ())):
        for hit in pattern.finditer(text):
            around = " ".join(text[max(0, hit.start() - 20) : hit.end() + 20].split())
            yield hit.start(), f"{message}: “{around}”"
    for left, right in PAIRS[language]:
        if text.count(left) != text.count(right):
            yield max(text.find(left), text.find(right)), f"{left} and {right} do not balance"


def discouraged_terms_are_avoided(pack: Pack) -> Iterator[Fault]:
    """No text uses a form that the glossary discourages, except inside quotation marks."""
    forbidden = {}
    for language in LANGUAGES:
        terms = [term.forms[language] for term in pack.terms.values() if language in term.forms]
        forms = [re.escape(form) for term in terms for form in term.discouraged]
        forbidden[language] = re.compile(rf"(?<!\w)(?:{'|'.join(forms) or '(?!)'})(?!\w)", re.IGNORECASE)
    for leaf, _ in prose(pack):
        for hit in forbidden[leaf.language].finditer(QUOTED.sub("", bare(leaf.value))):
            yield leaf.fault(f"discouraged term outside quotation marks: {hit[0]}")


def bare(text: str) -> str:
    """Return a text without markup, addresses and titles of works; its lines stay where they are."""
    for pattern, instead in ((ADDRESSES, ""), (RULERS, ""), (TITLES, "_"), (MARKUP, ""), (PROPER_NAMES, "Link Up")):
        text = pattern.sub(instead, text)
    return re.sub(r"_{3,}", "_", text)
