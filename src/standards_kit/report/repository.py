"""How a repository sees the files of a report: the paths that CI wants, and links to their lines.

GitHub and GitLab say in the environment where the repository is checked out and which commit it is.
Elsewhere paths are those from the working folder, and nothing links.
"""

import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from posixpath import normpath

from standards_kit.ground.records import record
from standards_kit.report.report import Report
from standards_kit.text.diagnostic import Place


@record
class Repository:
    """Where it is checked out, and what a source's name needs before it to be found from there.

    ``pages`` is what stands before a path in the address of its page, for this commit.
    """

    folder: Path
    prefix: str
    pages: str | None = None

    def path(self, name: str) -> str:
        """The path of a file by the name that it is reported by."""
        return normpath(self.prefix + name)

    def link(self, place: Place) -> str | None:
        """The address of the page that shows a place; None where it is not known."""
        path = self.path(place.source.path)
        if self.pages is None or path.startswith("../"):
            return None
        first, last = place.start.line, place.end.line
        mark = "-L" if "/-/" not in self.pages else "-"
        lines = f"#L{first}" if last <= first else f"#L{first}{mark}{last}"
        return f"{self.pages}/{quoted(path)}{lines}"


def repository(report: Report, environment: Mapping[str, str] | None = None) -> Repository:
    """The repository around a report, as the environment tells."""
    env = os.environ if environment is None else environment
    for name in ("GITHUB_WORKSPACE", "CI_PROJECT_DIR"):
        around = _around(report.root, env.get(name))
        if around is not None:
            return Repository(*around, _pages(env))
    folder = report.root
    for _ in PurePosixPath(report.prefix).parts:
        folder = folder.parent
    return Repository(folder, report.prefix)


def quoted(path: str) -> str:
    """A path as it stands in an address; what is no text in it is replaced."""
    from urllib.parse import quote

    return quote(path.encode("utf-8", "replace"))


def _around(root: Path, folder: str | None) -> tuple[Path, str] | None:
    """A checkout and the way from it to the root, if it lies in there, links followed or not."""
    if not folder:
        return None
    for inner, outer in ((root, Path(folder)), (root.resolve(), Path(folder).resolve())):
        if inner.is_relative_to(outer):
            below = inner.relative_to(outer).as_posix()
            return outer, "" if below == "." else below + "/"
    return None


def _pages(env: Mapping[str, str]) -> str | None:
    hub = [env.get(f"GITHUB_{name}") for name in ("SERVER_URL", "REPOSITORY", "SHA")]
    if all(hub):
        return "{}/{}/blob/{}".format(*hub)
    lab = [env.get(name) for name in ("CI_PROJECT_URL", "CI_COMMIT_SHA")]
    return "{}/-/blob/{}".format(*lab) if all(lab) else None
