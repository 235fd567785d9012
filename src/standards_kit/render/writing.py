"""How a language is written: dates, figures, money, quotation marks, articles, the alphabet.

It is data, the key ``writing`` of ``labels/<language>.yaml``; what a language's file leaves out is as
in English. Nobody's text is changed by it, only what we print ourselves.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final

from standards_kit.ground.records import record
from standards_kit.render.alphabet import SortKey, sort_key
from standards_kit.render.blanks import filled
from standards_kit.render.plurals import FORMS, form_of, is_rule
from standards_kit.render.typography import Marks, marks_of

MONTHS: Final = 12
_TEXTS: Final = ("date", "first", "money", "alphabet", "customer", "units", "clause_begins")
_LISTS: Final = ("months", "skipped", "article_words", "clause_ends")
_TABLES: Final = ("quotes", "numbers", "signs", "plurals", "articles", "spaces")
KEYS: Final = (*_TEXTS, *_LISTS, *_TABLES)


@record
class Writing:
    """The manners of one language, as its file says them."""

    data: Mapping[str, Any]
    marks: Marks
    """What printers set and keyboards lack."""

    def day(self, day: date) -> str:
        """A date as people of this language write it."""
        first = self.data.get("first") if day.day == 1 else None
        parts = {
            "day": first or str(day.day),
            "month": self.data["months"][day.month - 1],
            "year": str(day.year),
        }
        return filled(self.data["date"], parts)

    def number(self, value: int | Decimal, places: int = 0) -> str:
        """A figure with this language's decimal sign, its thousands set apart."""
        manner: Mapping[str, str] = self.data["numbers"]
        whole, _, rest = f"{value:,.{places}f}".partition(".")
        grouped = abs(int(value)) >= int(manner["from"])
        whole = whole.replace(",", manner["group"] if grouped else "")
        return whole + (manner["decimal"] + rest if rest else "")

    @property
    def is_english_number(self) -> bool:
        """Whether 1,500.50 means here what it means in English."""
        manner = self.data["numbers"]
        return (manner["group"], manner["decimal"]) == (",", ".")

    def money(self, value: Decimal, currency: str) -> str:
        """An amount with its sign; nothing where this language has no sign for the currency."""
        sign = self.data["signs"].get(currency)
        if not sign:
            return ""
        amount = self.number(value, 0 if value == value.to_integral_value() else 2)
        pattern: str = self.data["money"]
        return pattern.replace("{sign}", sign).replace("{amount}", amount)

    def form(self, number: int) -> str:
        """Which form of a word a number takes."""
        return form_of(self.data["plurals"], number)

    def sort_key(self, text: str) -> SortKey:
        """Where a word stands in this language's lists."""
        return sort_key(text, self.data.get("alphabet", ""), self.data.get("skipped", ()))

    def with_article(self, word: str) -> str:
        """The customer's word as it stands in a sentence; an article that was written stays."""
        plain = word.replace("'", "’").casefold()
        articles: Mapping[str, str] = self.data.get("articles", {})
        if any(plain.startswith(one) for one in (*articles, *self.data.get("article_words", ()))):
            return word
        for article, beginnings in articles.items():
            if not beginnings or plain.startswith(tuple(beginnings.split())):
                return article + word
        return word

    def is_clause(self, text: str) -> bool:
        """Whether a condition brings its own “when”."""
        plain = text.replace("'", "’").casefold()
        words = _words(self.data["clause_begins"])
        begun = plain.startswith(words) and any(
            plain.startswith(word) and (word[-1:] == "’" or not plain[len(word) :][:1].isalpha())
            for word in words
        )
        return begun or plain.endswith(tuple(self.data.get("clause_ends", ())))


@lru_cache(maxsize=64)
def _words(written: str) -> tuple[str, ...]:
    """Words that are parted by commas."""
    return tuple(filter(None, map(str.strip, written.split(","))))


def writing_of(data: Mapping[str, Any], language: str) -> Writing:
    """The manners that a file says; `language` decides between the quotation marks of regions."""
    table = data["quotes"]
    family = language.partition("-")[0]
    opening, closing = table.get(language) or table.get(family) or next(iter(table.values()))
    return Writing(data, marks_of((opening, closing), data["units"], data.get("spaces", {})))


def mistakes(data: Any) -> Iterator[str]:
    """What is wrong with the key `writing` of somebody's file, as clauses that name the place."""
    if not isinstance(data, Mapping):
        yield "`writing` should be keys with values"
        return
    for key, value in data.items():
        if key not in KEYS:
            yield f"there is no `{key}` under `writing`; there are: {', '.join(KEYS)}"
        elif key in _TEXTS and not isinstance(value, str):
            yield f"`{key}` under `writing` should be text"
        elif key in _LISTS and not _is_list(value):
            yield f"`{key}` under `writing` should be a list of words"
        elif key in _TABLES and not isinstance(value, Mapping):
            yield f"`{key}` under `writing` should be names with values"
        else:
            yield from _misread(key, value)


def _misread(key: str, value: Any) -> Iterator[str]:
    """What a value of the right kind can still get wrong."""
    if key == "months" and len(value) != MONTHS:
        yield f"`months` under `writing` has {len(value)} names, and a year {MONTHS}"
    elif key == "quotes" and not all(_is_list(pair) and len(pair) == 2 for pair in value.values()):
        yield "`quotes` under `writing` should give each region two marks, as in `[«, »]`"
    elif key == "numbers" and not str(value.get("from", "1000")).isdecimal():
        yield "`from` under `numbers` should be a figure, as in 1000"
    elif key == "plurals":
        for form, rule in value.items():
            if form not in FORMS:
                yield f"there is no form `{form}` of a word; there are: {', '.join(FORMS)}"
            elif not isinstance(rule, str) or not is_rule(rule):
                yield f"“{rule}” under `plurals` is no rule such as `n % 10 = 2..4`"


def _is_list(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)
