"""The organisation's colours can be read, its pictures hold only a picture, and no two klantprincipes look alike."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from math import floor

from maatstaf.check.draft import Draft, Entry
from maatstaf.findings import Finding, Severity
from maatstaf.looks.colour import contrast, least_contrast, nearest
from maatstaf.looks.tokens import DARK, LIGHT, NO_TEXT, SURFACES, TEXT, Tokens, accent_tokens, own_tokens
from maatstaf.message import T
from maatstaf.model.klantprincipe import ICONS, Klantprincipe
from maatstaf.model.organisation import Organisation
from maatstaf.model.style import Colours

ID = "style"
TITLE = T("Everybody can read your colours, and your logo is only a picture.")
HELP = T(
    "One in twelve men sees colours differently, and a screen in the sun shows few of them. So text differs from what "
    "it stands on by at least 4.5 to 1, and what else must be seen by at least 3 to 1 (WCAG 2.2 AA), on light and on "
    "dark screens. The finding says what was measured, and names the nearest colour that is enough. A logo is an SVG "
    "or PNG file in criteria/ of at most 100 kB. An SVG with scripts, links or other files in it is refused, because "
    "it would run on the computer of everyone who reads the handbook."
)

_ON_PAGE = {"link": T("a link"), "ink": T("text")}
_SURFACES = {
    "paper": T("the page"),
    "sunk": T("a shaded plane"),
    "sunk-2": T("a shaded plane"),
    "raised": T("a card"),
    "yellow-tint": T("the tint of the brand’s colour"),
    "yellow": T("the brand’s colour"),
    "pt": T("the tint of that accent"),
}


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield an error for each colour that can't be read and each picture that can't be used, a warning for twins."""
    organisation = draft.organisation
    style = organisation.value.style if organisation else None
    if organisation and style:
        yield from _pictures(draft, organisation)
        if style.colours:
            yield from _colours(organisation, style.colours)
    for entry in draft.klantprincipes.values():
        yield from _accent(entry)
    yield from _twins(draft)


def _pictures(draft: Draft, organisation: Entry[Organisation]) -> Iterator[Finding]:
    for use, picture in draft.pictures.items():
        for line, column, message, hint in picture.problems:
            if line:
                yield Finding(picture.path, line, column, ID, Severity.ERROR, message, hint)
            else:
                yield organisation.error(ID, ("style", use), message, hint)


def _colours(entry: Entry[Organisation], colours: Colours) -> Iterator[Finding]:
    """Yield what can't be read among the colours that the organisation chose itself; what is computed always can."""
    for dark, base, tokens in zip((False, True), (LIGHT, DARK), own_tokens(colours), strict=True):
        shades = colours.dark if dark else colours
        place = ("style", "colours", *(("dark",) if dark else ()))
        seen = base | tokens
        for key, words in _ON_PAGE.items():
            if getattr(shades, key, None):
                yield from _readable(entry, (*place, key), seen[key], {name: seen[name] for name in SURFACES}, words)
        if getattr(shades, "on_brand", None):
            words = T("text on the brand’s colour")
            yield from _readable(entry, (*place, "on_brand"), seen["on-yellow"], {"yellow": seen["yellow"]}, words)
        if getattr(shades, "brand", None):
            yield from _focus(entry, (*place, "brand"), seen)


def _readable(
    entry: Entry[Organisation] | Entry[Klantprincipe], at: tuple[str, ...], colour: str, on: Tokens, words: T
) -> Iterator[Finding]:
    """Yield an error when text in ``colour`` has too little contrast with one of the surfaces it stands ``on``."""
    worst = min(on, key=lambda name: contrast(colour, on[name]))
    if contrast(colour, on[worst]) < TEXT:
        message = T("As {what}, {colour} has a contrast of {ratio} with {surface}, {other}; text needs {needed}.")
        values = {"what": words, "colour": colour, "surface": _SURFACES[worst], "other": on[worst]}
        values |= {"ratio": _shown(contrast(colour, on[worst])), "needed": _shown(TEXT)}
        yield entry.error(ID, at, message(**values), _instead(at[-1], colour, tuple(on.values()), TEXT))


def _focus(entry: Entry[Organisation], at: tuple[str, ...], seen: Tokens) -> Iterator[Finding]:
    """Yield an error when the mark of the focus can't be seen: its halo on the page, or else its rim on that halo.

    Two colours together make the mark, so it is enough that one pair differs (technique C40 of WCAG 2.2).
    """
    on = tuple(seen[name] for name in SURFACES)
    halo, rim = least_contrast(seen["yellow"], on), contrast(seen["ink"], seen["yellow"])
    if max(halo, rim) < NO_TEXT:
        message = T(
            "Around what has the focus, {colour} has a contrast of {ratio} with the page and of {rim} with the text’s "
            "colour; one of the two needs {needed}."
        )
        values = {"colour": seen["yellow"], "ratio": _shown(halo), "rim": _shown(rim), "needed": _shown(NO_TEXT)}
        yield entry.error(ID, at, message(**values), _instead(at[-1], seen["yellow"], on, NO_TEXT))


def _accent(entry: Entry[Klantprincipe]) -> Iterator[Finding]:
    colour = entry.value.colour
    if colour and colour.startswith("#"):
        light, _ = accent_tokens(colour)
        on = {"paper": LIGHT["paper"], "pt": light["pt"]}
        yield from _readable(entry, ("colour",), light["p"], on, T("the accent of a klantprincipe"))


def _twins(draft: Draft) -> Iterator[Finding]:
    """Yield a warning for each klantprincipe with the icon of an earlier one: colour must not be the only sign.

    There are ten icons; a longer list repeats them, and then icon and colour together count.
    """
    if draft.broken:
        return
    many = len(draft.klantprincipes) > len(ICONS)
    known: dict[tuple[str, str], str] = {}
    for number, (id, entry) in enumerate(draft.klantprincipes.items()):
        icon = entry.value.icon_at(number)
        first = known.setdefault((icon, entry.value.colour_at(number).lower() if many else ""), id)
        if first != id:
            message = T("“{id}” has the icon of “{first}”: {icon}.", {"id": id, "first": first, "icon": icon})
            hint = T("Give each its own “icon”: {icons}.", {"icons": ", ".join(ICONS)})
            yield entry.warning(ID, ("icon",) if entry.value.icon else ("id",), message, hint)


def _instead(key: str, colour: str, on: tuple[str, ...], needed: float) -> T:
    better = nearest(colour, on, needed)
    if better is None:
        return T("Choose a colour that differs more from what it stands on.")
    return T("Write: {line}", {"line": f'{key}: "{better}"'})


def _shown(ratio: float) -> T:
    """Return a ratio with at most two decimals, rounded down: 4.499 is not enough and must not look like it."""
    whole, part = divmod(floor(ratio * 100), 100)
    return T("{whole}.{part} to 1", {"whole": whole, "part": f"{part:02d}".rstrip("0") or "0"})
