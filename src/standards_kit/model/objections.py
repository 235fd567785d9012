"""Turns what Pydantic objects to into findings in an author's words."""

import re
from collections.abc import Iterator
from typing import Any

from standards_kit.ground.lazy import lazy
from standards_kit.ground.nearest import did_you_mean, nearest
from standards_kit.model.kit import KitSettings, SourceFile
from standards_kit.model.parts import Part, Shorthand
from standards_kit.model.shape import field_help, keys, part_at
from standards_kit.model.values import id_from
from standards_kit.syntax.document import Document
from standards_kit.syntax.explain import quoted
from standards_kit.syntax.nodes import Mapping, Node, Path, Scalar, Sequence
from standards_kit.text.diagnostic import Edit, Finding, Fix, Place, Severity
from standards_kit.text.source import Span

_KEY = "[key]"  # how Pydantic says that it means a key and not its value
_OURS = frozenset({"wrong-type", "unreadable-target", "range-for-number"})
"""What our own validators object to, by the name of the rule."""
_LISTED = lazy(r"\^\(([\w|]+)\)\$")
"""How a pattern lists the words that may stand somewhere."""
_EXPECTED = {
    "string_type": "a text",
    "list_type": "a list, each item on a line that begins with `- `",
    "model_type": "keys with values",
    "model_attributes_type": "keys with values",
    "dict_type": "keys with values",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "int_parsing_size": "a whole number of fewer digits",
    "bool_type": "`true` or `false`",
    "bool_parsing": "`true` or `false`",
}


def objections(
    root: type[Part], problems: list[Any], document: Document, base: Path
) -> Iterator[Finding]:
    """A finding for each problem that an author can act on, each place once."""
    traps: set[int] = set()
    for problem in problems:
        path: Path = problem["loc"]
        written = path[len(base) :] if path[: len(base)] == base else path
        if document.root is None:
            continue
        unknown = problem["type"] == "extra_forbidden"
        trapped = _split_sentence(
            root, path[:-1] if unknown else path, written[:-1] if unknown else written, document
        )
        if trapped is not None:
            node, finding = trapped
            if node.start not in traps:
                traps.add(node.start)
                yield finding
        elif problem["type"] == "missing":
            yield from _missing(root, path, written, document)
        elif unknown:
            yield _unknown(root, path, written, document)
        elif problem["type"] == "ambiguous-date":
            yield _ambiguous(written, problem["ctx"]["readings"], document)
        else:
            yield _wrong(root, path, written, problem, document)


def _split_sentence(
    root: type[Part], path: Path, written: Path, document: Document
) -> tuple[Node, Finding] | None:
    """``- Before you start: ask`` is a mapping to YAML, and a sentence to its author."""
    node, reached = document.find(written)
    if not isinstance(node, Mapping) or len(node.keys) != 1:
        return None
    key = next(iter(node.keys.values()))
    value = node.values[key.value]
    place = _without_comment(document.place(reached), value)
    sentence = document.source.text[place.span.start : place.span.end]
    part = part_at(root, path[: len(path) - len(written) + len(reached)])
    expects_text = part is None or issubclass(part, Shorthand)
    plain = isinstance(value, Scalar) and not key.style and not sentence.startswith("{")
    if not (expects_text and plain and _looks_like_words(key.value, part)) or "\n" in sentence:
        return None
    edit = Edit(place, quoted(sentence))
    return node, Finding(
        "wrong-type",
        f"The colon after “{key.value}” makes YAML read this sentence as a key and a value.",
        place,
        help=f"Put the sentence in quotes: {quoted(sentence)}",
        phrase=sentence,
        fix=Fix("put the sentence in quotes", (edit,)),
    )


def _without_comment(place: Place, value: Node) -> Place:
    """Where a mapping of one key stands, less a comment behind it."""
    start, end = place.span
    if isinstance(value, Scalar) and value.value:
        end = value.end
    else:
        end = start + len(place.source.text[start:end].partition(" #")[0].rstrip())
    return Place(place.source, Span(start, end), place.document, place.pointer)


def _looks_like_words(key: str, part: type[Part] | None) -> bool:
    if part is not None and (key in keys(part) or nearest(key, keys(part))):
        return False
    return " " in key or key[:1].isupper() or part is None


def _missing(root: type[Part], path: Path, written: Path, document: Document) -> Iterator[Finding]:
    """A required key that isn't there. One without a value is the placeholder rule's."""
    above, reached = document.find(written[:-1])
    name = str(written[-1])
    if isinstance(above, Mapping) and (name in above.keys or _misspelled(root, path, name, above)):
        return
    place = document.place(written[:-1])
    head = _head(document, above, place)
    fix = _offered_id(document, above, place) if name == "id" else None
    help = field_help(root, path)
    if fix is not None:
        help = f"{fix.description[0].upper()}{fix.description[1:]}."
    owner = _owner(above, reached)
    message = f"{owner} has no `{name}`."
    yield Finding("missing-field", message, head, help=help, phrase=name, fix=fix)


def _misspelled(root: type[Part], path: Path, name: str, above: Mapping) -> bool:
    """Whether the key is there under a name that is nearly right: that finding says enough."""
    part = part_at(root, path[:-1])
    known = keys(part) if part else []
    return any(nearest(key, known) == name for key in above.keys if key not in known)


def _owner(node: Node, path: Path) -> str:
    """What a missing key is missing from, by its id or title where it has one."""
    if isinstance(node, Mapping):
        for key in ("id", "title", "name", "term", "word"):
            known = node.values.get(key)
            if isinstance(known, Scalar):
                return f"“{known.value}”"
    kind = next((str(s) for s in reversed(path) if isinstance(s, str)), "this")
    return f"This entry of `{kind}`" if path else "This file"


def _head(document: Document, node: Node, place: Place) -> Place:
    """The first line of a node: enough to point at a whole standard."""
    line = document.source.line_span(place.start.line)
    end = min(place.span.end, line.end)
    return Place(place.source, Span(place.span.start, end), place.document, place.pointer)


def _offered_id(document: Document, node: Node, place: Place) -> Fix | None:
    if not isinstance(node, Mapping):
        return None
    title = node.values.get("title") or node.values.get("name")
    if not isinstance(title, Scalar):
        return None
    identifier = id_from(title.value)
    flow = document.source.text.startswith("{", node.start)
    if flow:
        at, text = node.start + 1, f"id: {identifier}, "
    else:
        indent = " " * (place.start.column - 1)
        at, text = node.start, f"id: {identifier}\n{indent}"
    spot = Place(place.source, Span(at, at), place.document, place.pointer)
    return Fix(f"add `id: {identifier}`", (Edit(spot, text),))


def _unknown(root: type[Part], path: Path, written: Path, document: Document) -> Finding:
    name = str(written[-1]) if written else ""
    part = part_at(root, path[:-1])
    known = keys(part) if part else []
    near = nearest(name, known)
    place = document.key_place(written)
    message = f"`{name}` is not a key that is read here.{did_you_mean(name, known)}"
    fix = None
    above, _ = document.find(written[:-1])
    if near is not None and near not in (above.keys if isinstance(above, Mapping) else ()):
        safe = near in (name + "s", name.replace("_", "-"), name.replace("-", "_"))
        fix = Fix(f"write `{near}`", (Edit(place, near),), safe=safe)
    elif name == "<<":
        message = "`<<` is not read here: standards don't inherit from each other."
    home = _home_of(name, part)
    if home:
        message = f"`{name}` belongs {home}."
        fix = near = None
    shown = ", ".join(f"`{key}`" for key in known)
    help = f"Known here: {shown}." if near is None else "Your own keys begin with `x-`."
    if name == "<<":
        help = "Put what several standards share under `defaults:`."
    return Finding("unknown-field", message, place, help=help, phrase=name, fix=fix)


def _home_of(name: str, part: type[Part] | None) -> str:
    """Where a key belongs that is known, though not in this part: in the kit file, or one level down."""
    if part is SourceFile and name in keys(KitSettings):
        return "in `standards-kit.yaml`"
    for key in keys(part) if part is not None else ():
        below = part_at(part, (key, 0)) if part else None
        if below is not None and name in keys(below):
            return f"under an item of `{key}:`"
    return ""


def _ambiguous(written: Path, readings: list[str], document: Document) -> Finding:
    place = document.place(written)
    text = document.source.text[place.span.start : place.span.end]
    if not readings:
        return Finding(
            "wrong-type",
            f"`{text}` is not a day of the calendar.",
            place,
            help="Write it as 2027-08-20.",
        )
    both = " or ".join(readings)
    fix = None  # of two readings we can't know which is meant
    if len(readings) == 1:
        fix = Fix(f"write {both}", (Edit(place, both),), safe=False)
    return Finding(
        "ambiguous-date",
        f"`{text}` can be read as {both}."
        if len(readings) > 1
        else f"`{text}` is not an ISO date.",
        place,
        help=f"Write the year first: {both}.",
        phrase=text,
        fix=fix,
    )


def _wrong(
    root: type[Part], path: Path, written: Path, problem: Any, document: Document
) -> Finding:
    if path[-1:] == (_KEY,):
        return _wrong_key(written[:-1], problem, document)
    node, _ = document.find(written)
    place = document.place(written)
    name = next((str(s) for s in reversed(path) if isinstance(s, str)), "this file")
    item = "An item of " if path and isinstance(path[-1], int) else ""
    text = document.source.text[place.span.start : place.span.end]
    expected, fix = _expectation(problem, node, document, place)
    chosen = _chosen(problem, node)
    if isinstance(node, Scalar):
        found = f"; here is “{_short(node.value)}”" if node.value else "; nothing is written here"
    else:
        found = f"; here {'is a list' if isinstance(node, Sequence) else 'are keys with values'}"
    if expected.startswith("should have"):
        found = ""
    if problem["type"] in _OURS and not expected.startswith("should"):
        found = ""
        expected = f"(“{_short(node.value if isinstance(node, Scalar) else text)}”) {expected}"
    meant = f" Did you mean `{chosen}`?" if chosen else ""
    message = f"{item}`{name}` {expected}{found}.{meant}"
    told = (problem.get("ctx") or {}).get("help")
    help = told or field_help(root, path) or field_help(root, path[:-1])
    if chosen is not None:
        fix = Fix(f"write `{chosen}`", (Edit(place, chosen),), safe=False)
    elif fix is not None:
        help = f"If this is one text, put it in quotes: {fix.edits[0].text}"
    rule = problem["type"] if problem["type"] in _OURS else "wrong-type"
    severity = Severity.ERROR if rule == "range-for-number" else None  # the figure is lost
    return Finding(rule, message, place, help=help, fix=fix, severity=severity)


def _wrong_key(written: Path, problem: Any, document: Document) -> Finding:
    """A key that is a name of the author's, and not one that can be used."""
    place = document.key_place(written)
    suggestion = (problem.get("ctx") or {}).get("suggestion")
    fix = (
        Fix(f"write `{suggestion}`", (Edit(place, suggestion),), safe=False) if suggestion else None
    )
    message = f"“{_short(str(written[-1]))}” {problem['msg']}."
    help = f"Write `{suggestion}:`." if suggestion else ""
    return Finding("wrong-type", message, place, help=help, fix=fix)


def _expectation(
    problem: Any, node: Node, document: Document, place: Place
) -> tuple[str, Fix | None]:
    kind = problem["type"]
    context = problem.get("ctx") or {}
    if kind == "string_type" and not isinstance(node, Scalar):
        text = document.source.text[place.span.start : place.span.end]
        if text[:1] in "[{" and "\n" not in text:
            fix = Fix("put the text in quotes", (Edit(place, quoted(text)),), safe=False)
            return "should be a text", fix
    if kind in _EXPECTED:
        return f"should be {_EXPECTED[kind]}", None
    if kind == "literal_error":
        return f"should be one of {context['expected']}".replace("'", "`"), None
    if kind == "string_pattern_mismatch":
        return f"should be {_choices(context['pattern'])}", None
    if "suggestion" in context:
        return f"{problem['msg']}, such as `{context['suggestion']}`", None
    return str(problem["msg"]).replace("Input should", "should"), None


def _choices(pattern: str) -> str:
    inner = _LISTED.fullmatch(pattern)
    if inner:
        return "one of " + ", ".join(f"`{choice}`" for choice in inner[1].split("|"))
    return "three capital letters such as `GBP`" if pattern == "^[A-Z]{3}$" else f"`{pattern}`"


def _chosen(problem: Any, node: Node) -> str | None:
    """The word that was meant, of those that may stand there."""
    if not isinstance(node, Scalar):
        return None
    context = problem.get("ctx") or {}
    if problem["type"] == "literal_error":
        return nearest(node.value, re.findall(r"'([^']+)'", context["expected"]))
    if problem["type"] == "string_pattern_mismatch":
        listed = _LISTED.fullmatch(context["pattern"])
        return nearest(node.value, listed[1].split("|")) if listed else None
    return None


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 40 else flat[:39] + "…"
