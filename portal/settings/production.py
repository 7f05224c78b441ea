"""Production: everything from the environment; a missing or wrong value stops the start."""

from portal.settings.base import *  # noqa: F403 - a settings module is made of the one below it
from portal.settings.environment import ADDRESS_FORM, address, boolean, count, mail_server, mailbox, names, read, secret

SECRET_KEY = read("SECRET_KEY", "a random text of at least 50 characters", secret)
ALLOWED_HOSTS = read("ALLOWED_HOSTS", "host names separated by commas", names)
WAGTAILADMIN_BASE_URL = read("PORTAL_URL", ADDRESS_FORM, address)
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]
DEFAULT_FROM_EMAIL = read("MAIL_FROM", "an e-mail address", mailbox)
CONTACT_EMAIL = read("MAIL_CONTACT", "an e-mail address", mailbox)
globals().update(read("MAIL_URL", "an address such as smtp+tls://user:password@host:587", mail_server))

DEBUG = False
DEMONSTRATION = False
SECURE_SSL_REDIRECT = read("FORCE_HTTPS", "true or false", boolean, default=True)
ALLAUTH_TRUSTED_PROXY_COUNT = read("TRUSTED_PROXY_COUNT", "a whole number", count, default=1)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_SSL_REDIRECT else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # the preview of the editor is a frame of our own
SESSION_COOKIE_SECURE = True
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_NAME = "__Host-csrf"
