"""A kit from a few texts, read and not yet judged."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from standards_kit.model.folder import KIT_FILE, home_of
from standards_kit.model.project import Project, load

Read = Callable[[Mapping[str, str]], Project]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """Write the files (a kit file is added) and read the kit."""

    def reading(files: Mapping[str, str]) -> Project:
        for name, text in {KIT_FILE: "", **files}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        home = home_of(tmp_path)
        assert home is not None
        return load(home)

    return reading
