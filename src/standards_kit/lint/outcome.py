"""What is to be said of a kit: all that a report needs, and nothing of how it was found."""

from collections.abc import Sequence
from dataclasses import field
from datetime import date
from pathlib import Path

from standards_kit.ground.records import bundle
from standards_kit.lint.catalogue import Listed
from standards_kit.lint.level import Level
from standards_kit.lint.suppressions import Suppression
from standards_kit.text.diagnostic import Diagnostic


@bundle
class Outcome:
    """What is to be said of a kit, in the order in which it is said.

    ``root`` is the kit's folder, ``paths`` are its files by the names that they are reported by, and
    ``standards`` counts what stands in them. ``quiet`` is what a comment keeps quiet, with that comment;
    ``ran`` are the rules that ran. ``held`` is what the levels above the one asked for would say besides;
    ``claimed`` is the level that the kit or the command line names; ``omitted`` are rules that the kit
    leaves out, and ``whole`` says that the command line leaves out none. ``baselined`` findings are in
    the kit's baseline.
    """

    root: Path
    paths: Sequence[str]
    standards: int
    today: date
    diagnostics: list[Diagnostic] = field(default_factory=list)
    quiet: list[tuple[Diagnostic, Suppression]] = field(default_factory=list)
    ran: tuple[Listed, ...] = ()
    held: list[Diagnostic] = field(default_factory=list)
    claimed: Level | None = None
    omitted: tuple[str, ...] = ()
    whole: bool = True
    baselined: list[Diagnostic] = field(default_factory=list)

    @property
    def suppressed(self) -> int:
        """How many findings are kept quiet."""
        return len(self.quiet)
