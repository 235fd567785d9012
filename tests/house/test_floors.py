"""The floors of the house hold, and the contracts that say so can tell when they do not."""

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

BREACHES = {
    "floors": {"text/source.py": "from standards_kit.model import project"},
    "render-without-lint": {"render/build.py": "from standards_kit.lint import engine"},
    "rules": {
        "lint/rules/unused_term.py": "from standards_kit.lint.rules import vague_phrase",
    },
    "formats": {"report/formats/json.py": "from standards_kit.report.formats import concise"},
    "outputs": {"render/outputs/html.py": "from standards_kit.render.outputs import pdf"},
    "commands": {"cli/commands/rule.py": "from standards_kit.cli.commands import lint"},
    "typer": {"lint/engine.py": "import typer"},
    "rich": {"report/report.py": "import rich.console"},
    "typesetting": {"cli/app.py": "import jinja2"},
    "yaml": {"model/bind.py": "import yaml"},
}
"""One import for each contract that it must not let pass: where, and what."""


def lint_imports(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the contracts of one checkout over its own ``src``."""
    code = "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"
    command = [sys.executable, "-c", code, "--no-cache", "--no-logo", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONIOENCODING": "utf-8"}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False
    )


@pytest.fixture
def copy(checkout: Path, tmp_path: Path) -> Path:
    """A copy of the source, to be broken."""
    shutil.copytree(
        checkout / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copy(checkout / "pyproject.toml", tmp_path)
    return tmp_path


def contracts(checkout: Path) -> dict[str, str]:
    """The name of every contract by its id."""
    settings = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))
    return {c["id"]: c["name"] for c in settings["tool"]["importlinter"]["contracts"]}


def test_every_import_leads_downward(checkout: Path) -> None:
    done = lint_imports(checkout)
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_contract_has_a_breach_to_prove_it(checkout: Path) -> None:
    assert list(contracts(checkout)) == list(BREACHES)


def test_every_contract_notices_its_breach(copy: Path) -> None:
    for files in BREACHES.values():
        for file, line in files.items():
            path = copy / "src" / "standards_kit" / file
            path.write_text(f"{path.read_text('utf-8')}\n{line}\n", encoding="utf-8")
    done = lint_imports(copy)
    assert done.returncode == 1, done.stdout + done.stderr
    for name in contracts(copy).values():
        assert f"{name} BROKEN" in done.stdout


def test_a_new_package_must_be_given_its_floor(copy: Path) -> None:
    folder = copy / "src" / "standards_kit" / "attic"
    folder.mkdir()
    (folder / "__init__.py").write_text('"""Things nobody has placed yet."""\n', encoding="utf-8")
    done = lint_imports(copy, "--contract", "floors")
    assert done.returncode == 1
    assert "standards_kit.attic" in done.stdout
