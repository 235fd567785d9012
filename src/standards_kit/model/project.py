"""A whole kit: every source read, every part with its place, and what is wrong so far."""

from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Mapped
from dataclasses import field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from standards_kit.ground.records import bundle
from standards_kit.model.bind import bind
from standards_kit.model.entries import Entry, TermEntry
from standards_kit.model.folder import Home, Unreadable, is_wanted, sources
from standards_kit.model.kit import KitSettings, SourceFile
from standards_kit.model.parts import Part, Term
from standards_kit.model.reading import Watch, label, read_file
from standards_kit.model.service import Journey, Limit, Moment, RecoveryPlay, Touchpoint
from standards_kit.model.shared import Layer, Shared, joined
from standards_kit.model.standard import Defaults, Standard
from standards_kit.syntax.document import Document, Limits, Reading
from standards_kit.syntax.nodes import Path as Steps
from standards_kit.text.diagnostic import Finding, Place
from standards_kit.text.source import Source

FORMAT = 1
_STANDARD_KEYS = frozenset({"why", "expectations"})
_FILE_KEYS = ("format", "defaults")

_SECTIONS = frozenset(SourceFile.model_fields) - {"extra"}
_PARTS = (
    "readings", "findings", "standards", "touchpoints", "journeys", "plays", "limits", "moments",
    "terms",
)  # fmt: skip

_SERVING = (
    ("touchpoints", "touchpoints"), ("journeys", "journeys"), ("recovery_plays", "plays"),
    ("limits", "limits"), ("moments", "moments"),
)  # fmt: skip
"""The sections beside standards and terms, and what their parts are called here."""

Progress = Callable[[int, int], None]
Unsaved = Mapped[str, bytes]
P = TypeVar("P", bound=Part)


@bundle
class Project:
    """A kit, read. ``base`` is the folder that the sources' names are relative to."""

    home: Home
    base: Path
    kit: KitSettings
    kit_entry: Entry[KitSettings]
    kit_source: SourceFile | None = None  # the sections in the kit file
    readings: list[Reading] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    layers: list[Layer] = field(default_factory=list)  # settings of rules, the kit's own first
    extended: frozenset[Path] = (
        frozenset()
    )  # the files of the other layers, and those that are missing
    defaults: dict[str, Any] = field(default_factory=dict)  # the kit's, as written
    standards: list[Entry[Standard]] = field(default_factory=list)
    touchpoints: list[Entry[Touchpoint]] = field(default_factory=list)
    journeys: list[Entry[Journey]] = field(default_factory=list)
    plays: list[Entry[RecoveryPlay]] = field(default_factory=list)
    limits: list[Entry[Limit]] = field(default_factory=list)
    moments: list[Entry[Moment]] = field(default_factory=list)
    terms: list[TermEntry] = field(default_factory=list)

    @property
    def kit_defaults(self) -> Defaults | None:
        """The defaults that reach the whole kit."""
        return self.kit_source.defaults if self.kit_source else None

    @property
    def documents(self) -> Iterator[Document]:
        for reading in self.readings:
            yield from reading.documents

    @property
    def files(self) -> list[Source]:
        return [reading.source for reading in self.readings]


def load(
    home: Home,
    base: Path | None = None,
    progress: Progress | None = None,
    unsaved: Unsaved | None = None,
    watch: Watch | None = None,
) -> Project:
    """Read a kit. Nothing in its files raises; what is wrong is in ``findings``.

    ``unsaved`` are contents of files, by name, that stand for what is on the disk; ``watch`` is shown
    the bytes of every source as it is read.
    """
    project = load_kit(home, base, unsaved, watch)
    return filled(project, sources_of(project), progress, unsaved, watch)


def filled(
    project: Project,
    paths: list[Path | Unreadable],
    progress: Progress | None = None,
    unsaved: Unsaved | None = None,
    watch: Watch | None = None,
) -> Project:
    """Read the sources of a kit of which only its own file was read."""
    home, kit = project.home, project.kit
    known = [home.kit_file, *paths]
    paths = [*paths, *_not_saved_yet(home, project.base, kit, unsaved or {}, known)]
    limits = reading_limits(kit)
    for count, path in enumerate(paths, start=2):
        add_reading(project, read_file(path, project.base, limits, unsaved, watch))
        if progress is not None:
            progress(count, len(paths) + 1)
    return project


def load_kit(
    home: Home, base: Path | None = None, unsaved: Unsaved | None = None, watch: Watch | None = None
) -> Project:
    """Read a kit's own file and what it extends: its settings, and the parts that stand beside them."""
    base = base or home.root
    findings: list[Finding] = []
    first = read_file(home.kit_file, base, Limits(), unsaved, watch)
    document = first.documents[0] if first.documents else Document(first.source, 0)
    data = _kit_data(document, home, findings)
    kit = _settings(document, data, findings)
    shared = Shared(home.root, base, findings, watch)
    layers = shared.layers(kit, document)
    kit.lint = joined(layers)
    project = Project(home, base, kit, Entry(kit, document, ()), findings=findings, layers=layers)
    project.extended = frozenset(shared.paths | shared.missing)
    if data is not None:
        project.defaults = _raw_defaults(data, _told(kit))
        sections = {key: value for key, value in data.items() if key in _SECTIONS}
        project.kit_source = _bind_file(SourceFile, document, sections, project)
    add_reading(project, first, document, _is_standard(document.data))
    return project


def alone(kit: Project, reading: Reading) -> Project:
    """One source of a kit by itself, as it is read among the others."""
    part = bare(kit)
    add_reading(part, reading)
    return part


def bare(kit: Project) -> Project:
    """A kit with its settings, and none of its sources."""
    part = Project(kit.home, kit.base, kit.kit, kit.kit_entry, kit.kit_source)
    part.layers, part.extended, part.defaults = kit.layers, kit.extended, kit.defaults
    return part


def together(kit: Project, parts: Iterable[Project]) -> Project:
    """Some sources of a kit as if they were all, in the order given."""
    whole = bare(kit)
    for part in parts:
        for name in _PARTS:
            held = getattr(part, name)
            if held:
                getattr(whole, name).extend(held)
    return whole


def sources_of(project: Project) -> list[Path | Unreadable]:
    """The files of a kit beside its own, in order of path; what it extends is none of them."""
    kit, home = project.kit, project.home
    _, *found = sources(home, kit.sources, kit.exclude, kit.output)
    extended = project.extended
    return [path for path in found if path not in extended] if extended else found


def _not_saved_yet(
    home: Home, base: Path, kit: KitSettings, unsaved: Unsaved, paths: list[Path | Unreadable]
) -> list[Path]:
    """The files that are not on the disk and would be sources if they were."""
    if home.alone is not None or not unsaved:
        return []
    known = {label(path.path if isinstance(path, Unreadable) else path, base) for path in paths}
    missing = [base / name for name in unsaved if name not in known]
    return [
        path
        for path in missing
        if is_wanted(label(path, home.root), kit.sources, kit.exclude) and not path.exists()
    ]


def reading_limits(kit: KitSettings) -> Limits:
    """What is refused unread, as the kit sets it."""
    given = {
        k: v for k, v in kit.lint.limits.model_dump(exclude={"extra"}).items() if v is not None
    }
    return Limits(**given)


def _kit_data(document: Document, home: Home, findings: list[Finding]) -> dict[str, Any] | None:
    """The kit file's content; None where there is none, or where the file is one standard."""
    if _is_standard(document.data):
        return None
    data = _mapping(document, findings)
    if data is None or _refused_format(data, document, findings):
        return None
    return data


def _settings(
    document: Document, data: dict[str, Any] | None, findings: list[Finding]
) -> KitSettings:
    own = {key: value for key, value in (data or {}).items() if key not in _SECTIONS}
    if not own:
        return KitSettings.model_construct()  # a file alone needn't pay for a kit's schema
    currency = own.get("currency")  # as written, which may be anything
    context = {"currency": currency} if isinstance(currency, str) else {}
    return bind(KitSettings, own, document, (), context, findings)


def add_reading(
    project: Project, reading: Reading, kit_document: Document | None = None, alone: bool = False
) -> None:
    """Take a source's documents into the project.

    The kit file's first document has been bound; a lone standard stands in its place unbound.
    """
    project.readings.append(reading)
    project.findings.extend(reading.findings)
    for document in reading.documents:
        if document is kit_document and not alone:
            if project.kit_source is not None:
                _collect(project, project.kit_source, document, ())
            continue
        data = _mapping(document, project.findings)
        if data is not None and not _refused_format(data, document, project.findings):
            _read_source(project, document, data)


def _read_source(project: Project, document: Document, data: dict[str, Any]) -> None:
    base: Steps = ()
    if _is_standard(data):
        whole = {key: data[key] for key in _FILE_KEYS if key in data}
        rest = {key: value for key, value in data.items() if key not in whole}
        data, base = {**whole, "standards": [rest]}, ("standards", 0)
    source = _bind_file(SourceFile, document, data, project, base)
    _collect(project, source, document, base)


def _bind_file(
    kind: type[SourceFile],
    document: Document,
    data: dict[str, Any],
    project: Project,
    base: Steps = (),
) -> SourceFile:
    """Bind a document, its standards filled up with the defaults that reach them."""
    context = _told(project.kit)
    try:
        # Where all is sound, so are the defaults: what can't be read of them is left out only then.
        return kind.model_validate(
            _filled_up(data, {**project.defaults, **_written_defaults(data)}), context=context
        )
    except ValidationError:
        inherited = {**project.defaults, **_raw_defaults(data, context)}
        filled_up = _filled_up(data, inherited)
        return bind(kind, filled_up, document, base, context, project.findings)


def _filled_up(data: dict[str, Any], inherited: dict[str, Any]) -> dict[str, Any]:
    standards = data.get("standards")
    if not inherited or not isinstance(standards, list):
        return data
    merged = [{**inherited, **item} if isinstance(item, dict) else item for item in standards]
    return {**data, "standards": merged}


def _told(kit: KitSettings) -> dict[str, Any]:
    """What values must know of the kit to be read."""
    return {"currency": kit.currency, "language": kit.language}


def _written_defaults(data: Any) -> dict[str, Any]:
    """The defaults as written."""
    written = data.get("defaults") if isinstance(data, dict) else None
    if not isinstance(written, dict):
        return {}
    return {key: value for key, value in written.items() if key != "x-"}


def _raw_defaults(data: Any, context: dict[str, Any]) -> dict[str, Any]:
    """The defaults as written, less what can't be read (which is reported with the file)."""
    sound = _written_defaults(data)
    try:
        Defaults.model_validate(sound, context=context)
    except ValidationError as error:
        unsound = {
            problem["loc"][0] for problem in error.errors(include_url=False) if problem["loc"]
        }
        sound = {key: value for key, value in sound.items() if key not in unsound}
    return sound


def _collect(project: Project, source: SourceFile, document: Document, base: Steps) -> None:
    """Give each part of a source its place and put it with its kind."""
    kit_document = project.kit_entry.document
    homes = (document,) if document is kit_document else (document, kit_document)
    for index, standard in enumerate(source.standards):
        path: Steps = () if base else ("standards", index)
        entry = Entry(standard, document, path, homes)
        project.standards.append(entry)
        if standard.terms:
            _collect_terms(project, entry, standard.terms, entry)
    for section, kind in _SERVING:
        for index, part in enumerate(getattr(source, section)):
            getattr(project, kind).append(Entry(part, document, (section, index)))
    if source.terms:
        _collect_terms(project, Entry(source, document, ()), source.terms, None)


def _collect_terms(
    project: Project, entry: Entry[Any], terms: list[Term], standard: Entry[Standard] | None
) -> None:
    for index, term in enumerate(terms):
        departments = frozenset() if standard else frozenset(term.departments)
        project.terms.append(TermEntry(term, entry, ("terms", index), standard, departments))


def _is_standard(data: Any) -> bool:
    return isinstance(data, dict) and not _STANDARD_KEYS.isdisjoint(data)


def _mapping(document: Document, findings: list[Finding]) -> dict[str, Any] | None:
    """A document's content; anything but sections with content is a finding."""
    data = document.data
    if data is None or isinstance(data, dict):
        return data
    place = document.place(())
    line = place.source.line_span(place.start.line)
    head = Place(place.source, line, document.number)
    found = "a list" if isinstance(data, list) else "a text"
    findings.append(
        Finding(
            "wrong-type",
            f"A file holds sections such as `standards:` or `terms:`, and here is {found}.",
            head,
            help="Write `standards:` on a line of its own above the list."
            if isinstance(data, list)
            else "Begin with `standards:`, or with the `id:` and `title:` of one standard.",
        )
    )
    return None


def _refused_format(data: dict[str, Any], document: Document, findings: list[Finding]) -> bool:
    """Whether a file is written in a format that is newer than this version reads."""
    written = data.get("format", str(FORMAT))
    if not isinstance(written, str) or not written.strip().isdecimal():
        return False  # its type is reported when the file is bound
    number = written.strip().lstrip("0") or "0"
    if number == str(FORMAT):
        return False
    shown = number if len(number) < 10 else number[:9] + "…"
    message = (
        f"This file is in format {shown}; this version of standards-kit reads format {FORMAT}."
    )
    help = "Update standards-kit: `pip install --upgrade standards-kit`."
    if number == "0":
        help = f"Write `format: {FORMAT}`; there is none before it."
    place = document.place(("format",))
    findings.append(Finding("unsupported-format", message, place, help=help))
    return True
