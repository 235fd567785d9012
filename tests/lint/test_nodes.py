"""A file in which nothing is found is judged by what it says, and nobody asks where it says so."""

import pytest

from standards_kit.syntax import document

from .conftest import Judge

SOUND = """\
# Read aloud at every handover.
id: {0}
title: Answering the phone
owner: Duty manager
last_reviewed: 2026-08-20
review_by: 2027-08-20
why: "A ringing phone makes callers think they are forgotten."
emotional_response: The caller feels expected.
expectations: ["When a call comes in, you answer within 20 seconds."]
say:
  - |
    Good morning,
    Harbour Hotel.
avoid: [Hold on., What now?]
"""


def test_no_node_of_a_sound_file_is_composed(judge: Judge, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    later = document._Later.nodes

    def nodes(self: document._Later, number: int) -> document.Nodes:
        asked.append(number)
        return later(self, number)

    monkeypatch.setattr(document._Later, "nodes", nodes)
    sound = {f"{name}.yaml": SOUND.format(name) for name in ("day", "night")}
    assert [one.finding.message for one in judge(sound).diagnostics] == []
    assert asked == []
    soft = SOUND.format("night").replace("within 20 seconds", "quickly")
    lines = {one.place.start.line for one in judge({"night.yaml": soft}).diagnostics}
    assert lines == {9}
    assert asked
