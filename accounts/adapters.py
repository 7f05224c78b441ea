"""What django-allauth asks the portal."""

import logging

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest
from django.urls import reverse

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators until the community opens."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead those who work on the portal to the admin, where they also sign out; others to the home page."""
        if request.user.has_perm("wagtailadmin.access_admin"):
            return reverse("wagtailadmin_home")
        return super().get_login_redirect_url(request)

    def get_client_ip(self, request: HttpRequest) -> str:
        """Return the address that attempts to sign in are limited by; all whose address cannot be told share one."""
        try:
            return super().get_client_ip(request)
        except (ImproperlyConfigured, PermissionDenied) as error:
            logger.warning("The address of a visitor cannot be told, see TRUSTED_PROXY_COUNT: %s", error)
            return "unknown"

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Refuse sign-up: nobody but staff has a use for an account yet."""
        return False
