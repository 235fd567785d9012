"""A kit as it was at another revision, read from git."""

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from standards_kit.cli.failures import Failure
from standards_kit.ground.nearest import did_you_mean
from standards_kit.lint.changes import State
from standards_kit.model.folder import Home
from standards_kit.model.project import Project, load

_READ = (".yaml", ".yml", ".cfg")
"""The files that a kit is made of, and those that tell where it ends."""
_TOLD_OF_A_FILE = 3
"""Its name in git, its kind and its size; of one that git lacks, two words."""
# In a hook git tells its children where it is, seen from another folder than ours.
_TOLD = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")


def state_at(project: Project, revision: str) -> State | None:
    """What a kit said at a revision; None where it was not there yet."""
    root = project.home.root
    commit = _commit(root, revision)
    extra = {os.fsencode(os.path.relpath(project.base / f.path, root)) for f in project.files}
    with tempfile.TemporaryDirectory(prefix="standards-kit-") as folder:
        # A name that is there in both states keeps the addresses alike.
        place = Path(folder, "kit")
        place.mkdir()
        for name, content in _contents(root, commit, extra):
            file = place / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        alone = place / project.home.alone.name if project.home.alone else None
        home = Home(place, alone)
        return State(load(home)) if home.kit_file.is_file() else None


def _commit(root: Path, revision: str) -> str:
    inside = _git(root, "rev-parse", "--show-toplevel")
    if inside is None:
        raise Failure(
            f"“{root}” is in no git repository, so nobody can say what has changed.",
            "Leave `--changed-since` out, or run it in a clone.",
        )
    found = _git(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"
    )
    if found is not None:
        return found.decode().strip()
    shallow = _git(root, "rev-parse", "--is-shallow-repository") == b"true\n"
    raise Failure(
        f"git knows no revision “{revision}” here.{did_you_mean(revision, _named(root))}",
        "This clone is shallow: fetch more of its history, in GitHub Actions with `fetch-depth: 0`."
        if shallow
        else "Name a branch, a tag or a commit: `--changed-since main`.",
    )


def _named(root: Path) -> list[str]:
    """The branches and tags there are, by their short names."""
    found = _git(
        root, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags"
    )
    return (found or b"").decode(errors="replace").split()


def _contents(root: Path, commit: str, extra: set[bytes]) -> Iterator[tuple[str, bytes]]:
    """The files of a folder at a commit that a kit may be made of."""
    listed = _git(root, "ls-tree", "-r", "-z", commit)
    if listed is None:
        raise _lacking(root, "folders")
    wanted: list[tuple[str, bytes]] = []
    for line in listed.split(b"\0"):
        about, _, name = line.partition(b"\t")
        shown = os.fsdecode(name)
        is_file = about.startswith(b"100") and ".." not in PurePosixPath(shown).parts
        if is_file and (shown.endswith(_READ) or name in extra):
            wanted.append((shown, about.split()[2]))
    asked = b"".join(blob + b"\n" for _, blob in wanted)
    answer = _git(root, "cat-file", "--batch", asked=asked) or b""
    at = 0
    for shown, _ in wanted:
        end = answer.find(b"\n", at)
        told = answer[at:end].split()
        if end < 0 or len(told) != _TOLD_OF_A_FILE:
            raise _lacking(root, f"“{shown}”")
        size = int(told[2])
        yield shown, answer[end + 1 : end + 1 + size]
        at = end + size + 2


def _lacking(root: Path, what: str) -> Failure:
    """What to say where git knows a commit, and not all that is in it."""
    return Failure(
        f"git can't say what the kit was like then: {what} of that commit can't be read here.",
        f"Whether the clone is damaged, `git -C {root} fsck` tells. If it was made with `--filter`, "
        "make one without.",
    )


def _git(root: Path, *words: str, asked: bytes = b"") -> bytes | None:
    """What git answers; None where it refuses."""
    environment = {name: value for name, value in os.environ.items() if name not in _TOLD}
    try:
        # No shell reads the words, and which git it is, the person's own path says.
        done = subprocess.run(  # noqa: S603
            ["git", "-C", str(root), *words],  # noqa: S607
            input=asked, capture_output=True, check=False, env=environment,
        )  # fmt: skip
    except FileNotFoundError:
        raise Failure("git is needed to say what has changed, and is not installed.") from None
    return done.stdout if done.returncode == 0 else None
