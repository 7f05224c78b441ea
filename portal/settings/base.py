"""Settings that are the same everywhere; what differs stands in local, test and production."""

import zoneinfo
from pathlib import Path

from csp.constants import NONE, SELF, UNSAFE_INLINE

from portal.settings.environment import (
    ADDRESS_FORM,
    POSTGRES_FORM,
    address,
    contact,
    count,
    database,
    elasticsearch_options,
    iati_identifier,
    index_prefix,
    mailbox,
    positive,
    read,
    two_digits,
)

BASE_DIR = Path(__file__).resolve().parent.parent.parent
VAR_DIR = BASE_DIR / "var"  # everything the portal writes on a first run; never in the repository

# Applications, from the top of docs/architecture.md down
INSTALLED_APPS = [
    "content.apps.ContentConfig",
    "home.apps.HomeConfig",
    "interop.apps.InteropConfig",
    "projectdb.apps.ProjectdbConfig",
    "knowledge.library.apps.LibraryConfig",
    "knowledge.learning.apps.LearningConfig",
    "knowledge.glossary.apps.GlossaryConfig",
    "news.apps.NewsConfig",
    "search.apps.SearchConfig",
    "translation.apps.TranslationConfig",
    "accounts.apps.AccountsConfig",
    "reference.apps.ReferenceConfig",
    "core.apps.CoreConfig",
    "wagtail_localize",
    "wagtail_localize.locales",  # instead of wagtail.locales
    "wagtail.contrib.redirects",
    "wagtail.contrib.search_promotions",
    "wagtail.contrib.settings",
    "wagtail.contrib.typed_table_block",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "django_tasks",
    "django_tasks_db",
    "csp",
    "whitenoise.runserver_nostatic",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",  # templates of the widgets, which ours extend
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.gzip.GZipMiddleware",  # tokens of forms are masked: BREACH finds nothing that stays
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "core.middleware.Utf8Middleware",
    "core.middleware.AdminContentSecurityPolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "core.middleware.SqueezeMiddleware",  # below the one that counts the bytes
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SITE_NAME = "M4D Net"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "core.context_processors.frame",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["core.templatetags.core_tags"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Database: PostgreSQL everywhere; bin/run and bin/test start one and set DATABASE_URL when none is given
DATABASES = {
    "default": {**read("DATABASE_URL", POSTGRES_FORM, database), "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
}
CACHES = {
    "default": {  # holds the counts of quotas, which must not go before their time
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    },
    "renditions": {  # a list of 50 photographs has 300 of them: six forms each
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "renditions",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "wagtail_update_index"]}}

# Languages: French is the source; the order is that of the language switcher
LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", "Français"), ("en", "English"), ("es", "Español")]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # never publish French text under another language
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True  # deleting a translation must not erase its strings
LOCALE_PATHS = [BASE_DIR / "locale", BASE_DIR / "locale/wagtail"]  # the second: what Wagtail lacks
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Accounts: django-allauth is the only door, for the CMS too
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
WAGTAILADMIN_LOGIN_URL = "account_login"
WAGTAIL_FRONTEND_LOGIN_URL = LOGIN_URL
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
ACCOUNT_ADAPTER = "accounts.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Files
STATIC_URL = "/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "core.staticfiles.BundleFinder",
]
STATIC_BUNDLES_ROOT = VAR_DIR / "bundles"
STATIC_BUNDLES = {
    "css/m4d.css": ["css/portal.css", "css/components.css"],
    "js/m4d.js": [
        "js/appearance.js",
        "js/facets.js",
        "js/lazy.js",
        "js/map-view.js",
        "js/print.js",
        "js/swap.js",
    ],
}
STATIC_ROOT = BASE_DIR / "static-collected"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # a long page in the editor sends several thousand fields

# Wagtail
WAGTAIL_SITE_NAME = SITE_NAME
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # an address with é becomes %C3%A9 wherever it is pasted
WAGTAILADMIN_BASE_URL = read(
    "PORTAL_URL", "an address such as https://example.org", address, default="http://localhost:8000"
)
WAGTAILIMAGES_IMAGE_MODEL = "core.PortalImage"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000
WAGTAILIMAGES_AVIF_QUALITY, WAGTAILIMAGES_WEBP_QUALITY, WAGTAILIMAGES_JPEG_QUALITY = 55, 72, 76
WAGTAILDOCS_DOCUMENT_MODEL = "core.PortalDocument"
WAGTAILDOCS_EXTENSIONS = [
    "csv",
    "docx",
    "epub",
    "mp4",
    "odp",
    "ods",
    "odt",
    "pdf",
    "pptx",
    "txt",
    "vtt",
    "webm",
    "xlsx",
    "zip",
]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILEMBEDS_FINDERS: list[dict] = []  # no player of another host
WAGTAILSEARCH_BACKENDS = {
    "default": {"BACKEND": "wagtail.search.backends.database"},  # of the admin
    "public": {"BACKEND": "search.backend", "AUTO_UPDATE": False},  # of the portal, brought up to date by its own tasks
}
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILADMIN_RECENT_EDITS_LIMIT = 5
# Debian's tz database has a file "localtime", at which the script of the account page of an editor fails
WAGTAIL_USER_TIME_ZONES = sorted(zoneinfo.available_timezones() - {"localtime"})
TAGGIT_CASE_INSENSITIVE = True

# Security: the public pages run no inline script or style; Wagtail's admin needs both
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "SAMEORIGIN"  # the editor's preview is a frame
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "object-src": [NONE],
        "frame-ancestors": [SELF],
    }
}
ADMIN_CONTENT_SECURITY_POLICY = {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
}

CSRF_COOKIE_AGE = None  # until the browser is closed, as the forms say
CSRF_FAILURE_VIEW = "home.views.csrf_failure"

# Elasticsearch; without an address the search is that of the database
ELASTICSEARCH_URL = read("ELASTICSEARCH_URL", ADDRESS_FORM, address, default="")
ELASTICSEARCH_OPTIONS = elasticsearch_options()  # arguments of the client
ELASTICSEARCH_REPLICAS = read("ELASTICSEARCH_REPLICAS", "a whole number", count, default=0)
SEARCH_INDEX_PREFIX = read("SEARCH_INDEX_PREFIX", "small letters, digits and hyphens", index_prefix, default="m4d")

# Doors for machines
OAI_PAGE_SIZE = read("OAI_PAGE_SIZE", "a whole number from 1 on", positive, default=100)
IATI_PUBLISHER = read("IATI_PUBLISHER", "an organisation identifier of IATI", iati_identifier, default="XX-M4D-NET")
IATI_PUBLISHER_TYPE = read("IATI_PUBLISHER_TYPE", "a code of OrganisationType, two digits", two_digits, default="40")
SECURITY_CONTACT = read("SECURITY_CONTACT", "mailto:name@example.org or an address https://…", contact, default="")

# Mail, and what visitors send with the forms
DEFAULT_FROM_EMAIL = read("MAIL_FROM", "an e-mail address", str, default="m4dnet@localhost")
CONTACT_EMAIL = read("MAIL_CONTACT", "an e-mail address", mailbox, default="team@localhost")
MESSAGES_KEPT_FOR = read("MESSAGES_KEPT_FOR", "a number of days, 1 or more", positive, default=365)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
