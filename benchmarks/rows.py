"""What is measured: for each row, who runs, how often, and what would be good enough."""

import importlib.util
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import cycle
from pathlib import Path

import corpus
import peers
from measure import Command, CouldNotRunError

HERE = Path(__file__).resolve().parent
WORK = HERE / ".work"
PYTHON = Path(sys.executable)
FINDINGS = frozenset({0, 1})
_TODAY = "2026-11-23"
_WORD = ", you kindly "
_LEXICON = "src/standards_kit/lexicons/en.yaml"


@dataclass(frozen=True, slots=True)
class Row:
    """Ours against theirs; ``scale`` is how many times theirs is held against one of ours."""

    name: str
    title: str
    bar: float
    prepare: Callable[[], tuple[Command, Command]]
    scale: float = 1.0
    most_megabytes: float | None = None
    repeats: int = 1
    slow: bool = False
    most_runs: int | None = None


def ours(*arguments: str | Path, name: str = "standards-kit", as_module: bool = False) -> Command:
    """A run of standards-kit: the installed program, else the module in this checkout."""
    program = PYTHON.with_name("standards-kit")
    environment = {"STANDARDS_KIT_TODAY": _TODAY}
    if importlib.util.find_spec("standards_kit") is None:
        environment["PYTHONPATH"] = str(HERE.parent / "src")
    alone = program.is_file() and not as_module
    start: list[str | Path] = [program] if alone else [PYTHON, "-m", "standards_kit"]
    return Command(name, [*start, *arguments], WORK, environment)


def _yamllint(path: Path) -> Command:
    program = peers.install(WORK) / "yamllint"
    arguments: list[str | Path] = [program, "-d", "relaxed", "-f", "parsable", path]
    return Command("yamllint", arguments, WORK, ends_with=FINDINGS)


def _lint(path: Path, says: str = "[vague-phrase]") -> Command:
    """A run that remembers nothing of an earlier one."""
    arguments = ("lint", path, "--no-cache", "--format", "concise")
    command = ours(*arguments, name="standards-kit lint")
    return replace(command, ends_with=FINDINGS, says=says)


def _lint_unchanged() -> tuple[Command, Command]:
    """A kit that is as it was; the run that warms up is the one that is remembered."""
    cold = replace(_lint(corpus.write_kit(corpus.LINT, WORK)), name="without what was kept")
    arguments = [part for part in cold.arguments if part != "--no-cache"]
    kept = {**cold.environment, "STANDARDS_KIT_CACHE_DIR": str(WORK / "kept")}
    return replace(cold, name="of what is as it was", arguments=arguments, environment=kept), cold


def _lint_first() -> tuple[Command, Command]:
    """The run that keeps what it finds, in a cache folder that is not there yet."""
    again, cold = _lint_unchanged()
    folder = WORK / "kept-anew"
    kept = {**again.environment, "STANDARDS_KIT_CACHE_DIR": str(folder)}
    first = replace(again, name="with what it keeps", environment=kept, writes=folder)
    return first, cold


def _lint_one_changed() -> tuple[Command, Command]:
    """A kit in which one file has changed since the last run: each time another one."""
    root = corpus.write_kit(corpus.LINT_EDITED, WORK)
    cold = replace(_lint(root), name="without what was kept")
    arguments = [part for part in cold.arguments if part != "--no-cache"]
    kept = {**cold.environment, "STANDARDS_KIT_CACHE_DIR": str(WORK / "kept-edited")}
    files = cycle(sorted(root.glob("standards/*/*/*.yaml"))[:: corpus.LINT_EDITED.files // 50])

    def edit() -> None:
        path = next(files)
        text = path.read_text("utf-8")
        edited = (
            text.replace(_WORD, ", you ") if _WORD in text else text.replace(", you ", _WORD, 1)
        )
        path.write_text(edited, "utf-8")

    name = "where one has changed"
    return replace(cold, name=name, arguments=arguments, environment=kept, before=edit), cold


def _lint_100000() -> tuple[Command, Command]:
    most = replace(_lint(corpus.write_kit(corpus.LINT_MOST, WORK)), shares=True)
    return most, _lint(corpus.write_kit(corpus.LINT, WORK))


def _render(kit: corpus.Kit, form: str) -> Command:
    root = corpus.write_kit(kit, WORK)
    command = ours("render", root, "--format", form, "--output", WORK / "out" / kit.name)
    return replace(command, name=f"standards-kit render, {form}")


def _bare(script: str, *arguments: Path) -> Command:
    (WORK / "out").mkdir(parents=True, exist_ok=True)
    environment = ours().environment
    return Command(script, [PYTHON, HERE / script, *arguments], WORK, environment)


def _prepared(what: str, kit: corpus.Kit) -> Path:
    """The folder with what a bare engine starts from."""
    root, folder = corpus.write_kit(kit, WORK), WORK / "bare" / what
    command: list[str | Path] = [PYTHON, HERE / "prepare.py", what, root, folder]
    environment = {**os.environ, **ours().environment}
    done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
    if done.returncode:
        said = done.stderr.strip().splitlines() or ["it gave no reason"]
        raise CouldNotRunError(f"What the bare engine needs can't be made: {said[-1]}")
    return folder


def _lint_2000() -> tuple[Command, Command]:
    root = corpus.write_kit(corpus.LINT, WORK)
    return _lint(root), _yamllint(root)


def _lint_20000() -> tuple[Command, Command]:
    many = corpus.write_kit(corpus.LINT_MANY, WORK)
    return _lint(many), _lint(corpus.write_kit(corpus.LINT, WORK))


def _lint_one() -> tuple[Command, Command]:
    path = corpus.write_one_file(WORK)
    return _lint(path, says=""), _yamllint(path)


def _lint_doubled() -> tuple[Command, Command]:
    """The same kit with twice the lexicon: the second half is a package found by entry point."""
    plain = _lint(corpus.write_kit(corpus.LINT, WORK))
    folder = WORK / "doubled"
    made = [PYTHON, HERE / "doubled.py", folder, HERE.parent / _LEXICON]
    subprocess.run(made, check=True, env={**os.environ, **ours().environment})
    beside = os.pathsep.join(filter(None, [plain.environment.get("PYTHONPATH"), str(folder)]))
    doubled = replace(plain, name="with the lexicon doubled")
    return replace(doubled, environment={**plain.environment, "PYTHONPATH": beside}), plain


def _version() -> tuple[Command, Command]:
    return ours("--version", name="standards-kit --version"), _nothing()


def _version_of_module() -> tuple[Command, Command]:
    command = ours("--version", name="python -m standards_kit --version", as_module=True)
    return command, _nothing()


def _nothing() -> Command:
    return Command("python -c pass", [PYTHON, "-c", "pass"], WORK)


def _publish() -> tuple[Command, Command]:
    program = peers.install(WORK) / "doorstop"
    root, output = peers.write_doorstop(WORK), WORK / "out" / "doorstop"
    arguments: list[str | Path] = [program, "publish", "REQ", output, "--html"]
    theirs = Command("doorstop publish", arguments, root, writes=output)
    return _render(corpus.PUBLISH, "html"), theirs


def _print() -> tuple[Command, Command]:
    source = _prepared("print", corpus.PRINT)
    return _render(corpus.PRINT, "pdf"), _bare("bare_typst.py", source, WORK / "out" / "bare.pdf")


def _print_1000() -> tuple[Command, Command]:
    return _render(corpus.PUBLISH, "pdf"), _render(corpus.PRINT, "pdf")


def _word() -> tuple[Command, Command]:
    ready = _prepared("word", corpus.PRINT)
    ours_alone = _bare("ready_docx.py", ready, WORK / "out" / "ready.docx")
    return ours_alone, _bare("bare_docx.py", ready, WORK / "out" / "bare.docx")


def _book() -> tuple[Command, Command]:
    view = _prepared("book", corpus.BOOK) / "book.pickle"
    return _render(corpus.BOOK, "html"), _bare("bare_jinja.py", view, WORK / "out" / "bare.html")


ROWS = (
    Row("lint", "Lint 2,000 files of 2 kB", 0.15, _lint_2000, most_megabytes=200),
    Row("lint-unchanged", "Lint 2,000 files that are as they were", 0.35, _lint_unchanged),
    Row("lint-first", "Lint 2,000 files, and keep what is found", 1.15, _lint_first),
    Row("lint-one-changed", "Lint 2,000 files, one of them changed", 0.35, _lint_one_changed),
    Row("lint-20000", "Lint 20,000 files, per file", 1.3, _lint_20000, scale=10, slow=True),
    Row(
        "lint-100000",
        "Lint 100,000 files, per file",
        1.3,
        _lint_100000,
        scale=50,
        slow=True,
        most_megabytes=800,
        most_runs=1,
    ),
    Row("lint-one", "Lint one file of 2 kB", 3.5, _lint_one, repeats=4),
    Row("lint-doubled", "Lint 2,000 files, the lexicon doubled", 1.1, _lint_doubled),
    Row("version", "--version, the program", 3.0, _version, repeats=4),
    Row("version-module", "--version, the module", 3.0, _version_of_module, repeats=4),
    Row("publish", "Lint and HTML of 1,000 standards", 0.6, _publish),
    Row("pdf", "Lint and PDF of 250 standards", 1.3, _print),
    Row("pdf-1000", "PDF of 1,000 standards, per standard", 1.5, _print_1000, scale=4, slow=True),
    Row("docx", "DOCX of 250 standards", 0.2, _word),
    Row("html", "Lint and HTML of 2,500 standards", 3.0, _book),
)
