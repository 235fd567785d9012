"""JUnit's XML as Jenkins and GitLab read it."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from standards_kit.report.report import Report

Written = Callable[..., str]
SCHEMA = Path(__file__).parent / "schemas" / "jenkins-xunit-junit-10.xsd"


def suites(text: str) -> etree._Element:
    """The report, once it is known that Jenkins' xUnit plugin would not throw it away."""
    root = etree.fromstring(text.encode())
    etree.XMLSchema(etree.parse(SCHEMA)).assertValid(root)
    return root


def test_a_report_is_what_jenkins_takes(report: Report, written: Written) -> None:
    root = suites(written(report, "junit"))
    assert [suite.get("name") for suite in root] == sorted(report.paths)


def test_the_counts_are_those_of_the_cases(report: Report, written: Written) -> None:
    root = suites(written(report, "junit"))
    for place in (root, *root.findall("testsuite")):
        found = place.findall(".//testcase")
        assert int(place.get("tests")) == len(found)
        assert int(place.get("failures")) == len(place.findall(".//failure"))
        if place is not root:
            assert int(place.get("skipped")) == len(place.findall(".//skipped"))


def test_errors_and_warnings_fail_and_notes_are_skipped(report: Report, written: Written) -> None:
    root = suites(written(report, "junit"))
    failed = Counter(failure.get("type") for failure in root.iter("failure"))
    told = Counter(str(diagnostic.severity) for diagnostic in report.diagnostics)
    assert failed == {"error": told["error"], "warning": told["warning"]}
    (note,) = root.iter("skipped")
    assert "feels happy" in note.get("message")


def test_a_file_without_findings_is_one_case_that_passes(report: Report, written: Written) -> None:
    root = suites(written(report, "junit"))
    (sound,) = root.findall("testsuite[@name='sound/sound.yaml']/testcase")
    assert (sound.get("classname"), sound.get("name")) == ("sound.sound", "nothing to mend")
    assert len(sound) == 0


def test_a_file_that_was_not_asked_about_does_not_pass(report: Report, written: Written) -> None:
    asked = replace(report, diagnostics=(), paths=("sound/sound.yaml",))
    (suite,) = suites(written(asked, "junit"))
    assert suite.get("name") == "sound/sound.yaml"


def test_a_case_keeps_its_name_while_lines_move_and_shares_it_with_no_other(
    report: Report, written: Written
) -> None:
    twice = sorted(report.diagnostics * 2, key=lambda diagnostic: diagnostic.sort_key)
    root = suites(written(replace(report, diagnostics=tuple(twice)), "junit"))
    names = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    assert len(names) == len(set(names))
    assert (
        "a",
        "unknown-reference: There is no role `dsk` in this kit. Did you mean `desk`?",
    ) in names
    assert not [name for _, name in names if re.search(r"\bline \d|:\d+:\d", name)]


def test_the_text_of_a_failure_says_all_there_is_to_know(report: Report, written: Written) -> None:
    root = suites(written(report, "junit"))
    (failure,) = (f for f in root.iter("failure") if "dsk" in f.get("message"))
    assert failure.text.splitlines() == [
        "a.yaml:14:13: error[unknown-reference]",
        "roles: [dsk]",
        "There is no role `dsk` in this kit. Did you mean `desk`?",
        "Add it under `roles:`, or name one that is there.",
        "https://standards-kit.readthedocs.io/rules/unknown-reference/",
    ]


@pytest.mark.parametrize("sign", ["\0", "\x08", "\x1b", "\ud800", "\ufffe", "\uffff"])
def test_a_sign_that_xml_cannot_hold_is_replaced(
    report: Report, written: Written, sign: str
) -> None:
    (first, *_) = report.diagnostics
    bad = replace(first, finding=replace(first.finding, message=f"a{sign}b", help=f"c{sign}d"))
    root = suites(written(replace(report, diagnostics=(bad,)), "junit"))
    (skipped,) = root.iter("skipped")
    assert skipped.get("message") == "a\ufffdb"
    assert "\nc\ufffdd\n" in skipped.text
