"""People with an account."""

import factory
from django.contrib.auth.models import Group

from accounts.models import User


class UserFactory(factory.django.DjangoModelFactory):
    """A user in the groups of the given names."""

    email = factory.Sequence("person-{}@example.org".format)

    class Meta:
        model = User
        skip_postgeneration_save = True

    @factory.post_generation
    def groups(self, create, names):
        self.groups.set(Group.objects.filter(name__in=names or []))
