"""A run in a sentence or two, the same in every format that is read by people."""

from standards_kit.lint.level import DEFAULT
from standards_kit.report.report import Report
from standards_kit.report.standing import Standing
from standards_kit.text.diagnostic import Severity


def verdict(report: Report) -> str:
    """How much was read, and how many findings of each severity there are."""
    read = f"{plural(report.standards, 'standard')} in {plural(report.files, 'file')}"
    quiet = f", {report.suppressed:,} suppressed" if report.suppressed else ""
    if not report.diagnostics:
        return f"{read}: nothing to mend{quiet}."
    counts = [plural(report.count(severity), str(severity)) for severity in Severity]
    return f"{read}: {', '.join(counts)}{quiet}."


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
