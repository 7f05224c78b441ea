"""Home page, programme pages and directories."""

from home.models.directories import OrganisationDirectoryPage, Platform, PlatformDirectoryPage
from home.models.faq import FaqPage
from home.models.home import HomePage
from home.models.messages import Message
from home.models.programme import AudiencePage, ContactPage, LegalPage, ObjectivePage, ProgrammeIndexPage, ProgrammePage

__all__ = [
    "AudiencePage",
    "ContactPage",
    "FaqPage",
    "HomePage",
    "LegalPage",
    "Message",
    "ObjectivePage",
    "OrganisationDirectoryPage",
    "Platform",
    "PlatformDirectoryPage",
    "ProgrammeIndexPage",
    "ProgrammePage",
]
