"""What is said while somebody answers is what lint says afterwards, and the kit is read once for it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from standards_kit.authoring.draft import drafted
from standards_kit.authoring.kinds import KINDS
from standards_kit.authoring.review import Review
from standards_kit.lint.engine import lint
from standards_kit.model.folder import home_of
from standards_kit.model.project import Project, load
from standards_kit.text.diagnostic import Diagnostic

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
TODAY = date(2026, 9, 1)
BEGUN = ("missing-field", "unreferenced", "unused-term")
SOUND = {
    "title": "Answering letters",
    "why": "A letter that nobody answers makes people feel forgotten.",
    "emotional_response": "The customer feels expected.",
}


def kit_at(folder: Path) -> Project:
    home = home_of(folder)
    assert home is not None
    return load(home)


@pytest.fixture(scope="module")
def reviews() -> dict[str, Review]:
    """The example kits, each read and judged."""
    found = {}
    for name in ("hotel", "contact-centre", "council"):
        project = kit_at(EXAMPLES / name)
        found[name] = Review(project, lint(project, TODAY), TODAY)
    return found


def said(found: list[Diagnostic]) -> list[tuple[str, str, str]]:
    return sorted(
        (d.rule, d.finding.message, d.place.source.path) for d in found if d.rule not in BEGUN
    )


def entries() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Entries with something wrong in them that has to do with the rest of the kit, or not."""
    for text in (
        "You are very friendly and answer asap.",
        "When a call comes in, you answer within 3 minutes.",
        "You reply within 9 working days, and ring back within 4 days.",
        "You write the FCR and the DPA into the file, and the CRM.",
        "It is done.",
    ):
        for more in (
            {},
            {"channels": ["phone", "email"]},
            {"roles": ["nobody"], "recovery": ["nothing"]},
        ):
            yield "standard", "answering-letters", {**SOUND, "expectations": [text], **more}
    held = {
        "text": "You answer.",
        "targets": [{"measure": "time_to_answer", "at_most": "9 minutes"}],
    }
    yield "standard", "held", {**SOUND, "expectations": [held], "channels": ["phone"]}
    promise = "We answer your call within 3 minutes."
    yield "standard", "promised", {**SOUND, "expectations": ["You call."], "promise": promise}
    yield "limit", "goodwill", {"decision": "goodwill", "role": "nobody", "up_to": "lots"}
    yield "play", "post", {"trigger": "It went wrong", "steps": ["It is mended promptly."]}
    yield "touchpoint", "door", {"name": "Door", "channels": ["telex"], "frontstage": ["nobody"]}
    yield "journey", "stay", {"goal": "Stay", "touchpoints": ["nowhere"]}


@pytest.mark.parametrize("name", ["hotel", "contact-centre", "council"])
def test_at_once_and_at_last_the_same_is_said(reviews: dict[str, Review], name: str) -> None:
    review = reviews[name]
    seen = set()
    for kind, id, entry in entries():
        draft = drafted(review.project, KINDS[kind], id, entry, "new.yaml")
        at_last = said(review.at_last(draft))
        assert said(review.at_once(draft)) == at_last, entry
        seen |= {rule for rule, _, _ in at_last}
    assert {"vague-phrase", "unknown-reference", "unreadable-target", "hidden-actor"} <= seen


@pytest.mark.parametrize(
    ("word", "entry", "wanted"),
    [
        ("swift", {"definition": "Quickly and nicely."}, "vague-definition"),
        ("swift", {"definition": "In a swift way."}, "circular-definition"),
        ("warm", {"definition": "As cosy.", "variants": ["cosy"]}, "circular-definition"),
        ("Prompt", {"definition": "Within 9 days."}, "conflicting-definition"),
        (
            "prompt",
            {"definition": "Within 9 days.", "departments": ["desk"]},
            "shadowed-definition",
        ),
    ],
)
def test_a_definition_is_judged_before_anybody_uses_it(
    tmp_path: Path, word: str, entry: dict[str, Any], wanted: str
) -> None:
    (tmp_path / "standards-kit.yaml").write_text(
        "organisation: A\ndepartments: {desk: Desk}\nterms: {prompt: Within 2 hours.}\n"
    )
    project = kit_at(tmp_path)
    review = Review(project, lint(project, TODAY), TODAY)
    draft = drafted(project, KINDS["term"], word, {"term": word, **entry}, "terms.yaml")
    assert wanted in {d.rule for d in review.at_once(draft)}
    assert said(review.at_once(draft)) == said(review.at_last(draft))


def test_nothing_is_said_of_what_nobody_wrote(tmp_path: Path) -> None:
    (tmp_path / "standards-kit.yaml").write_text("defaults: {last_reviewed: 2030-01-01}\n")
    project = kit_at(tmp_path)
    review = Review(project, lint(project, TODAY), TODAY)
    entry = {"term": "swift", "definition": "Within 1 hour."}
    draft = drafted(project, KINDS["term"], "swift", entry, "terms.yaml")
    assert said(review.at_once(draft)) == said(review.at_last(draft)) == []


def test_a_kit_is_read_once_however_much_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "standards-kit.yaml").write_text("organisation: A\n")
    for number in range(20):
        (tmp_path / f"{number}.yaml").write_text(
            f"standards: [{{id: s{number}, title: A, why: B is so., emotional_response: C feels heard., "
            f"expectations: [You say {number} words.]}}]\n"
        )
    project = kit_at(tmp_path)
    review = Review(project, lint(project, TODAY), TODAY)
    read: list[str] = []
    known = "standards_kit.model.overlay.read_file"
    from standards_kit.model.reading import read_file

    def counted(path: Path, *rest: Any) -> Any:
        read.append(path.name)
        return read_file(path, *rest)

    judged: list[int] = []
    monkeypatch.setattr(known, counted)
    monkeypatch.setattr("standards_kit.model.project.read_file", counted)
    monkeypatch.setattr(
        "standards_kit.authoring.review.lint",
        lambda project, day: judged.append(len(project.standards)) or lint(project, day),
    )
    for count in range(1, 5):
        entry = {**SOUND, "expectations": ["You are fast."] * count}
        draft = drafted(project, KINDS["standard"], "new", entry, "new.yaml")
        assert "vague-phrase" in {d.rule for d in review.at_once(draft)}
    assert read == ["new.yaml"] * 4
    assert max(judged) == 1
