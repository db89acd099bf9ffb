"""Arithmetic on colours: contrast as WCAG measures it, and lightness, chroma and hue as people see them (OKLCH)."""

from __future__ import annotations

from functools import cache
from math import atan2, cbrt, cos, degrees, floor, hypot, radians, sin

Lch = tuple[float, float, float]
"""Lightness (0 to 1), chroma (0 to about 0.4) and hue (degrees)."""

STEP = 0.002
"""Lightness is tried in steps this small: less than an eye sees."""


def channels(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue (0 to 1) of a colour written ``#rrggbb``."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``, from 0 (black) to 1 (white).

    WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance: ``0.2126 R + 0.7152 G + 0.0722 B``, each channel
    made linear by ``c / 12.92`` where c <= 0.04045 and by ``((c + 0.055) / 1.055) ** 2.4`` above.
    """
    red, green, blue = map(_linear, channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 (the same) to 21 (black and white).

    WCAG 2.2, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio: ``(L1 + 0.05) / (L2 + 0.05)``, L1 the lighter one's
    relative luminance.
    """
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def least_contrast(colour: str, surfaces: tuple[str, ...]) -> float:
    """Return the contrast of a colour with that surface on which it stands out least."""
    return min(contrast(colour, surface) for surface in surfaces)


def to_lch(colour: str) -> Lch:
    """Return lightness, chroma and hue of ``#rrggbb``.

    OKLab by Björn Ottosson, https://bottosson.github.io/posts/oklab/, with the matrices of CSS Color 4, section 9.
    """
    red, green, blue = map(_linear, channels(colour))
    long = cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
    medium = cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
    short = cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
    lightness = 0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short
    b = 0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    return lightness, hypot(a, b), degrees(atan2(b, a)) % 360


def from_lch(lightness: float, chroma: float, hue: float) -> str:
    """Return ``#rrggbb`` with this lightness and hue, and of the chroma as much as a screen can show."""
    low, high = 0.0, chroma
    if _fits(_rgb(lightness, high, hue)):
        low = high
    while high - low > 1e-4:
        middle = (low + high) / 2
        low, high = (middle, high) if _fits(_rgb(lightness, middle, hue)) else (low, middle)
    return "#" + "".join(f"{floor(_gamma(channel) * 255 + 0.5):02x}" for channel in _rgb(lightness, low, hue))


def mixed(over: str, under: str, share: float) -> str:
    """Return what is seen where ``over`` covers ``under`` for a ``share`` from 0 to 1, as browsers mix them (sRGB)."""
    pairs = zip(channels(over), channels(under), strict=True)
    return "#" + "".join(f"{floor((share * a + (1 - share) * b) * 255 + 0.5):02x}" for a, b in pairs)


@cache
def nearest(colour: str, surfaces: tuple[str, ...], needed: float) -> str | None:
    """Return the colour of the same hue, nearest in lightness, that has the ``needed`` contrast with all surfaces.

    ``None`` when there is none, which takes surfaces that differ much from each other.
    """
    if least_contrast(colour, surfaces) >= needed:
        return colour
    lightness, chroma, hue = to_lch(colour)
    for step in range(1, round(1 / STEP) + 1):
        for tried in (lightness - step * STEP, lightness + step * STEP):
            if 0 <= tried <= 1:
                found = from_lch(tried, chroma, hue)
                if least_contrast(found, surfaces) >= needed:
                    return found
    return None


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _gamma(channel: float) -> float:
    channel = min(max(channel, 0.0), 1.0)
    return channel * 12.92 if channel <= 0.0031308 else float(1.055 * channel ** (1 / 2.4) - 0.055)


def _rgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    """Return the linear red, green and blue of a colour; outside 0 to 1 when no screen shows it."""
    a, b = chroma * cos(radians(hue)), chroma * sin(radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    )


def _fits(rgb: tuple[float, float, float]) -> bool:
    return all(-1e-4 <= channel <= 1 + 1e-4 for channel in rgb)
