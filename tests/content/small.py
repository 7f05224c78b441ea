"""A small part of the shipped pack that loads in a few seconds and has an entry of most kinds."""

from dataclasses import replace
from functools import cache

from wagtail.models import Page

from content import actions
from content.loader.identity import translation_key
from content.loader.outcome import Outcome
from content.loader.pack import Pack, read
from content.loader.redirects import page_key
from tests.content.spoiling import SHIPPED

PROJECTS = ("jmdi-phase-1", "jmdi-phase-2", "sn-jappando")
PAGES = ("contact", "programme-in-brief")
COURSE, MODULE = "migration-local-development", "jobs"  # a module without a Spanish version


@cache
def shipped() -> Pack:
    """Return the shipped pack; reading it takes seconds."""
    return read(SHIPPED)


def part(entries, *keys: str) -> dict:
    """Return the entries with some keys."""
    return {key: entries[key] for key in keys}


def small_pack() -> Pack:
    """Return three projects, two pages, one event, news, practice, term, and a course of one module."""
    pack = shipped()
    course = pack.courses[COURSE]
    [module] = [module for module in course.modules if module.key == MODULE]
    [term, *_others] = pack.terms.values()
    alone = replace(term, related=(), broader=())
    found = replace(
        pack,
        projects=part(pack.projects, *PROJECTS),
        pages=part(pack.pages, *PAGES),
        practices={},
        country_profiles={},
        news=part(pack.news, "toolbox-2015"),
        publications=part(pack.publications, "bottom-up-handbook"),
        events={},
        videos={},
        faq=part(pack.faq, "what-is-jmdi"),
        terms={alone.key: alone},
        courses={COURSE: replace(course, modules=(replace(module, lessons=module.lessons[:2]),))},
        tools={},
    )
    keys = {f"projects/{key}" for key in PROJECTS} | {f"pages/{key}" for key in PAGES}
    chosen = [entry for entry in pack.redirects if page_key(entry) in keys]
    return replace(found, redirects=tuple(chosen))


def again(pack: Pack) -> Outcome:
    """Load a pack; return what was done."""
    return actions.load(pack, lambda _steps, _what: None)


def page(key: str, language: str = "fr") -> Page:
    """Return the page of an entry in one language."""
    found = Page.objects.get(translation_key=translation_key(key), locale__language_code=language)
    return found.specific


def with_summary(pack: Pack, key: str, language: str, text: str) -> Pack:
    """Return the pack with another summary of a programme page in one language."""
    entry = pack.pages[key]
    versions = {**entry.versions, language: replace(entry.versions[language], summary=text)}
    return replace(pack, pages={**pack.pages, key: replace(entry, versions=versions)})


def changed_country(pack: Pack, **names: str) -> Pack:
    """Return the pack with another name of Senegal."""
    entry = pack.countries["SN"]
    return replace(pack, countries={**pack.countries, "SN": replace(entry, name={**entry.name, **names})})
