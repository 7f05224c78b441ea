"""What django-allauth asks the portal."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by administrators until the community opens."""

    def is_open_for_signup(self, _request: HttpRequest) -> bool:
        """Refuse sign-up: nobody but staff has a use for an account yet."""
        return False
