"""What the projects tell of one corridor; so many queries for any number of projects."""

from django.utils.functional import cached_property

from projectdb.places import Corridor, PlaceOverview, address_of_corridor, addresses_of_countries, corridor_title
from projectdb.querysets import ProjectQuerySet
from reference.models import Country


class CorridorOverview(PlaceOverview):
    """One corridor: who works in it, and the way back."""

    def __init__(
        self, origin: Country, destination: Country, projects: ProjectQuerySet, addresses: dict[str, str]
    ) -> None:
        own = projects.in_language().in_corridor(origin.code, destination.code)
        super().__init__(own, [origin, destination], addresses)
        self.origin, self.destination = origin, destination
        self.way_back = projects.in_language().in_corridor(destination.code, origin.code)

    @cached_property
    def country_links(self) -> list[tuple[str, str]]:
        """Name and address of both countries; one query."""
        urls = addresses_of_countries(self.countries_url, [country.code for country in self.countries])
        return [(country.name, urls.get(country.code, "")) for country in self.countries]

    @cached_property
    def back(self) -> Corridor | None:
        """The corridor in the other direction, if projects tie the countries in that one too."""
        count = self.way_back.count()
        if not count:
            return None
        start, end = self.destination, self.origin
        url = address_of_corridor(self.countries_url, start.code, end.code)
        return Corridor(start.code, end.code, corridor_title(start, end), count, url)
