"""What follows a migration of the database."""

import pytest
from wagtail.models import Site

from home.receivers import keep_address

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", ["https://example.org", "http://localhost:8001", "http://example.org"])
def test_links_in_mails_begin_with_the_address_of_the_portal(settings, address):
    settings.WAGTAILADMIN_BASE_URL = address

    keep_address()

    assert Site.objects.get(is_default_site=True).root_url == address
