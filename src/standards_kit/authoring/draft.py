"""An entry that isn't in its file yet: what it says, what it is called, and where it goes."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from standards_kit.authoring.handoffs import read_handoff
from standards_kit.authoring.kinds import Kind
from standards_kit.authoring.naming import spoken
from standards_kit.authoring.targets import read_held, with_targets
from standards_kit.ground.records import record
from standards_kit.model.entries import Entry
from standards_kit.model.project import Project
from standards_kit.model.values import LONGEST_ID, id_from
from standards_kit.syntax.appending import Cannot, appended, as_document, new_file
from standards_kit.syntax.document import Document, Reading
from standards_kit.syntax.nodes import Mapping as MappingNode

_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "’": ""})


@record
class Draft:
    """A file with an entry added in memory; ``before`` is None where there is no such file."""

    kind: Kind
    id: str
    path: str
    before: str | None
    after: str


def entry_of(kind: Kind, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers by option as the entry they make, in the order of the fields."""
    entry: dict[str, Any] = {}
    for field in kind.fields:
        given = answers.get(field.option)
        if not given or field.of:
            continue
        *above, last = field.key.split(".")
        place = entry
        for step in above:
            place = place.setdefault(step, {})
        place[last] = list(given) if field.many else given
    return entry


def completed(
    project: Project, kind: Kind, entry: dict[str, Any], answers: Mapping[str, Any]
) -> dict[str, Any]:
    """An entry with what was said of its parts: targets, handoffs. Raises Unread."""
    targets, handoffs = answers.get("target"), answers.get("handoff")
    if kind.name == "standard" and targets:
        helds = [
            read_held(each, project.kit) if isinstance(each, str) else each for each in targets
        ]
        return {**entry, "expectations": with_targets(entry["expectations"], helds, project.kit)}
    if kind.name == "journey" and handoffs:
        names = {each.model.id: each.model.name for each in project.touchpoints}
        read = [read_handoff(h, names, project.kit) if isinstance(h, str) else h for h in handoffs]
        return {**entry, "handoffs": [*entry.get("handoffs", ()), *read]}
    return entry


def ids(project: Project, kind: Kind) -> list[str]:
    """What entries of a kind are called already."""
    if kind.name == "term":
        return [term.word for term in project.terms if term.rank == 2]
    return [entry.model.id for entry in _entries(project)[kind.name]]


def _entries(project: Project) -> dict[str, list[Entry[Any]]]:
    return {
        "standard": [*project.standards],
        "touchpoint": [*project.touchpoints],
        "play": [*project.plays],
        "limit": [*project.limits],
        "journey": [*project.journeys],
    }


def offered(project: Project, of: str | tuple[str, ...]) -> dict[str, str]:
    """What a field can be chosen from, as the kit has it, each with what people call it."""
    if isinstance(of, tuple):
        return {each: each for each in of}
    if of == "touchpoints":
        return {e.model.id: e.model.name for e in project.touchpoints}
    if of == "limits":
        names = offered(project, "roles")
        return {
            e.model.id: f"{e.model.decision}: {e.model.up_to} ({names.get(e.model.role, e.model.role)})"
            for e in project.limits
        }
    if of == "plays":
        return {e.model.id: e.model.name or e.model.trigger for e in project.plays}
    if of == "owners":
        return _owners(project)
    if not of:
        return {}
    registry = getattr(project.kit, of)
    if not registry:
        return _in_use(getattr(entry.model, of) for entry in project.standards)
    return {id: spoken(id) if entry.name == id else entry.name for id, entry in registry.items()}


def called(said: str, offers: Mapping[str, str]) -> str:
    """The id of what somebody means by an id or a name, whatever its capitals; else what was said."""
    wanted = said.casefold()
    known = (id for id, name in offers.items() if wanted in (id.casefold(), name.casefold()))
    return said if said in offers else next(known, said)


def by_id(project: Project, kind: Kind, answers: Mapping[str, Any]) -> dict[str, Any]:
    """Answers in which what the kit has a name for stands by its id."""
    found = dict(answers)
    for field in kind.fields:
        given, offers = answers.get(field.option), offered(project, field.offers)
        if isinstance(given, str):
            found[field.option] = called(given, offers)
        elif given and offers:
            found[field.option] = list(dict.fromkeys(called(each, offers) for each in given))
    return found


def is_open(project: Project, of: str | tuple[str, ...]) -> bool:
    """Whether something else can be said than what is offered: what the kit declares is all there is."""
    return of == "owners" or (
        of in ("departments", "roles", "channels") and not getattr(project.kit, str(of))
    )


def _in_use(lists: Iterable[Iterable[str]]) -> dict[str, str]:
    """What standards name, each as it was written first."""
    found: dict[str, str] = {}
    for each in chain.from_iterable(lists):
        found.setdefault(each.casefold(), each)
    return {each: each for each in found.values()}


def _owners(project: Project) -> dict[str, str]:
    """The roles, and whoever answers for a standard already."""
    roles = offered(project, "roles")
    named = _in_use([entry.model.owner] for entry in project.standards if entry.model.owner)
    known = {*roles, *map(str, roles.values())}
    return roles | {each: each for each in named if each not in known}


def namesake(project: Project, kind: Kind, said: str) -> Entry[Any] | None:
    """The entry of a kind that is called as somebody says already, whatever the case."""
    key = kind.fields[0].key
    if kind.name in ("term", "limit"):
        return None  # of which there may be several for one word
    wanted = said.casefold().rstrip(".")
    for entry in _entries(project)[kind.name]:
        if (getattr(entry.model, key) or "").casefold().rstrip(".") == wanted:
            return entry
    return None


def free_id(kind: Kind, entry: Mapping[str, Any], taken: list[str]) -> str:
    """An id from what the entry is called, with a number where that is taken."""
    words = [str(entry.get(kind.fields[0].key, ""))]
    if kind.name == "limit":
        words.append(str(entry.get("role", "")))  # every role may have its own for one decision
    made = id_from(" ".join(words).lower().translate(_LETTERS))
    first = f"{kind.name}-1" if made == "standard-1" else made
    found, count = first, 1
    while found in taken:
        count += 1
        found = f"{first[: LONGEST_ID - 1 - len(str(count))].rstrip('-')}-{count}"
    return found


def usual_file(project: Project, kind: Kind, entry: Mapping[str, Any], name: str) -> str:
    """The file where an author would look for it."""
    if project.home.alone is not None:
        return project.readings[0].source.path
    if kind.name == "standard":
        departments = entry.get("departments") or [name]
        return kind.file.format(id_from(departments[0]))
    counted = Counter(
        reading.source.path
        for reading in project.readings
        for document in reading.documents
        if isinstance(document.root, MappingNode)
        for _ in range(len(document.root.data.get(kind.section) or ()))
    )
    return counted.most_common(1)[0][0] if counted else kind.file


def drafted(project: Project, kind: Kind, name: str, entry: dict[str, Any], path: str) -> Draft:
    """Put an entry into a file of the kit, in memory."""
    is_term = kind.name == "term"
    body: Any = {k: v for k, v in entry.items() if k not in ("id", "term")}
    if is_term:
        body = body["definition"] if list(body) == ["definition"] else body
    else:
        body = {"id": name, **body}
    key = name if is_term else ""
    reading = next((r for r in project.readings if r.source.path == path), None)
    if reading is None:
        return Draft(kind, name, path, None, new_file(kind.section, body, key))
    text = reading.source.text
    offset, written = _addition(reading, kind.section, body, key)
    return Draft(kind, name, path, text, text[:offset] + written + text[offset:])


def _addition(reading: Reading, section: str, body: Any, key: str) -> tuple[int, str]:
    for document in _candidates(reading, section):
        try:
            return appended(document, section, body, key)
        except Cannot:
            continue
    return as_document(reading.source.text, section, body, key)


def _candidates(reading: Reading, section: str) -> Iterator[Document]:
    """The documents of a file that may take the entry: the last with the section, then the only one."""
    roots = [d for d in reading.documents if isinstance(d.root, MappingNode)]
    yield from (d for d in reversed(roots) if section in d.root.values)  # type: ignore[union-attr]
    if len(roots) == 1 and not {"why", "expectations"} & set(roots[0].root.data):  # type: ignore[union-attr]
        yield roots[0]
