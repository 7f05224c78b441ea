"""What activities mean, whatever order their elements and languages stand in."""

from decimal import Decimal

from lxml import etree

LANG = "{http://www.w3.org/XML/1998/namespace}lang"
OF_THE_DAY = {"last-updated-datetime", "generated-datetime", "url"}  # when and where it was written, not what it says


def meaning(xml):
    """Return what a document of activities says, so that two of them can be compared."""
    return [canonical(element, "") for element in sorted(etree.fromstring(xml), key=identifier)]


def identifier(element):
    """Return the identifier of an activity."""
    return element.findtext("iati-identifier")


def canonical(element, language):
    """Return name, attributes, text and children of an element; the children in order of what they say."""
    language = element.get(LANG, language)
    attributes = {name: number(value) for name, value in element.items() if name not in OF_THE_DAY | {LANG}}
    if element.tag == "narrative":
        attributes["lang"] = language
    children = sorted((canonical(child, language) for child in element), key=repr)
    return (element.tag, sorted(attributes.items()), number((element.text or "").strip()), children)


def number(text):
    """Return a number in one form, another text as it is."""
    try:
        return f"{Decimal(text).normalize():f}"
    except ArithmeticError:
        return text
