"""Asking for some links each time: those that were not asked for longest, one request a second to a host."""

import datetime
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from django.conf import settings
from django.utils import timezone

from core.models import OutsideLink
from core.outside.collecting import collect_links
from core.outside.fetching import Allows, is_public, problem_of

DAY = datetime.timedelta(hours=20)  # a daily run that starts a little earlier asks again
SECONDS = 1.0


@dataclass
class Politeness:
    """Waits so that a host gets one request a second."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    last: dict[str, float] = field(default_factory=dict)

    def wait(self, host: str) -> None:
        """Return when a host may be asked again."""
        pause = self.last.get(host, -SECONDS) + SECONDS - self.clock()
        if pause > 0:
            self.sleep(pause)
        self.last[host] = self.clock()


@dataclass(frozen=True)
class Checked:
    """What a run did: links asked, those with a problem, links that are broken by now."""

    asked: int
    failed: int
    broken: int


def agent() -> str:
    """Return what the portal calls itself, with the address where its operators can be found."""
    return f"M4DNet-LinkCheck/1.0 (+{settings.WAGTAILADMIN_BASE_URL})"


def check_links(limit: int, *, politeness: Politeness | None = None, allows: Allows = is_public) -> Checked:
    """Collect the links of live pages and ask for so many of them; each answer is kept at once.

    A run that is cut off is continued by the next.
    """
    collect_links()
    polite = politeness or Politeness()
    failed = asked = 0
    for link in OutsideLink.objects.due(timezone.now() - DAY)[:limit]:
        problem = problem_of(link.url, agent=agent(), wait=polite.wait, allows=allows)
        link.record(problem, timezone.now())
        asked, failed = asked + 1, failed + bool(problem)
    return Checked(asked, failed, OutsideLink.objects.broken().count())
