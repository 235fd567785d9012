"""A long text costs in proportion to its length: told by calls, which are the same on every machine."""

from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from standards_kit.language.glance import glance
from standards_kit.language.sentences import MOST as READ
from standards_kit.language.sentences import read_sentences
from standards_kit.language.vague import MOST
from standards_kit.lint.engine import Verdict

Calls = Callable[[Callable[[], object]], int]
TEXT = "standards.expectations.text"


@pytest.mark.parametrize(
    "said", ["and ", "and/or ", "hundred and ", "friendly and ", "between 1 and "]
)
def test_a_list_that_never_ends_is_glanced_at_once(calls: Calls, said: str) -> None:
    glance(said, "en")
    short = calls(lambda: glance(said * 1_000, "en"))
    assert calls(lambda: glance(said * 4_000, "en")) < 5 * short


def test_quotations_are_hidden_at_their_places() -> None:
    (sentence,) = read_sentences("You say “you wait”, ring and note 'you stop'.", "en")
    assert [sentence.tokens.words[act.verb] for act in sentence.acts] == ["say", "note"]


def with_text(hostile: ModuleType, root: Path, text: str) -> Verdict:
    slot = next(slot for slot in hostile.slots("format") if slot.name == TEXT)
    hostile.put(root, hostile.with_text("format", slot, text))
    return hostile.judge(root)


@pytest.mark.parametrize("said", ["quickly ", "friendly ", "nice and warm, ", "more friendly "])
def test_of_a_thousand_soft_words_each_is_judged_and_more_are_counted(
    hostile: ModuleType, tmp_path: Path, said: str
) -> None:
    verdict = with_text(hostile, tmp_path, said * (MOST + 345))
    told = [d for d in verdict.diagnostics if d.rule == "vague-phrase"]
    (rest,) = (d for d in told if "more words and phrases" in d.finding.message)
    assert rest.severity == "error"
    assert rest is told[-1]


def test_the_count_of_what_is_not_judged_is_told(hostile: ModuleType, tmp_path: Path) -> None:
    verdict = with_text(hostile, tmp_path, "You ring politely. " * (MOST + 345))
    told = [d for d in verdict.diagnostics if d.rule == "vague-phrase"]
    assert len(told) == MOST + 1
    assert "345 more words and phrases" in told[-1].finding.message
    exact = with_text(hostile, tmp_path, "You ring politely. " * MOST)
    told = [d for d in exact.diagnostics if d.rule == "vague-phrase"]
    assert len(told) == MOST
    assert not any("more words" in d.finding.message for d in told)


@pytest.mark.parametrize("said", ["You ring. ", "You ring.\n\n", "\n- you ring", "We ring them; "])
def test_of_a_text_a_thousand_sentences_are_read(calls: Calls, said: str) -> None:
    def read(times: int) -> int:
        read_sentences.cache_clear()
        return calls(lambda: read_sentences(said * times, "en"))

    assert len(read_sentences(said * 3_000, "en")) <= READ
    assert read(9_000) < 2.5 * read(3_000)


def test_a_sentence_as_long_as_a_book_is_not_read() -> None:
    assert read_sentences("You ring and " * 700, "en") != ()
    assert read_sentences("You ring and " * 800, "en") == ()


def test_it_is_told_that_a_text_is_not_read_to_its_end(hostile: ModuleType, tmp_path: Path) -> None:
    verdict = with_text(hostile, tmp_path, "You ring. " * 1_234)
    (found,) = (d for d in verdict.diagnostics if d.rule == "too-long")
    assert "1,234 sentences" in found.finding.message


def test_of_many_things_that_are_asked_at_once_ten_are_named(
    hostile: ModuleType, tmp_path: Path
) -> None:
    verdict = with_text(hostile, tmp_path, "You ring. " * 900)
    (found,) = (d for d in verdict.diagnostics if d.rule == "compound-expectation")
    assert len(found.finding.message) < 1_000
    assert "more:" in found.finding.message
