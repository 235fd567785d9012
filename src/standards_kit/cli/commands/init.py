"""``standards-kit init``: a small kit to begin with."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from standards_kit.authoring.blank_kit import SAMPLE, blank_kit, sample_language
from standards_kit.authoring.example_kit import LIKE, example
from standards_kit.authoring.first_kit import Answers, first_kit
from standards_kit.authoring.languages import is_known
from standards_kit.authoring.starter_kit import for_editors, starter_kit
from standards_kit.cli import asking, kits
from standards_kit.cli.failures import Failure, why
from standards_kit.cli.sheet import Given, answers_of, interview, unknown_words
from standards_kit.cli.writing import write_all
from standards_kit.model.folder import KIT_FILE

EPILOG = """Examples:

  standards-kit init          in this folder

  standards-kit init my-kit   in a new folder

  standards-kit init my-kit --organisation "Quay Inn" --like hotel --channel phone

Nothing that is there already is changed."""
_ADD = "Add to that kit with `standards-kit new standard`, or choose"
_NEXT = (
    ("new standard", "asks for one of your own"),
    ("lint", "says what is soft"),
    ("define", "asks what it means"),
    ("render", "prints"),
)


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("init", epilog=EPILOG)(init)


def init(
    folder: Annotated[
        Path,
        typer.Argument(
            metavar="DIR",
            show_default=False,
            help="A folder to write into; this one where none is named.",
        ),
    ] = Path(),
    organisation: Annotated[
        str | None, typer.Option("--organisation", metavar="NAME", help="Whose kit it is.")
    ] = None,
    like: Annotated[
        str | None,
        typer.Option("--like", metavar="EXAMPLE", help=f"What to begin from: {', '.join(LIKE)}."),
    ] = None,
    customer: Annotated[
        str | None,
        typer.Option(
            "--customer", metavar="WORD", help="What you call a customer: guest, tenant …"
        ),
    ] = None,
    channel: Annotated[
        list[str] | None,
        typer.Option("--channel", metavar="NAME", help="A channel you have. May be repeated."),
    ] = None,
    role: Annotated[
        list[str] | None,
        typer.Option("--role", metavar="NAME", help="A role you have. May be repeated."),
    ] = None,
    owner: Annotated[
        str | None,
        typer.Option("--owner", metavar="NAME", help="Who answers for the standards."),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option("--language", metavar="LANGUAGE", help="The language, as en-GB or français."),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Ask nothing; what no option says is as usual.")
    ] = False,
) -> None:
    """Write a small kit to begin with.

    In a terminal a few questions come first; `--yes` asks none.
    """
    today = kits.day(None) or date.today()
    given = Given(organisation, like, customer, channel, role, owner, language)
    if asking.interactive() and not yes:
        try:
            _require_room(folder, [KIT_FILE])
            written = _chosen(interview(given, folder.absolute()), today)
        except (asking.Turn, KeyboardInterrupt) as left:
            typer.echo("Nothing was written.")
            if isinstance(left, KeyboardInterrupt):
                raise
            return
    elif any(given):
        answers = answers_of(given)
        written = _chosen(answers, today)
        if not is_known(answers.language):
            typer.echo(unknown_words(answers.language), err=True)
    else:
        written = starter_kit(today)
    _write(folder, for_editors(written))
    _tell(folder, written)


def _chosen(answers: Answers, today: date) -> dict[str, str]:
    """The files of the kit that was answered for; one standard where nothing else is left of it."""
    files = {}
    if answers.like != "blank":
        kit = example(answers.like)
        files = first_kit(answers, kit, today)
        strange = sorted(set(answers.channels or ()) - set(kit.settings["channels"]))
        if strange:
            listed = ", ".join(f"`{channel}`" for channel in strange)
            typer.echo(
                f"The example “{answers.like}” says nothing of {listed}: you write those standards, "
                "with `standards-kit new standard`.",
                err=True,
            )
        if not files:
            typer.echo(
                f"Nothing of the example “{answers.like}” fits these channels and roles; "
                "so you begin with one standard, to be rewritten.",
                err=True,
            )
    found = files or blank_kit(answers, today)
    if not files:
        _say_language(answers.language)
    return found


def _say_language(language: str) -> None:
    """Say so where the sample is in another language than the kit is to be."""
    if not language.lower().startswith(sample_language(language)):
        typer.echo(
            f"There is no sample in “{language}” yet, so the standard to rewrite is in English. "
            f"`language: {language}` is set all the same.",
            err=True,
        )


def _require_room(folder: Path, names: Iterable[str]) -> None:
    """Fail where a file that is to be written is there already."""
    taken = [name for name in names if (folder / name).exists()]
    if taken:
        raise Failure(
            f"“{folder / taken[0]}” is there already; nothing was written.",
            f"{_ADD if taken[0] == KIT_FILE else 'Choose'} a folder that is not there yet: "
            "`standards-kit init another-name`.",
        )


def _write(folder: Path, written: dict[str, str]) -> None:
    _require_room(folder, written)
    try:
        write_all((folder / name, None, text) for name, text in written.items())
    except OSError as error:
        raise Failure(f"the kit can't be written to “{folder}”: {why(error)}.") from None


def _tell(folder: Path, written: dict[str, str]) -> None:
    where = "" if folder == Path() else f" {folder}"
    typer.echo(f"A kit with {len(written)} files is in “{folder.absolute()}”:\n")
    for name in written:
        typer.echo(f"  {name}")
    steps = [(f"standards-kit {command}{where}", what) for command, what in _NEXT]
    widest = max(len(command) for command, _ in steps)
    if SAMPLE in written:
        steps.append((SAMPLE, "is a sample: rewrite it, or delete it, before you print"))
        widest = max(len(command) for command, _ in steps)
    last = f"{KIT_FILE} and the files under standards/ are plain text: change them as you like."
    lines = [*(f"  {command.ljust(widest)}  {what}" for command, what in steps), last]
    typer.echo("\nNext:")
    for line in lines:
        (asking.tell if asking.interactive() else typer.echo)(line)
