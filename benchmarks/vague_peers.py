"""Scores other tools on the labelled sentences that our vague-phrase detector is scored on.

proselint and write-good run as they come, with every check that they have switched on; the plain
list is `plain_list.txt`, searched for as whole words. None of them knows our categories: they are
scored by what they report and find, each place that they report counting once.
"""

import argparse
import dataclasses
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import peers
from measure import CouldNotRunError
from rows import HERE, WORK
from vague_phrases import (
    LANGUAGE,
    Score,
    Sentence,
    Span,
    by_category,
    listed,
    read_all,
    report,
    score,
)

_WRITE_GOOD = HERE / "write-good"
_PLAIN_LIST = HERE / "plain_list.txt"
_OURS = "standards-kit"
_HEAD = ("", "reported", "right", "precision", "recall", "F1", "clean sentences flagged")
_NONE = "–"

# Reads and prints what write-good/spans.mjs does. proselint puts a line break before each text.
_PROSELINT = """
import json, sys
from proselint.checks import __register__
from proselint.registry import CheckRegistry
from proselint.tools import LintFile

CheckRegistry().register_many(__register__)

def spans(sentence):
    found = LintFile("sentence", sentence).lint() if sentence else []
    return [[place - 1 for place in each.check_result.span] for each in found]

print(json.dumps([spans(sentence) for sentence in json.load(sys.stdin)]))
"""

# For each sentence, the places reported in it, as start and end.
Places = list[list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Result:
    """A tool's name, and the sentences with what it reported in them."""

    name: str
    sentences: Sequence[Sentence]

    def cells(self) -> tuple[str, ...]:
        """The tool's row of figures, under `_HEAD`."""
        told = score(self.sentences)
        return (
            self.name,
            str(told.reported),
            str(told.right),
            _share(told.right, told.reported),
            _share(told.found, told.labelled),
            _f1(told),
            f"{_share(told.flagged, told.clean)} ({told.flagged}/{told.clean})",
        )


def main(arguments: Sequence[str] | None = None) -> int:
    """Score all tools on the corpora; 2 where one could not run, or a file not be written."""
    options = _options(arguments)
    try:
        sentences = read_all(options.corpora)
        report(sentences, LANGUAGE)
    except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
        print(f"Could not score {listed(options.corpora)}: {error}", file=sys.stderr)
        return 2
    results, failed = [Result(_OURS, sentences)], False
    for name, run in _PEERS.items():
        try:
            results.append(_scored(name, run, sentences))
        except CouldNotRunError as error:
            print(f"{name} is left out: {error}", file=sys.stderr)
            failed = True
    tables = [_figures(results), _recall(results)]
    print(_size(sentences), *map(_plain, tables), sep="\n\n")
    if options.markdown:
        said = f"Measured on {options.date.isoformat()}: {_size(sentences)}"
        text = "\n\n".join([said, *map(_markdown, tables)]) + "\n"
        try:
            options.markdown.write_text(text, encoding="utf-8")
        except OSError as error:
            print(f"Could not write {options.markdown}: {error.strerror}", file=sys.stderr)
            failed = True
    return 2 if failed else 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="vague_peers.py", description=__doc__.partition("\n")[0])
    parser.add_argument(
        "corpora", type=Path, nargs="+", metavar="corpus", help="sentences, as .jsonl or .txt"
    )
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the tables there too")
    parser.add_argument(
        "--date",
        type=date.fromisoformat,
        default=date.today(),
        metavar="YYYY-MM-DD",
        help="the day that the Markdown names (default: today)",
    )
    return parser.parse_args(arguments)


def _scored(name: str, run: Callable[[list[str]], Places], sentences: Sequence[Sentence]) -> Result:
    """The same sentences, with what a peer reported in place of what we did."""
    places = run([sentence.text for sentence in sentences])
    return Result(
        name,
        [
            dataclasses.replace(sentence, reported=_spans(found, len(sentence.text)))
            for sentence, found in zip(sentences, places, strict=True)
        ],
    )


def _spans(places: Sequence[tuple[int, int]], length: int) -> list[Span]:
    """Each place once, and no further than the text goes."""
    within = {(max(start, 0), min(end, length)) for start, end in places}
    return [Span(start, end, "", "") for start, end in sorted(within) if start < end]


def _proselint(texts: list[str]) -> Places:
    try:
        python = peers.install(WORK) / "python"
    except (OSError, subprocess.CalledProcessError) as error:
        raise CouldNotRunError(f"The peers' virtual environment can't be made: {error}") from None
    return _asked([python, "-I", "-c", _PROSELINT], WORK, texts)


def _write_good(texts: list[str]) -> Places:
    node = shutil.which("node")
    if node is None:
        raise CouldNotRunError("There is no Node.js here (no program `node`).")
    home = WORK / "write-good"
    _install_write_good(home)
    return _asked([node, "spans.mjs"], home, texts)


def _install_write_good(home: Path) -> None:
    """Install write-good beside its driver, anew where one of our files has changed."""
    files = sorted(path for path in _WRITE_GOOD.iterdir() if path.is_file())
    wanted = "".join(path.read_text("utf-8") for path in files)
    stamp = home / ".installed"
    if stamp.is_file() and stamp.read_text("utf-8") == wanted:
        return
    npm = shutil.which("npm")
    if npm is None:
        raise CouldNotRunError("There is no npm here to install it with.")
    print("Installing write-good …", file=sys.stderr)
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    for path in files:
        shutil.copy(path, home)
    quiet = ["--ignore-scripts", "--no-audit", "--no-fund", "--fetch-retries=1", "--loglevel=error"]
    done = subprocess.run(
        [npm, "ci", *quiet], cwd=home, check=False, capture_output=True, encoding="utf-8"
    )
    if done.returncode:
        raise CouldNotRunError(f"It can't be installed: {_npms_reason(done.stderr)}")
    stamp.write_text(wanted, encoding="utf-8")


def _npms_reason(said: str) -> str:
    """The line that npm says it in: not the codes before it, nor the advice and the log after."""
    lines = [line.removeprefix("npm error ") for line in said.splitlines()]
    told = [line for line in lines if len(line.split()) > 4]
    return told[0] if told else "npm gave no reason"


def _asked(command: Sequence[str | Path], folder: Path, texts: list[str]) -> Places:
    """What a program prints as JSON for sentences that it gets as JSON."""
    done = subprocess.run(
        command,
        cwd=folder,
        input=json.dumps(texts),
        check=False,
        capture_output=True,
        encoding="utf-8",
    )
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["it gave no reason"]
        raise CouldNotRunError(f"It ended with {done.returncode}: {last[0]}")
    places: Places = json.loads(done.stdout)
    return places


def _listed_words(texts: list[str]) -> Places:
    lines = _PLAIN_LIST.read_text("utf-8").splitlines()
    phrases = [line for line in lines if line and not line.startswith("#")]
    either = "|".join(map(re.escape, phrases))
    words = re.compile(rf"\b(?:{either})\b", re.IGNORECASE)
    return [[found.span() for found in words.finditer(text)] for text in texts]


_PEERS: dict[str, Callable[[list[str]], Places]] = {
    "proselint": _proselint,
    "write-good": _write_good,
    "plain list": _listed_words,
}


def _size(sentences: Sequence[Sentence]) -> str:
    spans = sum(len(sentence.labelled) for sentence in sentences)
    documents = len({sentence.document for sentence in sentences})
    return f"{len(sentences)} sentences from {documents} documents, {spans} vague phrases in them."


def _figures(results: Sequence[Result]) -> list[tuple[str, ...]]:
    return [_HEAD, *(result.cells() for result in results)]


def _recall(results: Sequence[Result]) -> list[tuple[str, ...]]:
    """By labelled category, the share that each tool found, and the counts."""
    counts = [by_category(result.sentences) for result in results]
    names = [name for name, count in counts[0].items() if count.get("labelled")]
    return [
        ("recall", *(result.name for result in results)),
        *((name, *(_found(count[name]) for count in counts)) for name in names),
    ]


def _found(count: dict[str, int]) -> str:
    found, labelled = count["found"], count["labelled"]
    return f"{_share(found, labelled)} ({found}/{labelled})"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else _NONE


def _f1(told: Score) -> str:
    return f"{told.figures()['f1']:.3f}" if told.reported and told.labelled else _NONE


def _plain(table: Sequence[tuple[str, ...]]) -> str:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = []
    for name, *figures in table:
        cells = [f"{cell:>{width}}" for cell, width in zip(figures, widths[1:], strict=True)]
        lines.append("  ".join([f"{name:<{widths[0]}}", *cells]))
    return "\n".join(lines)


def _markdown(table: Sequence[tuple[str, ...]]) -> str:
    head, *rows = (f"| {' | '.join(row)} |" for row in table)
    return "\n".join([head, "|---" + "|---:" * (len(table[0]) - 1) + "|", *rows])


if __name__ == "__main__":
    sys.exit(main())
