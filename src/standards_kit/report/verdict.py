"""A run in a sentence or two, the same in every format that is read by people."""

from standards_kit.lint.level import DEFAULT
from standards_kit.report.report import Report
from standards_kit.report.standing import Standing
from standards_kit.text.diagnostic import Severity

_SOFT = frozenset({"vague-phrase", "vague-definition"})


def verdict(report: Report) -> str:
    """How much was read, and how many findings of each severity there are."""
    read = f"{plural(report.standards, 'standard')} in {plural(report.files, 'file')}"
    quiet = _besides(report)
    if not report.diagnostics:
        return f"{read}: nothing to mend{quiet}."
    counts = [plural(report.count(severity), str(severity)) for severity in Severity]
    return f"{read}: {', '.join(counts)}{quiet}."


def _besides(report: Report) -> str:
    """What was found and isn't shown."""
    counts = {
        "suppressed": report.suppressed,
        "in the baseline": report.baselined,
        "in what has not changed": report.elsewhere,
        "fixed": report.fixed,
    }
    return "".join(f", {count:,} {what}" for what, count in counts.items() if count)


def fixable(report: Report) -> str:
    """What can be mended by the program, in a sentence; nothing where there is nothing.

    A word that is soft is asked about: to begin a definition of it, and leave it at that, mends nothing.
    """
    others = [d.finding.fix for d in report.diagnostics if d.rule not in _SOFT]
    fixes = [fix for fix in others if fix is not None]
    safe = sum(fix.safe for fix in fixes)
    unsafe = len(fixes) - safe
    if not fixes:
        return ""
    if not unsafe:
        return f"`--fix` mends {safe:,} of them."
    if not safe:
        return f"`--fix --unsafe-fixes` mends {unsafe:,} of them; read what it does: `--diff` shows it."
    return f"`--fix` mends {safe:,} of them, with `--unsafe-fixes` {unsafe:,} more; `--diff` shows how."


def definable(report: Report) -> str:
    """That somebody asks about soft words, in a sentence; nothing where there are none."""
    count = sum(d.rule in _SOFT for d in report.diagnostics)
    if not count:
        return ""
    words = "the soft word" if count == 1 else f"the {count:,} soft words"
    return f"`standards-kit define` asks you about {words}, and writes what you answer."


def sentences(report: Report) -> list[str]:
    """The verdict and, where it is known, the level."""
    return [verdict(report), *([level_told(report.standing)] if report.standing else [])]


def level_told(standing: Standing) -> str:
    """The level reached, what it leaves out, and what the next one asks for."""
    told = f"Level reached: {standing.reached or 'none yet'}"
    if standing.omitted:
        told += f", leaving out {', '.join(standing.omitted)}"
    if standing.next is None:
        return f"{told}."
    count = sum(standing.wanting.values())
    wanting = ", ".join(f"{rule} {number:,}" for rule, number in standing.wanting.items())
    asks = f"{standing.next.capitalize()} asks for {plural(count, 'more thing')}: {wanting}."
    hint = standing.next.rank > (standing.claimed or DEFAULT).rank
    seen = f" `--level {standing.next}` shows where." if hint else ""
    return f"{told}. {asks}{seen}"


def plural(number: int, word: str) -> str:
    """A number with its noun."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"
