"""What every test starts from: the checkout under test, and no wishes of whoever runs it."""

import atexit
import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest

CHECKOUT = Path(__file__).resolve().parents[1]

# Commands that tests start shall run this checkout too, installed or not.
os.environ["PYTHONPATH"] = str(CHECKOUT / "src")

# Examples stand still while their dates go by; a test about another day says which.
os.environ["STANDARDS_KIT_TODAY"] = "2026-11-23"

# Colour, width, links and what CI tells follow the environment; a test that wants one of these sets it.
_WISHES = "COLUMNS LINES NO_COLOR FORCE_COLOR FORCE_HYPERLINK CLICOLOR TERM TERM_PROGRAM".split()
for _name in list(os.environ):
    if _name in _WISHES or _name.startswith(("GITHUB_", "CI_")):
        os.environ.pop(_name)

# What is kept between runs stays with the tests, and a change here is never hidden by older runs.
os.environ["XDG_CACHE_HOME"] = tempfile.mkdtemp(prefix="standards-kit-tests-")
atexit.register(shutil.rmtree, os.environ["XDG_CACHE_HOME"], ignore_errors=True)

# A gate that is shut by chance teaches people to try again. So CI repeats the same examples, and
# the search for new ones is left to those who can follow up what they find.
hypothesis.settings.register_profile("here", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, print_blob=True)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "here")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``make golden`` asks for this."""
    parser.addoption("--update-golden", action="store_true", help="write expected files anew")


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the repository."""
    return CHECKOUT


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[Path, str], None]:
    """Compare a text with an expected file; ``--update-golden`` writes the file instead."""

    def compare(path: Path, text: str) -> None:
        if request.config.getoption("--update-golden"):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            return
        assert path.is_file(), f"{path} is missing; `make golden` writes it"
        assert text == path.read_bytes().decode("utf-8"), f"{path} differs; see `make golden`"

    return compare


@pytest.fixture(scope="session")
def calls() -> Callable[[Callable[[], object]], int]:
    """How many calls, of Python's functions and of C's, some work makes.

    The same on every machine, however busy, where seconds are not. What happens inside one call, in
    a regular expression say, is not seen; work that hangs there never ends.
    """

    def counted(work: Callable[[], object]) -> int:
        seen = 0

        def note(*_: object) -> None:
            nonlocal seen
            seen += 1

        before = sys.getprofile()
        sys.setprofile(note)
        try:
            work()
        finally:
            sys.setprofile(before)
        return seen

    return counted
