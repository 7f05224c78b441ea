"""What a load has done."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Outcome:
    """What was created, updated and found unchanged, in numbers; what was left alone, with the reason."""

    created: Counter[str] = field(default_factory=Counter)
    updated: Counter[str] = field(default_factory=Counter)
    unchanged: Counter[str] = field(default_factory=Counter)
    left: dict[str, str] = field(default_factory=dict)

    @property
    def changes(self) -> int:
        """Number of entries written."""
        return self.created.total() + self.updated.total()
