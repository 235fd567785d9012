"""A text is weighed by the words of the language it is written in, wherever that is said."""

from collections.abc import Callable

import pytest

from standards_kit.lint.engine import Verdict
from standards_kit.lint.sound import standard
from standards_kit.model.folder import KIT_FILE
from standards_kit.text.diagnostic import Finding, Severity

Judge = Callable[..., Verdict]

BOTH = "You are friendly, et vous répondez rapidement."


def expecting(text: str, *more: str, name: str = "phone-greeting") -> str:
    return standard(*more, id=f"id: {name}", expectations=f"expectations:\n  - {text}")


def found(verdict: Verdict, rule: str = "vague-phrase") -> list[Finding]:
    return [each.finding for each in verdict.diagnostics if each.rule == rule]


def phrases(verdict: Verdict) -> list[str | None]:
    return [finding.phrase for finding in found(verdict)]


def test_an_english_kit_has_its_english_phrases_found(judge: Judge) -> None:
    assert phrases(judge({"a.yaml": expecting(BOTH)})) == ["friendly"]


@pytest.mark.parametrize("tag", ["fr", "fr-CA", "FR-fr"])
def test_a_french_kit_has_its_french_phrases_found_and_no_english_ones(
    judge: Judge, tag: str
) -> None:
    verdict = judge({KIT_FILE: f"language: {tag}\n", "a.yaml": expecting(BOTH)})
    assert phrases(verdict) == ["rapidement"]
    assert found(verdict, "missing-lexicon") == []


def test_a_french_phrase_is_asked_about_in_french(judge: Judge) -> None:
    (finding,) = found(judge({KIT_FILE: "language: fr\n", "a.yaml": expecting(BOTH)}))
    assert finding.category == "speed"
    assert finding.help.startswith("En combien de minutes")


def test_a_french_quantity_settles_a_french_phrase(judge: Judge) -> None:
    settled = expecting("Vous répondez rapidement, sous 2 heures ouvrées.", "language: fr")
    assert phrases(judge({"a.yaml": settled})) == []


def test_a_standard_may_be_in_a_language_of_its_own(judge: Judge) -> None:
    files = {"a.yaml": expecting(BOTH), "b.yaml": expecting(BOTH, "language: fr", name="b")}
    assert phrases(judge(files)) == ["friendly", "rapidement"]


def test_an_english_standard_in_a_french_kit_is_read_as_english(judge: Judge) -> None:
    files = {KIT_FILE: "language: fr\n", "a.yaml": expecting(BOTH, "language: en-GB")}
    assert phrases(judge(files)) == ["friendly"]


@pytest.mark.parametrize("path", ["a.yaml", KIT_FILE])
def test_the_defaults_may_say_the_language(judge: Judge, path: str) -> None:
    files = {KIT_FILE: "", "a.yaml": expecting(BOTH)}
    files[path] += "defaults: {language: fr}\n"
    assert phrases(judge(files)) == ["rapidement"]


@pytest.mark.parametrize("number", [1, 5])
@pytest.mark.parametrize(
    ("kit", "own"),
    [
        ("language: tlh\n", ""),
        ("language: tlh\n", "language: tlh-AQ"),
        ("defaults: {language: tlh}\n", ""),
        ("", "language: tlh"),
    ],
)
def test_a_language_nobody_has_listed_is_one_note_and_no_phrase(
    judge: Judge, kit: str, own: str, number: int
) -> None:
    files = {f"{n}.yaml": expecting(BOTH, own, name=f"s{n}") for n in range(number)}
    verdict = judge({KIT_FILE: kit, **files})
    assert [(each.rule, each.severity) for each in verdict.diagnostics] == [
        ("missing-lexicon", Severity.NOTE)
    ]
    assert "“tlh" in verdict.diagnostics[0].finding.message


def test_each_language_nobody_has_listed_is_a_note(judge: Judge) -> None:
    files = {
        f"{n}.yaml": expecting(BOTH, f"language: {tag}", name=f"s{n}")
        for n, tag in enumerate(["tlh", "qya", "tlh", "fr"])
    }
    verdict = judge(files)
    assert [finding.phrase for finding in found(verdict, "missing-lexicon")] == ["tlh", "qya"]
    assert phrases(verdict) == ["rapidement"]


def test_a_mistyped_language_is_asked_about(judge: Judge) -> None:
    verdict = judge({KIT_FILE: "language: frr\n", "a.yaml": expecting(BOTH)})
    (finding,) = found(verdict, "missing-lexicon")
    assert "Did you mean `fr`?" in finding.help


def test_a_kits_own_words_are_looked_for_in_any_language(judge: Judge) -> None:
    settings = "language: tlh\nlint: {words: {flag: [snazzy]}}\n"
    verdict = judge({KIT_FILE: settings, "a.yaml": expecting("You wear snazzy shoes.")})
    (finding,) = found(verdict)
    assert finding.phrase == "snazzy"
    assert finding.help == finding.help.strip()
    assert len(found(verdict, "missing-lexicon")) == 1


RAPIDE = "terms: {rapide: Dans l’heure qui suit l’appel.}"
DERIVED = "Vous répondez rapidement, par des lettres rapides."


def test_a_french_phrase_nobody_defines_is_found_in_each_of_its_forms(judge: Judge) -> None:
    verdict = judge({KIT_FILE: "language: fr\n", "a.yaml": expecting(DERIVED)})
    assert phrases(verdict) == ["rapidement", "rapides"]


def test_a_french_definition_covers_what_is_derived_from_its_word(judge: Judge) -> None:
    files = {"a.yaml": expecting(DERIVED), "terms.yaml": f"{RAPIDE}\n"}
    verdict = judge({KIT_FILE: "language: fr\n", **files})
    assert verdict.diagnostics == []


def test_a_french_standard_in_an_english_kit_may_define_its_words(judge: Judge) -> None:
    own = "terms: {attentif: Vous notez ce que dit le client.}"
    text = "Vous restez attentive, et écoutez attentivement."
    assert phrases(judge({"a.yaml": expecting(text, "language: fr")})) != []
    assert judge({"a.yaml": expecting(text, own, "language: fr")}).diagnostics == []
