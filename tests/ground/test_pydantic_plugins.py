"""No command looks for plugins of Pydantic, and none of Pydantic is lost by that."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

START = "import sys\nfrom standards_kit.ground.pydantic_plugins import do_without\ndo_without()\n"
LOADER = "sys.modules['pydantic.plugin._loader']"


def told(code: str, **environment: str) -> str:
    """What a fresh Python prints that begins as every command does."""
    done = subprocess.run(
        [sys.executable, "-c", f"{START}{code}"],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **environment},
    )
    return done.stdout.strip()


def test_a_kit_is_checked_without_a_look_at_what_is_installed(checkout: Path) -> None:
    kit = checkout / "examples" / "before" / "standards-kit.yaml"
    code = (
        "from standards_kit.cli.app import run\n"
        f"run(['config', {str(kit)!r}])\n"
        "print('importlib.metadata' in sys.modules)"
    )
    assert told(code).splitlines()[-1] == "False"


def test_a_model_is_made_as_ever() -> None:
    code = "import pydantic\nclass A(pydantic.BaseModel):\n    a: int\nprint(A(a='3'))"
    assert told(code) == "a=3"


def test_what_else_pydantic_may_ask_its_loader_for_is_there() -> None:
    code = (
        f"import pydantic\nfrom pydantic.plugin._loader import _plugins\nprint({LOADER}.__file__)"
    )
    assert told(code).endswith("_loader.py")


@pytest.mark.parametrize("setting", ["", "theirs"])
def test_whoever_names_the_plugins_to_do_without_keeps_the_others(setting: str) -> None:
    code = f"import pydantic.plugin._loader\nprint({LOADER}.__file__)"
    assert told(code, PYDANTIC_DISABLE_PLUGINS=setting).endswith("_loader.py")
