"""Forms of the admin."""

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm


class AuthorityForm(WagtailAdminModelForm):
    """Edits a row of an authority list; its code can be written once only."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "code" in self.fields and not self.instance._state.adding:
            self.fields["code"].disabled = True
