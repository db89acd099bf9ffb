"""What an organisation brings to the looks of its handbook: the files that pages link to, and its logo."""

from __future__ import annotations

from dataclasses import dataclass

from maatstaf.handbook import Handbook
from maatstaf.looks.tokens import Tokens, accent_tokens, own_tokens
from maatstaf.render.addresses import ASSETS

OWN = "own"
"""The folder of the organisation's own files, below that of the program's."""
STYLES = f"{OWN}/style.css"
PLATE = "#ffffff"

_LIGHT = ':root,[data-md-color-scheme="default"]'
_DARK = '[data-md-color-scheme="slate"],:root[data-theme="dark"]'
_DARK_PAGE = ":root.ms-page:not([data-theme])"
_NAMES = {"logo": "logo", "logo_dark": "logo-dark", "icon": "icon"}


@dataclass(frozen=True)
class Logo:
    """A logo on paper: its name below the program's files, its size in px, and its alternative text."""

    name: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Look:
    """The files of a site's looks, as names below the program's own: styles in order, logo, icon, logo on paper."""

    styles: tuple[str, ...]
    logo: str
    icon: str
    ratio: float
    """The logo's width for a height of 1."""
    paper: Logo
    files: dict[str, bytes]

    @property
    def addresses(self) -> list[str]:
        """The styles by their address from the site's root."""
        return [f"{ASSETS}/{name}" for name in self.styles]

    def width_at(self, height: int) -> int:
        """Return the logo's width in px where it is so high."""
        return round(height * self.ratio)


def look_of(handbook: Handbook) -> Look:
    """Return the looks of a handbook: the program's own, with the organisation's where it has any."""
    names = {use: f"{OWN}/{_NAMES[use]}{picture.suffix}" for use, picture in handbook.pictures.items()}
    files = {names[use]: picture.content for use, picture in handbook.pictures.items()}
    if rules := stylesheet(handbook):
        files[STYLES] = rules.encode()
    logo = handbook.pictures.get("logo")
    return Look(
        styles=("maatstaf.css", STYLES) if rules else ("maatstaf.css",),
        logo=names.get("logo", "merk.svg"),
        icon=names.get("icon") or names.get("logo", "merk.svg"),
        ratio=logo.ratio if logo else 1.0,
        # The organisation's name always stands beside its logo on paper: read aloud, once is enough.
        paper=Logo(names["logo"], round(32 * logo.ratio), 32, "")
        if logo
        else Logo("woordmerk-zwart.svg", 144, 32, "Maatstaf"),
        files=files,
    )


def stylesheet(handbook: Handbook) -> str:
    """Return the rules that lay an organisation's colours over the stylesheet's tokens; empty where it has none.

    Selectors and media are those of the stylesheet's own tokens: dark ones only on screen, so that paper stays light.
    """
    style = handbook.organisation.style
    light, dark = own_tokens(style.colours) if style and style.colours else ({}, {})
    rules = []
    for id, principle in handbook.klantprincipes.items():
        if principle.colour and principle.colour.startswith("#"):
            day, night = accent_tokens(principle.colour)
            light |= {f"own-{id}": day["p"], f"own-{id}-tint": day["pt"]}
            dark |= {f"own-{id}": night["p"], f"own-{id}-tint": night["pt"]}
            rules.append(f'[data-p="{id}"]{{--p:var(--ms-own-{id});--pt:var(--ms-own-{id}-tint)}}\n')
    sheet = as_rules(light, dark) + "".join(rules)
    if "ink" in light:
        more = _declared({"ink-2": light["ink"], "line": light["line-2"], "line-2": light["ink"]})
        sheet += f"@media (prefers-contrast:more){{{_LIGHT}{{{more}}}}}\n"
    return sheet + _logo(handbook)


def as_rules(light: Tokens, dark: Tokens) -> str:
    """Return tokens as rules that lay them over the stylesheet's own; dark ones only on screen."""
    sheet = f"{_LIGHT}{{{_declared(light)}}}\n" if light else ""
    if dark:
        sheet += f"@media screen{{{_DARK}{{{_declared(dark)}}}}}\n"
        sheet += f"@media screen and (prefers-color-scheme:dark){{{_DARK_PAGE}{{{_declared(dark)}}}}}\n"
    return sheet


def _declared(tokens: Tokens) -> str:
    return ";".join(f"--ms-{name}:{colour}" for name, colour in sorted(tokens.items()))


def _logo(handbook: Handbook) -> str:
    """Return the rules for the logo in the head: its other drawing on a dark screen, or a white plate under it."""
    if "logo" not in handbook.pictures:
        return ""
    other = handbook.pictures.get("logo_dark")
    dark = (
        f"content:url({_NAMES['logo_dark']}{other.suffix})"
        if other
        else f"background:{PLATE};padding:.15rem;border-radius:.15rem"
    )
    return f'@media screen{{[data-md-color-scheme="slate"] .md-logo img{{{dark}}}}}\n'
