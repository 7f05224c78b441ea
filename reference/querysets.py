"""Questions about many rows of an authority list."""

from django.db import models


class AuthorityQuerySet(models.QuerySet):
    """Rows of one authority list."""

    def by_name(self) -> list:
        """Return the rows in the order of their labels in the reader's language.

        A list, since the database sorts by bytes and would put É after Z.
        """
        return sorted(self, key=lambda row: row.label.sort_key)
