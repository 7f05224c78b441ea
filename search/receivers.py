"""What changes a page as the search sees it: versions, places in the tree, rights, words, files."""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete
from wagtail.contrib.search_promotions.models import SearchPromotion
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import post_page_move

from core.models import Keyword, PortalDocument
from reference.models import AuthorityRow, Organisation, Term, TermForm
from search import actions


def page_changed(sender: type, instance: Any, **_kwargs: Any) -> None:
    """Mark a page that was saved or deleted, with its versions."""
    if issubclass(sender, Page):
        actions.mark_changed(instance)
    elif issubclass(sender, AuthorityRow):
        actions.mark_users(instance)


def page_moved(instance: Page, **_kwargs: Any) -> None:
    """Mark a page that moved, with all below it."""
    actions.mark_below(instance)


def restriction_changed(instance: PageViewRestriction, **_kwargs: Any) -> None:
    """Mark the pages whose readers changed."""
    actions.mark_below(instance.page)


def groups_changed(instance: Any, **_kwargs: Any) -> None:
    """Mark the pages of a restriction whose groups changed."""
    if isinstance(instance, PageViewRestriction):
        actions.mark_below(instance.page)


def group_leaves(instance: Group, **_kwargs: Any) -> None:
    """Mark the pages that a group could read."""
    for restriction in PageViewRestriction.objects.filter(groups=instance).select_related("page"):
        actions.mark_below(restriction.page)


def term_changed(**_kwargs: Any) -> None:
    """Send the words of the glossary, and the acronyms of organisations."""
    actions.renew_glossary()


def keyword_changed(instance: Keyword, **_kwargs: Any) -> None:
    """Mark the pages that carry a keyword."""
    actions.mark(instance.links.values_list("content_object", flat=True))


def document_changed(instance: PortalDocument, **_kwargs: Any) -> None:
    """Read a file anew."""
    actions.renew_file(instance)


def promotion_changed(instance: SearchPromotion, **_kwargs: Any) -> None:
    """Mark the page that editors promote, in all languages."""
    if instance.page_id:
        actions.mark_versions(Page.objects.filter(pk=instance.page_id))


def connect() -> None:
    """Listen to what changes pages."""
    for signal in (post_save, post_delete):
        signal.connect(page_changed, dispatch_uid="search_page_changed")
        signal.connect(restriction_changed, sender=PageViewRestriction, dispatch_uid="search_restriction_changed")
        for model in (Term, TermForm, Organisation):
            signal.connect(term_changed, sender=model, dispatch_uid=f"search_{model.__name__}_changed")
        signal.connect(promotion_changed, sender=SearchPromotion, dispatch_uid="search_promotion_changed")
    post_save.connect(keyword_changed, sender=Keyword, dispatch_uid="search_keyword_changed")
    post_save.connect(document_changed, sender=PortalDocument, dispatch_uid="search_document_changed")
    m2m_changed.connect(groups_changed, sender=PageViewRestriction.groups.through, dispatch_uid="search_groups_changed")
    pre_delete.connect(group_leaves, sender=Group, dispatch_uid="search_group_leaves")
    post_page_move.connect(page_moved, dispatch_uid="search_page_moved")
