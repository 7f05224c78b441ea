"""Navigation, footer and texts of the portal: published in French, translated through wagtail-localize."""

from collections.abc import Iterable, Mapping

from django.db import transaction
from wagtail_localize.models import TranslationSource
from wagtail_localize.segments.extract import extract_segments

from content.loader.identity import key_of_target, translation_key
from content.loader.outcome import Outcome
from content.loader.pack import LANGUAGES, SOURCE_LANGUAGE
from content.loader.pages import Builder
from content.loader.saving import digest_of, naming, pair
from content.loader.touched import fate, is_retranslated
from content.loader.translations import update_target
from content.models import LoadedItem
from core.models import SiteFrame
from translation.bulk import Submission, translate_in_bulk

FRAME = "frame"  # key under which the loader remembers it


@transaction.atomic
def load_frame(builder: Builder, outcome: Outcome) -> None:
    """Bring navigation and footer to what the pack says, unless somebody has changed them."""
    rows = {row.language: row for row in LoadedItem.objects.filter(key=FRAME)}
    frames = {frame.locale.language_code: frame for frame in SiteFrame.objects.select_related("locale")}
    for language in LANGUAGES:
        values = values_of(builder, language)
        digest = digest_of([values_of(builder, SOURCE_LANGUAGE), values])
        row = rows.get(language)
        if row and row.digest == digest:
            outcome.unchanged["navigation"] += 1
        elif reason := reason_to_leave(rows, frames, language):
            outcome.left[f"{FRAME} ({language})"] = reason
        else:
            with naming(FRAME, language):
                frame = (
                    publish(frames[language], values)
                    if language == SOURCE_LANGUAGE
                    else translate(frames[SOURCE_LANGUAGE], frames[language], values)
                )
            written = {"digest": digest, "revision_id": frame.latest_revision_id}
            rows[language], created = LoadedItem.objects.update_or_create(
                key=FRAME, language=language, defaults=written
            )
            frames[language] = frame
            (outcome.created if created else outcome.updated)["navigation"] += 1


def reason_to_leave(rows: Mapping[str, LoadedItem], frames: Mapping[str, SiteFrame], language: str) -> str:
    """Say why the frame of a language must not be written; empty if it may."""
    row, frame = rows.get(language), frames.get(language)
    if frame is None:
        return "deleted"
    if language != SOURCE_LANGUAGE and (source := fate(rows.get(SOURCE_LANGUAGE), frames.get(SOURCE_LANGUAGE))):
        return f"French one {source}"
    return fate(row, frame) or ("translated" if row and language != SOURCE_LANGUAGE and is_retranslated(frame) else "")


def publish(frame: SiteFrame, values: Mapping[str, object]) -> SiteFrame:
    """Publish the French frame."""
    for name, value in values.items():
        setattr(frame, name, value)
    frame.save_revision(log_action=True).publish()
    return SiteFrame.objects.get(pk=frame.pk)


def translate(source: SiteFrame, frame: SiteFrame, values: Mapping[str, object]) -> SiteFrame:
    """Store the texts of another language and publish its frame."""
    stored, _created = TranslationSource.update_or_create_from_instance(source)
    submission = Submission(source, stored, extract_segments(source))
    version = SiteFrame(locale=frame.locale, translation_key=frame.translation_key, **values)
    [translation] = translate_in_bulk({stored: pair(submission, version)}, frame.locale)
    return update_target(translation)


def values_of(builder: Builder, language: str) -> dict[str, object]:
    """Return what the pack says of the frame in one language; links lead to the French pages."""
    entry = builder.pack.site.frame
    columns = [
        block("column", f"column{n}", heading=column.heading[language], links=links_to(builder, column.targets, "item"))
        for n, column in enumerate(entry.columns)
    ]
    return {
        "tagline": entry.tagline[language],
        "description": entry.description[language],
        "owner": entry.owner[language],
        "navigation": links_to(builder, entry.navigation, "page"),
        "columns": [column for column in columns if column["value"]["links"]],
        "legal": links_to(builder, entry.legal, "link"),
    }


def links_to(builder: Builder, targets: Iterable[str], kind: str) -> list[dict]:
    """Return blocks that lead to the pages of some entries, without those that have no page."""
    numbers = [(target, builder.numbers.get(key_of_target(target))) for target in targets]
    extra = {} if kind == "page" else {"url": ""}
    return [block(kind, f"{kind}{target}", page=number, label="", **extra) for target, number in numbers if number]


def block(kind: str, place: str, **value: object) -> dict:
    """Return a block whose identity comes from its place, so that a second load finds it."""
    return {"type": kind, "id": str(translation_key(FRAME, place)), "value": value}
