"""Elements of IATI: attributes that have a value, and texts in several languages."""

from collections.abc import Iterator, Mapping

from lxml import etree

from interop.pages import xml_text

XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def child(parent: etree._Element, name: str, text: str = "", /, **attributes: object) -> etree._Element:
    """Add an element; of `attributes` those that are neither empty nor None, `_` in their names written as `-`."""
    found = etree.SubElement(parent, name)
    for key, value in attributes.items():
        if value not in ("", None):
            found.set(key.replace("_", "-"), xml_text(value))
    found.text = xml_text(text) or None
    return found


def narratives(parent: etree._Element, texts: Mapping[str, str], default: str) -> None:
    """Add a text in its languages (BCP 47); that of the activity comes first and needs no mark."""
    for language in sorted(texts, key=lambda code: (code != default, code)):
        if texts[language].strip():
            found = child(parent, "narrative", texts[language])
            if language != default:
                found.set(XML_LANG, language)


def shares(count: int) -> Iterator[str]:
    """Yield equal percentages that add up to exactly 100, for what the source does not weigh."""
    hundredths, rest = divmod(10_000, count) if count else (0, 0)
    for number in range(count):
        value = hundredths + (number < rest)
        yield f"{value // 100}.{value % 100:02}" if value % 100 else str(value // 100)
