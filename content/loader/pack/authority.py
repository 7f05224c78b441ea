"""Authority lists: controlled vocabularies, countries and territories."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Annotated, Literal

from content.loader.pack.fields import Country, Declared, Entry, In, Key, Link, Most, Text


@dataclass(frozen=True, kw_only=True)
class Choice(Entry):
    """A row that the portal names itself."""

    key: Key
    label: Text


@dataclass(frozen=True, kw_only=True)
class Code(Entry):
    """A row that a standard numbers; the list says which one."""

    code: str
    label: Text


@dataclass(frozen=True, kw_only=True)
class ThemeRow(Choice):
    """An area of intervention."""

    definition: Text


@dataclass(frozen=True, kw_only=True)
class StatusRow(Choice):
    """A project status; `iati` is its IATI 2.03 ActivityStatus code, none if the status is not known."""

    iati: str | None


@dataclass(frozen=True, kw_only=True)
class LicenceRow(Choice):
    """Terms under which a document may be used; `url` is the deed, if there is one."""

    key: str  # as SPDX writes it, in lower case
    url: Link | None


@dataclass(frozen=True, kw_only=True)
class RegionRow(Code):
    """A region of UN M49; `parent` is the code of the wider one."""

    parent: str | None = None


@dataclass(frozen=True, kw_only=True)
class GoalRow(Entry):
    """A numbered goal: an SDG, or an objective of the Global Compact for Migration."""

    code: int
    label: Text


@dataclass(frozen=True, kw_only=True)
class SdgTargetRow(Code):
    """An SDG target; `preload` tells those about migration ("core") from the others in use ("extra")."""

    goal: Annotated[int, In("sdg_goals")]
    preload: Literal["core", "extra"]


@dataclass(frozen=True, kw_only=True)
class ThemeMapping(Entry):
    """What a theme suggests in other standards; indicative."""

    iati_sectors: tuple[Annotated[str, In("iati_sectors")], ...]
    gcm: tuple[Annotated[int, In("gcm_objectives")], ...]
    sdg_targets: tuple[Annotated[str, In("sdg_targets")], ...]
    policy_marker: Annotated[str, In("policy_markers")] | None = None


@dataclass(frozen=True, kw_only=True)
class ThemeMappings(Entry):
    """The mapping of every theme, by theme key."""

    note: Text
    themes: Mapping[str, ThemeMapping]


@dataclass(frozen=True, kw_only=True)
class Taxonomies(Entry):
    """All controlled vocabularies, in the order in which lists show them."""

    version: int
    source_language: Literal["fr"]
    declared: Declared
    areas_of_intervention: tuple[ThemeRow, ...]
    theme_mapping: ThemeMappings
    iati_sectors: tuple[Code, ...]  # OECD DAC CRS purpose codes
    policy_markers: tuple[Code, ...]  # IATI PolicyMarker
    regions: tuple[RegionRow, ...]
    subregions: tuple[RegionRow, ...]
    intermediate_regions: tuple[RegionRow, ...]
    territory_types: tuple[Choice, ...]
    territory_roles: tuple[Choice, ...]
    sdg_goals: tuple[GoalRow, ...]
    sdg_targets: tuple[SdgTargetRow, ...]
    gcm_objectives: tuple[GoalRow, ...]
    organisation_types: tuple[Code, ...]  # IATI OrganisationType
    organisation_roles: tuple[Code, ...]  # IATI OrganisationRole
    audiences: tuple[Choice, ...]
    document_types: tuple[Choice, ...]
    licences: tuple[LicenceRow, ...]
    event_types: tuple[Choice, ...]
    project_statuses: tuple[StatusRow, ...]
    project_frameworks: tuple[Choice, ...]
    practice_types: tuple[Choice, ...]
    member_expertise: tuple[Choice, ...]
    platform_types: tuple[Choice, ...]
    news_categories: tuple[Choice, ...]
    faq_categories: tuple[Choice, ...]

    def identifiers(self, authority: str) -> list[str | int]:
        """The codes or keys of one list, in its order; empty for an unknown list."""
        rows = getattr(self, authority) if authority in self.lists() else ()
        return [row.key if isinstance(row, Choice) else row.code for row in rows]

    @classmethod
    def lists(cls) -> tuple[str, ...]:
        """The names of all lists."""
        others = ("source", "version", "source_language", "declared", "theme_mapping")
        return tuple(field.name for field in fields(cls) if field.name not in others)


@dataclass(frozen=True, kw_only=True)
class CountryEntry(Entry):
    """A country or area of ISO 3166-1 with its UN M49 regions; XK is user-assigned."""

    alpha2: str
    alpha3: str
    numeric: str | None
    m49_region: Annotated[str, In("regions")] | None
    m49_subregion: Annotated[str, In("subregions")] | None
    m49_intermediate: Annotated[str, In("intermediate_regions")] | None
    name: Text
    other_names: Text | None  # apart by commas
    notes: Annotated[str, Most(200)] | None


@dataclass(frozen=True, kw_only=True)
class TerritoryEntry(Entry):
    """A part of a country, by its ISO 3166-2 code; the point is its chief town, in degrees (WGS 84)."""

    code: str
    country: Country
    type: Annotated[str, In("territory_types")]
    name: Text
    latitude: Decimal
    longitude: Decimal
