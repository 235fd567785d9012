"""A comment for a merge request: the verdict, then the worst, the others folded away.

No longer than GitHub lets a comment be. Author's words can neither format, link nor call anybody.
The first line is a mark by which a script finds the comment again, to bring it up to date.
"""

from typing import TextIO

from standards_kit.report.digest import write_digest
from standards_kit.report.report import Report

_LONGEST = 65_536
_MARK = "<!-- standards-kit lint -->\n"


def write(report: Report, sink: TextIO) -> None:
    """Write the comment, its length counted as GitHub's pages count it, in UTF-16 code units."""
    sink.write(_MARK)
    write_digest(report, sink.write, _LONGEST - len(_MARK), _units)


def _units(text: str) -> int:
    return len(text) + sum(sign > "\uffff" for sign in text)
