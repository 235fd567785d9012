"""A phrase that a rule finds in a value is shown where the author typed it."""

import random
from collections.abc import Callable

import pytest
import yaml

from standards_kit.syntax.scalars import ScalarMap, scalar_map


def last_scalar(text: str) -> tuple[str, ScalarMap]:
    """The value of a file's last scalar, and where it stands."""
    events = yaml.parse(text, Loader=yaml.CLoader)
    event = [event for event in events if isinstance(event, yaml.ScalarEvent)][-1]
    start, end = event.start_mark.index, event.end_mark.index
    return event.value, scalar_map(text, start, end, event.style, event.value)


def typed(text: str, phrase: str) -> str:
    """What the author typed to make the last scalar say the phrase, which it says but once."""
    value, found = last_scalar(text)
    assert found.exact
    assert value.count(phrase) == 1, value
    start, end = found.span(value.index(phrase), value.index(phrase) + len(phrase))
    return text[start:end]


def place(text: str, a: int, b: int) -> tuple[int, int]:
    """The span of the last scalar's ``value[a:b]``."""
    found = last_scalar(text)[1]
    assert found.exact
    return found.span(a, b)


class TestPlainScalars:
    def test_a_phrase_on_one_line_is_typed_as_it_is_said(self) -> None:
        assert typed("k: the quick fox\n", "quick") == "quick"
        assert place("k: the quick fox\n", 4, 9) == (7, 12)

    def test_a_phrase_folded_over_two_lines_is_one_span_over_two_lines(self) -> None:
        assert typed("k: the quick\n   brown fox\n", "quick brown") == "quick\n   brown"

    def test_a_folded_space_is_the_whole_run_from_word_to_word(self) -> None:
        assert typed("k: a \t\n     b", " ") == " \t\n     "

    def test_a_blank_line_that_became_a_line_feed_is_the_whole_run(self) -> None:
        assert typed("k: a \n\n  b", "\n") == " \n\n  "

    def test_of_two_line_feeds_each_has_its_own_part_of_the_run(self) -> None:
        text = "k: a\n\n \n  b"
        assert last_scalar(text)[0] == "a\n\nb"
        assert text[slice(*place(text, 1, 2))] == "\n\n "
        assert text[slice(*place(text, 2, 3))] == "\n  "

    def test_a_comment_after_it_is_no_part_of_it(self) -> None:
        assert place("- two words # not three\n", 0, 99) == (2, 11)

    def test_in_a_flow_sequence_it_ends_at_the_comma(self) -> None:
        assert typed("[one\n two , three four]", "three") == "three"
        assert typed("[one\n two ]", "one two") == "one\n two"

    def test_a_value_that_was_left_out_is_an_empty_place(self) -> None:
        assert place("k:", 0, 5) == (2, 2)

    def test_a_value_that_is_only_a_tag_is_an_empty_place_after_it(self) -> None:
        assert place("- !!str", 0, 0) == (7, 7)


class TestQuotedScalars:
    def test_the_quotes_are_not_part_of_the_phrase(self) -> None:
        assert place("'a b'", 0, 3) == (1, 4)
        assert place('"a b"', 0, 3) == (1, 4)

    def test_a_doubled_quote_is_one_character(self) -> None:
        assert typed("'it''s here'", "it's") == "it''s"
        assert typed("'it''s here'", "'") == "''"

    def test_a_phrase_after_a_doubled_quote_is_not_shifted(self) -> None:
        assert typed("'it''s here'", "here") == "here"

    def test_an_empty_one_has_its_place_between_the_quotes(self) -> None:
        assert place("- ''", 0, 0) == (3, 3)
        assert place('- !t ""', 0, 0) == (6, 6)

    @pytest.mark.parametrize("quote", ["'", '"'])
    def test_a_phrase_folded_over_two_lines_is_one_span(self, quote: str) -> None:
        assert typed(f"{quote}one two  \n  three{quote}", "two three") == "two  \n  three"

    @pytest.mark.parametrize("quote", ["'", '"'])
    def test_blanks_at_either_end_are_kept_but_a_break_there_is_folded(self, quote: str) -> None:
        assert last_scalar(f"{quote}  a  {quote}")[0] == "  a  "
        assert place(f"{quote}\n  a \n{quote}", 0, 1) == (1, 4)
        assert place(f"{quote}\n  a \n{quote}", 2, 3) == (5, 7)

    @pytest.mark.parametrize(
        ("escape", "char"),
        [
            (r"\0", "\0"),
            (r"\a", "\a"),
            (r"\b", "\b"),
            (r"\t", "\t"),
            ("\\\t", "\t"),
            (r"\n", "\n"),
            (r"\v", "\v"),
            (r"\f", "\f"),
            (r"\r", "\r"),
            (r"\e", "\x1b"),
            (r"\ ", " "),
            (r"\"", '"'),
            (r"\/", "/"),
            (r"\\", "\\"),
            (r"\N", "\x85"),
            (r"\_", "\xa0"),
            (r"\L", "\u2028"),
            (r"\P", "\u2029"),
            (r"\x41", "A"),
            (r"\u00e9", "é"),
            (r"\u2028", "\u2028"),
            (r"\U0001F600", "😀"),
        ],
    )
    def test_an_escape_is_one_character(self, escape: str, char: str) -> None:
        assert typed(f'"x{escape}yz"', char) == escape
        assert typed(f'"x{escape}yz"', "yz") == "yz"

    def test_half_of_a_surrogate_pair_never_gets_here(self) -> None:
        with pytest.raises(yaml.YAMLError):
            last_scalar(r'"\ud83d\ude00"')

    def test_an_escaped_line_break_is_nothing(self) -> None:
        text = '"one t\\\n    wo"'
        assert typed(text, "two") == "t\\\n    wo"
        assert typed(text, "wo") == "wo"
        assert typed(text, "t") == "t"

    def test_blanks_before_an_escaped_line_break_are_kept(self) -> None:
        assert typed('"one  \\\n  two"', "  ") == "  "

    def test_a_blank_line_after_an_escaped_line_break_is_a_line_feed(self) -> None:
        assert typed('"one\\\n \n  two"', "\n") == "\n  "

    def test_an_escaped_blank_before_a_line_break_is_not_dropped(self) -> None:
        text = '"one\\   \n  two"'
        assert last_scalar(text)[0] == "one  two"
        assert text[slice(*place(text, 3, 4))] == "\\ "
        assert text[slice(*place(text, 4, 5))] == "  \n  "

    def test_an_escaped_backslash_before_a_line_break_does_not_escape_it(self) -> None:
        assert typed('"one\\\\\n  two"', "\\ two") == "\\\\\n  two"


class TestLiteralScalars:
    def test_the_indentation_is_not_part_of_a_phrase_that_begins_a_line(self) -> None:
        assert place("k: |\n  one\n  two\n", 4, 7) == (13, 16)

    def test_a_phrase_over_two_lines_is_one_span(self) -> None:
        assert typed("k: |\n  one two\n  three\n", "two\nthree") == "two\n  three"

    def test_cutting_a_line_out_with_its_break_leaves_the_next_one_indented(self) -> None:
        text = "k: |\n  one\n  two\n"
        start, end = place(text, 0, 4)
        assert text[:start] + text[end:] == "k: |\n  two\n"

    def test_spaces_beyond_the_indentation_are_said(self) -> None:
        assert typed("k: |\n  one\n    two\n", "  two") == "  two"

    def test_a_tab_after_the_indentation_is_said(self) -> None:
        assert typed("k: |\n  a\n  \tone\n", "\tone") == "\tone"

    @pytest.mark.parametrize("header", ["|2-", "|-2", "|2", "|2+", "|+2 # +9", "|2#-", "|2\t# c"])
    def test_an_indicator_tells_spaces_from_indentation(self, header: str) -> None:
        assert typed(f"- k: {header}\n\n      one\n\n", "  one") == "  one"

    def test_an_indicator_counts_from_the_parent(self) -> None:
        assert typed("- - - |1\n      one\n", " one") == " one"

    def test_a_first_line_of_only_spaces_beyond_the_indicator_is_said(self) -> None:
        text = "--- |3\n     \n   one\n"
        assert last_scalar(text)[0] == "  \none\n"
        assert place(text, 0, 2) == (10, 12)

    def test_spaces_at_the_end_of_the_file_are_said_if_they_are_more_than_the_indentation(
        self,
    ) -> None:
        assert typed("|\n a\n   ", "  ") == "  "

    def test_a_comment_after_it_is_no_part_of_it(self) -> None:
        text = "- |+\n  one\n\n # note\n"
        value, found = last_scalar(text)
        assert value == "one\n\n"
        assert text[: found.ends[-1]] == "- |+\n  one\n\n"

    @pytest.mark.parametrize(
        ("mark", "said", "where"),
        [("-", "a", (5, 6)), ("", "a\n", (5, 7)), ("+", "a\n\n\n", (5, 10))],
    )
    def test_breaks_that_are_chomped_are_nowhere(
        self, mark: str, said: str, where: tuple[int, int]
    ) -> None:
        text = f"|{mark or ' '}\n  a\n \n\n"
        assert last_scalar(text)[0] == said
        assert place(text, 0, 99) == where

    def test_one_of_only_blank_lines_says_them_if_they_are_kept(self) -> None:
        assert last_scalar("|+\n\n   \n")[0] == "\n\n"
        assert last_scalar("|\n\n   \n")[0] == ""
        assert place("|\n\n   \n", 0, 0) == (2, 2)

    def test_the_last_line_of_the_file_needs_no_break(self) -> None:
        assert typed("k: |\n  one", "one") == "one"
        assert place("k: |", 0, 0) == (4, 4)


class TestFoldedScalars:
    def test_a_phrase_folded_over_two_lines_is_one_span_over_two_lines(self) -> None:
        assert typed("k: >\n  the quick\n  brown fox\n", "quick brown") == "quick\n  brown"

    def test_a_folded_space_is_the_break_and_the_indentation(self) -> None:
        assert typed("k: >-\n  one\n  two\n", " ") == "\n  "

    def test_a_blank_at_the_end_of_a_line_is_said(self) -> None:
        assert typed("k: >-\n  one \n  two\n", "  ") == " \n  "

    def test_a_blank_line_is_one_line_feed(self) -> None:
        assert typed("k: >-\n  one\n\n  two\n", "\n") == "\n\n  "

    def test_lines_that_are_indented_more_are_not_folded(self) -> None:
        text = "k: >-\n  one\n    two\n  three\n"
        assert last_scalar(text)[0] == "one\n  two\nthree"
        assert typed(text, "one\n") == "one\n  "
        assert typed(text, "two\nthree") == "two\n  three"

    def test_blank_lines_before_the_first_words_are_said(self) -> None:
        assert typed("k: >-\n\n\n  one\n", "\n\none") == "\n\n  one"

    def test_a_phrase_after_folds_and_blank_lines_is_not_shifted(self) -> None:
        assert typed("k: >\n  a\n  b\n\n  c\n   d\n\n  here\n", "here") == "here"


class TestLineBreaksOfEveryKind:
    @pytest.mark.parametrize("style", ["", "'", '"', ">-\n  "])
    @pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\x85"])
    def test_each_is_folded_into_one_space(self, style: str, line_break: str) -> None:
        quote = style if style in ("'", '"') else ""
        text = f"- {style}one{line_break}  two{quote}"
        assert typed(text, "one two") == f"one{line_break}  two"
        assert typed(text, " ") == f"{line_break}  "

    @pytest.mark.parametrize("style", ["", "'", '"', ">-\n  ", "|-\n  "])
    @pytest.mark.parametrize("line_break", ["\u2028", "\u2029"])
    def test_those_of_unicode_are_said_as_they_are(self, style: str, line_break: str) -> None:
        quote = style if style in ("'", '"') else ""
        text = f"- {style}one{line_break}  two{quote}"
        assert typed(text, f"one{line_break}two") == f"one{line_break}  two"

    def test_a_carriage_return_and_a_line_feed_are_one_break_in_a_literal(self) -> None:
        assert typed("- |\r\n  one\r\n  two\r\n", "one\ntwo") == "one\r\n  two"

    def test_emoji_are_one_character_each(self) -> None:
        assert typed('- "😀😀\\n😀 here"', "here") == "here"


class TestTagsAndAnchors:
    """libyaml's mark is at the first of them, not at the scalar."""

    @pytest.mark.parametrize(
        "properties",
        [
            "!!str ",
            "&a ",
            "&a-1 !t\t",
            "!t &a  ",
            "! ",
            "!e%21 ",
            "!'x' ",
            "!<tag:e,2000:[x]> ",
            "!t # a | comment > with \" and '\n  ",
            "&a\r\n\r\n  # one\r  # two\x85  ",
        ],
    )
    @pytest.mark.parametrize("source", ["one two", "'one two'", '"one two"', "|\n  one two"])
    def test_they_are_not_part_of_the_phrase(self, properties: str, source: str) -> None:
        text = f"- {properties}{source}"
        assert place(text, 0, 7)[0] == text.rindex("one")
        assert typed(text, "one two") == "one two"

    def test_an_anchor_ends_where_its_letters_do(self) -> None:
        assert typed("&a:b", ":b") == ":b"


class TestSpans:
    def test_nothing_between_two_characters_is_an_empty_span_there(self) -> None:
        assert place("'it''s'", 2, 2) == (3, 3)
        assert place("'it''s'", 3, 3) == (5, 5)
        assert place("'it''s'", 4, 4) == (6, 6)

    def test_what_is_beyond_the_value_is_clamped(self) -> None:
        assert place("- one", -5, 99) == (2, 5)
        assert place("- one", 99, 99) == (5, 5)
        assert place("- one", 2, 1) == (4, 4)

    @pytest.mark.parametrize("text", ["one two", "'one two'", '"one two"', "[one\u2028two]"])
    def test_what_is_typed_as_it_is_said_takes_no_room(self, text: str) -> None:
        assert isinstance(last_scalar(text)[1].starts, range)

    @pytest.mark.parametrize("value", ["other", "xyz"])
    def test_a_value_that_is_not_in_the_text_is_anywhere_in_the_scalar(self, value: str) -> None:
        found = scalar_map('- "abc"', 2, 7, '"', value)
        assert not found.exact
        assert found.span(1, 2) == (3, 6)

    @pytest.mark.parametrize("source", [r'"\q"', r'"\UFFFFFFFF"', r'"\x4"', '"\\', '"', "|", "!"])
    @pytest.mark.parametrize("style", ["", "'", '"', "|", ">"])
    def test_what_libyaml_would_refuse_does_not_crash(self, source: str, style: str) -> None:
        start, end = scalar_map(source, 0, len(source), style, "other").span(0, 5)
        assert 0 <= start <= end <= len(source)


@pytest.mark.parametrize(
    ("before", "line", "after"),
    [
        (">\n", "  five words on each line\n", ""),
        ("|\n", "\n", "  a"),
        ('"', r"\n", '"'),
        ('"a', " ", r'\n"'),
        ("'a", " \n", "'"),
        ("'", "''", "'"),
        ("!t ", "# c\n", " two\n words"),
    ],
)
def test_ten_times_the_text_is_about_ten_times_the_work(
    before: str, line: str, after: str, calls: Callable[[Callable[[], object]], int]
) -> None:
    def work(count: int) -> int:
        text = before + line * (count // len(line)) + after
        event = next(e for e in yaml.parse(text, yaml.CLoader) if isinstance(e, yaml.ScalarEvent))
        return calls(lambda: scalar_map(text, 0, event.end_mark.index, event.style, event.value))

    assert work(200_000) < 12 * work(20_000) + 1_000


def test_a_long_text_is_found_at_its_end() -> None:
    words = random.Random(1).choices(["lorem", "ipsum", "dolor", "sit\n ", "\n\n "], k=20_000)
    assert typed("- > \n a\n " + " ".join(words) + "b\n here", "here") == "here"
