"""The fixed words of a handbook, read from ``templates/labels/<language>.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import yaml

from standards_kit.ground import resources


@dataclass(frozen=True, slots=True)
class Labels:
    """Words by name; ``labels["reason"]`` in code and ``labels.reason`` in templates."""

    words: Mapping[str, str]
    months: tuple[str, ...]
    quotes: tuple[str, str]

    def __getitem__(self, name: str) -> str:
        return self.words[name]

    def fill(self, name: str, **values: str) -> str:
        """A label whose blanks are filled; a value may hold braces and stays as it is."""
        text = self.words[name]
        for key, value in values.items():
            text = value.join(text.split("{" + key + "}"))
        return text

    def day(self, day: date) -> str:
        """A date as people of this language write it."""
        return self.fill(
            "date", day=str(day.day), month=self.months[day.month - 1], year=str(day.year)
        )

    def quoted(self, text: str) -> str:
        """Spoken words between this language's quotation marks, unless they have some."""
        if text[:1] in "\"'“‘«„":
            return text
        return f"{self.quotes[0]}{text}{self.quotes[1]}"


def labels_for(language: str, customer: str) -> Labels:
    """The labels of a language, else of its family, else English."""
    data = _read(language)
    words = {
        key: value.replace("{customer}", customer)
        for key, value in data.items()
        if isinstance(value, str)
    }
    return Labels(words, tuple(data["months"]), _quotes(data["quotes"], language))


def _quotes(table: Mapping[str, list[str]], language: str) -> tuple[str, str]:
    opening, closing = (
        table.get(language) or table.get(language.split("-", maxsplit=1)[0]) or table["en"]
    )
    return opening, closing


@lru_cache(maxsize=8)
def _read(language: str) -> Mapping[str, Any]:
    folder = resources.templates() / "labels"
    english = _parse((folder / "en.yaml").read_text("utf-8"))
    for name in (language, language.split("-", maxsplit=1)[0]):
        file = folder / f"{name}.yaml"
        if resources.is_name(name.lower()) and file.is_file():
            return {**english, **_parse(file.read_text("utf-8"))}
    return english


def _parse(text: str) -> dict[str, Any]:
    parsed: dict[str, Any] = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 - strings only
    return parsed
