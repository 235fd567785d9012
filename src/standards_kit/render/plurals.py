"""Which form of a word a number takes, by rules in the notation of Unicode's CLDR.

Handbooks count whole things, so of that notation only what speaks of whole numbers is read:
``n % 10 = 2..4 and n % 100 != 12..14``. CLDR's ``i`` is the same as its ``n`` there.
"""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Final, NamedTuple

FORMS: Final = ("zero", "one", "two", "few", "many", "other")
"""What the forms are called, in every language; none has others, and all have the last."""
_RELATION = re.compile(r"[ni](?: ?% ?(\d{1,4}))? ?(!?=) ?(\d+(?:\.\.\d+)?(?:, ?\d+(?:\.\.\d+)?)*)")


class _Relation(NamedTuple):
    modulus: int
    """What the number is divided by, 0 where it is taken whole."""
    among: bool
    spans: tuple[tuple[int, int], ...]

    def holds(self, number: int) -> bool:
        rest = number % self.modulus if self.modulus else number
        return self.among == any(low <= rest <= high for low, high in self.spans)


def form_of(rules: Mapping[str, str], number: int) -> str:
    """The name of the form that a whole number takes: the first whose rule holds, else `other`."""
    for form, rule in rules.items():
        if any(all(one.holds(number) for one in every) for every in _read(rule)):
            return form
    return FORMS[-1]


def is_rule(rule: str) -> bool:
    """Whether a text is a rule that can be read."""
    return all(_RELATION.fullmatch(one) for one in re.split(" and | or ", rule))


@lru_cache(maxsize=64)
def _read(rule: str) -> tuple[tuple[_Relation, ...], ...]:
    """A rule as alternatives, each of relations that must all hold."""
    return tuple(
        tuple(map(_relation, alternative.split(" and "))) for alternative in rule.split(" or ")
    )


def _relation(text: str) -> _Relation:
    found = _RELATION.fullmatch(text)
    if found is None:
        raise ValueError(f"no rule for numbers: {text}")
    ends = (span.strip().partition("..") for span in found[3].split(","))
    spans = tuple((int(low), int(high or low)) for low, _, high in ends)
    return _Relation(int(found[1] or 0), found[2] == "=", spans)
