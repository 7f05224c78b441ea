"""Citations of projects, read back by the libraries that programs read them with."""

import datetime

import pytest
import rispy
from pybtex.database import parse_string

from core.addresses import absolute
from tests.projectdb.factories import ProjectPageFactory

pytestmark = pytest.mark.django_db
PUBLISHED = datetime.datetime(2026, 3, 4, 12, 0, tzinfo=datetime.UTC)
TITLES = [
    "Appui aux communes",
    "100 % des coûts & {risques} #1_$ ~^",
    "Un titre\nsur deux lignes",
    "C:\\temp \\input{x}",
    "Ébène “ñandú” – 移民",
]


def cited(client, form: str, **fields) -> str:
    """Return the citation of a project that was published on a day."""
    project = ProjectPageFactory(last_published_at=PUBLISHED, slug="appui", **fields)
    response = client.get(f"{project.url}citation.{form}")
    assert response.status_code == 200
    assert response["Content-Disposition"] == f'attachment; filename="appui.{form}"'
    return response.content.decode()


def plain(latex: str) -> str:
    """Return what LaTeX prints of a text that `interop.citations` wrote."""
    for command, character in [
        (r"{\textbackslash}", "\\"), (r"{\textasciitilde}", "~"), (r"{\textasciicircum}", "^"),
        (r"{\textbraceleft}", "⦃"), (r"{\textbraceright}", "⦄"),
    ]:  # fmt: skip
        latex = latex.replace(command, character)
    for character in "&%$#_":
        latex = latex.replace(f"\\{character}", character)
    return latex.strip("{}").replace("⦃", "{").replace("⦄", "}")


@pytest.mark.parametrize("title", TITLES)
def test_bibtex_says_what_the_page_says_whatever_its_title(title, client):
    text = cited(client, "bib", title=title)

    entries = parse_string(text, "bibtex").entries
    [(key, entry)] = entries.items()
    assert key.startswith("m4dnet-")
    assert key.endswith("-fr")
    assert entry.type == "misc"
    assert plain(entry.fields["title"]) == " ".join(title.split())
    assert entry.fields["url"].endswith("/appui/")
    assert entry.fields["year"] == "2026"
    assert [plain(str(person)) for person in entry.persons["author"]] == ["M4D Net"]


@pytest.mark.parametrize("title", TITLES)
def test_ris_says_what_the_page_says_whatever_its_title(title, client):
    text = cited(client, "ris", title=title)

    [record] = rispy.loads(text)
    assert record["type_of_reference"] == "ELEC"
    assert record["title"] == " ".join(title.split())
    assert record["urls"][0].endswith("/appui/")
    assert record["year"] == "2026"
    assert record["language"] == "fr"
    assert text.count("\n") == text.count("\r\n")


def test_a_citation_is_in_the_language_of_the_page(client):
    assert "-es,\n" in cited(client, "bib", language="es")


@pytest.mark.parametrize("fields", [{"live": False}, {"is_demo": True}])
def test_what_is_not_public_or_invented_is_not_cited(fields, client):
    project = ProjectPageFactory(**fields)

    assert client.get(f"{project.url}citation.bib").status_code == 404
    assert client.get(f"{project.url}citation.doc").status_code == 404


def test_a_project_that_was_never_published_is_cited_without_a_date(client):
    project = ProjectPageFactory()

    assert "year" not in client.get(f"{project.url}citation.bib").content.decode()


def test_the_page_shows_its_citation_and_leads_to_both_files(client):
    project = ProjectPageFactory(title="Appui", last_published_at=PUBLISHED)

    html = client.get(project.url).content.decode()

    assert f"M4D Net, « Appui », version du 4 mars 2026, {absolute(project.url)}" in html.replace(
        "\u00a0", " "
    ).replace("\u202f", " ")
    for form in ("bib", "ris"):
        assert f'href="{project.url}citation.{form}"' in html
