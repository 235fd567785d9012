"""What is committed holds for everybody: no path, host or version of one machine."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LOCKS = ["requirements.lock", "requirements-dev.lock"]
FOLDERS = [".ci", "benchmarks", "ci", "docs", "examples", "scripts", "src", "templates", "tests"]
TEXTS = {
    "",
    ".css",
    ".j2",
    ".json",
    ".lock",
    ".md",
    ".py",
    ".sh",
    ".toml",
    ".txt",
    ".typ",
    ".yaml",
    ".yml",
}
OUTPUTS = {".hypothesis", ".work", "__pycache__", "build", "node_modules"}
SOMEBODYS_HOME = re.compile(r"/(?:home|Users)/\w+/|[A-Z]:\\Users\\")
PIN = re.compile(r"(?m)^([A-Za-z0-9._-]+)==(\S+)(?: ; [^\\\n]+)? \\$")


def texts(checkout: Path) -> Iterator[Path]:
    """Every text file that people write, and the locks."""
    found = [path for path in checkout.iterdir() if path.is_file()]
    for folder in FOLDERS:
        found += [path for path in (checkout / folder).rglob("*") if path.is_file()]
    for path in sorted(found):
        if path.suffix in TEXTS and not OUTPUTS.intersection(path.relative_to(checkout).parts):
            yield path


def pins(lock: Path) -> dict[str, str]:
    """The version of each package in a lock."""
    return dict(PIN.findall(lock.read_text("utf-8")))


def dependencies(checkout: Path, lock: str) -> list[Requirement]:
    """What pyproject.toml asks for, and a lock must answer."""
    settings = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))
    asked = list(settings["project"]["dependencies"])
    if "dev" in lock:
        asked += settings["dependency-groups"]["dev"]
    return [Requirement(text) for text in asked]


def test_no_file_knows_where_it_was_written(checkout: Path) -> None:
    places = {str(checkout), str(Path.home())} - {"/", "/root"}
    for path in texts(checkout):
        text = path.read_bytes().decode("utf-8", errors="replace")
        told = [place for place in places if place in text] + SOMEBODYS_HOME.findall(text)
        assert told == [], path


@pytest.mark.parametrize("lock", LOCKS)
class TestLocks:
    def test_it_names_no_registry(self, checkout: Path, lock: str) -> None:
        text = (checkout / lock).read_text("utf-8")
        assert "://" not in text
        assert not re.search(r"(?m)^\s*--(?!hash=sha256:)", text)

    def test_it_pins_every_package_by_hash(self, checkout: Path, lock: str) -> None:
        entries = re.split(r"(?m)^(?=[A-Za-z0-9])", (checkout / lock).read_text("utf-8"))[1:]
        assert len(entries) == len(pins(checkout / lock))
        assert all("--hash=sha256:" in entry for entry in entries)

    def test_it_answers_what_pyproject_asks(self, checkout: Path, lock: str) -> None:
        pinned = pins(checkout / lock)
        for asked in dependencies(checkout, lock):
            assert asked.specifier.contains(pinned[canonicalize_name(asked.name)]), asked


def test_tests_run_with_what_users_get(checkout: Path) -> None:
    users, developers = (pins(checkout / lock) for lock in LOCKS)
    assert users.items() <= developers.items()
