"""Who may do what with the models of this app, beyond what the rights of the roles say."""

from wagtail.permission_policies import ModelPermissionPolicy


class MessagePermissionPolicy(ModelPermissionPolicy):
    """Messages come from visitors: nobody adds one in the admin, whatever their rights."""

    def user_has_permission(self, user: object, action: str) -> bool:
        return action != "add" and super().user_has_permission(user, action)
