"""People who sign in."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.dates import validate_time_zone
from core.i18n import portal_language_choices


class PortalUserManager(BaseUserManager["User"]):
    """Makes users who are known by their e-mail address."""

    def create_user(self, email: str, password: str | None = None, **extra: object) -> "User":
        """Make a user; without `extra` it has no right."""
        user = self.model(email=self.model.normalize_username(email), **extra)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **extra: object) -> "User":
        """Make a user with every right."""
        return self.create_user(email, password, **{"is_superuser": True, **extra})


class User(AbstractBaseUser, PermissionsMixin):
    """A person or service with an account; signs in by e-mail address, has no user name."""

    email = models.EmailField(
        _("e-mail address"), unique=True, error_messages={"unique": _("This address already has an account.")}
    )
    first_name = models.CharField(_("first name"), max_length=150, blank=True)
    last_name = models.CharField(_("last name"), max_length=150, blank=True)
    is_active = models.BooleanField(_("active"), default=True, help_text=_("Untick instead of deleting an account."))
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)
    language = models.CharField(
        _("language"), max_length=10, choices=portal_language_choices, default=settings.LANGUAGE_CODE
    )
    time_zone = models.CharField(
        _("time zone"),
        max_length=50,
        default="UTC",
        validators=[validate_time_zone],
        help_text=_("Name in the tz database, for example: Africa/Dakar."),
    )

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    objects = PortalUserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_is_lower")]

    def __str__(self) -> str:
        return self.get_full_name() or self.email

    @classmethod
    def normalize_username(cls, username: str) -> str:
        """Write an address in small letters, as allauth looks for it."""
        return super().normalize_username(username).lower()

    def get_full_name(self) -> str:
        """First and last name."""
        return f"{self.first_name} {self.last_name}".strip()

    @property
    def is_staff(self) -> bool:
        """Django asks this; who may enter the admin is a permission of Wagtail."""
        return self.is_superuser
