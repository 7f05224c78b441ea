"""What a search finds, with the search engine and with the database alike."""

import datetime
import html

import pytest
from wagtail.contrib.search_promotions.models import Query as PromotedQuery
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Locale, PageViewRestriction

from knowledge.library.models import PublicationPage
from news.models import EventPage
from projectdb.models import CountryProfilePage, ProjectPage
from reference.models import PageTheme, Region, TermForm
from search import engine
from search.tasks import send_glossary
from tests.projectdb.factories import ProjectPageFactory
from tests.reference.factories import CountryFactory, OrganisationFactory, TermFactory, ThemeFactory
from tests.search.asking import find, news, titles
from tests.site.page_types import PAGE_TYPES, make_page

WORD = "guichet"


@pytest.mark.parametrize("model", [m for m in PAGE_TYPES if m.__name__ != "HomePage"], ids=lambda m: m.__name__)
def test_every_page_type_is_found_by_its_title(model, up_to_date):
    make_page(model, title="Xylophone à Sédhiou", language="fr")
    up_to_date()

    assert titles("xylophones sedhiou") == ["Xylophone à Sédhiou"]


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        ("fr", "Projet en Équateur", "EQUATEUR"),
        ("fr", "Projet en Équateur", "l’équateur"),
        ("fr", "Les transferts collectifs", "transfert collectif"),
        ("en", "Remittances at work", "remittance"),
        ("es", "Comunidades fronterizas", "comunidad fronteriza"),
        ("fr", "Œuvres sociales", "oeuvre"),
        ("fr", "Réintégration des migrants", "réintégrer"),
        ("es", "Contratación equitativa", "contratar equitativamente"),
    ],
)
def test_accents_case_forms_and_articles_do_not_matter(language, title, text, up_to_date):
    news(title, language)
    up_to_date()

    assert titles(text, language) == [title]


def test_the_best_match_comes_first(up_to_date):
    news("Une autre page", summary="On y parle d’un guichet.")
    news("Guichet d’accueil")
    up_to_date()

    assert titles(WORD) == ["Guichet d’accueil", "Une autre page"]


def test_found_words_are_marked_and_the_rest_is_escaped(up_to_date):
    news("Guichet <b>d’accueil</b>", summary="Un guichet & <i>plus</i>.")
    up_to_date()

    hit = find(WORD).hits[0]

    assert html.unescape(hit.title) == "<mark>Guichet</mark> <b>d’accueil</b>"
    assert "<b>" not in hit.title
    assert "<mark>guichet</mark> &amp; &lt;i&gt;plus" in hit.text


def test_a_word_of_the_glossary_finds_the_other_words_for_it_in_any_language(up_to_date):
    term = TermFactory(code="remittances", label={"fr": "transferts de fonds", "en": "remittances", "es": "remesas"})
    TermForm.objects.create(term=term, language="fr", text="envois d’argent")
    TermForm.objects.create(term=term, language="fr", text="mandats", kind=TermForm.Kind.LOOSE)
    news("Des transferts de fonds moins chers")
    news("Les mandats du conseil")
    up_to_date()
    send_glossary.call()

    assert titles("remesas") == titles("envoi d'argent") == ["Des transferts de fonds moins chers"]
    assert set(titles("mandats")) == {"Des transferts de fonds moins chers", "Les mandats du conseil"}
    assert "Les mandats du conseil" not in titles("transferts de fonds")


@pytest.mark.parametrize("text", ["Sénégal", "senegal", "Senegal", "sénégalais", "Senegalese", "SN", "SEN"])
def test_a_country_is_found_by_any_of_its_names(text, up_to_date):
    names = {"fr": "sénégalais, sénégalaise", "en": "Senegalese", "es": "senegalés"}
    CountryFactory(
        code="SN", alpha3="SEN", label={"fr": "Sénégal", "en": "Senegal", "es": "Senegal"}, other_names=names
    )
    ProjectPageFactory(origin="SN", title="Relier deux rives")
    ProjectPageFactory(origin="NP", title="Autre projet")
    up_to_date()

    assert titles(text) == ["Relier deux rives"]


@pytest.mark.parametrize("code", ["SN", "SEN"])
def test_the_page_of_a_country_comes_first_for_its_code(code, up_to_date):
    CountryFactory(code="SN", alpha3="SEN", label={"fr": "Sénégal"})
    make_page(CountryProfilePage, title="Sénégal", language="fr", country_id="SN", summary="Un pays de l’Ouest.")
    ProjectPageFactory(origin="SN", title="Deux rives")
    up_to_date()

    assert titles(code) == ["Sénégal", "Deux rives"]


def test_a_country_is_found_by_any_region_that_it_lies_in(up_to_date):
    labels = {"fr": "Afrique occidentale", "en": "Western Africa", "es": "África Occidental"}
    region = Region.objects.create(code="011", label=labels)
    CountryFactory(code="SN", intermediate_region=region)
    ProjectPageFactory(origin="SN", title="Relier deux rives")
    up_to_date()

    assert titles("Afrique occidentale") == titles("Western Africa") == ["Relier deux rives"]


def test_small_letters_are_never_the_code_of_a_country(up_to_date):
    ProjectPageFactory(origin="MA", title="Relier deux rives")
    news("Pour ma commune")
    up_to_date()

    assert "Relier deux rives" not in titles("ma commune")


def test_facets_widen_among_themselves_and_narrow_each_other(up_to_date):
    for number, (theme, year) in enumerate([("jobs", 2010), ("jobs", 2011), ("health", 2011)]):
        links = [PageTheme(theme=ThemeFactory(code=theme))]
        news(f"Guichet {number}", theme_links=links, published_on=datetime.date(year, 1, 1))
    up_to_date()

    found = find(WORD, chosen={"theme": ("jobs",)})

    assert found.total == 2
    assert found.facets["theme"] == {"jobs": 2, "health": 1}
    assert found.facets["year"] == {"2010": 1, "2011": 1}
    assert find(WORD, chosen={"theme": ("jobs", "health"), "year": ("2011",)}).total == 2


def test_tabs_count_what_each_kind_of_content_has(up_to_date):
    news("Guichet un")
    make_page(EventPage, title="Guichet deux", language="fr")
    make_page(PublicationPage, title="Guichet trois", language="fr")
    up_to_date()

    assert find(WORD).sources == {"news": 1, "agenda": 1, "resources": 1}
    found = find(WORD, source="agenda")
    assert found.total == 1
    assert sum(found.sources.values()) == 3


def test_results_can_be_sorted_by_date_and_kept_to_a_period(up_to_date):
    for year in (2012, 2010, 2011):
        news(f"Guichet {year}", published_on=datetime.date(year, 5, 1))
    up_to_date()

    assert titles(WORD, sort="newest") == ["Guichet 2012", "Guichet 2011", "Guichet 2010"]
    assert titles(WORD, sort="oldest") == ["Guichet 2010", "Guichet 2011", "Guichet 2012"]
    period = {"since": datetime.date(2011, 1, 1), "until": datetime.date(2011, 12, 31)}
    assert titles(WORD, **period) == ["Guichet 2011"]


def test_results_are_paged(up_to_date):
    for number in range(5):
        news(f"Guichet {number}")
    up_to_date()

    pages = [titles(WORD, page=page, size=2) for page in (1, 2, 3)]

    assert [len(page) for page in pages] == [2, 2, 1]
    assert len({title for page in pages for title in page}) == 5
    assert find(WORD, page=9, size=2).total == 5


def test_phrases_and_excluded_words_are_kept_to(up_to_date):
    news("Transferts de fonds au Népal")
    news("Fonds pour les transferts")
    up_to_date()

    assert titles('"transferts de fonds"') == ["Transferts de fonds au Népal"]
    assert titles("transferts -Népal") == ["Fonds pour les transferts"]


def test_only_live_pages_in_the_language_of_the_reader_are_found(up_to_date):
    translated(news("Guichet"), "en", "Guichet in English")
    draft = news("Guichet en projet")
    draft.unpublish()
    up_to_date()

    assert titles(WORD) == ["Guichet"]
    assert titles(WORD, "en") == ["Guichet in English"]


def translated(page, language, title):
    version = page.copy_for_translation(Locale.objects.get(language_code=language), copy_parents=True)
    version.title = title
    version.save_revision().publish()


def test_what_a_language_lacks_is_named_apart(up_to_date):
    page = news("Guichet d’accueil")
    up_to_date()

    found = find(WORD, "en")
    assert found.hits == []
    assert [(hit.pk, hit.language) for hit in found.elsewhere] == [(page.pk, "fr")]
    assert found.elsewhere_count == 1

    translated(page, "en", "Guichet in English")
    up_to_date()
    assert find(WORD, "en").elsewhere == []


def test_a_title_in_another_language_finds_the_page_in_that_of_the_reader(up_to_date):
    translated(news("Bureau d’accueil"), "es", "Ventanilla de acogida")
    up_to_date()

    assert titles("ventanilla acogida") == ["Bureau d’accueil"]


def test_a_restricted_page_is_found_by_those_who_may_read_it(up_to_date):
    page = news("Guichet des membres")
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    up_to_date()

    assert titles(WORD) == []
    assert titles(WORD, audience=("public", "login")) == ["Guichet des membres"]
    assert engine.suggest("guich", "fr", ("public",), 5) == []


def test_a_promoted_page_comes_first(up_to_date):
    news("Guichet d’accueil")
    page = news("Autre chose")
    query = PromotedQuery.get(WORD)
    SearchPromotion.objects.create(query=query, page=page, sort_order=0)
    news("Encore un guichet")
    up_to_date()

    hits = find(WORD).hits
    assert hits[0].pk == page.pk
    assert hits[0].is_promoted
    assert not hits[1].is_promoted


def test_titles_are_suggested_by_the_beginnings_of_their_words(up_to_date):
    news("Guichet d’accueil à Sédhiou")
    up_to_date()

    assert [page.text for page in engine.suggest("sédh guich", "fr", ("public",), 5)] == ["Guichet d’accueil à Sédhiou"]


def test_pages_alike_share_themes_and_words(up_to_date):
    links = {code: ThemeFactory(code=code) for code in ("jobs", "health")}
    page = news("Guichet emploi", theme_links=[PageTheme(theme=links["jobs"])])
    news("Guichet emploi des jeunes", theme_links=[PageTheme(theme=links["jobs"])])
    news("Hôpital de jour", theme_links=[PageTheme(theme=links["health"])])
    up_to_date()

    alike = engine.like(page.pk, str(page.translation_key), "fr", ("public",), 1)

    assert [hit.title for hit in alike] == ["Guichet emploi des jeunes"]


def test_a_project_is_found_by_its_organisation(up_to_date):
    organisation = OrganisationFactory(label={"fr": "Ligue des Xylophones"})
    page = ProjectPageFactory(title="Relier deux rives")
    page.organisations.create(organisation=organisation, locale=page.locale)
    page.save()
    up_to_date()

    assert titles("xylophones") == ["Relier deux rives"]
    assert ProjectPage.objects.count() == 1
