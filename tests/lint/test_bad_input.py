"""Whatever lies in a kit's folder: a clear finding at its place, and the other files still judged."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standards_kit.lint.engine import Verdict, lint
from standards_kit.lint.sound import standard
from standards_kit.model import reading
from standards_kit.model.folder import Home, home_of
from standards_kit.model.project import load

Judge = Callable[..., Verdict]

SOUND = standard(expectations="expectations:\n  - You are fast.")


def by_file(verdict: Verdict) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for diagnostic in verdict.diagnostics:
        found.setdefault(diagnostic.place.source.path, set()).add(diagnostic.rule)
    return found


@pytest.mark.parametrize(
    ("content", "rule"),
    [
        (b"a: [b\n", "invalid-yaml"),
        (b"a:\n\tb: c\n", "invalid-yaml"),
        (b"a: b\x00c\n", "invalid-yaml"),
        (b"a: \xff\n", "invalid-encoding"),
        ("a: b".encode("utf-16"), "invalid-encoding"),
        ("a: b".encode("utf-16-be"), "invalid-encoding"),
        (b"[" * 100_000, "too-large"),
        (b"a: 1\na: 2\n", "duplicate-key"),
        (b"a: !!python/object:x.y {}\n", "unsafe-yaml"),
        (b"- a\n- b\n", "wrong-type"),
        (b"just a text\n", "wrong-type"),
        (b"standards: {a: {title: b}}\n", "wrong-type"),
        (b"standards: [text]\n", "wrong-type"),
        (b"standards: [[a]]\n", "wrong-type"),
        (b"terms: text\n", "wrong-type"),
        (b"terms: [text]\n", "missing-field"),
        (b"touchpoints: [{id: a, name: b, moment_of_truth: maybe}]\n", "wrong-type"),
        (b"limits: [{id: a, role: b, decision: c, up_to: 10-20 GBP}]\n", "range-for-number"),
        (b"defaults: [a]\n", "wrong-type"),
        (b"format: 9\n", "unsupported-format"),
        (b"format: new\n", "wrong-type"),
    ],
)
def test_a_bad_file_is_named_and_the_others_are_judged(
    judge: Judge, content: bytes, rule: str
) -> None:
    found = by_file(judge({"bad.yaml": content, "good.yaml": SOUND}))
    assert rule in found["bad.yaml"]
    assert found["good.yaml"] == {"vague-phrase"}


def test_a_file_that_cannot_be_decoded_is_reported_at_its_beginning(judge: Judge) -> None:
    (diagnostic,) = judge({"bad.yaml": b"a: b\nc: \xff\n"}).diagnostics
    start = diagnostic.place.start
    assert (start.line, start.column, start.offset) == (1, 1, 0)
    assert "line 2" in diagnostic.finding.message


@pytest.mark.parametrize("content", ["", "\n\n", "# nothing yet\n", "---\n"])
def test_an_empty_file_is_no_mistake(judge: Judge, content: str) -> None:
    assert by_file(judge({"empty.yaml": content, "good.yaml": SOUND})) == {
        "good.yaml": {"vague-phrase"}
    }


def test_a_byte_order_mark_moves_nothing(judge: Judge) -> None:
    (diagnostic,) = judge({"a.yaml": SOUND.encode("utf-8-sig")}).diagnostics
    assert diagnostic.place.start.offset == SOUND.index("fast")


def test_a_large_file_is_refused_unread(judge: Judge) -> None:
    found = by_file(judge({"big.yaml": b"# " + b"x" * 10_000_000, "good.yaml": SOUND}))
    assert found["big.yaml"] == {"too-large"}


def test_folders_pipes_sockets_and_devices_are_no_sources(judge: Judge, tmp_path: Path) -> None:
    (tmp_path / "folder.yaml").mkdir()
    os.mkfifo(tmp_path / "pipe.yaml")
    with socket.socket(socket.AF_UNIX) as opened:
        here = Path.cwd()
        os.chdir(tmp_path)  # the name of a socket may not be long
        try:
            opened.bind("socket.yaml")
        finally:
            os.chdir(here)
    found = by_file(judge({"good.yaml": SOUND}))
    assert set(found) == {"good.yaml", "pipe.yaml", "socket.yaml"}
    assert found["pipe.yaml"] == found["socket.yaml"] == {"unreadable-file"}


def test_links_that_lead_nowhere_are_named_and_loops_are_not_followed(
    judge: Judge, tmp_path: Path
) -> None:
    (tmp_path / "gone.yaml").symlink_to("not-there.yaml")
    (tmp_path / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "round").symlink_to(tmp_path)
    found = by_file(judge({"good.yaml": SOUND}))
    assert found == {
        "gone.yaml": {"unreadable-file"},
        "good.yaml": {"vague-phrase"},
        "loop.yaml": {"unreadable-file"},
    }


@pytest.mark.parametrize(
    ("target", "says"),
    [
        ("not-there.yaml", "a link to what is not there"),
        ("a.yaml", "a link that leads back to itself"),
    ],
)
def test_what_is_wrong_with_a_link_is_said_in_plain_words(
    judge: Judge, tmp_path: Path, target: str, says: str
) -> None:
    (tmp_path / "a.yaml").symlink_to(target)
    (diagnostic,) = judge({"good.yaml": standard()}).diagnostics
    assert diagnostic.finding.message == f"This can't be read: it is {says}."
    assert (diagnostic.finding.help or "").startswith("Mend it or delete it, or leave it out with")


def test_a_link_to_a_source_is_not_a_second_source(judge: Judge, tmp_path: Path) -> None:
    (tmp_path / "again.yaml").symlink_to("good.yaml")
    assert by_file(judge({"good.yaml": SOUND})) == {"good.yaml": {"vague-phrase"}}


def test_a_file_that_vanishes_meanwhile_is_named(
    judge: Judge, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = reading.contents

    def contents(path: Path, most: int) -> object:
        if path.name == "b.yaml":
            path.unlink()
        return honest(path, most)

    monkeypatch.setattr(reading, "contents", contents)
    found = by_file(judge({"a.yaml": SOUND, "b.yaml": SOUND, "c.yaml": standard(id="id: c")}))
    assert found == {"a.yaml": {"vague-phrase"}, "b.yaml": {"unreadable-file"}}


SCRAPS = st.sampled_from(
    [
        "standards",
        "terms",
        "why",
        "title",
        "id",
        "expectations",
        "text",
        "promise",
        "emotional_response",
        "targets",
        "at_most",
        "judgement",
        "word",
        "by",
        "definition",
        "variants",
        "limits",
        "up_to",
        "defaults",
        "roles",
        "departments",
        "recovery_plays",
        "steps",
        "trigger",
        "lint",
        "severity",
        "ignore",
        "per_file",
        "words",
        "accept",
        "handbooks",
        "for",
        "format",
        "calendars",
        "hours",
        "measures",
        "touchpoints",
        "journeys",
        "handoffs",
        "from",
        "to",
        "within",
        "moments",
        "options",
        "x-a",
        "friendly",
        "promptly",
        "as",
        "soon",
        "as",
        "possible",
        "20",
        "seconds",
        "90%",
        "£50",
        "no",
        "08:30",
        "2026-01-02",
        "01/02/2026",
        "TODO",
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | SCRAPS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(SCRAPS, inner, max_size=5),
    max_leaves=25,
)


def judged_alone(folder: Path, content: bytes, name: str) -> Verdict:
    file = folder / name
    file.write_bytes(content)
    home = home_of(folder) if name == "standards-kit.yaml" else Home(folder, alone=file)
    assert home is not None
    verdict = lint(load(home))
    for diagnostic in verdict.diagnostics:
        place = diagnostic.place
        assert 0 <= place.span.start <= place.span.end <= len(place.source.text)
        assert diagnostic.finding.message
    return verdict


@pytest.mark.parametrize("name", ["a.yaml", "standards-kit.yaml"])
@settings(deadline=None, max_examples=150)
@given(st.data())
def test_any_yaml_gives_findings_and_never_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    import yaml

    written = yaml.safe_dump(data.draw(VALUES), allow_unicode=True)
    judged_alone(tmp_path_factory.mktemp("kit"), written.encode(), name)


@settings(deadline=None, max_examples=150)
@given(st.text(st.sampled_from("abwhy: -\n\t'\"[]{}&*!|>#%@`?,\\\x00\x85\u2028é😀~"), max_size=60))
def test_any_text_gives_findings_and_never_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    judged_alone(tmp_path_factory.mktemp("kit"), text.encode(), "a.yaml")


@settings(deadline=None, max_examples=50)
@given(st.binary(max_size=60))
def test_any_bytes_give_findings_and_never_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    judged_alone(tmp_path_factory.mktemp("kit"), content, "a.yaml")


@pytest.mark.parametrize(
    "pattern", ["[z-a].yaml", "[!", "[[]", "*a" * 40 + "*b", "**/" * 40 + "x*"]
)
def test_an_odd_pattern_chooses_nothing_and_takes_no_time(judge: Judge, pattern: str) -> None:
    kit = f"sources: ['{pattern}', '**/*.yaml']\n"
    deep = "/".join("a" * 50) + "/" + "a" * 200 + ".yaml"
    found = by_file(judge({"standards-kit.yaml": kit, deep: SOUND}))
    assert found == {deep: {"vague-phrase"}}


@pytest.mark.parametrize(
    "line",
    [
        "# standards-kit: ignore[vague-phrase] " + "a=a" * 60 + " ]",
        "# standards-kit: ignore[vague-phrase] -- a" + " " * 200_000 + "b",
        'x-note: "' + " " * 150_000 + "x y",
    ],
    ids=["settings", "reason", "quote"],
)
def test_a_line_that_can_be_cut_in_many_ways_is_read_at_one_go(judge: Judge, line: str) -> None:
    assert "vague-phrase" in by_file(judge({"a.yaml": line, "good.yaml": SOUND}))["good.yaml"]


def test_a_file_with_a_mistake_on_every_line_is_read_up_to_the_hundredth(judge: Judge) -> None:
    found = judge({"bad.yaml": "---\n[\n" * 500_000, "good.yaml": SOUND}).diagnostics
    in_bad = [d for d in found if d.place.source.path == "bad.yaml"]
    assert len(in_bad) == 101
    assert in_bad[-1].rule == "too-large"
    assert by_file(judge({"good.yaml": SOUND}))["good.yaml"] == {"vague-phrase"}


def test_a_comment_on_each_of_many_lines_is_obeyed_without_a_long_wait(judge: Judge) -> None:
    line = "  - You are fast.  # standards-kit: ignore[vague-phrase] -- the regulator's wording\n"
    verdict = judge({"a.yaml": standard(expectations="expectations:\n" + line * 1_500)})
    assert verdict.suppressed == 1_500


@pytest.mark.parametrize("digits", [12, 5_000])
def test_numbers_nobody_counts_to_are_findings(judge: Judge, digits: int) -> None:
    verdict = judge({"a.yaml": f"format: {'9' * digits}\n", "b.yaml": SOUND})
    assert by_file(verdict)["a.yaml"] == {"unsupported-format"}
    assert all(len(d.finding.message) < 200 for d in verdict.diagnostics)


def test_nesting_can_be_limited_and_not_set_free(judge: Judge) -> None:
    deep = "x-a: " + "[" * 900 + "]" * 900
    kit = "lint: {limits: {depth: 10000}}\n"
    found = by_file(judge({"standards-kit.yaml": kit, "deep.yaml": deep, "good.yaml": SOUND}))
    assert found == {
        "deep.yaml": {"too-large"},
        "good.yaml": {"vague-phrase"},
        "standards-kit.yaml": {"wrong-type"},
    }


@pytest.mark.parametrize(
    "output", ["../x", "/tmp/x", "a/../../x", "~/x", r"C:\x", r"..\x", r'"a\0b"']
)
def test_a_kit_may_not_have_its_handbooks_written_elsewhere(judge: Judge, output: str) -> None:
    verdict = judge({"standards-kit.yaml": f"output: {output}\n"})
    (found,) = verdict.diagnostics
    assert (found.rule, found.place.start.column) == ("wrong-type", 9)
    assert "--output" in found.finding.message
    assert verdict.project.kit.output == "build"


@pytest.mark.parametrize("name", ["../../x", "/etc/x", "é", "A B"])
def test_a_handbook_that_cannot_be_a_file_is_named_at_its_key(judge: Judge, name: str) -> None:
    verdict = judge({"standards-kit.yaml": f'handbooks:\n  "{name}": {{title: A}}\n'})
    (found,) = verdict.diagnostics
    assert (found.rule, found.place.start.line, found.place.start.column) == ("wrong-type", 2, 3)
    assert f"“{name}” should be an id" in found.finding.message


@pytest.mark.parametrize("currency", ["[EUR]", "{a: b}", "[]"])
def test_a_currency_that_is_no_text_is_a_finding_beside_a_quantity(
    judge: Judge, currency: str
) -> None:
    ring = "calendars: {default: {ring: 3 seconds}}"
    found = judge({"standards-kit.yaml": f"currency: {currency}\n{ring}\n"}).diagnostics
    assert {d.rule for d in found} == {"wrong-type"}


@pytest.mark.parametrize(
    ("share", "words"), [("900%", "more than all"), ("3 days", "a share such")]
)
def test_a_share_is_at_most_all(judge: Judge, share: str, words: str) -> None:
    target = f"{{measure: answers, at_most: 3 rings, share: {share}}}"
    lines = f"expectations:\n  - {{text: You say the name., targets: [{target}]}}"
    (found,) = judge({"a.yaml": standard(expectations=lines)}).diagnostics
    assert (found.rule, found.finding.message.count(words)) == ("unreadable-target", 1)


def test_a_folder_or_a_broken_link_called_like_the_kit_file_is_said(tmp_path: Path) -> None:
    for make in (Path.mkdir, lambda path: path.symlink_to("gone")):
        kit = tmp_path / str(len(list(tmp_path.iterdir())))
        kit.mkdir()
        make(kit / "standards-kit.yaml")
        (kit / "a.yaml").write_text(SOUND)
        home = home_of(kit)
        assert home == home_of(kit / "a.yaml") == Home(kit)
        assert by_file(lint(load(home))) == {
            "a.yaml": {"vague-phrase"},
            "standards-kit.yaml": {"unreadable-file"},
        }


def test_the_output_folder_is_no_source_behind_a_link_either(judge: Judge, tmp_path: Path) -> None:
    judge({"kit/standards-kit.yaml": "", "kit/a.yaml": SOUND, "kit/build/old.yaml": "a: ["})
    (tmp_path / "link").symlink_to("kit")
    assert by_file(lint(load(Home(tmp_path / "link")))) == {"a.yaml": {"vague-phrase"}}


def test_many_findings_in_one_text_are_placed_at_one_price_each(
    judge: Judge, calls: Callable[[Callable[[], object]], int]
) -> None:
    def lint(lines: int) -> None:
        text = "      You reply promptly.\n" * lines
        judge({"a.yaml": standard(expectations=f"expectations:\n  - text: |\n{text}")})

    lint(10)  # what is loaded once is loaded now
    assert calls(lambda: lint(400)) < 2.5 * calls(lambda: lint(200)) + 5_000


@pytest.mark.parametrize("text", [",", "-", " , ,", "…", "'", "“”"])
def test_an_expectation_of_marks_alone_ends_no_run(judge: Judge, text: str) -> None:
    source = standard(expectations=f'expectations:\n  - "{text}"')
    assert "vague-phrase" in by_file(judge({"a.yaml": source, "good.yaml": SOUND}))["good.yaml"]
