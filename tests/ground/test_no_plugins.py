"""Pydantic is told that it has no plugins, and goes without what would search for them."""

import os
import subprocess
import sys
from pathlib import Path

SEARCH = "pydantic.plugin._loader"


def python(code: str, **environment: str) -> str:
    """What a program says that is run by itself: here Pydantic is loaded long since."""
    command = [sys.executable, "-W", "error", "-c", code]
    known = {**os.environ, **environment}
    return subprocess.run(command, env=known, capture_output=True, text=True, check=True).stdout


def test_a_model_is_read_and_nothing_searches_for_plugins() -> None:
    said = python(
        "from standards_kit.ground.no_plugins import search_nothing\n"
        "search_nothing()\n"
        "import sys, pydantic\n"
        "class Part(pydantic.BaseModel):\n"
        "    number: int\n"
        "print(Part.model_validate({'number': '2'}).number, 'importlib.metadata' in sys.modules)"
    )
    assert said == "2 False\n"


def test_whoever_asks_for_more_of_the_search_gets_it_from_pydantic_itself() -> None:
    said = python(
        "from standards_kit.ground.no_plugins import search_nothing\n"
        "search_nothing()\n"
        f"from {SEARCH} import PYDANTIC_ENTRY_POINT_GROUP\n"
        "print(PYDANTIC_ENTRY_POINT_GROUP)"
    )
    assert said == "pydantic\n"


def test_who_wants_some_of_the_plugins_of_pydantic_has_them_searched(checkout: Path) -> None:
    said = python(
        "import os, sys\n"
        "from standards_kit.__main__ import main\n"
        f"os._exit = lambda status: print(status, sys.modules['{SEARCH}'].__file__[-10:])\n"
        f"sys.argv[1:] = ['lint', {str(checkout / 'examples' / 'hotel')!r}, '--format', 'concise']\n"
        "main()",
        PYDANTIC_DISABLE_PLUGINS="logfire",
    )
    assert said.endswith("_loader.py\n")
