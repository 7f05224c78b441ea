"""Demonstration accounts of a first run: one per role, with passwords made at random."""

import json
import os
import secrets
from pathlib import Path

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from wagtail.users.models import UserProfile

from accounts.models import User

ACCOUNTS = {  # name in the address: (groups, language of the admin, is a superuser)
    "administrator": (["Administrators"], "fr", True),
    "editor": (["Editors"], "fr", False),
    "translator-en": (["Translators: English"], "en", False),
    "translator-es": (["Translators: Spanish"], "es", False),
    "reviewer": (["Reviewers"], "fr", False),
}
DOMAIN = "example.org"


def passwords(file: Path) -> dict[str, str]:
    """Return the password of each account by its address; make those that `file` lacks and keep them in it.

    The file can be read by its owner only.
    """
    kept = json.loads(file.read_text()) if file.exists() else {}
    found = {email: kept.get(email) or secrets.token_urlsafe(12) for email in (f"{name}@{DOMAIN}" for name in ACCOUNTS)}
    if found == kept:
        return found
    file.parent.mkdir(exist_ok=True, parents=True)
    draft = file.with_name(f"{file.name}.{os.getpid()}")  # a start that is cut off leaves no half of the file
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(found, indent=2))
    draft.replace(file)
    return found


@transaction.atomic
def create_accounts(file: Path) -> dict[str, str]:
    """Make the accounts that do not exist and return the password of each by its address.

    Raises `ImproperlyConfigured` where the settings allow no demonstration: never in production.
    """
    if not settings.DEMONSTRATION:
        raise ImproperlyConfigured("Demonstration accounts are not allowed by these settings.")
    found = passwords(file)
    for name, (groups, language, is_superuser) in ACCOUNTS.items():
        email = f"{name}@{DOMAIN}"
        user, created = User.objects.get_or_create(
            email=email,
            defaults={"language": language, "is_superuser": is_superuser} | named(name),
        )
        if created:
            user.groups.set(Group.objects.filter(name__in=groups))
            UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": language})
        if not user.check_password(found[email]):
            user.set_password(found[email])
            user.save()
        verify_address(user)
    return found


def named(account: str) -> dict[str, str]:
    """Return a name without which nobody can save their account page: that of the portal, and the role."""
    return {"first_name": settings.SITE_NAME, "last_name": account}


def verify_address(user: User) -> None:
    """Mark the address of a demonstration account as verified: no mail can reach it."""
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
