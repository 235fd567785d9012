"""Handbooks are printed without the network, whatever a theme asks for."""

import os
import socket
from pathlib import Path

import pytest

from standards_kit.ground.offline import offline
from standards_kit.render.failure import RenderError
from standards_kit.render.handbook import Handbook
from standards_kit.render.outputs import pdf
from standards_kit.render.theme import find_theme


def test_a_package_of_typst_is_not_fetched(
    tmp_path: Path, book: Handbook, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "templates/ours/typst").mkdir(parents=True)
    (tmp_path / "templates/ours/theme.yaml").write_text("")
    (tmp_path / "templates/ours/typst/staff.typ.j2").write_text('#import ("@preview" + "/a:0.1.0")')
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        listening.setblocking(False)
        # Whoever fetched it would come by here.
        proxy = f"http://127.0.0.1:{listening.getsockname()[1]}"
        monkeypatch.setenv("HTTPS_PROXY", proxy)
        monkeypatch.setenv("all_proxy", proxy)
        with pytest.raises(RenderError, match=r"printed without the network\. Copy what you need"):
            pdf.render(book, find_theme("ours", tmp_path))
        with pytest.raises(BlockingIOError):
            listening.accept()


def test_afterwards_the_proxies_are_what_they_were(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")
    monkeypatch.setenv("NO_PROXY", "*")
    monkeypatch.delenv("all_proxy", raising=False)
    before = dict(os.environ)
    with offline():
        assert os.environ["HTTPS_PROXY"] != before["HTTPS_PROXY"]
        assert "NO_PROXY" not in os.environ
    assert dict(os.environ) == before
