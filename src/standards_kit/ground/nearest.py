"""Did you mean …? The nearest known word to one that is not known."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], least: float = 0.6) -> str | None:
    """The known word closest to ``word``, or None when none is close.

    Closeness is difflib's ratio (Ratcliff and Obershelp, 1988), ``least`` its threshold; 0.6 is customary.
    The singular or plural of a known word is always close, and so is its beginning.
    """
    from difflib import get_close_matches

    choices = {entry.casefold(): entry for entry in sorted(known)}
    folded = word.casefold()
    for variant in (folded + "s", folded.removesuffix("s"), folded.replace("_", "-")):
        if variant in choices and variant != folded:
            return choices[variant]
    found = get_close_matches(folded, choices, n=1, cutoff=least)
    begun = [name for name in choices if len(folded) > 2 and name.startswith(folded)]
    best = found or sorted(begun, key=len)
    return choices[best[0]] if best else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A sentence ``Did you mean `x`?`` with a leading space, or nothing."""
    found = nearest(word, known)
    return f" Did you mean `{found}`?" if found else ""
