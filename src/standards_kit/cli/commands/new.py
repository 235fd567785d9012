"""``standards-kit new``: writes a standard, a term or another entry, asked step by step or by options."""

import inspect
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from standards_kit.authoring.draft import Draft
from standards_kit.authoring.kinds import KINDS, Field, Kind, in_words_of
from standards_kit.authoring.review import Review
from standards_kit.cli import asking, kits, writing
from standards_kit.cli.drafting import SOFT, Desk
from standards_kit.cli.failures import Failure, why
from standards_kit.cli.unfinished import Drawer
from standards_kit.lint.engine import lint, local_today
from standards_kit.model.project import Project
from standards_kit.text.diagnostic import Diagnostic, Severity
from standards_kit.text.printable import printable

EPILOG = """In a terminal, what the options don't say is asked step by step, and checked as you answer."""


def register(app: typer.Typer) -> None:
    """Add the command, with one below it for each kind of entry."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None, epilog=EPILOG)
    for kind in KINDS.values():
        group.command(kind.name, epilog=_epilog(kind))(_command(kind))
    app.add_typer(group, name="new", help="Write a standard, a term or another entry into the kit.")


def _epilog(kind: Kind) -> str:
    return f"Example:\n\n  {_example(kind)}\n\n{EPILOG}"


def _example(kind: Kind) -> str:
    needed = (f'--{f.option} "{f.example}"' for f in kind.fields if f.needed)
    return f"standards-kit new {kind.name} {' '.join(needed)}"


def _command(kind: Kind) -> Callable[..., None]:
    """A command whose options are the fields of the kind."""

    def command(**given: Any) -> None:
        _new(kind, given)

    command.__doc__ = f"Write a {kind.name} into the kit."
    name = inspect.Parameter.KEYWORD_ONLY
    fields = [inspect.Parameter(_parameter(f), name, default=None, annotation=_annotation(f)) for f in kind.fields]  # fmt: skip
    parameters = [inspect.Parameter(n, name, default=d, annotation=a) for n, d, a in _COMMON]
    command.__signature__ = inspect.Signature(parameters[:1] + fields + parameters[1:])  # type: ignore[attr-defined]
    command.__annotations__ = {p.name: p.annotation for p in parameters + fields}
    return command


_COMMON: tuple[tuple[str, Any, Any], ...] = (
    ("kit", None, Annotated[Path | None, typer.Argument(metavar="KIT", show_default=False, help="The kit; the one around this folder where none is named.")]),
    ("id_", None, Annotated[str | None, typer.Option("--id", metavar="ID", help="Its id; made from what it is called where none is given.")]),
    ("file", None, Annotated[Path | None, typer.Option("--file", metavar="FILE", help="The file to put it into, seen from the kit; there already, or new.")]),
    ("from_", None, Annotated[str | None, typer.Option("--from", metavar="-", help="Read the entry as JSON from standard input: `--from -`.")]),
    ("dry_run", False, Annotated[bool, typer.Option("--dry-run", help="Show what would change; write nothing.")]),
    ("keep", False, Annotated[bool, typer.Option("--keep", help="Write it even with an error that lint would find.")]),
)  # fmt: skip


def _parameter(field: Field) -> str:
    return field.option.replace("-", "_") + "_"  # `not` alone is no name in Python


def _annotation(field: Field) -> Any:
    ended = field.question if field.question[-1] in "?." else field.question + "."
    said = f"{ended} For example: {field.example.rstrip('.')}."
    option = typer.Option(f"--{field.option}", metavar="TEXT", show_default=False, help=said + (" May be repeated." if field.many else ""))  # fmt: skip
    kind: Any = list[str] | None if field.many else str | None
    return Annotated[kind, option]


def _new(kind: Kind, given: dict[str, Any]) -> None:
    answers = {f.option: given[_parameter(f)] for f in kind.fields}
    asks = asking.interactive() and not given["from_"]
    entry = _read_entry(given["from_"]) if given["from_"] else {}
    _require(kind, {**entry_keys(kind, entry), **{k: v for k, v in answers.items() if v}}, asks)
    project = kits.one_kit(given["kit"])
    kind = in_words_of(kind, project.kit.customer_word)
    today = kits.day(None) or local_today(project)
    review = Review(project, lint(project, today), today)
    desk = Desk(review, kind, given)
    drawer = Drawer.of(project.home.kit_file, kind.name)
    if asks:
        desk.draft(answers, entry)  # what the options say wrong is said before anything is asked
        if not _asked(desk, answers, drawer):
            return
    draft = desk.draft(answers, entry)
    _finish(project, draft, review.at_last(draft), given, asks)
    if asks and not given["dry_run"]:
        drawer.clear()


def _asked(desk: Desk, answers: dict[str, Any], drawer: Drawer) -> bool:
    """Ask for what is open; tell whether it came to its end. Who leaves hears what becomes of the answers."""
    from standards_kit.cli.interview import interview

    try:
        interview(desk, answers, drawer)
    except (asking.Turn, KeyboardInterrupt) as left:
        kept = "What you answered is kept until tomorrow: the same command takes it up again."
        asking.tell(f"Nothing was written. {kept if drawer.look() else ''}".rstrip())
        if isinstance(left, KeyboardInterrupt):
            raise
        return False
    return True


def entry_keys(kind: Kind, entry: dict[str, Any]) -> dict[str, Any]:
    """What an entry says already, by option."""
    return {f.option: entry[f.key] for f in kind.fields if f.key in entry}


def _require(kind: Kind, said: dict[str, Any], asks: bool) -> None:
    missing = [f"--{f.option}" for f in kind.fields if f.needed and not said.get(f.option)]
    if missing and not asks:
        raise Failure(
            f"a {kind.name} needs {_listed(missing)}, and nobody can be asked without a terminal.",
            f"For example: {_example(kind)}",
        )

    for field in kind.fields:
        if field.of and said.get(field.option) and not said.get(field.of):
            raise Failure(f"--{field.option} adds to --{field.of}, and there is none.", f"Say --{field.of}, too.")  # fmt: skip


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _read_entry(name: str) -> dict[str, Any]:
    if name != "-":
        raise Failure(
            f"--from reads standard input only, and not “{name}”.", "Write `--from - < entry.json`."
        )
    try:
        data = json.load(sys.stdin)
    except (ValueError, RecursionError) as error:
        raise Failure(
            f"standard input is no JSON: {error}.", 'Write one entry: {"title": "…"}.'
        ) from None
    if not isinstance(data, dict):
        raise Failure("standard input holds no entry: it should be one JSON object.")
    texts: dict[str, Any] = _texts(data)
    return texts


def _texts(value: Any) -> Any:
    """JSON as the format has it: everything is text."""
    if isinstance(value, dict):
        return {k: _texts(v) for k, v in value.items() if v is not None}
    if isinstance(value, list):
        return [_texts(v) for v in value]
    return value if isinstance(value, str) else json.dumps(value)


def _finish(
    project: Project, draft: Draft, found: list[Diagnostic], given: dict[str, Any], asks: bool
) -> None:
    if given["dry_run"]:
        lines = writing.diff(project.base / draft.path, draft.path, draft.before, draft.after)
        sys.stdout.writelines(lines)
        _show(found, asks, err=True)
        return
    if any(d.severity is Severity.ERROR for d in found) and not (given["keep"] or asks):
        _show(found, asks)
        typer.echo("Nothing was written. Mend what is said above, or write it all the same with `--keep`.", err=True)  # fmt: skip
        raise typer.Exit(1)
    _write(project.base / draft.path, draft)
    told = f"The {draft.kind.name} `{printable(draft.id)}` is in “{printable(draft.path)}”."
    asking.tell(told) if asks else typer.echo(told)
    if found and not asks:
        typer.echo("A colleague would object:")
    soft = [d.finding.phrase or "" for d in found if d.rule == SOFT] if asks else []
    _show([d for d in found if not (asks and d.rule == SOFT)], asks)
    if soft:
        where = f" {given['kit']}" if given["kit"] else ""
        words = _listed([f"“{printable(word)}”" for word in dict.fromkeys(soft)])
        asking.tell(f"`standards-kit define{where}` asks what is meant by {words}.")


def _show(found: list[Diagnostic], asks: bool, err: bool = False) -> None:
    """What would be objected to; folded, and without places, where somebody sits at a terminal."""
    if asks:
        said = (each.finding for each in found)
        asking.objected([f"{one.message} {one.help}".rstrip() for one in said])
        return
    for line in map(_sentence, found):
        typer.echo(f"  {line}", err=err)


def _sentence(diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    where = f"{place.source.path}:{place.start.line}"
    said = f"{where}: {diagnostic.severity}: {diagnostic.finding.message}"
    return printable(f"{said} {diagnostic.finding.help}".rstrip())


def _write(path: Path, draft: Draft) -> None:
    """Put it on the disk, unless the file is no longer what was read."""
    try:
        writing.write(path, draft.before, draft.after)
    except writing.Changed:
        raise writing.meanwhile([draft.path]) from None
    except OSError as error:
        raise Failure(f"“{draft.path}” can't be written: {why(error)}.") from None
