"""Where a run of `lint` says that a kit stands: the level it has reached, and what the next asks for."""

from collections import Counter
from collections.abc import Mapping, Sequence

from standards_kit.ground.records import record
from standards_kit.lint.catalogue import catalogue
from standards_kit.lint.level import Level, reached
from standards_kit.lint.outcome import Outcome
from standards_kit.text.diagnostic import Severity


@record
class Standing:
    """``reached`` is None below the lowest level; ``wanting`` counts, by rule, what the next asks for.

    ``claimed`` is the level that was asked for, if any; ``omitted`` are rules of the levels reached that
    the kit leaves out. ``gate`` is the level that would be reached if what the baseline knows were
    mended.
    """

    reached: Level | None
    next: Level | None
    wanting: Mapping[str, int]
    claimed: Level | None = None
    omitted: tuple[str, ...] = ()
    gate: Level | None = None

    @property
    def short(self) -> bool:
        """Whether the level that was asked for is not reached, but for what the baseline knows."""
        if self.claimed is None:
            return False
        return self.gate is None or self.gate.rank < self.claimed.rank


def standing(verdicts: Sequence[Outcome]) -> Standing | None:
    """Take the verdicts of a run; give where the least of its kits stands.

    None where only some rules were asked for: then nobody can say.
    """
    if not all(verdict.whole for verdict in verdicts):
        return None
    return min(map(_of_one, verdicts), key=_rank)


def _of_one(verdict: Outcome) -> Standing:
    shown = [*verdict.diagnostics, *verdict.held]
    found = [*shown, *verdict.baselined]
    level = reached(found)
    above = level.above if level is not None else Level.STARTED
    wanting = Counter(d.rule for d in found if d.level == above and d.severity is not Severity.NOTE)
    rules = catalogue()
    omitted = tuple(
        name
        for name in verdict.omitted
        if level is not None and rules[name].rule.level.rank <= level.rank
    )
    return Standing(
        level, above, dict(wanting.most_common()), verdict.claimed, omitted, reached(shown)
    )


def _rank(one: Standing) -> int:
    return -1 if one.reached is None else one.reached.rank
