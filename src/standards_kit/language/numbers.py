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
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "forty-five": 45,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
}
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
WORD: Final = "(?:" + "|".join(sorted(WORDS, key=len, reverse=True)) + r")\b"
# With one or two digits behind it a comma can only be decimal; with three it sets thousands apart.
NUMBER: Final = rf"(?:\d{{1,12}},\d{{1,2}}(?!\d)|{DIGITS}|{WORD})"

_SEPARATORS = lazy(r"[,\s']")
_WHOLE = lazy(DIGITS)
_DECIMAL_COMMA = lazy(r"\d{1,12},\d{1,2}")


def read_number(text: str) -> Decimal | None:
    """Take a number as written ("1,200.50", "twelve"); give its value, or None."""
    plain = text.strip().lower()
    if plain in WORDS:
        return Decimal(WORDS[plain])
    if _DECIMAL_COMMA.fullmatch(plain):
        return Decimal(plain.replace(",", "."))
    return Decimal(_SEPARATORS.sub("", plain)) if _WHOLE.fullmatch(plain) else None
