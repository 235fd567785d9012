"""What the manual says about editors is so."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A kit as `init` writes it."""
    subprocess.run([sys.executable, "-m", "standards_kit", "init", tmp_path / "kit"], check=True)
    return tmp_path / "kit"


def test_every_file_of_a_new_kit_names_a_schema_that_is_there(begun: Path) -> None:
    files = [path for path in begun.rglob("*.yaml") if ".standards-kit" not in path.parts]
    assert len(files) > 1
    for path in files:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert found, path
        schema = (path.parent / found[1]).resolve()
        assert "properties" in schema.read_text(encoding="utf-8")
        assert schema.name.startswith("kit" if path.name == "standards-kit.yaml" else "source")


def test_the_task_of_the_manual_reads_the_lines_that_lint_writes(
    checkout: Path, vague: Path
) -> None:
    manual = (checkout / "docs" / "editors.md").read_text(encoding="utf-8")
    blocks = [json.loads(text) for text in re.findall(r"(?ms)^```json\n(.*?)^```$", manual)]
    (task,) = [block["tasks"][0] for block in blocks if "tasks" in block]
    words = task["command"].split()[1:]
    done = subprocess.run(
        [sys.executable, "-m", "standards_kit", *words],
        cwd=vague, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    pattern = task["problemMatcher"]["pattern"]
    (found,) = [re.fullmatch(pattern["regexp"], line) for line in done.stdout.splitlines()]
    assert found is not None
    assert found[pattern["file"]] == "a.yaml"
    assert found[pattern["severity"]] in {"error", "warning"}
    assert found[pattern["code"]] == "vague-phrase"
