"""Authority lists: which rows the pack describes, and how they are saved."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from content.loader.pack import Localized, Pack
from content.loader.pack.glossary import TermEntry
from home.models import Platform
from reference import models as reference
from reference.models import AuthorityRow, Organisation, StandardCode, Term, TermForm, TermMatch, Theme

SIMPLE_LISTS: dict[str, type[AuthorityRow]] = {
    "audiences": reference.Audience,
    "document_types": reference.DocumentType,
    "event_types": reference.EventType,
    "faq_categories": reference.FaqCategory,
    "news_categories": reference.NewsCategory,
    "organisation_types": reference.OrganisationType,
    "platform_types": reference.PlatformType,
    "practice_types": reference.PracticeType,
    "project_frameworks": reference.Framework,
}
Vocabulary = StandardCode.Vocabulary


@dataclass(frozen=True)
class Row:
    """One row of an authority list as the pack has it; `links` are its many-to-many fields and its children."""

    model: type[AuthorityRow]
    code: str
    values: Mapping[str, Any]
    links: Mapping[str, list] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Name of the row among all that is loaded."""
        return f"{self.model._meta.label}/{self.code}"


def rows(pack: Pack) -> Iterator[Row]:
    """Yield all rows, each after those that it refers to."""
    lists = pack.taxonomies
    yield from regions(pack)
    yield from countries(pack)
    yield from codes(pack)
    for name, model in SIMPLE_LISTS.items():
        for position, row in enumerate(getattr(lists, name)):
            code = str(getattr(row, "key", None) or row.code)
            yield Row(model, code, {"label": dict(row.label), "position": position})
    for position, row in enumerate(lists.project_statuses):
        yield Row(
            reference.ProjectStatus, row.key, {"label": dict(row.label), "position": position, "iati": row.iati or ""}
        )
    for position, row in enumerate(lists.licences):
        yield Row(reference.Licence, row.key, {"label": dict(row.label), "position": position, "url": row.url or ""})
    yield from themes(pack)
    yield from organisations(pack)
    yield from platforms(pack)
    yield from terms(pack)


def regions(pack: Pack) -> Iterator[Row]:
    """Yield regions, subregions and intermediate regions (M49)."""
    for group in (pack.taxonomies.regions, pack.taxonomies.subregions, pack.taxonomies.intermediate_regions):
        for position, row in enumerate(group):
            yield Row(
                reference.Region, row.code, {"label": dict(row.label), "position": position, "parent_id": row.parent}
            )


def countries(pack: Pack) -> Iterator[Row]:
    """Yield countries (ISO 3166-1), then their territories (ISO 3166-2)."""
    for entry in pack.countries.values():
        values = {
            "label": dict(entry.name),
            "other_names": text(entry.other_names),
            "alpha3": entry.alpha3,
            "numeric": entry.numeric or "",
            "region_id": entry.m49_region,
            "subregion_id": entry.m49_subregion,
            "intermediate_region_id": entry.m49_intermediate,
            "note": entry.notes or "",
        }
        yield Row(reference.Country, entry.alpha2, values)
    for part in pack.territories.values():
        point = {"latitude": part.latitude, "longitude": part.longitude}
        yield Row(reference.Territory, part.code, {"label": dict(part.name), "country_id": part.country, **point})


def codes(pack: Pack) -> Iterator[Row]:
    """Yield the codes of the international vocabularies."""
    lists = pack.taxonomies
    groups: list[tuple[Vocabulary, Iterable[Any]]] = [
        (Vocabulary.SDG_GOAL, lists.sdg_goals),
        (Vocabulary.SDG_TARGET, lists.sdg_targets),
        (Vocabulary.GCM_OBJECTIVE, lists.gcm_objectives),
        (Vocabulary.SECTOR, lists.iati_sectors),
        (Vocabulary.POLICY_MARKER, lists.policy_markers),
    ]
    for vocabulary, group in groups:
        for position, row in enumerate(group):
            goal = getattr(row, "goal", None)
            values = {
                "vocabulary": vocabulary,
                "notation": str(row.code),
                "label": dict(row.label),
                "position": position,
            }
            yield Row(
                StandardCode, f"{vocabulary}-{row.code}", values | {"broader_id": f"sdg-goal-{goal}" if goal else None}
            )


def themes(pack: Pack) -> Iterator[Row]:
    """Yield themes with their usual international codes."""
    for position, row in enumerate(pack.taxonomies.areas_of_intervention):
        mapping = pack.taxonomies.theme_mapping.themes[row.key]
        usual = [f"sector-{code}" for code in mapping.iati_sectors] + [f"gcm-{code}" for code in mapping.gcm]
        usual += [f"sdg-target-{code}" for code in mapping.sdg_targets]
        usual += [f"marker-{mapping.policy_marker}"] if mapping.policy_marker else []
        values = {"label": dict(row.label), "definition": dict(row.definition), "position": position}
        yield Row(Theme, row.key, values, {"codes": usual})


def text(value: Localized | None) -> dict[str, str]:
    """Return a text per language, empty where there is none."""
    return dict(value) if value else {}


def organisations(pack: Pack) -> Iterator[Row]:
    """Yield organisations."""
    for entry in pack.organisations.values():
        values = {
            "label": dict(entry.name),
            "acronym": text(entry.acronym),
            "description": text(entry.description),
            "organisation_type_id": entry.organisation_type,
            "country_id": entry.country,
            "url": entry.url or "",
            "is_demo": entry.demo,
        }
        yield Row(Organisation, entry.key, values)


def platforms(pack: Pack) -> Iterator[Row]:
    """Yield sister platforms."""
    for position, entry in enumerate(pack.platforms.values()):
        values = {
            "label": dict(entry.name),
            "description": dict(entry.description),
            "platform_type_id": entry.platform_type,
            "url": entry.url or "",
            "interface_languages": list(entry.interface_languages),
            "position": position,
        }
        yield Row(Platform, entry.key, values)


def terms(pack: Pack) -> Iterator[Row]:
    """Yield terms; their links to each other come after all of them."""
    for entry in pack.terms.values():
        label = {language: forms.term for language, forms in entry.forms.items()}
        definition = {language: forms.definition for language, forms in entry.forms.items()}
        related = {*entry.related, *(other.key for other in pack.terms.values() if entry.key in other.related)}
        links = {"themes": list(entry.themes), "broader": list(entry.broader), "related": sorted(related)}
        yield Row(Term, entry.key, {"label": label, "definition": definition}, links | children(entry))


def children(entry: TermEntry) -> dict[str, list]:
    """Return the other forms of a term and its matches in other schemes, as values."""
    kinds = [
        ("variants", TermForm.Kind.VARIANT),
        ("loose", TermForm.Kind.LOOSE),
        ("discouraged", TermForm.Kind.DISCOURAGED),
    ]
    forms = [
        {"language": language, "kind": str(kind), "text": form}
        for language, version in entry.forms.items()
        for name, kind in kinds
        for form in getattr(version, name)
    ]
    matches = [{"scheme": match.scheme, "identifier": match.id, "relation": match.relation} for match in entry.matches]
    return {"forms": forms, "matches": matches}


def save(row: Row) -> None:
    """Bring a row and its children to what the pack says; `connect` makes its links, when all rows exist.

    What the pack says nothing of, such as the position of a country, stays.
    """
    instance = row.model.objects.get(pk=row.code)
    for name, value in row.values.items():
        setattr(instance, name, value)
    instance.save()
    for name, model in (("forms", TermForm), ("matches", TermMatch)):
        if name in row.links:
            model.objects.filter(term=row.code).delete()
            model.objects.bulk_create(
                [model(term_id=row.code, sort_order=n, **values) for n, values in enumerate(row.links[name])]
            )


def connect(row: Row) -> None:
    """Write the links of a row to other rows."""
    names = [name for name in row.links if name not in ("forms", "matches")]
    if names:
        instance = row.model.objects.get(pk=row.code)
        for name in names:
            getattr(instance, name).set(row.links[name])


def current(row: Row) -> dict[str, Any]:
    """Return what the database has of a row that stands, in the form of the pack."""
    instance = row.model.objects.get(pk=row.code)
    found: dict[str, Any] = {name: getattr(instance, name) for name in row.values}
    for name, values in row.links.items():
        related = getattr(instance, name)
        if name in ("forms", "matches"):
            found[name] = (
                list(related.order_by("sort_order").values(*values[0])) if values else list(related.values("pk"))
            )
        else:
            found[name] = sorted(related.values_list("pk", flat=True))
    return found


def described(row: Row) -> dict[str, Any]:
    """Return what the pack says of a row, in the form of `current`."""
    return {**row.values, **{n: v if n in ("forms", "matches") else sorted(v) for n, v in row.links.items()}}
