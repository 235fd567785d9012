"""A kit to begin with: an example kit, cut to what somebody has and called by their names."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from standards_kit.authoring.cutting import SECTIONS, Data, Gone, cut, emptied, without
from standards_kit.lint.engine import Verdict, lint
from standards_kit.lint.level import Level, reached
from standards_kit.model.folder import KIT_FILE, Home
from standards_kit.model.project import load
from standards_kit.model.values import id_from
from standards_kit.syntax.document import read
from standards_kit.syntax.nodes import Mapping
from standards_kit.syntax.writing import item_lines, lines_of
from standards_kit.text.diagnostic import Severity
from standards_kit.text.source import Source

LIKE = ("hotel", "contact-centre", "council", "blank")
_ALSO_CALLED = {
    "hotel": ("Harbour Hotels", "Harbour Hotel", "Harbour Club"),
    "contact-centre": ("Tern Bank", "Tern"),
    "council": ("Wexcombe City Council", "Wexcombe"),
}
_SAID = {
    "phone": r"phones?|telephone|rings|rang|calls? back|callers?|an? (?:outside )?call|calls? (?:ends?|connects|reaches)|rings? (?:the|you|back|a|out|down)",
    "email": r"e-?mails?",
    "chat": r"chats?",
    "letter": r"letters?",
    "web_form": r"web forms?",
    "secure_message": r"secure messages?",
    "in_person": r"(?:at|to|from) the desk|face to face|in person",
}
"""How a text names a channel, where that is more than its own name."""
_ROUNDS = 40
_AN = re.compile(r"(?i)(?!eu|uni|us[ae]|one)[aeiou]|hour|heir|honou?r")
_IRREGULAR = {"person": "people", "child": "children"}


_BLANK = """\
# One file may hold several standards. This one is here to be rewritten: {new}.
standards:
  - id: saying-what-happens-next
    title: Saying what happens next
    why: People who don't know what happens next wait, worry and ask again.
    emotional_response: The {word} feels informed.
    expectations:                   # who does what, and when: one thing at a time
      - When you can't answer a question, you name the day on which the {word} hears from you.
"""


@dataclass(frozen=True, slots=True)
class Answers:
    """What was said of the kit to be. ``roles`` and ``channels``: None for those of the example."""

    organisation: str
    like: str = "blank"
    customer: str | None = None
    channels: tuple[str, ...] | None = None
    roles: tuple[str, ...] | None = None
    language: str = "en-GB"


def example(folder: Traversable) -> dict[str, list[Data]]:
    """What the files of an example kit say, by path."""
    found = {}
    for path, file in _files(folder, ""):
        documents = read(Source(path, file.read_text("utf-8"))).documents
        data = [d.root.data for d in documents if isinstance(d.root, Mapping)]
        found[path] = [_as_section(each) for each in data]
    return found


def first_kit(answers: Answers, kit: dict[str, list[Data]], today: date) -> dict[str, str]:
    """The files of a kit, by path, from an example; they lint clean at the level that they claim."""
    settings = kit[KIT_FILE][0]
    gone = _gone(answers, settings)
    names = _names(answers, settings)
    head = _settings(answers, settings, gone, today)
    rest = cut({p: _listed(d) for p, d in kit.items() if p != KIT_FILE}, gone)
    rest = {path: [_named(d, names) for d in documents] for path, documents in rest.items()}
    head = {
        **_named(head, names),
        "organisation": answers.organisation,
        "customer_word": head["customer_word"],
        "roles": head["roles"],
        "language": answers.language,
    }
    return _clean(head, rest, today)


def blank_kit(answers: Answers, today: date) -> dict[str, str]:
    """The files of a kit with one standard, to be rewritten."""
    word = answers.customer or "customer"
    head: Data = {
        "format": "1",
        "organisation": answers.organisation,
        "language": answers.language,
        "customer_word": word,
        "roles": {id_from(role): role for role in answers.roles or ()},
        "channels": list(answers.channels or ()),
        "defaults": _reviewed(today),
    }
    new = "`standards-kit new standard` writes the next"
    return {KIT_FILE: _text(head), "standards/first.yaml": _BLANK.format(word=word, new=new)}


def _reviewed(today: date) -> Data:
    later = today.replace(year=today.year + 1, day=min(today.day, 28))
    return {"last_reviewed": today.isoformat(), "review_by": later.isoformat()}


def roles_of(kit: dict[str, list[Data]]) -> dict[str, str]:
    """The roles of a kit by id, with their names."""
    return {k: v if isinstance(v, str) else v["name"] for k, v in kit[KIT_FILE][0]["roles"].items()}


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, Traversable]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".yaml"):
            yield prefix + entry.name, entry


def _as_section(data: Data) -> Data:
    return {"standards": [data]} if "expectations" in data else data


_LISTS = frozenset(
    "roles channels touchpoints departments audiences limits recovery tags needs frontstage backstage "
    "caused_by signs not variants say avoid".split()
)


def _listed(value: Any, key: str = "") -> Any:
    """Data in which one of a list is a list of one."""
    if isinstance(value, dict):
        return {k: _listed(v, k) for k, v in value.items()}
    if isinstance(value, list):
        return [_listed(each) for each in value]
    return [value] if key in _LISTS else value


def _gone(answers: Answers, settings: Data) -> Gone:
    roles = roles_of({KIT_FILE: [settings]})
    kept = {id_from(r) for r in answers.roles or roles} | set(answers.roles or roles)
    lost = {id for id, name in roles.items() if not {id, name, id_from(name)} & kept}
    channels = set(settings["channels"]) - set(answers.channels or settings["channels"])
    words = [re.escape(roles[id]) + "s?" for id in lost]
    words += [_SAID.get(channel, re.escape(channel.replace("_", " "))) for channel in channels]
    pattern = re.compile(rf"(?i)\b(?:{'|'.join(words)})\b") if words else None
    return Gone({"roles": frozenset(lost), "channels": frozenset(channels)}, pattern)


def _settings(answers: Answers, settings: Data, gone: Gone, today: date) -> Data:
    roles = {
        k: v for k, v in roles_of({KIT_FILE: [settings]}).items() if k not in gone.ids["roles"]
    }
    known = {*roles, *roles.values()}
    roles |= {
        id_from(r): r for r in answers.roles or () if r not in known and id_from(r) not in roles
    }
    handbooks = {
        name: left
        for name, book in settings["handbooks"].items()
        if (left := _book(book, gone)) is not None
    }
    keep = (
        "format",
        "purpose",
        "values",
        "currency",
        "departments",
        "audiences",
        "measures",
        "calendars",
    )
    head: Data = {k: settings[k] for k in keep if k in settings}
    words = gone.words
    if words is not None and "measures" in head:  # what measures the work of nobody who is there
        head["measures"] = {
            name: measure
            for name, measure in head["measures"].items()
            if not any(words.search(text) for text in _strings(measure))
        }
    head |= {
        "organisation": answers.organisation,
        "language": answers.language,
        "customer_word": answers.customer or settings["customer_word"],
        "roles": roles,
        "channels": list(answers.channels or settings["channels"]),
        "defaults": {
            **{k: v for k, v in settings["defaults"].items() if k == "owner"},
            **_reviewed(today),
        },
        "lint": {k: v for k, v in settings.get("lint", {}).items() if k == "words"},
    }
    return head | ({"handbooks": handbooks} if handbooks else {})


def _book(book: Data, gone: Gone) -> Data | None:
    if "roles" not in book:
        return book
    roles = [role for role in book["roles"] if role not in gone.ids["roles"]]
    return {**book, "roles": roles} if roles else None


def _names(answers: Answers, settings: Data) -> dict[str, str]:
    """What the example calls things, and what they are to be called."""
    found = dict.fromkeys(_ALSO_CALLED[answers.like], answers.organisation)
    old, new = settings["customer_word"], answers.customer
    if new and new != old:
        article = "an" if _AN.match(new) else "a"
        for before, after in (
            (f"a {old}", f"{article} {new}"),
            (_plural(old), _plural(new)),
            (old, new),
        ):
            found |= {before: after, _capital(before): _capital(after)}
    return found


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _plural(word: str) -> str:
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if re.search("(?:s|x|ch|sh)$", word):
        return word + "es"
    return word[:-1] + "ies" if re.search("[^aeiou]y$", word) else word + "s"


def _named(value: Any, names: dict[str, str]) -> Any:
    """Data with the example's names replaced, all at one go, and texts on one line where they can be."""
    if isinstance(value, dict):
        return {k: _named(v, names) for k, v in value.items()}
    if isinstance(value, list):
        return [_named(each, names) for each in value]
    value = value.strip() if "\n\n" in value else " ".join(value.split())
    pattern = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.sub(rf"(?<![\w-])(?:{pattern})(?![\w-])", lambda found: names[found[0]], value)


def _clean(head: Data, rest: dict[str, list[Data]], today: date) -> dict[str, str]:
    """Leave out what lint objects to until it objects no more; claim the level that is reached."""
    level = Level.STARTED
    for _ in range(_ROUNDS):
        head = _used(head, rest)
        files = _texts(head, rest)
        verdict = judged(files, today)
        wrong = [d for d in verdict.diagnostics if d.severity is not Severity.NOTE]
        level = reached((*verdict.diagnostics, *verdict.held)) or level
        if not wrong:
            break
        paths: dict[tuple[str, int], list[tuple[str | int, ...]]] = {}
        for diagnostic in wrong:
            place = diagnostic.place
            paths.setdefault((place.source.path, place.document), []).append(_steps(place.pointer))
        head, rest = _less(head, rest, paths)
    if "standards" not in {key for documents in rest.values() for d in documents for key in d}:
        return {}
    head = {**head, "lint": {"level": level.value, **head.get("lint", {})}}
    return _texts(head, rest)


def judged(files: dict[str, str], today: date) -> Verdict:
    """What lint says of files that are on no disk yet."""
    with TemporaryDirectory(prefix="standards-kit-") as folder:
        unsaved = {path: text.encode() for path, text in files.items()}
        return lint(load(Home(Path(folder)), unsaved=unsaved), today)


def _less(
    head: Data,
    rest: dict[str, list[Data]],
    paths: dict[tuple[str, int], list[tuple[str | int, ...]]],
) -> tuple[Data, dict[str, list[Data]]]:
    for (path, number), found in paths.items():
        unique = sorted(set(found), key=lambda p: [(str(s).zfill(6)) for s in p], reverse=True)
        first = unique[0]  # others may have moved when it is gone
        if path == KIT_FILE:
            head = _head_without(head, first)
            continue
        documents = list(rest[path])
        documents[number] = emptied(without(documents[number], first))
        rest = {**rest, path: documents}
    kept = {path: [d for d in found if set(d) - {"defaults"}] for path, found in rest.items()}
    return head, {path: found for path, found in kept.items() if found}


def _head_without(head: Data, path: tuple[str | int, ...]) -> Data:
    key = path[0] if path else ""
    if len(path) > 1 and isinstance(head.get(str(key)), dict):
        return {**head, str(key): {k: v for k, v in head[str(key)].items() if k != path[1]}}
    return {k: v for k, v in head.items() if k != key}


def _used(head: Data, rest: dict[str, list[Data]]) -> Data:
    """The kit's settings less the measures, departments and customer groups that nothing names."""
    named = Counter(_strings(list(rest.values())))
    books = head.get("handbooks", {})
    left = dict(head)
    for key in ("measures", "departments", "audiences"):
        kept = {k: v for k, v in head.get(key, {}).items() if named[k]}
        left = {**left, key: kept} if kept else {k: v for k, v in left.items() if k != key}
    departments = set(left.get("departments", ()))
    books = {
        n: b
        for n, b in books.items()
        if not b.get("departments") or departments & set(b["departments"])
    }
    return (
        {**left, "handbooks": books}
        if books
        else {k: v for k, v in left.items() if k != "handbooks"}
    )


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    else:
        for each in value.values() if isinstance(value, dict) else value:
            yield from _strings(each)


def _steps(pointer: str) -> tuple[str | int, ...]:
    return tuple(int(s) if s.isdecimal() else s.replace("~1", "/").replace("~0", "~") for s in pointer.split("/")[1:])  # fmt: skip


_FIRST = ("format", "organisation", "purpose", "values", "language", "customer_word", "currency",
          "roles", "departments", "audiences", "channels")  # fmt: skip


def _texts(head: Data, rest: dict[str, list[Data]]) -> dict[str, str]:
    ordered = {k: head[k] for k in (*_FIRST, *head) if k in head}
    files = {KIT_FILE: _text(ordered)}
    return files | {path: "---\n".join(map(_text, documents)) for path, documents in rest.items()}


def _text(data: Data) -> str:
    """A document, with blank lines between what is longer than a line."""
    sections = []
    for key, value in data.items():
        if key in SECTIONS and value:
            items = ["\n".join(item_lines(each, 2)) for each in value]
            apart = "\n\n" if any("\n" in item for item in items) else "\n"
            sections.append(f"{key}:\n{apart.join(items)}\n")
        elif value:
            sections.append("\n".join(lines_of(key, value, 0)) + "\n")
    return "".join(
        ("\n" if n and (each.count("\n") > 1 or sections[n - 1].count("\n") > 1) else "") + each
        for n, each in enumerate(sections)
    )
