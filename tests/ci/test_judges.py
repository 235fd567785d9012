"""What others' tools say of the files that we give to teams: `make browser` installs those tools."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WORKFLOW = re.compile(r"(?ms)^```yaml\n(# \.github/workflows/.*?)^```$")
PIPELINE = re.compile(r"(?ms)^```yaml\n(# \.gitlab-ci\.yml.*?)^```$")
HOOKS = re.compile(r"(?ms)^```yaml\n(# \.pre-commit-config\.yaml.*?)^```$")


def judged(*words: str | Path) -> None:
    """Run a judge; what it says is the failure."""
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def tool(name: str) -> str:
    """A judge's command, in this environment."""
    found = shutil.which(name, path=str(Path(sys.executable).parent))
    if found is None:
        pytest.skip(f"{name} is not here; `make browser` installs it")
    return found


def recipes(checkout: Path, pattern: re.Pattern[str], folder: Path, name: str) -> list[Path]:
    """The recipes of a kind in docs/ci.md, each as a file."""
    found = pattern.findall((checkout / "docs" / "ci.md").read_text(encoding="utf-8"))
    assert found
    paths = []
    for number, text in enumerate(found):
        path = folder / str(number) / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def test_zizmor_finds_no_weakness_in_the_action_or_in_the_workflows_of_the_manual(
    checkout: Path, tmp_path: Path
) -> None:
    found = recipes(checkout, WORKFLOW, tmp_path / ".github/workflows", "standards.yml")
    flat = [path.rename(path.parents[1] / f"standards-{i}.yml") for i, path in enumerate(found)]
    # It would have `$/tools/…`; `./tools/…` is what runners of every age know.
    settings = tmp_path / "zizmor.yml"
    settings.write_text("rules: {self-repository: {disable: true}}\n", encoding="utf-8")
    offline = ("--offline", "--no-progress", "--config", settings)
    judged(tool("zizmor"), *offline, checkout / "action.yml", *flat)


def test_the_action_and_the_template_are_what_their_schemas_ask_for(checkout: Path) -> None:
    check = tool("check-jsonschema")
    judged(check, "--builtin-schema", "vendor.github-actions", checkout / "action.yml")
    judged(check, "--builtin-schema", "vendor.gitlab-ci", checkout / "ci" / "gitlab.yml")


def test_the_recipes_of_the_manual_are_what_their_schemas_ask_for(
    checkout: Path, tmp_path: Path
) -> None:
    check = tool("check-jsonschema")
    workflows = recipes(checkout, WORKFLOW, tmp_path / "github", "a.yml")
    judged(check, "--builtin-schema", "vendor.github-workflows", *workflows)
    pipelines = recipes(checkout, PIPELINE, tmp_path / "gitlab", "a.yml")
    judged(check, "--builtin-schema", "vendor.gitlab-ci", *pipelines)


def test_pre_commit_reads_the_hooks_and_the_recipe(checkout: Path, tmp_path: Path) -> None:
    command = tool("pre-commit")
    judged(command, "validate-manifest", checkout / ".pre-commit-hooks.yaml")
    judged(command, "validate-config", *recipes(checkout, HOOKS, tmp_path, "a.yaml"))
