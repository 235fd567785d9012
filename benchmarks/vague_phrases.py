"""Scores the vague-phrase detector on files of labelled sentences, through the real `lint`.

Each line of a file is a sentence as JSON: its `text`, its `field` (why, emotional_response,
expectation, definition, other), the spans that are `vague` (start, end, category, severity), the
`defined_terms` in scope (a mapping, or a list of words) and the `doc` that it is from, if known. A
`.txt` file marks the spans in the text instead (see `labelled.py`). Every sentence becomes a
standard of its own, with those terms as its own terms; one run of the command line reads them all.

A reported span is right if it overlaps a labelled one, a labelled span is found if a reported one
overlaps it. `clean_flagged` is the share of sentences without a labelled span in which anything is
reported; `category` and `grade` are the shares of the right reports that name the label's.
"""

import argparse
import dataclasses
import json
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from labelled import read as read_marked

LANGUAGE = "en-GB"
_TODAY = "2026-09-01"
_RULES = "vague-phrase,vague-definition"
_GRADES = {"error": "high", "warning": "medium", "note": "low"}
_SOUND = {
    "why": "Silence makes callers think they are forgotten.",
    "emotional_response": "The caller feels expected.",
    "expectation": "When a call comes in, you answer within 20 seconds.",
}
_KIT = "format: 1\norganisation: Cases\nlanguage: {language}\n"


@dataclass(frozen=True, slots=True)
class Span:
    """A vague phrase at `text[start:end]`, as labelled or as reported."""

    start: int
    end: int
    category: str
    grade: str

    def overlaps(self, other: "Span") -> bool:
        """Whether both share a character."""
        return self.start < other.end and other.start < self.end


@dataclass(slots=True)
class Sentence:
    """A labelled sentence, and what was reported in it."""

    text: str
    field: str
    labelled: list[Span]
    defined: Mapping[str, str]
    document: str = ""
    reported: list[Span] = dataclasses.field(default_factory=list)


@dataclass(slots=True)
class Score:
    """The counts of a set of sentences, from which the figures follow."""

    reported: int = 0
    right: int = 0
    labelled: int = 0
    found: int = 0
    clean: int = 0
    flagged: int = 0
    same_category: int = 0
    same_grade: int = 0

    def figures(self) -> dict[str, float | int]:
        """The figures, as the docs and the JSON line give them."""
        precision, recall = share(self.right, self.reported), share(self.found, self.labelled)
        both = precision + recall
        return {
            "precision": round(precision, 4),
            "recall": round(recall, 4),
            "f1": round(2 * precision * recall / both if both else 0.0, 4),
            "clean_flagged": round(share(self.flagged, self.clean), 4),
            "category_agreement": round(share(self.same_category, self.right), 4),
            "grade_agreement": round(share(self.same_grade, self.right), 4),
            "reported": self.reported,
            "right": self.right,
            "labelled": self.labelled,
            "found": self.found,
            "clean_sentences": self.clean,
            "clean_sentences_flagged": self.flagged,
        }


def share(part: int, whole: int) -> float:
    """A share; of nothing, all."""
    return part / whole if whole else 1.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Score the corpora, as one, and print one line of JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument(
        "corpora", type=Path, nargs="+", metavar="corpus", help="sentences, as .jsonl or .txt"
    )
    parser.add_argument("--errors", action="store_true", help="print every miss and false alarm")
    parser.add_argument("--categories", action="store_true", help="add the counts of each category")
    parser.add_argument("--language", default=LANGUAGE, help="the kit's language")
    options = parser.parse_args(arguments)
    try:
        sentences = read_all(options.corpora)
        report(sentences, options.language)
    except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        print(f"Could not score {listed(options.corpora)}: {why}", file=sys.stderr)
        return 2
    if options.errors:
        for line in errors(sentences):
            print(line)
    result: dict[str, Any] = {"sentences": len(sentences), **score(sentences).figures()}
    if options.categories:
        result["categories"] = by_category(sentences)
    print(json.dumps(result))
    return 0


def listed(corpora: Sequence[Path]) -> str:
    """The files, for a message."""
    return ", ".join(str(corpus) for corpus in corpora)


def read_all(corpora: Sequence[Path]) -> list[Sentence]:
    """The labelled sentences of several files, in their order."""
    return [sentence for corpus in corpora for sentence in read(corpus)]


def read(corpus: Path) -> list[Sentence]:
    """The labelled sentences of a file; ValueError where it holds none or a line is unreadable."""
    try:
        rows = read_marked(corpus) if corpus.suffix == ".txt" else _read_json(corpus)
    except ValueError as error:
        raise ValueError(f"{corpus.name}: {error}") from None
    if not rows:
        raise ValueError(f"{corpus.name}: there is no sentence in it")
    return [_sentence(row) for row in rows]


def _read_json(corpus: Path) -> list[dict[str, Any]]:
    lines = corpus.read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line.strip()]


def _sentence(row: Mapping[str, Any]) -> Sentence:
    spans = [
        Span(span["start"], span["end"], span.get("category", ""), span.get("severity", ""))
        for span in row["vague"]
    ]
    defined = row.get("defined_terms") or {}
    if not isinstance(defined, dict):
        defined = dict.fromkeys(defined, "What the house book says.")
    return Sentence(row["text"], row["field"], spans, defined, row.get("doc", ""))


def report(sentences: Sequence[Sentence], language: str) -> None:
    """Run `lint` over all sentences as one kit; keep in each what was reported there."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        (home / "standards-kit.yaml").write_text(_KIT.format(language=language), encoding="utf-8")
        offsets = []
        for index, sentence in enumerate(sentences):
            source, offset = _standard(index, sentence)
            offsets.append(offset)
            (home / f"s{index:06}.yaml").write_text(source, encoding="utf-8")
        for found in _lint(home):
            index = int(Path(found["path"]).stem[1:])
            text = sentences[index].text
            start = found["start"]["offset"] - offsets[index]
            end = found["end"]["offset"] - offsets[index]
            if 0 <= start < end <= len(text):
                grade = _GRADES[found["severity"]]
                sentences[index].reported.append(Span(start, end, found["category"], grade))


def _lint(home: Path) -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "standards_kit", "lint", str(home), "--format", "json"]
    command += ["--select", _RULES, "--fail-on", "error", "--today", _TODAY]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    if done.returncode not in (0, 1) or not done.stdout:
        raise RuntimeError(f"lint ended with {done.returncode}: {done.stderr.strip()}")
    found: list[dict[str, Any]] = json.loads(done.stdout)["diagnostics"]
    if other := [each for each in found if each["rule"] not in _RULES.split(",")]:
        raise RuntimeError(f"{other[0]['path']}: {other[0]['message']}")
    return found


def _standard(index: int, sentence: Sentence) -> tuple[str, int]:
    """The sentence as a standard of its own, and the offset of its text in that.

    Literal blocks hold any text as it is, so that offsets need no counting of escapes.
    """
    where = "expectation" if sentence.field == "other" else sentence.field
    text = _one_line(sentence.text)
    parts = {**_SOUND, where: text}
    terms = {word: _one_line(said) for word, said in sentence.defined.items()}
    lines = [f"id: case-{index}", f"title: Case {index}"]
    for name in ("why", "emotional_response"):
        lines += [f"{name}: |2-", f"  {parts[name]}"]
    lines += ["expectations:", "  - |2-", f"    {parts['expectation']}"]
    if where == "definition":
        word = definiendum(text)
        terms = {each: said for each, said in terms.items() if each.casefold() != word.casefold()}
        terms[word] = text
        lines += ["  - |2-", f"    You look up {word}."]
    if terms:
        lines.append("terms:")
    for word, said in terms.items():
        lines += [f"  {json.dumps(word)}: |2-", f"    {said}"]
    source = "\n".join(lines) + "\n"
    return source, source.rindex(text) if where == "definition" else source.index(text)


def _one_line(text: str) -> str:
    return text.replace("\n", " ")


_MEANING = (" means ", " is ", " are ", ": ", " – ", " — ")


def definiendum(text: str) -> str:
    """The term that a definition is of: what stands before "means" or a colon, if that is short."""
    heads = [text.partition(mark)[0] for mark in _MEANING if mark in text]
    head = min(heads, key=len, default="").strip("“”‘’\"' ")
    article = head.split(" ", 1)
    if len(article) == 2 and article[0].lower() in ("a", "an", "the"):
        head = article[1]
    return head if head and len(head.split()) <= 3 and "," not in head else "the term"


def score(sentences: Sequence[Sentence]) -> Score:
    """Count what was right, found and flagged."""
    told = Score()
    for sentence in sentences:
        right = [span for span in sentence.reported if _met(span, sentence.labelled)]
        told.reported += len(sentence.reported)
        told.right += len(right)
        told.labelled += len(sentence.labelled)
        told.found += sum(bool(_met(span, sentence.reported)) for span in sentence.labelled)
        told.clean += not sentence.labelled
        told.flagged += bool(sentence.reported and not sentence.labelled)
        for span in right:
            labels = _met(span, sentence.labelled)
            told.same_category += any(label.category == span.category for label in labels)
            told.same_grade += any(label.grade == span.grade for label in labels)
    return told


def by_category(sentences: Sequence[Sentence]) -> dict[str, dict[str, int]]:
    """For each category: how many were labelled and found, reported and right."""
    counts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for span in sentence.labelled:
            counts[span.category]["labelled"] += 1
            counts[span.category]["found"] += bool(_met(span, sentence.reported))
        for span in sentence.reported:
            counts[span.category]["reported"] += 1
            counts[span.category]["right"] += bool(_met(span, sentence.labelled))
    return {name: dict(counts[name]) for name in sorted(counts)}


def errors(sentences: Sequence[Sentence]) -> Iterator[str]:
    """Every miss, false alarm and other category, a line each."""
    for sentence in sentences:
        for span in sentence.labelled:
            if not _met(span, sentence.reported):
                yield _told("miss", span, sentence)
        for span in sentence.reported:
            labels = _met(span, sentence.labelled)
            if not labels:
                yield _told("false alarm", span, sentence)
            elif all(label.category != span.category for label in labels):
                yield _told(f"category, not {labels[0].category}", span, sentence)


def _told(what: str, span: Span, sentence: Sentence) -> str:
    phrase = sentence.text[span.start : span.end]
    return f"{what}: “{phrase}” ({span.category}) · {sentence.field}: {sentence.text}"


def _met(span: Span, others: Sequence[Span]) -> list[Span]:
    return [other for other in others if span.overlaps(other)]


if __name__ == "__main__":
    raise SystemExit(main())
