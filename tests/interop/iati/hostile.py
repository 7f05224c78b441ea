"""Files and activities that are broken, absurd or hostile, with what is told of each."""

from lxml import etree

from interop.pages import xml_text
from tests.interop.iati.activities import PUBLISHED, activity, file_of
from tests.interop.spreadsheets.test_hostile_files import ABSURD

TEXTS = [
    *(str(text)[:200] for text in ABSURD),
    "2024-01-01",
    "EUR",
    "SN",
    "2",
    "99",
    "10.7",
    "fr",
    "xx",
    "-5",
    "1e9999",
]
LAUGHS = "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
BOMB = f'<!DOCTYPE x [<!ENTITY a "ha">{LAUGHS}]>'
PASSWORDS = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
ELSEWHERE = '<!DOCTYPE x SYSTEM "http://example.org/x.dtd">'
REFUSED = {  # files by what is wrong with them, and a word of the reason
    "entity bomb": (f'{BOMB}<iati-activities version="2.03">&i;</iati-activities>', "DOCTYPE"),
    "bomb in an attribute": (f'{BOMB}<iati-activities version="&i;"/>', "DOCTYPE|well-formed"),
    "file of the machine": (f'{PASSWORDS}<iati-activities version="2.03">&a;</iati-activities>', "DOCTYPE"),
    "definition elsewhere": (f'{ELSEWHERE}<iati-activities version="2.03"/>', "DOCTYPE"),
    "old version": (file_of(activity(1), version="1.05").decode(), "1.05"),
    "no version": ("<iati-activities><iati-activity/></iati-activities>", "version"),
    "organisations": ('<iati-organisations version="2.03"/>', "<iati-organisations>"),
    "no activity": (file_of().decode(), "no activity"),
    "cut off": (PUBLISHED[:3000], "line"),
    "another encoding": (f'<?xml version="1.0" encoding="nonsense"?>{file_of(activity(1)).decode()}', "well-formed"),
    "web page": ("<!DOCTYPE html><html><body>Not found</body></html>", "DOCTYPE"),
    "deep": ('<iati-activities version="2.03">' + "<a>" * 5_000, "well-formed"),
}


def with_more(more):
    """Return an activity that also holds these elements."""
    return activity(1, more=more)


def dated(kind, day):
    """Return a date of an activity."""
    return f'<activity-date type="{kind}" iso-date="{day}"/>'


def budget(value, currency="", starts="2023-01-01"):
    """Return a budget."""
    attributes = f' currency="{currency}"' if currency else ""
    return f'<budget><period-start iso-date="{starts}"/><value{attributes}>{value}</value></budget>'


TWO_CURRENCIES = budget(5, "EUR") + budget(5, "USD", "2024-01-01")
NO_KEY = '<iati-activity xml:lang="fr"><title><narrative>A</narrative></title></iati-activity>'
FAULTS = {  # activities by what is wrong with them, the element that tells it, and a word of the message
    "no identifier": (NO_KEY, "iati-identifier", "no identifier"),
    "no title": ("<iati-activity><iati-identifier>X</iati-identifier></iati-activity>", "title", "needs a title"),
    "no language": (activity(1, language=""), "title", "xml:lang"),
    "another language": (activity(1, language="pt"), "title", "texts are in pt"),
    "vast amount": (
        with_more(budget("9e999999") + budget("9e999999", starts="2024-01-01")),
        "budget/value",
        "is no amount",
    ),
    "long amount": (with_more(budget("9" * 40)), "budget/value", "is no amount"),
    "date": (with_more(dated(1, "soon")), "activity-date (1, 2)", "is no date"),
    "day": (with_more(dated(3, "2024-02-30")), "activity-date (3, 4)", "no such day"),
    "end": (with_more(dated(1, "2024-01-01") + dated(3, "2023-01-01")), "activity-date (3, 4)", "end must not come"),
    "status": (with_more('<activity-status code="99"/>'), "activity-status", "not in the list"),
    "scope": (with_more('<activity-scope code="99"/>'), "activity-scope", "not in the list"),
    "country": (with_more('<recipient-country code="ZZ"/>'), "recipient-country, location", "not in the list"),
    "amount": (with_more(budget("much", "EUR")), "budget/value", "is no amount"),
    "no value": (with_more("<budget/>"), "budget/value", "is no amount"),
    "no currency": (with_more(budget(5)), "budget/value/@currency", "needs its currency"),
    "two currencies": (with_more(TWO_CURRENCIES), "budget/value", "several currencies"),
    "role": (with_more('<participating-org role="9" ref="A"/>'), "participating-org (2)", "no role"),
    "nobody": (with_more('<participating-org role="1"/>'), "participating-org (1)", "neither a name"),
    "type": (with_more('<participating-org role="1" ref="A" type="7"/>'), "participating-org (1)", "not in the list"),
    "website": (with_more("<contact-info><website>none</website></contact-info>"), "contact-info/website", "URL"),
}


def absurd(number, chance):
    """Return an activity some of whose texts and attributes are absurd or lost."""
    root = etree.fromstring(PUBLISHED.encode())[0]
    root.find("iati-identifier").text = f"XX-EX-1-{number}"
    for element in chance.sample(list(root.iter("*")), chance.randint(1, 6)):
        name = chance.choice([*element.attrib, ""])
        text = xml_text(chance.choice(TEXTS))
        if name:
            element.set(name, text)
        elif chance.random() < 0.3 and element is not root:
            element.getparent().remove(element)
        elif not len(element):
            element.text = text
    return etree.tostring(root, encoding="unicode")
