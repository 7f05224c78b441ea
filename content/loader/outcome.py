"""What a load has done."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Outcome:
    """Counts of what was created, updated and found unchanged, and the names of what was left alone."""

    created: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    left: list[str] = field(default_factory=list)

    @property
    def changes(self) -> int:
        """Number of entries written."""
        return self.created.total() + self.updated.total()
