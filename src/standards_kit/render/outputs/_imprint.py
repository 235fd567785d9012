"""Lines that every output prints about the edition, and on how to read it."""

from typing import Any

from standards_kit.render.handbook import Handbook
from standards_kit.render.labels import labels_for
from standards_kit.render.theme import Theme

_READ = ("promise", "reason", "feeling", "expectations", "words", "small_print")


def imprint(handbook: Handbook, theme: Theme) -> dict[str, Any]:
    """Subtitle, edition, number of standards and how to read one, in the handbook's language.

    ``reading`` is pairs of what a part of a standard is headed and what it says; customers get none.
    """
    labels = labels_for(handbook.language, handbook.customer_word, theme)
    total = sum(len(chapter.standards) for chapter in handbook.chapters)
    kind = "count_promises" if handbook.reader == "customer" else "count"
    staff = handbook.reader != "customer" and handbook.chapters
    return {
        "reading": tuple((labels[name], labels[f"reading_{name}"]) for name in _READ if staff),
        "subtitle": labels[f"subtitle_{handbook.reader}"],
        "edition": labels.fill("edition", date=labels.day(handbook.revision))
        if handbook.revision
        else labels["edition_undated"],
        "count": labels.fill(kind, n=total),
    }
