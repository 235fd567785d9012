"""What counts as changed between two states of a kit, and what is shown for it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from standards_kit.lint.changes import Changes, State
from standards_kit.lint.engine import lint
from standards_kit.lint.sound import standard
from standards_kit.model.folder import KIT_FILE, Home
from standards_kit.model.project import load

Files = dict[str, str]
Shown = Callable[[Files, Files], list[str]]
SOFT = standard(expectations="expectations:\n  - You are fast and friendly.")
OTHER = SOFT.replace("phone-greeting", "other")
KIT = "roles: {desk: Desk}\n"


@pytest.fixture
def shown(tmp_path: Path) -> Shown:
    """Two states of a kit; the parts that something is shown of."""

    def told(before: Files, now: Files) -> list[str]:
        states = []
        for name, files in (("before", before), ("now", now)):
            folder = tmp_path / name
            for file, text in {KIT_FILE: "", **files}.items():
                (folder / file).parent.mkdir(parents=True, exist_ok=True)
                (folder / file).write_text(text)
            states.append(load(Home(folder)))
        changes = Changes(State(states[0]), State(states[1]))
        found = lint(states[1], date(2026, 9, 1)).diagnostics
        return sorted({"/".join(d.address.split("/")[:2]) for d in found if changes.shows(d)})

    return told


def test_where_nothing_changed_nothing_is_shown(shown: Shown) -> None:
    assert shown({"a.yaml": SOFT}, {"a.yaml": SOFT}) == []


def test_a_file_that_is_merely_laid_out_anew_shows_nothing(shown: Shown) -> None:
    lines = SOFT.splitlines()
    turned = "\n# a remark\n\n".join([lines[1], lines[0], *lines[2:4]]) + "\n" + lines[4] + "\n"
    anew = turned + '  - "You are fast\n    and friendly."\n'
    assert shown({"a.yaml": SOFT}, {"a.yaml": anew}) == []


def test_a_file_that_is_renamed_or_joined_to_another_shows_nothing(shown: Shown) -> None:
    before = {"a.yaml": SOFT, "b.yaml": OTHER}
    assert shown(before, {"c/d.yaml": f"{OTHER}---\n{SOFT}"}) == []


def test_only_the_standard_that_changed_is_shown(shown: Shown) -> None:
    now = {"a.yaml": SOFT.replace("fast", "prompt"), "b.yaml": OTHER}
    assert shown({"a.yaml": SOFT, "b.yaml": OTHER}, now) == ["standards/phone-greeting"]


def test_a_standard_that_is_new_is_shown(shown: Shown) -> None:
    assert shown({"a.yaml": SOFT}, {"a.yaml": SOFT, "b.yaml": OTHER}) == ["standards/other"]


def test_defaults_that_change_reach_their_standards(shown: Shown) -> None:
    now = {"a.yaml": f"defaults: {{tags: [new]}}\nstandards:\n  - {_item(SOFT)}"}
    before = {"a.yaml": now["a.yaml"].replace("new", "old")}
    assert shown(before, now) == ["standards/phone-greeting"]


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("terms: {friendly: A smile is seen.}\n", "terms: {friendly: A thank-you is heard.}\n"),
        ("", "terms: {friendly: A thank-you is heard.}\n"),
        ("terms: {friendly: A smile is seen.}\n", ""),
    ],
)
def test_a_definition_shows_all_that_use_it(shown: Shown, before: str, now: str) -> None:
    plain = standard(id="id: plain", expectations="expectations:\n  - You answer fast.")
    files = {"a.yaml": SOFT, "b.yaml": plain}
    told = shown({**files, "t.yaml": before}, {**files, "t.yaml": now})
    assert told == ["standards/phone-greeting"]


def test_what_is_named_shows_those_that_name_it(shown: Shown) -> None:
    play = "recovery_plays:\n  - {id: missed-call, trigger: A call rang out, steps: [Ring back]}\n"
    named = SOFT + "recovery: [missed-call]\n"
    before = {"a.yaml": named, "b.yaml": OTHER, "p.yaml": play}
    assert shown(before, {"a.yaml": named, "b.yaml": OTHER}) == ["standards/phone-greeting"]
    now = {**before, "p.yaml": play.replace("Ring back", "Ring back at once")}
    assert "standards/phone-greeting" in shown(before, now)


def test_a_role_that_is_gone_shows_those_that_name_it(shown: Shown) -> None:
    before = {
        KIT_FILE: "roles: {desk: Desk, bar: Bar}\n",
        "a.yaml": SOFT + "roles: [desk]\n",
        "b.yaml": OTHER,
    }
    now = {**before, KIT_FILE: "roles: {bar: Bar}\n"}
    assert "standards/phone-greeting" in shown(before, now)
    assert "standards/other" not in shown(before, now)


def test_what_nobody_names_any_more_is_shown(shown: Shown) -> None:
    touchpoint = "touchpoints: [{id: call, name: Call, channels: [phone]}]\n"
    before = {"a.yaml": SOFT + "touchpoints: [call]\n", "t.yaml": touchpoint}
    assert "touchpoints/call" in shown(before, {**before, "a.yaml": SOFT})


def test_a_file_that_can_no_longer_be_read_is_shown(shown: Shown) -> None:
    assert shown({"a.yaml": SOFT}, {"a.yaml": SOFT, "b.yaml": "why: [\n"}) != []


def test_another_language_is_another_kit(shown: Shown) -> None:
    before = {KIT_FILE: "language: en-GB\n", "a.yaml": SOFT}
    assert shown(before, {**before, KIT_FILE: "language: en-US\n"}) != []


def _item(text: str) -> str:
    return text.strip().replace("\n", "\n    ") + "\n"
