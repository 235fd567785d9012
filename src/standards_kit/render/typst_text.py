"""Python values as Typst literals, so that no author's text is ever Typst markup."""

from collections.abc import Callable
from datetime import date
from typing import Any

from markupsafe import Markup

from standards_kit.render.labels import Labels
from standards_kit.render.prose import TermRef, printable
from standards_kit.render.typography import typeset

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


def quote(text: str) -> str:
    """A Typst string literal that prints exactly these characters."""
    return f'"{printable(text).translate(_ESCAPES)}"'


def literals(labels: Labels) -> Callable[[Any], Markup]:
    """A function that turns any value of a template into a Typst literal.

    What is `Markup` already (a macro's result, a block) is left alone, so the function can be
    Jinja's `finalize`: a template can't forget to quote.
    """

    def literal(value: Any) -> str:
        if isinstance(value, str):
            return quote(typeset(value, labels.marks))
        if isinstance(value, tuple | list):
            return f"({', '.join(map(literal, value))},)" if value else "()"
        if isinstance(value, TermRef):
            return f"({quote(value.slug)}, {literal(value.text)})"
        return other(value)

    def other(value: Any) -> str:
        if value is None:
            return "none"
        if isinstance(value, bool | int):
            return str(value).lower()
        if isinstance(value, date):
            return quote(labels.day(value))
        if isinstance(value, dict):
            inner = ", ".join(f"{quote(str(k))}: {literal(v)}" for k, v in value.items())
            return f"({inner})" if value else "(:)"
        names: tuple[str, ...] = getattr(value, "__slots__", ())  # a view's fields
        if names:
            return f"({', '.join(f'{n}: {literal(getattr(value, n))}' for n in names)})"
        return quote(str(value))

    def finalize(value: Any) -> Markup:
        return value if isinstance(value, Markup) else Markup(literal(value))  # noqa: S704

    return finalize
