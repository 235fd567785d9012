"""Numbers as people write them: digits with separators, and the small number words."""

from decimal import Decimal
from typing import Final

from standards_kit.ground.lazy import lazy

WORDS: Final = {
    "a": 1,
    "an": 1,
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_TENS: Final = [word for word, value in WORDS.items() if value >= 20]
_ONES: Final = [word for word, value in WORDS.items() if 1 <= value <= 9 and len(word) > 2]
CURRENCIES: Final = {
    "£": "GBP",
    "€": "EUR",
    "$": "USD",
    "¥": "JPY",
    "₹": "INR",
    "us$": "USD",
    "c$": "CAD",
    "a$": "AUD",
    "gbp": "GBP",
    "eur": "EUR",
    "usd": "USD",
    "chf": "CHF",
    "cad": "CAD",
    "aud": "AUD",
    "nzd": "NZD",
    "sek": "SEK",
    "nok": "NOK",
    "dkk": "DKK",
    "pln": "PLN",
    "jpy": "JPY",
    "inr": "INR",
    "zar": "ZAR",
    "sgd": "SGD",
    "hkd": "HKD",
    "aed": "AED",
    "sar": "SAR",
    "qar": "QAR",
    "kwd": "KWD",
    "egp": "EGP",
    "mad": "MAD",
    "brl": "BRL",
    "mxn": "MXN",
    "pound": "GBP",
    "euro": "EUR",
    "dollar": "USD",
}

DOLLARS: Final = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD"})
SIGNS: Final = "".join(sign for sign in CURRENCIES if len(sign) == 1)
# Every repeat is bounded: a megabyte of digits must not be tried at each of its offsets.
DIGITS: Final = (
    r"(?:\d{1,3}(?:[,\u00a0\u202f\u2009' ]\d{3}){1,4}(?!\d)(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?)"
)
_COMPOUND: Final = rf"(?:{'|'.join(_TENS)})[ -](?:{'|'.join(_ONES)})"
WORD: Final = rf"(?:{_COMPOUND}|{'|'.join(sorted(WORDS, key=len, reverse=True))})\b"
# With one or two digits behind it a comma can only be decimal; with three it sets thousands apart.
FIGURES: Final = rf"\d{{1,12}},\d{{1,2}}(?!\d)|{DIGITS}"
NUMBER: Final = rf"(?:{FIGURES}|{WORD})"

_SEPARATORS = lazy(r"[,\s']")
_WHOLE = lazy(DIGITS)
_TOGETHER = lazy(_COMPOUND)
_DECIMAL_COMMA = lazy(r"\d{1,12},\d{1,2}")


def read_number(text: str) -> Decimal | None:
    """Take a number as written ("1,200.50", "twelve"); give its value, or None."""
    plain = text.strip().lower()
    if plain in WORDS:
        return Decimal(WORDS[plain])
    if _TOGETHER.fullmatch(plain):
        return Decimal(sum(WORDS[word] for word in plain.replace("-", " ").split()))
    if _DECIMAL_COMMA.fullmatch(plain):
        return Decimal(plain.replace(",", "."))
    return Decimal(_SEPARATORS.sub("", plain)) if _WHOLE.fullmatch(plain) else None
