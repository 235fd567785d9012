"""The scripts that make the README's outputs and pictures, loaded from scripts/."""

import importlib.util
import shutil
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


def load(name: str) -> ModuleType:
    """A script as a module; scripts/ is no package."""
    spec = importlib.util.spec_from_file_location(f"scripts_{name}", SCRIPTS / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def refresh() -> ModuleType:
    """scripts/refresh_readme.py."""
    return load("refresh_readme")


@pytest.fixture(scope="session")
def pictures() -> ModuleType:
    """scripts/build_pictures.py."""
    return load("build_pictures")


@pytest.fixture(scope="session")
def readme(checkout: Path) -> str:
    """The README's text."""
    return (checkout / "README.md").read_text("utf-8")


@pytest.fixture(scope="session")
def runs(
    refresh: ModuleType, readme: str, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[str, str]]:
    """By its first command, each block that is run: what the README shows, and what was said."""
    if shutil.which("bash") is None:
        pytest.skip("the README's commands are for a shell")
    replayed = list(refresh.replay(readme, tmp_path_factory.mktemp("readme")))
    return {f"{n} {b.commands[0]}": (b.body, said) for n, (b, said) in enumerate(replayed, 1)}
