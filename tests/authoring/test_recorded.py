"""The recording of `define` in the manual: what it types today makes the clean kit that is kept.

`.venv/bin/python scripts/record_define.py` draws the picture anew.
"""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

KEPT = Path(__file__).resolve().parent / "kept" / "before-defined"


ON_TERMINALS = pytest.mark.skipif(
    sys.platform == "win32", reason="there are no pseudo-terminals on this system"
)


@pytest.fixture
def recording(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(checkout / "scripts"))
    path = checkout / "scripts" / "record_define.py"
    spec = importlib.util.spec_from_file_location("record_define", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_answers_as_lines_make_the_kit_that_is_kept_and_clean(
    recording: ModuleType, tmp_path: Path, golden: Callable[[Path, str], None]
) -> None:
    kit = recording.prepared(tmp_path)
    said = recording.answered(kit, recording.answers())
    assert [one for one in said if not one["ok"]] == []
    assert "nothing to mend" in recording.run("lint", str(kit))
    for file in sorted(kit.glob("*.yaml")):
        golden(KEPT / file.name, file.read_text("utf-8"))


@ON_TERMINALS
def test_what_is_typed_in_a_terminal_comes_to_the_same_as_the_picture_shows(
    recording: ModuleType, tmp_path: Path
) -> None:
    kit = recording.prepared(tmp_path)
    shown = recording.typed(kit)
    recording.answered(kit, recording.answers()[recording.IN_TERMINAL :])
    assert {f.name: f.read_text() for f in kit.glob("*.yaml")} == {
        f.name: f.read_text() for f in KEPT.glob("*.yaml")
    }
    drawn = recording.build_pictures.words_in(recording.PICTURE.read_text("utf-8"))
    assert recording.build_pictures.words_of(shown) in drawn


@ON_TERMINALS
def test_the_pictures_before_and_after_say_what_lint_says(
    recording: ModuleType, tmp_path: Path
) -> None:
    pictures = recording.build_pictures
    for path, text in recording.shown(tmp_path).items():
        assert pictures.words_in(path.read_text("utf-8")) == pictures.words_of(text)
    assert "nothing to mend" in text


def test_the_manual_lists_what_was_mended_by_hand(recording: ModuleType) -> None:
    manual = recording.MANUAL.read_text("utf-8")
    assert recording.listed(manual) == manual
