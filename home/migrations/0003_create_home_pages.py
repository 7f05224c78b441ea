"""One home page per language: until a language has its own, its address would serve the French site."""

import uuid

from django.db import migrations

SITE = "M4D Net"
HOMES = [  # language, title, slug
    ("fr", "Accueil", "accueil"),
    ("en", "Home", "home"),
    ("es", "Inicio", "inicio"),
]
HERO = {
    "fr": "Migration et développement local",
    "en": "Migration and local development",
    "es": "Migración y desarrollo local",
}


def create_home_pages(apps, schema_editor):
    """Put three home pages in the place of Wagtail's welcome page."""
    Page, Locale, Site = (apps.get_model("wagtailcore", name) for name in ("Page", "Locale", "Site"))
    HomePage = apps.get_model("home", "HomePage")
    content_type, _created = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        model="homepage", app_label="home"
    )
    Site.objects.all().delete()
    Page.objects.filter(depth=2).delete()
    key = uuid.uuid5(uuid.NAMESPACE_URL, "m4d:home")
    for number, (language, title, slug) in enumerate(HOMES, start=1):
        locale, _created = Locale.objects.get_or_create(language_code=language)
        HomePage.objects.create(
            path=f"0001{number:04}", depth=2, numchild=0, url_path=f"/{slug}/", content_type=content_type,
            locale=locale, translation_key=key, title=title, draft_title=title, slug=slug,
            hero_title=HERO[language],
        )  # fmt: skip
    Page.objects.filter(depth=1).update(numchild=len(HOMES))
    source = Page.objects.get(url_path="/accueil/")
    Site.objects.create(hostname="localhost", site_name=SITE, root_page=source, is_default_site=True)


def delete_home_pages(apps, schema_editor):
    """Take the home pages away again; the site goes with them."""
    apps.get_model("wagtailcore", "Page").objects.filter(depth=2).delete()
    apps.get_model("wagtailcore", "Page").objects.filter(depth=1).update(numchild=0)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0002_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(create_home_pages, delete_home_pages)]
