"""What is wrong with a template, as one sentence for the person who wrote it.

Jinja says it in Python's words, and without the line that the author would look at. Here it becomes
the place, the name that does not exist as the author wrote it, and the nearest one that does.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from traceback import walk_tb
from types import SimpleNamespace
from typing import Any, NamedTuple

from jinja2 import (
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.runtime import Undefined
from jinja2.sandbox import MAX_RANGE
from jinja2.utils import missing

from standards_kit.ground.nearest import nearest
from standards_kit.ground.records import fields_of
from standards_kit.render.failure import RenderError
from standards_kit.render.theme import Theme

MISTAKES = (
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What an expression in a template can raise, beside Jinja's own, and a broken Word template."""
_TAGS = "block call elif else extends filter for from if import include macro raw set with".split()
_FEW = 12
"""Names that a sentence can list."""


class Wrong(TemplateRuntimeError):
    """A mistake found by a function of ours; its text is the clause that tells it."""


class Missing(UndefinedError):
    """A variable or a field that does not exist."""

    def __init__(self, owner: object, name: object, message: str | None = None) -> None:
        super().__init__(message)
        self.owner = owner
        """What was asked for it; Jinja's `missing` where it is a variable."""
        self.name = name


class Strict(StrictUndefined):
    """Jinja's strict undefined, which also remembers what was asked for it."""

    __slots__ = ()

    def __init__(
        self, hint: str | None = None, obj: Any = missing, name: Any = None, exc: Any = None
    ) -> None:
        plain = exc is None or exc is UndefinedError
        kind: Any = exc or UndefinedError
        if plain and hint is None:
            kind = partial(Missing, obj, name)
        super().__init__(hint, obj, name, kind)

    # In a list it would be printed by its `repr`, and nobody would notice.
    __repr__ = Undefined._fail_with_undefined_error  # noqa: SLF001 - as Jinja does itself


class Place(NamedTuple):
    """A line of a template, and the names that hold there."""

    template: str
    line: int
    names: Mapping[str, Any]


def places(error: BaseException) -> list[Place]:
    """The lines that led to a mistake, the mistake's own last."""
    found = [
        Place(frame.f_code.co_filename, line, frame.f_locals)
        for frame, line in walk_tb(error.__traceback__)
        if frame.f_code.co_filename.endswith(".j2")
    ]
    if isinstance(error, TemplateSyntaxError) and error.lineno:
        found.append(Place(error.filename or error.name or "", error.lineno, {}))
    return found


def failure(
    theme: Theme,
    template: str,
    error: Exception,
    environment: Environment,
    texts: Mapping[str, str],
) -> RenderError:
    """What is wrong in a theme, with the template and the line where it is known.

    `texts` are the templates that were read, by the name that the author knows them by.
    """
    led = places(error)
    where = _where(led) if led else template
    line = ""
    if led:
        lines = texts.get(led[-1].template, "").splitlines()
        line = lines[led[-1].line - 1] if 0 < led[-1].line <= len(lines) else ""
    clause = _clause(error, theme, environment, led[-1] if led else None, line).rstrip(".")
    end = "" if clause.endswith("?") else "."
    return RenderError(f"The theme “{theme.name}” fails in {where}: {clause}{end}")


def _where(led: list[Place]) -> str:
    """The line itself and, where it is in a template of ours, the author's line that led there."""
    last = led[-1]
    said = f"{last.template}, line {last.line}"
    own = [place for place in led if place.template.startswith("templates/")]
    if own and not last.template.startswith("templates/"):
        said += f" (by way of {own[-1].template}, line {own[-1].line})"
    return said


def _clause(
    error: Exception, theme: Theme, environment: Environment, place: Place | None, line: str
) -> str:
    match error:
        case Wrong():
            return str(error)
        case Missing():
            return _missing(error, place, line)
        case TemplateNotFound():
            return _no_template(str(error.name), theme)
        case SecurityError():
            return _unsafe(str(error))
        case RecursionError():
            return _endless(theme, place, line)
        case MemoryError():
            return "it asks for more memory than there is"
        case OverflowError() if "MAX_RANGE" in str(error):
            return f"a range may have {MAX_RANGE} numbers at most"
        case KeyError():
            return f"there is no `{error.args[0] if error.args else ''}`"
    return _said(error, environment)


def _missing(error: Missing, place: Place | None, line: str) -> str:
    owner, name = error.owner, error.name
    if owner is missing:
        known = [n for n in (place.names if place else ()) if not n.startswith("_")]
        return f"there is no `{name}`{hint(str(name), known)}"
    if isinstance(name, int):
        return f"there is no entry {name}: entries are counted from 0, and the last is {_size(owner) - 1}"
    whole = _written(str(name), line)
    if owner is None:
        asked = f"`{whole}`" if whole else "what it is asked of"
        return f"{asked} is empty here and has no `{name}`; ask first, with `{{% if {whole or '…'} %}}`"
    said = f"there is no `{whole}.{name}`" if whole else f"{_kind(owner)} has no `{name}`"
    if isinstance(owner, str):
        return f"{said}: that is text, and has no fields"
    if isinstance(owner, list | tuple):
        return (
            f"{said}: that is a list, to be gone through with `{{% for one in {whole or '…'} %}}`"
        )
    known = list(_names(owner))
    near = hint(str(name), known)
    if near or not known or len(known) > _FEW:
        return said + near
    return f"{said}; there are " + ", ".join(f"`{n}`" for n in known)


def _size(owner: object) -> int:
    return len(owner) if isinstance(owner, list | tuple | str) else 0


def _written(name: str, line: str) -> str:
    """What stands before a field in a line of a template: ``s.escalation`` of `to`."""
    field = re.escape(name)
    found = re.search(
        rf"([A-Za-z_][\w.]*(?:\[[^\]\s]*\][\w.]*)*?)(?:\.{field}\b|\[\s*[\"']{field}[\"']\s*\])",
        line,
    )
    return found[1] if found else ""


def _names(owner: Any) -> Iterable[str]:
    """The fields that a template can ask for."""
    if names := fields_of(owner.__class__):
        yield from names
        yield from (n for n, v in vars(type(owner)).items() if isinstance(v, property))
    elif isinstance(owner, SimpleNamespace):
        yield from vars(owner)
    elif isinstance(owner, Mapping):
        yield from map(str, owner)


def _kind(owner: object) -> str:
    """What to call a thing: a standard, an expectation."""
    if isinstance(owner, str):
        return "a text"
    if isinstance(owner, list | tuple):
        return "a list"
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", type(owner).__name__.removesuffix("View")).lower()
    return f"a{'n' if words[:1] in 'aeiou' else ''} {words}"


def hint(name: str, known: Iterable[str]) -> str:
    """The end of a clause: the nearest name that there is, or nothing."""
    near = nearest(name, known)
    return f"; did you mean `{near}`?" if near else ""


def _no_template(name: str, theme: Theme) -> str:
    layer, _, path = name.rpartition(":")
    layers = dict.fromkeys(one.name for one in theme.layers)
    if layer and layer not in layers:
        return f"it does not stand on a theme “{layer}”{hint(layer, layers)}"
    near = nearest(path, theme.paths())
    prefix = f"{layer}:" if layer else ""
    told = f"; did you mean `{prefix}{near}`?" if near and near != path else ""
    return f"there is no template `{name}`{told}"


def _unsafe(message: str) -> str:
    attribute = re.search(r"access to attribute '(\w+)'", message)
    if attribute:
        return (
            f"templates may not use `{attribute[1]}`; they reach what is in the book, and no more"
        )
    return "templates may not call this; they reach what is in the book, and no more"


def _endless(theme: Theme, place: Place | None, line: str) -> str:
    said = "it calls or includes itself without end"
    own = re.search(r"(extends|include)\s+[\"']([^:\"']+)[\"']", line)
    if own and place and place.template.endswith(own[2]) and len(theme.layers) > 1:
        below = theme.layers[1].name
        return f"{said}; for the template that it replaces, write `{below}:{own[2]}`"
    return said


def _said(error: Exception, environment: Environment) -> str:
    """Jinja's or Python's own words, shortened where they are well known."""
    message = " ".join(str(error).split())
    for pattern, told in _WELL_KNOWN:
        found = re.search(pattern, message)
        if found:
            return told(found, environment)
    text = re.sub(r"'([^']*)'", r"`\1`", message).rstrip(".").replace(". ", "; ")
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def _no_such(found: re.Match[str], environment: Environment) -> str:
    known = environment.filters if found[1] == "filter" else environment.tests
    return f"there is no {found[1]} `{found[2]}`{hint(found[2], known)}"


def _unclosed(found: re.Match[str], _: Environment) -> str:
    return f"`{{% {found[1]} %}}` is never closed; write `{{% end{found[1]} %}}` behind it"


def _astray(found: re.Match[str], _: Environment) -> str:
    return f"`{{% {found[1]} %}}` stands where `{{% end{found[2]} %}}` should"


def _no_tag(found: re.Match[str], _: Environment) -> str:
    if found[1].startswith("end") or found[1] in ("elif", "else"):
        return f"`{{% {found[1]} %}}` closes nothing"
    return f"there is no `{{% {found[1]} %}}`{hint(found[1], _TAGS)}"


def _cut(_: re.Match[str], __: Environment) -> str:
    return "something that was opened, `{{` or `{%`, is not closed"


_WELL_KNOWN: tuple[tuple[str, Callable[[re.Match[str], Environment], str]], ...] = (
    (r"No (filter|test) named '([^']*)'", _no_such),
    (r"(?i)unexpected end of template\..* to be closed is '(\w+)'", _unclosed),
    (r"unknown tag '(\w+)'.* to be closed is '(\w+)'", _astray),
    (r"unknown tag '(\w+)'", _no_tag),
    (r"unexpected end of template, expected 'end of", _cut),
)
