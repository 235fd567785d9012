"""Reads a document into the model, and goes on with what is sound where something is not.

What Pydantic objects to becomes a finding at its place; the objectionable part is left out and
the rest is read again, so one mistyped date doesn't hide a standard from the other rules.
"""

import copy
from typing import Any, TypeVar

from pydantic import ValidationError

from standards_kit.model.parts import BOUNDS, Part
from standards_kit.syntax.document import Document
from standards_kit.syntax.nodes import Path
from standards_kit.text.diagnostic import Finding

P = TypeVar("P", bound=Part)

_ROUNDS = 20  # each round removes at least one part; more are not needed for what people write
_STAND_INS: dict[str, Any] = {"expectations": [], "steps": [], "emotional_response": {"text": ""}}
_IRREPLACEABLE = frozenset({"up_to", "date"})
_MISSING_ID = "missing-id"


def bind(
    kind: type[P],
    data: dict[str, Any],
    document: Document,
    base: Path,
    context: dict[str, Any],
    findings: list[Finding],
) -> P:
    """Validate ``data`` as ``kind``; ``base`` are the steps before those of the document.

    A document that *is* a standard is read as ``{"standards": [it]}``: its base is
    ``("standards", 0)``, and those steps are not in the text.
    """
    try:
        return kind.model_validate(data, context=context)
    except ValidationError as error:
        return _mended(kind, copy.deepcopy(data), document, base, context, findings, error)


def _mended(
    kind: type[P],
    data: dict[str, Any],
    document: Document,
    base: Path,
    context: dict[str, Any],
    findings: list[Finding],
    error: ValidationError,
) -> P:
    from standards_kit.model.objections import objections  # most kits give no cause for any

    for _ in range(_ROUNDS):
        problems = error.errors(include_url=False, include_input=False)
        findings.extend(objections(kind, problems, document, base))
        _leave_out(data, [(p["loc"], p["type"]) for p in problems], document, base)
        try:
            return kind.model_validate(data, context=context)
        except ValidationError as again:
            error = again
    return kind.model_construct()


def _leave_out(
    data: dict[str, Any], problems: list[tuple[Path, str]], document: Document, base: Path
) -> None:
    """Fill in what is missing, take out what is wrong; last items first, so that places hold."""
    doomed: dict[Path, None] = {}
    for path, kind in problems:
        if kind == "missing" and path[-1] not in _IRREPLACEABLE:
            _at(data, path[:-1])[path[-1]] = _stand_in(path)
        else:
            whole = kind == "missing" or _is_bound(path)
            doomed[_removable(data, path[:-1] if whole else path)] = None
    for path in sorted(doomed, key=lambda p: tuple(map(_order, p)), reverse=True):
        _remove(data, path, document, base)


def _is_bound(path: Path) -> bool:
    """Whether a path leads to the number of a target, which is nothing without it."""
    return len(path) > 2 and path[-3] == "targets" and path[-1] in BOUNDS


def _stand_in(path: Path) -> Any:
    key = str(path[-1])
    if key == "id":
        return f"{_MISSING_ID}-{'-'.join(str(step) for step in path[:-1] if isinstance(step, int))}"
    return copy.copy(_STAND_INS.get(key, ""))


def is_stand_in(identifier: str) -> bool:
    """Whether an id was given by us, because the author wrote none."""
    return identifier.startswith(_MISSING_ID)


def _order(step: str | int) -> tuple[int, str]:
    return (step, "") if isinstance(step, int) else (-1, step)


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data, key = _slot(data, step)
        data = data[key]
    return data


def _slot(data: Any, step: str | int) -> tuple[Any, Any]:
    """Where a step's value is kept, and under which key.

    A number counts the values of a mapping that is read as a list, those of own keys last.
    """
    if not isinstance(data, dict) or step in data:
        return data, step
    own = data.get("x-", {})
    if isinstance(step, int):
        step = [*(name for name in data if name != "x-"), *own][step]
    return (own, step) if step in own else (data, step)


def _removable(data: Any, path: Path) -> Path:
    """The longest part of a path that there is in the data."""
    for length, step in enumerate(path):
        inside = isinstance(data, dict | list)
        try:
            data, key = _slot(data, step) if inside else ({step: None}, step)
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return path[:length]
        if not inside:
            return path[:length]
    return path


def _remove(data: Any, path: Path, document: Document, base: Path) -> None:
    if not path:
        data.clear()
        return
    above, name = _slot(_at(data, path[:-1]), path[-1])
    if isinstance(above, list):
        written = path[len(base) :] if path[: len(base)] == base else path
        if written and document.root is not None:
            true = document._with_dropped(written)  # noqa: SLF001 - the two keep one account
            document.dropped.setdefault(true[:-1], []).append(int(true[-1]))
    elif isinstance(path[-1], int):
        written = path[len(base) :] if path[: len(base)] == base else path
        true = document._with_dropped(written)  # noqa: SLF001
        document.dropped.setdefault(true[:-1], []).append(int(true[-1]))
    above.pop(name)
