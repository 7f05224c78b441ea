"""Pages below the home pages of the migrations; pictures and documents."""

from collections.abc import Iterator

import factory
from django.apps import apps
from django.core.files.base import ContentFile
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page

from core.models import Banner, PortalDocument, PortalImage, PortalPage


def home(language: str = "fr") -> Page:
    """Return the home page in one language."""
    return Page.objects.get(depth=2, locale__language_code=language).specific


def page_types() -> Iterator[type[PortalPage]]:
    """Yield every type of page that editors can make."""
    waiting = [PortalPage]
    while waiting:
        model = waiting.pop(0)
        waiting += model.__subclasses__()
        if not model._meta.abstract:
            yield model


class PageFactory(factory.django.DjangoModelFactory):
    """A live page; `parent` may be given, else the page stands where its type belongs, in `language`."""

    title = "Une page"
    summary = "Ce que la page dit en une phrase."

    class Meta:
        abstract = True
        skip_postgeneration_save = True

    @classmethod
    def _create(
        cls, model_class: type[PortalPage], *args: object, parent: Page | None = None, language: str = "fr",
        **fields: object,
    ) -> PortalPage:  # fmt: skip
        page = model_class(*args, **fields)
        (parent or cls.parent_in(language)).add_child(instance=page)
        return page

    @classmethod
    def parent_in(cls, language: str) -> Page:
        """Return the page below which this type belongs, made when there is none yet."""
        parent = apps.get_model(cls._meta.model.parent_page_types[0])
        standing = parent.objects.filter(locale__language_code=language).first()
        return standing or factories()[parent](language=language)


def factories() -> dict[type[PortalPage], type[PageFactory]]:
    """Return the factory of each page type; their modules must have been imported."""
    found, waiting = {}, [PageFactory]
    while waiting:
        maker = waiting.pop()
        waiting += maker.__subclasses__()
        if not maker._meta.abstract:
            found[maker._meta.model] = maker
    return found


class ImageFactory(factory.django.DjangoModelFactory):
    """A small picture with a file."""

    title = "Atelier"
    description = "Des élus autour d’une carte"
    file = factory.LazyFunction(lambda: get_test_image_file(size=(40, 30)))

    class Meta:
        model = PortalImage


class DocumentFactory(factory.django.DjangoModelFactory):
    """A file to download."""

    title = "Guide"
    language = "fr"
    file = factory.LazyFunction(lambda: ContentFile(b"Guide", name="guide.txt"))

    class Meta:
        model = PortalDocument


class BannerFactory(factory.django.DjangoModelFactory):
    """A published announcement, in French unless `language` says otherwise."""

    class Params:
        language = "fr"

    text = "Le portail ferme samedi."
    locale = factory.LazyAttribute(lambda banner: Locale.objects.get(language_code=banner.language))

    class Meta:
        model = Banner
