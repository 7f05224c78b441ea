"""Changes to Wagtail: what they are for, and whether Wagtail still needs them."""

import importlib.util

import pytest
from django.urls import reverse
from django.utils.functional import Promise
from wagtail.users.models import UserProfile

from tests.accounts.factories import UserFactory


@pytest.mark.django_db
def test_an_editor_chooses_pictures_in_the_language_of_the_admin(client):
    editor = UserFactory(groups=["Editors"])
    UserProfile.objects.create(user=editor, preferred_language="es")
    client.force_login(editor)

    html = client.get(reverse("wagtailimages_chooser:choose")).json()["html"]

    assert "Buscar" in html
    assert "Rechercher" not in html


@pytest.mark.parametrize("label", ["search_tab_label", "create_action_label"])
def test_wagtail_still_translates_labels_when_the_server_starts(label):
    spec = importlib.util.find_spec("wagtail.admin.viewsets.chooser")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)

    assert not isinstance(getattr(module.ChooserViewSet, label), Promise)
