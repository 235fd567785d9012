"""``standards-kit render``: print the handbooks of a kit."""

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from standards_kit.cli import kits
from standards_kit.cli.bar import Bar, bar_of
from standards_kit.cli.choices import complete_handbook, one_of
from standards_kit.cli.failures import Failure
from standards_kit.cli.options import Kit, Today
from standards_kit.ground.nearest import nearest
from standards_kit.lint.engine import Verdict
from standards_kit.lint.engine import lint as check
from standards_kit.lint.settings import Overrides
from standards_kit.model.kit import HandbookSettings
from standards_kit.model.project import Project
from standards_kit.text.diagnostic import Severity
from standards_kit.text.printable import one_line

if TYPE_CHECKING:  # the room of handbooks is heavy, and opened when the first one is made
    from standards_kit.render.handbook import Handbook
    from standards_kit.render.leftovers import Owner
    from standards_kit.render.theme import Theme

EPILOG = """Examples:

  standards-kit render                    every handbook of the kit

  standards-kit render --handbook charter --format pdf

  standards-kit render --draft --output drafts

Exit code 0: written. 1: the kit has errors, and nothing was written. 2: it could not run."""


_MOST_GAPS = 3


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("render", epilog=EPILOG)(render)


def render(
    kit: Kit = None,
    handbook: Annotated[
        list[str] | None,
        typer.Option(
            "--handbook",
            metavar="ID",
            help="Only this handbook; may be repeated.",
            autocompletion=complete_handbook,
        ),
    ] = None,
    formats: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="NAMES",
            help="html, pdf, markdown, docx or epub, or several with commas.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="DIR",
            help="The folder to write into; `build` in the kit where none is named.",
        ),
    ] = None,
    draft: Annotated[
        bool, typer.Option("--draft", help="Print in spite of errors; every page is marked.")
    ] = False,
    today: Today = None,
) -> None:
    """Print the handbooks of a kit as HTML, PDF, Markdown, DOCX or EPUB."""
    day = kits.day(today)
    project = kits.one_kit_or(kit, _meant)
    verdict = check(project, day, Overrides(only_errors=True))
    books = _chosen(project, handbook)
    wanted = {name: _formats(book, formats) for name, book in books.items()}
    if not draft:
        _refuse_errors(verdict)
    _tell_of_gaps(verdict)
    if not any(wanted.values()):
        raise Failure("no handbook has a format to be written in.", "Name one: `--format html`.")
    _render(verdict, wanted, output or _own_folder(project), draft)


def _meant(word: str) -> str:
    """What somebody means who names a handbook, and no kit."""
    known = complete_handbook("")
    book = word if word in known else nearest(word, known)
    return f"To print one handbook: `standards-kit render --handbook {book}`." if book else ""


def _own_folder(project: Project) -> Path:
    """The kit's output folder. Only ``--output`` may lead out of the kit, a link may not."""
    root = project.home.root
    folder = root / project.kit.output
    true = Path(os.path.realpath(folder))
    if not true.is_relative_to(os.path.realpath(root)):
        raise Failure(
            f"“{folder}” leads out of the kit, to “{true}”.",
            f"If that is where the handbooks belong, say so: `--output {true}`.",
        )
    return folder


def _chosen(project: Project, names: Sequence[str] | None) -> dict[str, HandbookSettings]:
    from standards_kit.render.build import handbooks

    known = handbooks(project)
    if not names:
        return dict(known)
    return {name: known[one_of(name, known, "handbook")] for name in names}


def _formats(book: HandbookSettings, given: str | None) -> list[str]:
    from standards_kit.render import formats

    names = given.split(",") if given is not None else book.formats
    known = formats.names()
    return list(dict.fromkeys(one_of(name.strip(), known, "handbook format") for name in names))


def _refuse_errors(verdict: Verdict) -> None:
    """A kit with errors isn't printed: an agent on shift can't ask what was meant."""
    if not any(d.severity is Severity.ERROR for d in verdict.diagnostics):
        return
    from standards_kit.report.report import gather
    from standards_kit.report.write import write as write_report

    root = verdict.project.home.root
    report = gather([verdict], root, [root], kits.here())
    errors = tuple(d for d in report.diagnostics if d.severity is Severity.ERROR)
    shown = replace(report, diagnostics=errors)
    write_report(shown, "terminal", sys.stdout)
    sys.stdout.flush()
    typer.echo(
        "Nothing was printed: mend the errors, or print a marked draft with --draft.", err=True
    )
    raise typer.Exit(1)


def _tell_of_gaps(verdict: Verdict) -> None:
    """Say what is printed as it is though it is still to be written: nobody on shift can fill it in."""
    gaps = [one for one in verdict.diagnostics if one.rule == "placeholder"]
    if gaps:
        places = [f"{one.place.source.path}:{one.place.start.line}" for one in gaps]
        more = f" and {len(gaps) - _MOST_GAPS:,} more" if len(gaps) > _MOST_GAPS else ""
        typer.echo(
            f"Still to be written, and printed as it is: {one_line(', '.join(places[:_MOST_GAPS]))}{more}.",
            err=True,
        )


def _render(verdict: Verdict, wanted: dict[str, list[str]], output: Path, draft: bool) -> None:
    from standards_kit.render.build import build, handbooks, revision_date, theme_of
    from standards_kit.render.failure import RenderError
    from standards_kit.render.leftovers import Owner

    project = verdict.project
    try:
        revision = revision_date(project, os.environ.get("SOURCE_DATE_EPOCH"))
        themes = {name: theme_of(project, name) for name in wanted}
        _tell_of_english(project, themes.values())
        with bar_of(sum(map(len, wanted.values()))) as bar:
            for name, formats in wanted.items():
                glossary = verdict.context.glossary
                theme = themes[name]
                view = build(
                    project, name, draft=draft, revision=revision, glossary=glossary, theme=theme
                )
                owner = Owner(project.home.root, name, handbooks(project))
                for format_name in formats:
                    _print(view, theme, format_name, output, bar, owner)
    except RenderError as error:
        raise Failure(_as_clause(str(error))) from None


def _tell_of_english(project: Project, themes: Iterable["Theme"]) -> None:
    """Say once that headings will be in English, where nobody has written them otherwise."""
    from standards_kit.render.labels import english_in

    told = (english_in(project.kit.language, theme) for theme in themes)
    sentence = next(filter(None, told), "")
    if sentence:
        typer.echo(one_line(sentence), err=True)


def _print(
    view: "Handbook", theme: "Theme", format_name: str, output: Path, bar: Bar, owner: "Owner"
) -> None:
    """Write a handbook in one format, in several volumes where it is too large for one."""
    from standards_kit.render.formats import find_format
    from standards_kit.render.volumes import come_in_volumes, volumes

    made = find_format(format_name)
    books = volumes(view, format_name, theme)
    total = len(books)
    if total > 1:
        bar.say(
            f"The handbook “{view.id}” is too large for one {format_name.upper()}: its "
            f"{len(view.standards):,} standards come in {total} volumes."
        )
    known = owner if come_in_volumes(format_name) else None
    written = []
    for number, book in enumerate(books, 1):
        stem = view.id if total == 1 else f"{view.id}-{number}-of-{total}"
        path = output / f"{stem}.{made.suffix}"
        bar.begin(path.name)
        _write(path, made.render(book, theme), known)
        bar.say(f"Wrote {_shown(path)}")
        written.append(path)
    if known:
        _clear(written, known, bar)
    bar.done()


def _write(path: Path, content: bytes, owner: "Owner | None") -> None:
    from standards_kit.render.write import write

    write(path, content)
    if owner:
        owner.remember(path, content)


def _clear(written: list[Path], owner: "Owner", bar: Bar) -> None:
    """Leave nothing of an earlier run that could be taken for what was written now."""
    instead = "the new volumes replace" if len(written) > 1 else "the new file replaces"
    for path, removed in owner.clear(written):
        if removed:
            bar.say(f"Removed {_shown(path)}, which {instead}")
            continue
        bar.say(
            f"Left {_shown(path)}, which {instead}: it may have been changed since it "
            "was written. Move or delete it, so that nobody takes it for the new one."
        )


def _shown(path: Path) -> str:
    try:
        shown = os.path.relpath(path)
    except (ValueError, OSError):  # another drive; a working folder that is gone
        shown = str(path)
    return one_line(shown if not shown.startswith("..") else str(path))


def _as_clause(sentence: str) -> str:
    """A sentence to follow “standards-kit: ”."""
    return sentence if sentence[1:2].isupper() else sentence[:1].lower() + sentence[1:]
