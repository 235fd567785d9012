"""How much of what is vague is found, in sentences whose writers had not seen the detector."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

LABELLED = "benchmarks/labelled"


def _scored(checkout: Path, language: str, *files: Path) -> dict[str, Any]:
    command = [sys.executable, checkout / "benchmarks/vague_phrases.py", *files]
    done = subprocess.run(
        [*command, "--language", language], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    scored: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return scored


def test_nine_in_ten_vague_english_phrases_are_found_and_few_sound_ones(checkout: Path) -> None:
    scored = _scored(checkout, "en-GB", *sorted((checkout / LABELLED).glob("en-*.txt")))
    assert scored["precision"] >= 0.95, scored
    assert scored["recall"] >= 0.92, scored
    assert scored["clean_flagged"] <= 0.04, scored
    assert scored["category_agreement"] >= 0.82, scored


def test_french_phrases_are_found_as_well(checkout: Path) -> None:
    scored = _scored(checkout, "fr", checkout / LABELLED / "fr.txt")
    assert scored["precision"] >= 0.85, scored
    assert scored["recall"] >= 0.85, scored


@pytest.mark.parametrize("bad", ["", "not json", '{"text": "Be kind."}'])
def test_a_file_that_holds_no_labelled_sentences_is_said_to(
    checkout: Path, tmp_path: Path, bad: str
) -> None:
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(bad, encoding="utf-8")
    command = [sys.executable, checkout / "benchmarks/vague_phrases.py", corpus]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "corpus.jsonl" in done.stderr
    assert "Traceback" not in done.stderr
