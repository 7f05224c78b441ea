"""The test suite: fast hashes, tasks at once, files in a temporary folder."""

import tempfile
from pathlib import Path

from portal.settings.base import *  # noqa: F403 - a settings module is made of the one below it

SECRET_KEY = "only-for-tests"  # noqa: S105 - guards nothing
DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "testserver"]
DEMONSTRATION = True
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES |= {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
TASKS = {
    "default": {
        "BACKEND": "django_tasks.backends.immediate.ImmediateBackend",
        "QUEUES": ["default", "wagtail_update_index"],
    }
}
ELASTICSEARCH_URL = ""  # a test that wants it asks for the fixture `elasticsearch_url`
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
_folder = tempfile.TemporaryDirectory(prefix="m4dnet-test-")  # goes with the process
MEDIA_ROOT = Path(_folder.name) / "media"
STATIC_ROOT = Path(_folder.name) / "static"
STATIC_BUNDLES_ROOT = Path(_folder.name) / "bundles"
STATIC_ROOT.mkdir()
