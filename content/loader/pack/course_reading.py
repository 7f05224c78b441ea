"""Reads the folder of courses: each course with its modules, and the workshop kits."""

import re

from content.loader.pack.building import build
from content.loader.pack.courses import (
    CourseEntry,
    FacilitatorPack,
    FacilitatorVersion,
    LessonEntry,
    LessonVersion,
    ModuleEntry,
    Quiz,
    ToolEntry,
    ToolVersion,
)
from content.loader.pack.document_reading import declared, read_versions
from content.loader.pack.faults import Fault, Source
from content.loader.pack.files import Files

NUMBERED = re.compile(r"(\d\d)-([a-z0-9]+(?:-[a-z0-9]+)*)")  # the folder of the second lesson: 02-words-and-figures


def read_courses(files: Files) -> list[CourseEntry]:
    """Return the courses of the pack: the folders with a `course.yaml`."""
    folders = [name for name in files.folders("courses") if files.has(f"courses/{name}/course.yaml")]
    return [course for name in folders if (course := _course(files, f"courses/{name}"))]


def read_tools(files: Files) -> list[ToolEntry]:
    """Return the workshop kits of the pack."""
    found = []
    for name in files.folders("courses/tools"):
        folder = f"courses/tools/{name}"
        node = files.yaml(f"{folder}/tool.yaml")
        if node is not None:
            versions = read_versions(files, folder, ToolVersion, declared(node))
            found.append(build(ToolEntry, node, files.faults, order=_order(files, folder), versions=versions))
    return found


def _course(files: Files, folder: str) -> CourseEntry | None:
    node = files.yaml(f"{folder}/course.yaml")
    if node is None:
        return None
    modules = [_module(files, f"{folder}/{name}") for name in files.folders(folder)]
    return build(CourseEntry, node, files.faults, modules=tuple(module for module in modules if module))


def _module(files: Files, folder: str) -> ModuleEntry | None:
    node = files.yaml(f"{folder}/module.yaml")
    if node is None:
        return None
    languages = declared(node)
    names = [name for name in files.folders(folder) if name != "facilitator"]
    quiz = files.yaml(f"{folder}/quiz.yaml")
    return build(
        ModuleEntry,
        node,
        files.faults,
        order=_order(files, folder),
        lessons=tuple(_lesson(files, f"{folder}/{name}", languages) for name in names),
        quiz=None if quiz is None else build(Quiz, quiz, files.faults),
        facilitator=FacilitatorPack(
            source=Source(file=f"{folder}/facilitator"),
            versions=read_versions(files, f"{folder}/facilitator", FacilitatorVersion, languages),
        ),
    )


def _lesson(files: Files, folder: str, languages: list[str]) -> LessonEntry:
    return LessonEntry(
        source=Source(file=folder),
        key=folder_key(folder),
        order=_order(files, folder),
        versions=read_versions(files, folder, LessonVersion, languages),
    )


def folder_key(folder: str) -> str:
    """Return the key that the name of a folder holds after its number."""
    return folder.rpartition("/")[2].partition("-")[2]


def _order(files: Files, folder: str) -> int:
    """Return the number in front of the name of a folder."""
    match = NUMBERED.fullmatch(folder.rpartition("/")[2])
    if match:
        return int(match[1])
    files.faults.append(Fault(file=folder, message="a folder here is named by two digits, a hyphen and a key"))
    return 0
