"""Publications, good practices, training tools and films."""

from knowledge.library.models.films import VideoCaption, VideoIndexPage, VideoPage
from knowledge.library.models.practices import PracticeIndexPage, PracticePage
from knowledge.library.models.publications import LibraryIndexPage, PublicationPage, PublicationVersion
from knowledge.library.models.tools import ToolIndexPage, ToolPage

__all__ = [
    "LibraryIndexPage",
    "PracticeIndexPage",
    "PracticePage",
    "PublicationPage",
    "PublicationVersion",
    "ToolIndexPage",
    "ToolPage",
    "VideoCaption",
    "VideoIndexPage",
    "VideoPage",
]
