"""Lines that every output prints about the edition."""

from standards_kit.render.handbook import Handbook
from standards_kit.render.labels import labels_for


def imprint(handbook: Handbook) -> dict[str, str]:
    """Subtitle, edition and number of standards, in the handbook's language."""
    labels = labels_for(handbook.language, handbook.customer_word)
    total = sum(len(chapter.standards) for chapter in handbook.chapters)
    kind = "count_promise" if handbook.reader == "customer" else "count"
    return {
        "subtitle": labels[f"subtitle_{handbook.reader}"],
        "edition": labels.fill("edition", date=labels.day(handbook.revision))
        if handbook.revision
        else labels["edition_undated"],
        "count": labels.fill(f"{kind}_{'one' if total == 1 else 'many'}", n=str(total)),
    }
