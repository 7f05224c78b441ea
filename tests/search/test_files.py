"""The text of PDF files: found through the pages that offer them, whatever the files are like."""

import io
import time
import zlib

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from pypdf import PdfWriter

from core.models import PortalDocument
from knowledge.library.models import PublicationPage, PublicationVersion
from search import files
from search.files import LONGEST_TEXT, MOST_PAGES, Unreadable, text_of
from search.models import DocumentText
from tests.accounts.factories import UserFactory
from tests.search.asking import find, titles
from tests.search.pdf import joined, pdf_of, stream_of
from tests.site.page_types import make_page

pytestmark = pytest.mark.django_db
TEXT = "Avant la fin, le xylophone de Kaolack sonne trois fois."


@pytest.fixture
def editor(client):
    client.force_login(UserFactory(is_superuser=True))
    return client


@pytest.fixture
def keep(editor, up_to_date, django_capture_on_commit_callbacks):
    """Give what an editor does with a file in the admin, and the worker after it."""

    def add_or_replace(content, document=None, name="rapport.pdf"):
        address = reverse("wagtaildocs:edit", args=[document.pk]) if document else reverse("wagtaildocs:add")
        with django_capture_on_commit_callbacks(execute=True):
            form = {"title": "Rapport", "file": ContentFile(content, name=name), "language": "fr", "collection": 1}
            answer = editor.post(address, form)
        assert answer.status_code == 302, answer.context["form"].errors
        return PortalDocument.objects.get()

    return add_or_replace


@pytest.fixture
def publication(keep, up_to_date):
    """Give a publication with a file of two pages."""
    page = make_page(PublicationPage, title="Manuel", language="fr")
    version = PublicationVersion(language="fr", title="Manuel", document=keep(pdf_of(["Premier feuillet", TEXT])))
    page.versions = [version]
    page.save_revision().publish()
    up_to_date()
    return page


def test_a_word_of_a_file_finds_the_page_that_offers_it(publication):
    found = find("xylophone")

    assert [hit.pk for hit in found.hits] == [publication.pk]
    assert found.is_simple or "le <mark>xylophone</mark> de Kaolack" in found.hits[0].text


def test_after_a_file_was_replaced_its_old_words_find_nothing(publication, keep):
    keep(pdf_of(["Une kora de Ziguinchor"]), PortalDocument.objects.get(), name="nouveau.pdf")

    assert titles("xylophone") == []
    assert titles("ziguinchor") == ["Manuel"]


def test_a_file_that_is_taken_away_takes_its_words_along(publication, up_to_date):
    publication.versions = []
    publication.save_revision().publish()
    up_to_date()

    assert titles("xylophone") == []


def test_a_file_that_cannot_be_read_is_told_and_not_tried_again(publication, keep, up_to_date):
    keep(b"%PDF-1.4\nno file at all", PortalDocument.objects.get(), name="nouveau.pdf")

    assert titles("xylophone") == []
    broken = DocumentText.objects.get(text="")
    assert broken.fault
    assert broken.pk == PortalDocument.objects.get().file_hash


def read(content):
    return text_of(io.BytesIO(content))


def test_of_a_long_file_the_first_pages_are_read_in_time():
    began = time.monotonic()

    text = read(pdf_of([f"Feuillet numéro{page} {TEXT}" for page in range(500)]))

    assert time.monotonic() - began < files.SECONDS
    assert f"numéro{MOST_PAGES - 1}" in text
    assert f"numéro{MOST_PAGES} " not in text


def test_a_text_has_an_end():
    assert len(read(pdf_of(["mot " * 20_000] * 4))) == LONGEST_TEXT


WHOLE, CATALOGUE = pdf_of([TEXT]), b"<< /Type /Catalog /Pages 2 0 R >>"
ONE_PAGE = [
    CATALOGUE, b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>", b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>",
]  # fmt: skip


def locked():
    """Return a file that asks for a password."""
    writer = PdfWriter(clone_from=io.BytesIO(WHOLE))
    writer.encrypt("secret", algorithm="RC4-128")
    target = io.BytesIO()
    writer.write(target)
    return target.getvalue()


BROKEN = {
    "nothing": lambda: b"",
    "an archive": lambda: b"PK\x03\x04 and so on",
    "a third of a file": lambda: WHOLE[: len(WHOLE) // 3],
    "zeros": lambda: b"%PDF-1.4\n" + bytes(100_000),
    "a scan": lambda: pdf_of(["", ""]),
    "pages in a circle": lambda: joined([CATALOGUE, b"<< /Type /Pages /Count 9 /Kids [2 0 R] >>"]),
    "a million pages that are none": lambda: joined([CATALOGUE, b"<< /Type /Pages /Count 1000000 /Kids [] >>"]),
    "a bomb": lambda: joined([*ONE_PAGE, stream_of(zlib.compress(bytes(100_000_000)), b"/Filter /FlateDecode")]),
    "a locked file": locked,
}


@pytest.mark.parametrize("make", BROKEN.values(), ids=BROKEN)
def test_what_has_no_text_to_read_ends_soon_with_a_reason(make):
    began = time.monotonic()

    with pytest.raises(Unreadable) as fault:
        read(make())

    assert str(fault.value)
    assert time.monotonic() - began < files.SECONDS


def test_reading_ends_with_its_time(monkeypatch):
    monkeypatch.setattr(files, "SECONDS", 0.001)

    with pytest.raises(Unreadable, match="not read within"):
        read(WHOLE)
