"""One kit with every kind of finding, as a report; each format is tried on it."""

import io
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from standards_kit.lint.engine import lint
from standards_kit.lint.level import Level
from standards_kit.lint.settings import Overrides
from standards_kit.model.folder import home_of
from standards_kit.model.project import load
from standards_kit.report.report import Report, gather
from standards_kit.report.standing import Standing
from standards_kit.report.write import write

Gather = Callable[..., Report]
Written = Callable[..., str]
TODAY = date(2026, 9, 1)

FILES = {
    "standards-kit.yaml": "organisation: Harbour\nroles: {desk: Front desk}\n",
    "a.yaml": """\
# a comment
standards:
  - id: phone
    title: Answering\tthe phone   # a tab, and wide signs below
    why: "Callers wait: \\u26d4 and 待つ, and 😀 too."
    emotional_response: The caller feels happy.
    expectations:
      - When a call comes in, you answer as soon
        as possible.
      - text: >-
          You are friendly
          and warm.
      - Before you start: ask for the name
    roles: [dsk]
    review_by: 01/09/2026
    terms: {friendly: In a warm way., warm: In a friendly way.}
""",
    "b.yaml": "standards: [{title: Ringing back, why: They wait., expectations: [You ring back.]}]\n",
    "broken.yaml": '- "Hello" she said\n',
    "sound/quiet.yaml": """\
id: care
title: Care
why: We owe it.
emotional_response: The guest feels safe.
expectations:
  # standards-kit: ignore[vague-phrase: take reasonable care] by=desk until=2027-03-01 -- the Act
  - When a guest comes in, you take reasonable care.
""",
    "sound/sound.yaml": """\
id: greeting
title: Greeting
why: A guest who is not noticed feels like a bother.
emotional_response: The guest feels expected.
expectations: [You greet every guest who comes in.]
""",
}
RULES = (
    "ambiguous-date", "circular-definition", "missing-field", "unknown-reference", "vague-phrase",
    "wrong-type",
)  # fmt: skip
"""What finds something in those; so new rules leave the expected outputs as they are."""


@pytest.fixture
def gathered(tmp_path: Path) -> Gather:
    """The report on a kit that is written into a folder, by the names of its files."""

    def make(files: Mapping[str, str] = FILES, rules: tuple[str, ...] = RULES) -> Report:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        home = home_of(tmp_path if len(files) > 1 else tmp_path / next(iter(files)))
        assert home is not None
        verdict = lint(load(home), TODAY, Overrides(select=rules))
        return gather([verdict], tmp_path, [tmp_path])

    return make


@pytest.fixture
def report(gathered: Gather) -> Report:
    """The report on the kit above, and where the kit stands, which only a whole run can tell."""
    wanting = {"missing-field": 2, "invalid-yaml": 1}
    return replace(gathered(), standing=Standing(None, Level.STARTED, wanting, Level.PUBLISHED))


@pytest.fixture
def clean(gathered: Gather) -> Report:
    """A report without a finding."""
    return gathered({"greeting.yaml": FILES["sound/sound.yaml"]})


@pytest.fixture
def written() -> Written:
    """A report in a format."""

    def text(report: Report, name: str) -> str:
        sink = io.StringIO()
        write(report, name, sink)
        return sink.getvalue()

    return text
