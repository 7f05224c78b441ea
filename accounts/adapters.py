"""What django-allauth asks the portal."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators until the community opens."""

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Lead those who work on the portal to the admin, where they also sign out; others to the home page."""
        if request.user.has_perm("wagtailadmin.access_admin"):
            return reverse("wagtailadmin_home")
        return super().get_login_redirect_url(request)

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Refuse sign-up: nobody but staff has a use for an account yet."""
        return False
