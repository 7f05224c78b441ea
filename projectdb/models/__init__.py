"""Projects and country profiles."""

from projectdb.models.countries import CountryProfileIndexPage, CountryProfilePage, counted_projects
from projectdb.models.index import ProjectIndexPage
from projectdb.models.parties import ProjectOrganisation, ProjectTerritory
from projectdb.models.project import ProjectPage

__all__ = [
    "CountryProfileIndexPage",
    "CountryProfilePage",
    "ProjectIndexPage",
    "ProjectOrganisation",
    "ProjectPage",
    "ProjectTerritory",
    "counted_projects",
]
