"""How a book of 2,500 standards behaves in a browser: loading, the first search, the next ones.

    .venv/bin/python benchmarks/in_browser.py      needs `make browser` and Chromium

Prints one JSON line, in milliseconds of the page's own clock, medians of 5 pages. The named peer is
a page as large with MiniSearch and none of our work: the same texts, indexed and asked alike.
"""

import json
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

import corpus
from playwright.sync_api import Page, sync_playwright
from rows import WORK

from standards_kit.ground import resources
from standards_kit.model.folder import Home
from standards_kit.model.project import load
from standards_kit.render.build import DEFAULT_ID, build, revision_date
from standards_kit.render.handbook import Handbook
from standards_kit.render.outputs import html
from standards_kit.render.prose import plain
from standards_kit.render.theme import find_theme

RUNS = 5
WORD, NEXT = "refnud", "complaint"  # with a slip of the finger, as people type
QUIET = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")

ASK = """async (word) => {
  const box = document.querySelector('input[type=search]');
  const start = performance.now();
  box.value = word;
  box.dispatchEvent(new Event('input', {bubbles: true}));
  while (!document.querySelector('.found li, .found p:not(:empty)'))
    await new Promise((go) => setTimeout(go));
  return performance.now() - start;
}"""
LOADED = "() => performance.getEntriesByType('navigation')[0].loadEventEnd"
PEER = """(word) => {
  const start = performance.now();
  if (!window.index) {
    window.index = new MiniSearch({fields: ['title', 'text'],
      searchOptions: {prefix: true, fuzzy: 0.2, boost: {title: 4}}});
    window.index.addAll(JSON.parse(document.getElementById('texts').textContent));
  }
  window.index.search(word);
  return performance.now() - start;
}"""


def main() -> int:
    """Measure and print; 2 where there is no browser."""
    browser = shutil.which("chromium") or shutil.which("chromium-browser")
    if browser is None:
        print("Chromium is not installed.", file=sys.stderr)
        return 2
    project = load(Home(corpus.write_kit(corpus.BOOK, WORK).resolve()))
    book = build(project, DEFAULT_ID, revision=revision_date(project))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        ours, peer = Path(folder) / "ours.html", Path(folder) / "peer.html"
        ours.write_bytes(html.render(book, find_theme()))
        peer.write_text(_peer(book), encoding="utf-8")
        chromium = playwright.chromium.launch(executable_path=browser, args=list(QUIET))
        figures: dict[str, list[float]] = {}
        for _ in range(RUNS):
            for name, file, ask in (("ours", ours, ASK), ("peer", peer, PEER)):
                page: Page = chromium.new_page()
                page.goto(file.as_uri(), wait_until="load")
                page.wait_for_timeout(200)
                figures.setdefault(f"{name} load", []).append(page.evaluate(LOADED))
                figures.setdefault(f"{name} first search", []).append(page.evaluate(ask, WORD))
                figures.setdefault(f"{name} next search", []).append(page.evaluate(ask, NEXT))
                page.close()
        chromium.close()
    medians = {name: round(statistics.median(values), 1) for name, values in figures.items()}
    print(json.dumps(medians))
    return 0


def _peer(book: Handbook) -> str:
    texts = [
        {
            "id": one.id,
            "title": one.title,
            "text": " ".join(map(plain, (one.why, *(each.text for each in one.expectations)))),
        }
        for one in book.standards
    ]
    script = (resources.templates() / "classic/html/minisearch.js").read_text("utf-8")
    data = json.dumps(texts).replace("<", "\\u003c")
    return (
        f"<!DOCTYPE html><meta charset=utf-8><title>Peer</title><script>{script}</script>"
        f'<script type="application/json" id="texts">{data}</script>'
    )


if __name__ == "__main__":
    sys.exit(main())
