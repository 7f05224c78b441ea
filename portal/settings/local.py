"""A first run on one's own machine: no secret needed, nothing leaves the machine."""

from django.core.management.utils import get_random_secret_key

from portal.settings.base import *  # noqa: F403 - a settings module is made of the one below it
from portal.settings.base import VAR_DIR

_key_file = VAR_DIR / "secret-key"
if not _key_file.exists():
    VAR_DIR.mkdir(exist_ok=True)
    _key_file.touch(mode=0o600)
    _key_file.write_text(get_random_secret_key())
SECRET_KEY = _key_file.read_text()

DEBUG = False
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
DEMONSTRATION = True  # demonstration accounts may exist
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
EMAIL_FILE_PATH = VAR_DIR / "mail"
