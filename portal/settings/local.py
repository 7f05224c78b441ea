"""A first run on one's own machine: no secret needed, nothing leaves the machine."""

import os
from contextlib import suppress

from django.core.management.utils import get_random_secret_key

from portal.settings.base import *  # noqa: F403 - a settings module is made of the one below it
from portal.settings.base import VAR_DIR

_key_file = VAR_DIR / "secret-key"
if not _key_file.exists():
    VAR_DIR.mkdir(exist_ok=True)
    # Another process may do the same at this moment: the first link counts
    _draft = VAR_DIR / f"secret-key.{os.getpid()}"
    _draft.touch(mode=0o600)
    _draft.write_text(get_random_secret_key())
    with suppress(FileExistsError):
        os.link(_draft, _key_file)
    _draft.unlink()
SECRET_KEY = _key_file.read_text()

DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DEMONSTRATION = True  # demonstration accounts may exist, and the gallery is shown
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
