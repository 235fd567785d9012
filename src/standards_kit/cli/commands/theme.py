"""``standards-kit theme``: the looks there are, what they are made of, and how to make one yours."""

import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from standards_kit.cli import kits
from standards_kit.cli.choices import one_of
from standards_kit.cli.failures import Failure
from standards_kit.cli.screen import styled
from standards_kit.ground import resources
from standards_kit.ground.nearest import nearest
from standards_kit.model.folder import KIT_FILE, home_of
from standards_kit.text.printable import one_line

if TYPE_CHECKING:
    from standards_kit.render.theme import Layer, Theme

EPILOG = """Examples:

  standards-kit theme list

  standards-kit theme show classic

  standards-kit theme eject classic html/staff.html.j2 --to templates/ours

The look of a handbook is its `theme:` in `standards-kit.yaml`."""

_COLOUR = re.compile(r"#([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})")
_PALETTES = ("colours", "dark")


def _meant(word: str) -> str | None:
    """What somebody means who names a theme, and not what to do with it."""
    from standards_kit.render.theme import names

    home = home_of(Path.cwd())
    known = names(home.root if home else None)
    theme = word if word in known else nearest(word, known)
    return theme and f"show {theme}"


_app = typer.Typer(
    help="List themes, show them, or copy their templates.",
    rich_markup_mode=None,
    epilog=EPILOG,
    context_settings={"obj": _meant},
)
_Kit = Annotated[
    Path | None,
    typer.Option(
        "--kit",
        metavar="DIR",
        help="The kit's folder; the kit around this one where none is named.",
    ),
]


def _complete(incomplete: str) -> list[str]:
    """Themes for the shell to offer."""
    from standards_kit.render.theme import names

    home = home_of(Path.cwd())
    return [name for name in names(home.root if home else None) if name.startswith(incomplete)]


_Name = Annotated[str, typer.Argument(metavar="NAME", help="A theme.", autocompletion=_complete)]


def register(app: typer.Typer) -> None:
    """Add the command and what it does."""
    app.add_typer(_app, name="theme")


@_app.callback(invoke_without_command=True)
def _without_command(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        list_themes(None)


@_app.command("list")
def list_themes(kit: _Kit = None) -> None:
    """List the themes: the kit's own, those of packages, and those built in."""
    from standards_kit.render.failure import RenderError
    from standards_kit.render.theme import find_theme, names

    root = _root(kit)
    rows = []
    for name in names(root):
        try:
            theme = find_theme(name, root)
            rows.append((name, _whence(theme), _described(theme)))
        except RenderError as error:  # the others can be used all the same
            rows.append((name, "can't be used", str(error)))
    widths = [max(len(row[column]) for row in rows) for column in (0, 1)]
    for name, whence, said in rows:
        typer.echo(f"{name:{widths[0]}}  {whence:{widths[1]}}  {one_line(said)}".rstrip())


@_app.command("show")
def show(name: _Name, kit: _Kit = None) -> None:
    """Show what a theme is made of: what it stands on, its files, its colours."""
    theme = _theme(name, _root(kit))
    bold = styled(sys.stdout)
    typer.echo(typer.style(theme.name, bold=True) if bold else theme.name, color=bold)
    if _described(theme):
        typer.echo(one_line(_described(theme)))
    typer.echo("\nIt stands on, nearest first:")
    width = max(len(layer.name) for layer in theme.layers)
    for layer in theme.layers:
        typer.echo(f"  {layer.name:{width}}  {_origin(layer)}")
    typer.echo("\nFiles, and whose they are:")
    paths = theme.paths()
    width = max(map(len, paths), default=0)
    for path in paths:
        held = [_called(layer, theme) for layer, _ in theme.locate(path)]
        over = f", in place of {', '.join(held[1:])}" if held[1:] else ""
        typer.echo(f"  {path:{width}}  {held[0]}{over}")
    for palette in _PALETTES:
        _show_colours(palette, theme)


@_app.command(
    "eject",
    epilog="""Examples:

  standards-kit theme eject classic html/staff.html.j2

  standards-kit theme eject classic html --to templates/ours

Exit code 0: copied. 2: a file was there already, or something else was in the way.""",
)
def eject(
    name: _Name,
    files: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE", help="A file or a folder of the theme; all of it where none is named."
        ),
    ] = None,
    to: Annotated[
        Path | None,
        typer.Option(
            "--to",
            metavar="DIR",
            help="The folder to copy into; templates/NAME in the kit where none is named.",
        ),
    ] = None,
    kit: _Kit = None,
    force: Annotated[bool, typer.Option("--force", help="Replace what is there already.")] = False,
) -> None:
    """Copy templates of a theme into the kit, to change them there."""
    from standards_kit.render.eject import chosen
    from standards_kit.render.eject import eject as copy
    from standards_kit.render.failure import RenderError

    root = _root(kit)
    theme = _theme(name, root)
    folder = to or _own_folder(root, name)
    if not resources.is_name(folder.absolute().name):
        raise Failure(
            f"“{folder.absolute().name}” can't be the name of a theme.",
            "Its folder's name is the theme's: a–z, 0–9 and hyphens, as in `--to templates/ours`.",
        )
    try:
        done = copy(theme, chosen(theme, files or []), folder, force=force)
    except RenderError as error:
        hint = ""
        if "is there already" in str(error):
            hint = "To put the theme's in its place: `--force`. To copy elsewhere: `--to DIR`."
        raise Failure(_as_clause(str(error)), hint) from None
    for path in done.written:
        typer.echo(f"Wrote {_shown(folder / path)}")
    if done.same:
        count = "1 file was" if len(done.same) == 1 else f"{len(done.same)} files were"
        typer.echo(f"{count} there already, and the same.")
    _tell(theme, folder, root, files or [])


def _tell(theme: "Theme", folder: Path, root: Path | None, files: list[str]) -> None:
    """What to do next."""
    where = "" if root is None or _real(Path()).startswith(_real(root)) else f" {_shown(root)}"
    typer.echo("\nNext:")
    if not files:
        typer.echo(
            f"  Delete what you do not want to change: it comes from {theme.name} again, and is\n"
            "  mended there with every new version."
        )
    typer.echo(f"  Change what you want to change in {_shown(folder)}.")
    placed = root is not None and _real(folder.parent) == _real(root / "templates")
    if not placed:
        typer.echo("  Put the folder into templates/ beside the kit's standards-kit.yaml.")
    typer.echo(f"  A handbook uses it that says `theme: {folder.absolute().name}` in {KIT_FILE}.")
    typer.echo(f"  Then see it: standards-kit render{where}")


def _own_folder(root: Path | None, name: str) -> Path:
    """The kit's folder for a theme; it may not lead out of the kit through a link."""
    if root is None:
        raise Failure(
            f"there is no `{KIT_FILE}` here or above, and so no kit to copy into.",
            "Name the kit with `--kit DIR`, or another folder with `--to DIR`.",
        )
    folder = root / "templates" / name
    if not Path(_real(folder)).is_relative_to(_real(root)):
        raise Failure(
            f"“{folder}” leads out of the kit, to “{_real(folder)}”.",
            f"If that is where the templates belong, say so: `--to {_real(folder)}`.",
        )
    return folder


def _real(path: Path) -> str:
    return os.path.realpath(path)


def _root(kit: Path | None) -> Path | None:
    """The folder of the kit that is named, or around this folder; None where there is none."""
    place = kits.existing(kit or Path())
    home = home_of(place)
    if home is None and kit is not None:
        raise Failure(f"there is no `{KIT_FILE}` in “{kit}” or above it.")
    return home.root if home else None


def _theme(name: str, root: Path | None) -> "Theme":
    from standards_kit.render.failure import RenderError
    from standards_kit.render.theme import find_theme, names

    one_of(name, names(root), "theme")
    try:
        return find_theme(name, root)
    except RenderError as error:
        raise Failure(_as_clause(str(error))) from None


def _described(theme: "Theme") -> str:
    """What the theme's own ``theme.yaml`` says of it; what those below say is about them."""
    from standards_kit.render.theme import settings_of

    own = (settings_of(layer) for layer in theme.layers if layer.name == theme.name)
    return next((str(said["description"]) for said in own if "description" in said), "")


def _whence(theme: "Theme") -> str:
    """Where a theme is from, and what of its name it stands on."""
    own = [_short(layer) for layer in theme.layers if layer.name == theme.name]
    return own[0] + (f", over {' and '.join(own[1:])}" if own[1:] else "")


def _short(layer: "Layer") -> str:
    if layer.origin == "package":
        return f"package {layer.package}"
    return "this kit" if layer.origin == "kit" else "built in"


def _origin(layer: "Layer") -> str:
    if layer.origin == "package":
        return f"from the package {layer.package}"
    if layer.origin == "kit":
        return f"this kit's, in templates/{layer.name}"
    return "built in, comes with standards-kit"


def _called(layer: "Layer", theme: "Theme") -> str:
    """A layer's name, and its origin where the theme has two of that name."""
    doubled = sum(one.name == layer.name for one in theme.layers) > 1
    return f"{layer.name} ({_short(layer)})" if doubled else layer.name


def _show_colours(palette: str, theme: "Theme") -> None:
    colours = theme.settings.get(palette)
    if not isinstance(colours, dict) or not colours:
        return
    typer.echo("\nColours:" if palette == "colours" else "\nColours on dark screens:")
    width = max(map(len, colours))
    for name, value in colours.items():
        typer.echo(f"  {name:{width}}  {one_line(str(value))}{_swatch(str(value))}", color=True)


def _swatch(colour: str) -> str:
    """The colour itself, where a terminal can show it."""
    parts = _COLOUR.fullmatch(colour)
    if parts is None or not styled(sys.stdout):
        return ""
    red, green, blue = (int(part, 16) for part in parts.groups())
    return "  " + typer.style("    ", bg=(red, green, blue))


def _shown(path: Path) -> str:
    try:
        near = os.path.relpath(path)
    except (ValueError, OSError):  # another drive; a working folder that is gone
        near = str(path)
    return one_line(near if not near.startswith("..") else str(path))


def _as_clause(sentence: str) -> str:
    """A sentence to follow “standards-kit: ”."""
    return sentence if sentence[1:2].isupper() else sentence[:1].lower() + sentence[1:]
