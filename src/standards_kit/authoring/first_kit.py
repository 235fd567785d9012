"""A kit to begin with: an example kit, cut to what somebody has and called by their names."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from standards_kit.authoring import naming
from standards_kit.authoring.books import worth_printing
from standards_kit.authoring.cutting import Data, Gone, cut, dropped, emptied, without
from standards_kit.authoring.example_kit import Example, is_standard, names_of, said_in
from standards_kit.authoring.trimming import changed, trimmed
from standards_kit.ground.records import record
from standards_kit.lint.engine import Verdict, lint
from standards_kit.lint.level import Level, reached
from standards_kit.model.folder import KIT_FILE, Home
from standards_kit.model.project import load
from standards_kit.model.values import id_from
from standards_kit.text.diagnostic import Diagnostic, Severity

_ROUNDS = 60
_PLEDGE, _UNHEARD = "commitment", "missing-escalation"
_WHOSE = re.compile(r"\A#[^\n]*\n")
"""The first line of an example says whose kit it is."""
_KEPT = ("format", "purpose", "values", "currency", "departments", "audiences", "measures", "calendars")  # fmt: skip
Documents = dict[str, list[Data]]


@record
class Answers:
    """What was said of the kit to be. ``roles`` and ``channels``: None for those of the example."""

    organisation: str
    like: str = "blank"
    customer: str | None = None
    channels: tuple[str, ...] | None = None
    roles: tuple[str, ...] | None = None
    language: str = "en-GB"
    channel_names: Mapping[str, str] = field(default_factory=dict)  # of those that have one
    owner: str | None = None


def first_kit(answers: Answers, kit: Example, today: date) -> dict[str, str]:
    """The files of a kit, by path, from an example; they lint clean at the level that they claim.

    What is kept of the example is written as it was there, remarks included, but those that name what
    is gone or whose the example is.
    """
    gone = _gone(answers, kit)
    texts = _called(answers, kit, gone)
    mine = Example(kit.name, texts)
    head = _settings(answers, mine.settings, gone, today)
    return _clean(mine, head, cut(mine.documents(), gone), today)


def reviewed(today: date) -> Data:
    """When a kit of today was reviewed, and when it is to be again."""
    later = today.replace(year=today.year + 1, day=min(today.day, 28))
    return {"last_reviewed": today.isoformat(), "review_by": later.isoformat()}


def _gone(answers: Answers, kit: Example) -> Gone:
    roles, settings = kit.roles, kit.settings
    kept = {id_from(r) for r in answers.roles or roles} | set(answers.roles or roles)
    lost = {id for id, name in roles.items() if not {id, name, id_from(name)} & kept}
    channels = set(settings["channels"]) - set(answers.channels or settings["channels"])
    words = naming.mentions([roles[id] for id in sorted(lost)], sorted(channels))
    return Gone({"roles": frozenset(lost), "channels": frozenset(channels)}, words)


def _called(answers: Answers, kit: Example, gone: Gone) -> dict[str, str]:
    """The example's texts under the new names."""
    ids = [each for ids in gone.ids.values() for each in ids]
    theirs = naming.mention([*naming.called(kit.name), *ids])
    new = naming.names(
        kit.name, answers.organisation, kit.settings["customer_word"], answers.customer
    )
    found = {}
    texts = {**kit.texts, KIT_FILE: _WHOSE.sub("", kit.texts[KIT_FILE])}
    for path, text in texts.items():
        for about in filter(None, (theirs, gone.words)):
            text = naming.without_comments(text, about)  # noqa: PLW2901 - less with each
        found[path] = naming.renamed(text, new)
    return found


def _settings(answers: Answers, settings: Data, gone: Gone, today: date) -> Data:
    roles = {k: v for k, v in settings["roles"].items() if k not in gone.ids["roles"]}
    known = {*roles, *names_of(roles).values()}
    roles |= naming.registered(r for r in answers.roles or () if not {r, id_from(r)} & known)
    books = {
        name: left
        for name, book in settings["handbooks"].items()
        if (left := _book(book, gone)) is not None
    }
    head: Data = {k: settings[k] for k in _KEPT if k in settings}
    if gone.words is not None and "measures" in head:  # what measures the work of nobody there
        head["measures"] = {
            name: measure
            for name, measure in head["measures"].items()
            if not any(gone.words.search(text) for text in _strings(measure))
        }
    head |= {
        "organisation": answers.organisation,
        "language": answers.language,
        "customer_word": answers.customer or settings["customer_word"],
        "roles": {k: _own(v) for k, v in roles.items()},
        "channels": naming.channels_of(
            _in_order(settings["channels"], answers.channels), answers.channel_names
        ),
        "defaults": {
            **{k: v for k, v in settings["defaults"].items() if k == "owner"},
            **({"owner": answers.owner} if answers.owner else {}),
            **reviewed(today),
        },
        "lint": {k: v for k, v in settings.get("lint", {}).items() if k == "words"},
    }
    return head | ({"handbooks": books} if books else {})


def _own(value: Any) -> Any:
    """A setting without what is marked as the example's own."""
    return {k: v for k, v in value.items() if k != "x-"} if isinstance(value, dict) else value


def _in_order(usual: list[str], wanted: tuple[str, ...] | None) -> list[str]:
    """What is wanted, in the order that is usual, and then the rest."""
    chosen = wanted or tuple(usual)
    return [*(each for each in usual if each in chosen), *(each for each in chosen if each not in usual)]  # fmt: skip


def _book(book: Data, gone: Gone) -> Data | None:
    if "roles" not in book:
        return book
    roles = [role for role in book["roles"] if role not in gone.ids["roles"]]
    return {**book, "roles": roles} if roles else None


def _clean(mine: Example, head: Data, rest: Documents, today: date) -> dict[str, str]:
    """Leave out what lint objects to until it objects no more; claim the level that is reached."""
    level = Level.STARTED
    for _ in range(_ROUNDS):
        head = _used(head, rest)
        verdict = judged(_texts(mine, head, rest), today)
        wrong = [d for d in verdict.diagnostics if d.severity is not Severity.NOTE]
        level = reached((*verdict.diagnostics, *verdict.held)) or level
        if wrong:
            head, rest = _less(head, rest, _paths(wrong, rest, mine))
            continue
        books = worth_printing(head.get("handbooks", {}), verdict.project)
        if books == head.get("handbooks", {}):
            break
        head = {**head, "handbooks": books}
    if "standards" not in {key for documents in rest.values() for d in documents for key in d}:
        return {}
    head = {**head, "lint": {"level": level.value, **head.get("lint", {})}}
    return _texts(mine, head, rest)


def judged(files: dict[str, str], today: date) -> Verdict:
    """What lint says of files that are on no disk yet."""
    with TemporaryDirectory(prefix="standards-kit-") as folder:
        unsaved = {path: text.encode() for path, text in files.items()}
        return lint(load(Home(Path(folder)), unsaved=unsaved), today)


Steps = tuple[str | int, ...]


def _paths(
    wrong: list[Diagnostic], rest: Documents, mine: Example
) -> dict[tuple[str, int], list[Steps]]:
    """Where in the data of each document something is wrong."""
    found: dict[tuple[str, int], list[Steps]] = {}
    for diagnostic in wrong:
        place = diagnostic.place
        path, number = place.source.path, place.document
        steps = _steps(place.pointer)
        if path in rest:
            whole = rest[path][number]
            if _stands_alone(mine.texts[path], whole):
                steps = ("standards", 0, *steps)
            steps = _into_list(whole, steps)
        pledged = list(_pledges(rest, path, number, steps)) if diagnostic.rule == _UNHEARD else []
        for where, way in pledged or [((path, number), steps)]:
            found.setdefault(where, []).append(way)
    return found


def _pledges(
    rest: Documents, path: str, number: int, steps: Steps
) -> Iterator[tuple[tuple[str, int], Steps]]:
    """What customers are promised by the standards that run a play, of which more is asked for that."""
    if steps[:1] != ("recovery_plays",):
        return
    play = rest[path][number]["recovery_plays"][steps[1]]["id"]
    for where, at, standard in _standards(rest):
        if play not in standard.get("recovery", ()):
            continue
        whole = ("standards", at)
        if _PLEDGE in standard:
            yield where, (*whole, _PLEDGE)
        for part, each in enumerate(standard["expectations"]):
            if isinstance(each, dict) and _PLEDGE in each:
                yield where, (*whole, "expectations", part, _PLEDGE)


def _standards(rest: Documents) -> Iterator[tuple[tuple[str, int], int, Data]]:
    for path, documents in rest.items():
        for number, document in enumerate(documents):
            for at, standard in enumerate(document.get("standards", ())):
                yield (path, number), at, standard


def _stands_alone(text: str, wanted: Data) -> bool:
    """Whether a document is one standard, where it is written."""
    alone = {each["id"] for each in said_in(text) if is_standard(each)}
    return any(each["id"] in alone for each in wanted.get("standards", ()))


def _into_list(data: Any, steps: Steps) -> Steps:
    """A way to one of a list, where one was written without a list."""
    for step in steps:
        if isinstance(data, list) != isinstance(step, int):
            return steps
        data = data[step]
    return (*steps, 0) if isinstance(data, list) and len(data) == 1 else steps


def _less(
    head: Data, rest: Documents, paths: dict[tuple[str, int], list[Steps]]
) -> tuple[Data, Documents]:
    for (path, number), found in paths.items():
        unique = sorted(set(found), key=lambda p: [(str(s).zfill(6)) for s in p], reverse=True)
        first = unique[0]  # others may have moved when it is gone
        if path == KIT_FILE:
            head = _head_without(head, first)
            continue
        documents = list(rest[path])
        if first[-1:] == (_PLEDGE,):  # what was promised to customers is kept among ourselves
            documents[number] = dropped(documents[number], first)
        else:
            documents[number] = emptied(without(documents[number], first))
        rest = {**rest, path: documents}
    kept = {path: [d for d in found if set(d) - {"defaults"}] for path, found in rest.items()}
    return head, {path: found for path, found in kept.items() if found}


def _head_without(head: Data, path: Steps) -> Data:
    key = path[0] if path else ""
    if len(path) > 1 and isinstance(head.get(str(key)), dict):
        return {**head, str(key): {k: v for k, v in head[str(key)].items() if k != path[1]}}
    return {k: v for k, v in head.items() if k != key}


def _used(head: Data, rest: Documents) -> Data:
    """The kit's settings less the measures, calendars, departments and groups that nothing names."""
    named = Counter(_strings([*rest.values()]))
    named["default"] += 1  # the calendar that counts where none is named
    books = head.get("handbooks", {})
    left = dict(head)
    for key in ("measures", "calendars", "departments", "audiences"):
        named.update(_strings(left.get("measures", {})))
        kept = {k: v for k, v in head.get(key, {}).items() if named[k]}
        left = {**left, key: kept} if kept else {k: v for k, v in left.items() if k != key}
    departments = set(left.get("departments", ()))
    books = {
        n: b
        for n, b in books.items()
        if not b.get("departments") or departments & set(b["departments"])
    }
    return {**{k: v for k, v in left.items() if k != "handbooks"}, **({"handbooks": books} if books else {})}  # fmt: skip


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def _steps(pointer: str) -> Steps:
    return tuple(int(s) if s.isdecimal() else s.replace("~1", "/").replace("~0", "~") for s in pointer.split("/")[1:])  # fmt: skip


def _texts(mine: Example, head: Data, rest: Documents) -> dict[str, str]:
    said = {key: value for key, value in head.items() if value}
    files = {KIT_FILE: changed(mine.texts[KIT_FILE], said)}
    return files | {path: trimmed(mine.texts[path], documents) for path, documents in rest.items()}
