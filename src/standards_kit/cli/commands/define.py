"""``standards-kit define``: give soft words their meaning, one question at a time."""

import json
import sys
from collections.abc import Iterator
from typing import Annotated, Any

import typer

from standards_kit.cli import kits
from standards_kit.cli.choices import (
    complete_limit,
    complete_open,
    complete_role,
    complete_term,
    one_of,
)
from standards_kit.cli.failures import Failure
from standards_kit.cli.options import Kit, Today
from standards_kit.text.printable import one_line

EPILOG = """Examples:

  standards-kit define                 ask about each vague phrase

  standards-kit define --list          what is open

  standards-kit define --term friendly --definition "The caller hears their name."

  standards-kit define --term promptly --target "2 hours" --dry-run

  standards-kit define --term reasonable --judgement duty-manager

  standards-kit define --from - < answers.jsonl

Exit code 0: nothing is left open, or every answer given was taken. 1: questions are
still open, or an answer was not taken. 2: it could not run."""

_EQUIVALENT = (
    'Say it by options: `standards-kit define --term friendly --definition "…"`, '
    "or `--list` to see what is open."
)


_MOST_PLACES = 3


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("define", epilog=EPILOG)(define)


def _option(name: str, metavar: str, help: str, offers: Any = None) -> Any:
    return typer.Option(name, metavar=metavar, help=help, autocompletion=offers)


def define(
    kit: Kit = None,
    term: Annotated[
        str | None, _option("--term", "WORD", "The vague phrase to settle.", complete_open)
    ] = None,
    definition: Annotated[
        str | None, _option("--definition", "TEXT", "What it means: what is seen or heard.")
    ] = None,
    sign: Annotated[
        list[str] | None, _option("--sign", "TEXT", "A sign of it. May be repeated.")
    ] = None,
    not_: Annotated[
        list[str] | None, _option("--not", "TEXT", "What it is not. May be repeated.")
    ] = None,
    scope: Annotated[
        str | None,
        _option("--scope", "SCOPE", "kit, department:ID or standard:ID. Left out: what fits."),
    ] = None,
    same_as: Annotated[
        str | None,
        _option("--same-as", "TERM", "It means what this term means already.", complete_term),
    ] = None,
    target: Annotated[
        str | None, _option("--target", "VALUE", "A number instead: “2 hours”, “at_least: 3”.")
    ] = None,
    counted_from: Annotated[
        str | None, _option("--counted-from", "TEXT", "With --target: what a time is counted from.")
    ] = None,
    judgement: Annotated[
        str | None,
        _option("--judgement", "ROLE", "The role that decides what it means.", complete_role),
    ] = None,
    limit: Annotated[
        str | None,
        _option("--limit", "ID", "With --judgement: up to which limit it decides.", complete_limit),
    ] = None,
    words: Annotated[
        str | None, _option("--words", "TEXT", "Other words in place of the phrase.")
    ] = None,
    sentence: Annotated[
        str | None, _option("--sentence", "TEXT", "The whole sentence anew, in one place.")
    ] = None,
    place: Annotated[
        list[str] | None,
        _option("--place", "FILE:LINE", "Only there. May be repeated; left out: every place."),
    ] = None,
    keep: Annotated[
        bool, typer.Option("--keep", help="Keep an answer that a colleague would object to.")
    ] = False,
    read_from: Annotated[
        str | None, _option("--from", "-", "Read answers from standard input, a JSON line each.")
    ] = None,
    list_: Annotated[
        bool, typer.Option("--list", help="List what is open, and ask nothing.")
    ] = False,
    format: Annotated[
        str, typer.Option("--format", metavar="NAME", help="With --list: terminal or json.")
    ] = "terminal",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Write nothing; show what would change.")
    ] = False,
    today: Today = None,
) -> None:
    """Give each vague phrase its meaning: a definition, a number, or a role that decides."""
    from standards_kit.cli import asking, defining

    one_of(format, ("terminal", "json"), "format")
    given = {
        "term": term, "definition": definition, "sign": sign, "not": not_, "scope": scope,
        "same_as": same_as, "target": target, "judgement": judgement, "limit": limit,
        "words": words,
        "sentence": sentence,
        "counted_from": counted_from,
        "place": place,
    }  # fmt: skip
    said = {name: value for name, value in given.items() if value}
    _require_sense(said, read_from)
    project = kits.one_kit(kit)
    if not (said or list_ or read_from):
        asking.require(_EQUIVALENT)
    desk = defining.Desk(project, kits.day(today), dry_run)
    if list_:
        _list(desk, format)
        taken = not desk.open()
    elif said:
        taken = _told(defining.answer_at_once(desk, {**said, "keep": keep}))
    elif read_from:
        results = [_line(desk, data) for data in _lines()]  # every line, whatever came before
        taken = all(results)
    else:
        from standards_kit.cli.walk import walk

        left = walk(desk)
        kept = " What you answered is kept." if desk.done and not dry_run else ""
        asking.tell("Nothing is left open." if not left else f"{left} still open.{kept}")
        taken = not left
    if dry_run:
        sys.stdout.writelines(desk.diff())
    raise typer.Exit(0 if taken else 1)


def _require_sense(said: dict[str, Any], read_from: str | None) -> None:
    if read_from not in (None, "-"):
        raise Failure("`--from` reads standard input only.", "Write `--from - < answers.jsonl`.")
    if said and "term" not in said:
        raise Failure("there is no word to settle.", "Name it: `--term friendly`.")
    if said and read_from:
        raise Failure("`--from -` brings its own answers.", "Leave `--term` and the others out.")


def _list(desk: Any, format: str) -> None:
    from standards_kit.cli.defining import listed

    found = listed(desk.open())
    if format == "json":
        json.dump(found, sys.stdout, ensure_ascii=False, indent=2)
        typer.echo()
        return
    if not found:
        typer.echo("Nothing is left open.")
    for one in found:
        count = len(one["places"])
        typer.echo(f"{one['term']}  ({count} {'place' if count == 1 else 'places'})")
        typer.echo(f"  {one['question']}")
        for spot in one["places"][:_MOST_PLACES]:
            typer.echo(f"  {spot['path']}:{spot['line']}  {one_line(spot['sentence'])}")
        if count > _MOST_PLACES:
            typer.echo(f"  … and {count - _MOST_PLACES} more")


def _told(result: dict[str, Any]) -> bool:
    """What came of an answer given by options, in words."""
    if "error" in result:
        raise Failure(result["error"][:1].lower() + result["error"][1:])
    for objection in result["objections"]:
        typer.echo(
            f"A colleague would object: {objection['message']} {objection['help']}".rstrip(),
            err=True,
        )
    for one in result["follows"] if result["ok"] else ():
        typer.echo(f"Now this is asked for, too: {one['message']} {one['help']}".rstrip(), err=True)
    if result["ok"]:
        files = ", ".join(result["edits"])
        typer.echo(f"“{result['term']}”: {result['settled']} settled, in {files}.", err=True)
    else:
        grave = any(objection["grave"] for objection in result["objections"])
        typer.echo(
            "Nothing was written: it would break the kit."
            if grave
            else "Nothing was written. Mend the answer, or add `--keep`.",
            err=True,
        )
    return bool(result["ok"])


def _lines() -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(sys.stdin, start=1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except ValueError:
                yield number, None


def _line(desk: Any, numbered: tuple[int, Any]) -> bool:
    from standards_kit.cli.defining import answer_at_once

    number, data = numbered
    if isinstance(data, dict):
        result = answer_at_once(desk, data)
    else:
        result = {"ok": False, "error": f"Line {number} is no JSON object."}
    typer.echo(json.dumps({"line": number, **result}, ensure_ascii=False))
    return bool(result["ok"])
