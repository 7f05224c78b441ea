"""Measures of one answer: the keys that were found, best first, against the grade of each page.

Sources: Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques", 2002, with the gain 2^grade - 1
that became usual for it (Burges and others, 2005).
"""

from collections.abc import Iterable, Mapping, Sequence
from math import log2

DEPTH = 10  # results that are looked at
GOOD = 2  # grade from which a page is a good answer


def gain(grades: Iterable[int]) -> float:
    """Return the discounted gain of grades in the order of the results."""
    return sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, 1))


def ndcg(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return how near the first results are to the best order, from 0 to 1."""
    best = sorted(grades.values(), reverse=True)[:DEPTH]
    return gain(grades.get(key, 0) for key in found[:DEPTH]) / gain(best)


def recall(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return which share of the good answers is among the first results; of many, as many as there is room for."""
    good = {key for key, grade in grades.items() if grade >= GOOD}
    return len(good.intersection(found[:DEPTH])) / min(len(good), DEPTH)


def success(found: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return 1 if the first result is a good answer, else 0."""
    return float(bool(found) and grades.get(found[0], 0) >= GOOD)
