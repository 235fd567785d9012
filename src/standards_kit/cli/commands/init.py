"""``standards-kit init``: a small kit to begin with."""

import json
from datetime import date
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer

from standards_kit.authoring.blank_kit import blank_kit, sample_language, usual_word
from standards_kit.authoring.example_kit import LIKE, Example, example
from standards_kit.authoring.first_kit import Answers, first_kit
from standards_kit.cli import asking, kits
from standards_kit.cli.choices import one_of
from standards_kit.cli.failures import Failure, why
from standards_kit.cli.steps import TURNS, lead, some, texts
from standards_kit.ground import resources
from standards_kit.ground.files import create_file
from standards_kit.model.folder import KIT_FILE

EPILOG = """Examples:

  standards-kit init          in this folder

  standards-kit init my-kit   in a new folder

  standards-kit init my-kit --organisation "Quay Inn" --like hotel --channel phone

Nothing that is there already is changed."""

_SCHEMA_FOLDER = ".standards-kit"


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
        typer.Option("--channel", metavar="ID", help="A channel you have. May be repeated."),
    ] = None,
    role: Annotated[
        list[str] | None,
        typer.Option("--role", metavar="NAME", help="A role you have. May be repeated."),
    ] = None,
    language: Annotated[
        str | None, typer.Option("--language", metavar="TAG", help="The language, as en-GB.")
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", "-y", help="Ask nothing; what no option says is as usual.")
    ] = False,
) -> None:
    """Write a small kit to begin with.

    In a terminal a few questions come first; `--yes` asks none.
    """
    today = kits.day(None) or date.today()
    given = _Given(organisation, like, customer, channel, role, language)
    if asking.interactive() and not yes:
        try:
            written = _chosen(_interview(given), today)
        except asking.Turn:
            typer.echo("Nothing was written.")
            return
    elif any(given):
        written = _chosen(_answers(given), today)
    else:
        written = _contents(today)
    _write(folder, written)
    _tell(folder, written)


class _Given(NamedTuple):
    """What the options say."""

    organisation: str | None
    like: str | None
    customer: str | None
    channels: list[str] | None
    roles: list[str] | None
    language: str | None


def _answers(given: _Given) -> Answers:
    if not (given.organisation or "").strip():
        raise Failure(
            "say whose kit it is: `--organisation`.",
            'For example: standards-kit init --organisation "Harbour Hotels" --like hotel',
        )
    like = one_of(given.like or "blank", LIKE, "example")
    language = given.language or "en-GB"
    if like != "blank" and not language.startswith("en"):
        raise Failure(
            f"the example “{like}” is written in English, and the kit is to be in “{language}”.",
            "Begin with one standard to rewrite: `--like blank`.",
        )
    return Answers(
        " ".join((given.organisation or "").split()),
        like,
        " ".join((given.customer or "").split()) or None,
        tuple(given.channels) if given.channels else None,
        tuple(given.roles) if given.roles else None,
        language,
    )


def _interview(given: _Given) -> Answers:
    sheet = _Sheet(given)
    lead([sheet.name, sheet.language, sheet.trade, sheet.word, sheet.channels, sheet.roles])
    return _answers(sheet.said)


class _Sheet:
    """What is asked of the kit to be, and the answers so far: at first what the options say."""

    def __init__(self, given: _Given) -> None:
        self._given: dict[str, Any] = given._asdict()
        self._said = dict(self._given)

    @property
    def said(self) -> _Given:
        return _Given(**self._said)

    def name(self) -> bool:
        return self._text("organisation", "What is your organisation called?", "Harbour Hotels")

    def language(self) -> bool:
        return self._text("language", "In which language do you write?", usual="en-GB")

    def trade(self) -> bool:
        english = (self._said["language"] or "").startswith("en")
        if self._given["like"] or not english:
            self._begin_from(self._given["like"] or "blank")
            return False
        question = "Which is nearest to what you do?"
        self._begin_from(asking.one(question, _TRADES, default=self._said["like"], turns=TURNS))
        return True

    def _begin_from(self, like: str) -> None:
        """Another trade has other words, channels and roles: what was said of those is asked anew."""
        if like != self._said["like"]:
            self._said = {**self._given, **{k: self._said[k] for k in ("organisation", "language")}}
        self._said["like"] = like

    def word(self) -> bool:
        kit = self._example()
        usual = kit.settings["customer_word"] if kit else usual_word(self._said["language"])
        return self._text("customer", "What do you call a customer?", usual=usual)

    def channels(self) -> bool:
        kit = self._example()
        return self._some("channels", "On which channels do they reach you?", _channels(kit))

    def roles(self) -> bool:
        kit = self._example()
        question = "Which roles do you have?"
        if kit:
            return self._some("roles", question, kit.roles)
        if not self._given["roles"]:
            self._said["roles"] = texts(question, self._said["roles"] or (), "Front desk agent")
        return not self._given["roles"]

    def _example(self) -> Example | None:
        like = one_of(self._said["like"], LIKE, "example")
        return None if like == "blank" else example(like)

    def _text(self, key: str, question: str, shown: str = "", usual: str = "") -> bool:
        if self._given[key]:
            return False
        default = self._said[key] or usual
        self._said[key] = asking.text(question, example=shown, default=default, turns=TURNS)
        return True

    def _some(self, key: str, question: str, of: dict[str, str]) -> bool:
        """Which of them there are: all, until some are taken away."""
        if self._given[key]:
            return False
        self._said[key] = some(question, list(of.items()), self._said[key] or list(of))
        return True


_TRADES = [
    ("hotel", "A hotel"),
    ("contact-centre", "A contact centre"),
    ("council", "A council"),
    ("blank", "Something else: one standard, to be rewritten"),
]


def _channels(kit: Example | None) -> dict[str, str]:
    found = kit.settings["channels"] if kit else ["phone", "email", "chat", "in_person"]
    return {channel: channel.replace("_", " ") for channel in found}


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
    return {path: _schema_line(path) + text for path, text in found.items()} | _schemas()


def _say_language(language: str) -> None:
    """Say so where the sample is in another language than the kit is to be."""
    if not language.lower().startswith(sample_language(language)):
        typer.echo(
            f"There is no sample in “{language}” yet, so the standard to rewrite is in English. "
            f"`language: {language}` is set all the same.",
            err=True,
        )


def _write(folder: Path, written: dict[str, str]) -> None:
    taken = [name for name in written if (folder / name).exists()]
    if taken:
        raise Failure(
            f"“{folder / taken[0]}” is there already; nothing was written.",
            "Choose a folder that is not there yet: `standards-kit init another-name`.",
        )
    try:
        for name, text in written.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            create_file(folder / name, text.encode())
    except OSError as error:
        raise Failure(f"the kit can't be written to “{folder}”: {why(error)}.") from None


def _tell(folder: Path, written: dict[str, str]) -> None:
    where = "" if folder == Path() else f" {folder}"
    typer.echo(
        f"A kit with {sum(name[0] != '.' for name in written)} files is in “{folder.absolute()}”:\n"
    )
    for name in written:
        if not name.startswith("."):
            typer.echo(f"  {name}")
    typer.echo(
        f"\nNext:  standards-kit lint{where}\n       standards-kit render{where}\n"
        f"Then change {KIT_FILE} and the files under standards/ into your own."
    )


def _contents(today: date) -> dict[str, str]:
    """Every file by its path: the starter kit and the schemas that editors read."""
    found = {}
    for path, file in _starter(resources.starter(), ""):
        found[path] = _schema_line(path) + _dated(file.read_text("utf-8"), today)
    return found | _schemas()


def _schemas() -> dict[str, str]:
    from standards_kit.model.schema import SCHEMAS, schema_of

    found = {}
    for name in SCHEMAS:
        text = json.dumps(schema_of(name), ensure_ascii=False, indent=2) + "\n"
        found[f"{_SCHEMA_FOLDER}/{name}.schema.json"] = text
    return found


def _starter(folder: Traversable, prefix: str) -> list[tuple[str, Traversable]]:
    found = []
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir() and not entry.name.startswith("_"):
            found += _starter(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".yaml"):
            found.append((prefix + entry.name, entry))
    return found


def _schema_line(path: str) -> str:
    """The line by which the YAML language server finds the schema, from where the file lies."""
    name = "kit" if path == KIT_FILE else "source"
    up = "../" * path.count("/") or "./"
    return f"# yaml-language-server: $schema={up}{_SCHEMA_FOLDER}/{name}.schema.json\n"


def _dated(text: str, today: date) -> str:
    try:
        later = today.replace(year=today.year + 1)
    except ValueError:  # the 29th of February
        later = today.replace(year=today.year + 1, day=28)
    return text.replace("@TODAY@", today.isoformat()).replace("@NEXT_YEAR@", later.isoformat())
