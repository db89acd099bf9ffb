"""What to write instead of what was found: for ids, dates, numbers, versions and the like."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from maatstaf.message import T
from maatstaf.model.style import COLOUR_PATTERN

DATE = T("Write year-month-day without a time, for example 2026-03-12.")
VERSION = T("Write a version as three numbers: 1.2.0.")
COLOUR = T("Write # and six signs (0-9, a-f) between quotes: {line}")(line='"#0a5c36"')


def found_value(value: Any) -> T:
    """Return what was found, as a piece of a sentence."""
    match value:
        case None:
            return T("nothing")
        case bool():
            return T("{value} (a yes-or-no value)", {"value": str(value).lower()})
        case int() | Decimal():
            return T("the number {value}", {"value": value})
        case str():
            return T("the text “{value}”", {"value": value if len(value) <= 60 else value[:57] + "…"})
        case list():
            return T("a list")
    return T("a map (“key: value” lines)")


def wrong_id(name: str, value: Any, problem: str, limits: dict[str, Any]) -> tuple[T, T]:
    """Return what is wrong with an id, and what to write."""
    if problem == "id_long":
        message = T("“{field}” has {length} characters, at most {limit}.", {"field": name, **limits})
        return message, T("Make it shorter; the name may be as long as you like.")
    if problem == "id_reserved":
        message = T("“{value}” is a reserved name.", {"value": value})
        return message, T("Choose another id: this one would replace a page or file of the site.")
    if problem == "id_date":
        message = T("“{field}” must begin with its date; found {found}.", {"field": name, "found": found_value(value)})
        return message, T("Write date and name, for example 2026-03-12-brownpaper.")
    message = T("“{field}” may only hold a-z, 0-9 and -, and begins with a letter.", {"field": name})
    odd = str(limits.get("odd") or "")
    if not odd:
        return message, T("Found {found}; write for example actief-luisteren.", {"found": found_value(value)})
    shown = {"odd": odd if odd.isprintable() else odd.encode("unicode_escape").decode(), "code": f"{ord(odd):04X}"}
    if odd.isupper() and odd.isascii():
        return message, T("Found the capital “{odd}”: write small letters only.", shown)
    if odd.isalpha() and not odd.isascii():
        return message, T(
            "Found “{odd}” (U+{code}), which is no plain letter: type it again, without an accent.", shown
        )
    return message, T("Found the character “{odd}”: write for example actief-luisteren.", shown)


def plain_number(value: Any) -> T:
    """Return how a number is written, when ``value`` was meant as one."""
    cleaned = str(value).replace("_", "").replace(",", ".").strip()
    try:
        number = Decimal(cleaned) if len(cleaned) <= 20 else None
        number = number.normalize() if number is not None and abs(number.adjusted()) < 18 else None
    except ArithmeticError:
        number = None
    if number is None or not number.is_finite():
        return T("Write a plain number, for example 10 or 2.5.")
    return T("Write {number}, without quotes.", {"number": format(number, "f")})


def for_pattern(pattern: str) -> T:
    """Return what is written where this pattern is wanted."""
    if "(0|[1-9]" in pattern:
        return VERSION
    if pattern.startswith("^P("):
        return T("Write a duration such as P28D (28 days), P6M (six months) or P1Y (a year).")
    if pattern.startswith("^[a-z]{2,3}"):
        return T("Write a language code, for example nl or en.")
    if pattern == COLOUR_PATTERN:
        return COLOUR
    if "svg" in pattern:
        return T("Write the name of an SVG or PNG file in criteria/, in small letters: {line}", {"line": "logo.svg"})
    if "csv" in pattern:
        return T("Write the name of a sheet beside this file, in small letters: 2026-03-17-telefonie.csv.")
    return T("Look at another file of this kind.")
