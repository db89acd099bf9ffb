"""The stylesheet's colours that follow from an organisation's own: what it left open is computed, never typed."""

from __future__ import annotations

from maatstaf.looks.colour import contrast, from_lch, mixed, nearest, to_lch
from maatstaf.model.style import Colours

Tokens = dict[str, str]
"""A token of the stylesheet (``ink`` is ``--ms-ink``) to its ``#rrggbb``."""

LIGHT: Tokens = {
    "paper": "#ffffff", "sunk": "#f4f8f8", "sunk-2": "#e8eeee", "raised": "#ffffff",
    "ink": "#162429", "ink-2": "#415055", "link": "#074758", "line": "#d3dbdc", "line-2": "#717d80",
    "yellow": "#ffc72c", "yellow-tint": "#fff3cf", "on-yellow": "#162429",
}  # fmt: skip
DARK: Tokens = {
    "paper": "#0f1619", "sunk": "#182125", "sunk-2": "#222c30", "raised": "#141c20",
    "ink": "#e2e9eb", "ink-2": "#b2bcbf", "link": "#a4dcea", "line": "#364145", "line-2": "#7f8b8e",
    "yellow": "#ffd15c", "yellow-tint": "#3a2f12", "on-yellow": "#162429",
}  # fmt: skip
"""The stylesheet's own values: what an organisation doesn't set stays as it is."""

SURFACES = ("paper", "sunk", "sunk-2", "raised", "yellow-tint")
"""What text and controls stand on."""

TEXT, NO_TEXT = 4.5, 3.0
"""The contrast that WCAG 2.2 AA wants: of text (1.4.3), and of what else must be seen (1.4.11)."""

_OWN = (("brand", "yellow"), ("on_brand", "on-yellow"), ("link", "link"), ("ink", "ink"))


def own_tokens(colours: Colours) -> tuple[Tokens, Tokens]:
    """Return the tokens that an organisation's colours change, light and dark."""
    light = {token: colour.lower() for key, token in _OWN if (colour := getattr(colours, key))}
    shades = colours.dark
    dark = {token: colour.lower() for key, token in _OWN if shades and (colour := getattr(shades, key))}
    return _light(light), _dark(light, dark)


def accent_tokens(colour: str) -> tuple[Tokens, Tokens]:
    """Return a klantprincipe's accent (``p``) and its tint (``pt``), light and dark: alike in lightness to the ten."""
    colour = colour.lower()
    _, chroma, hue = to_lch(colour)
    return (
        {"p": colour, "pt": from_lch(0.962, min(chroma, 0.018), hue)},
        {"p": from_lch(0.80, min(chroma, 0.10), hue), "pt": from_lch(0.286, min(chroma, 0.044), hue)},
    )


def _light(own: Tokens) -> Tokens:
    found = dict(own)
    if "yellow" in own:
        _, chroma, hue = to_lch(own["yellow"])
        found["yellow-tint"] = from_lch(0.964, min(chroma, 0.049), hue)
        found.setdefault("on-yellow", _on(own["yellow"]))
        found |= {"rule": own["yellow"], "tick": _tick(found["on-yellow"], own["yellow"])}
    if "ink" in own:
        _, chroma, hue = to_lch(own["ink"])
        found |= {"ink-2": from_lch(0.42, min(chroma, 0.03), hue), "line": from_lch(0.886, min(chroma, 0.01), hue)}
        found["line-2"] = from_lch(0.581, min(chroma, 0.02), hue)
    return found


def _dark(light: Tokens, own: Tokens) -> Tokens:
    """Return the dark tokens: the organisation's own, or else what becomes of its light ones."""
    found = dict(own)
    for token, lightness, most in (("link", 0.861, 0.10), ("ink", 0.929, 0.01)):
        if token in light and token not in own:
            _, chroma, hue = to_lch(light[token])
            found[token] = from_lch(lightness, min(chroma, most), hue)
    if "ink" in found:
        _, chroma, hue = to_lch(found["ink"])
        found |= {"ink-2": from_lch(0.788, min(chroma, 0.014), hue), "line": from_lch(0.367, min(chroma, 0.016), hue)}
        found["line-2"] = from_lch(0.628, min(chroma, 0.016), hue)
    if "yellow" in light and "yellow" not in own:
        found["yellow"] = nearest(light["yellow"], (DARK["paper"], DARK["sunk-2"]), NO_TEXT) or DARK["yellow"]
    if "yellow" in found:
        lightness, chroma, hue = to_lch(found["yellow"])
        found["yellow-tint"] = from_lch(0.31, min(chroma, 0.047), hue)
        kept = light.get("on-yellow", "")
        if "on-yellow" not in own:
            readable = kept and contrast(kept, found["yellow"]) >= TEXT
            found["on-yellow"] = kept if readable else _on(found["yellow"])
        found["rule"] = from_lch(min(lightness, 0.549), min(chroma, 0.10), hue)
        found["tick"] = _tick((DARK | found)["ink"], found["rule"])
    return found


def _on(brand: str) -> str:
    """Return a colour for text on ``brand``: ink where it can be read, else white or black; one of them always can."""
    return next(colour for colour in (LIGHT["ink"], "#ffffff", "#000000") if contrast(colour, brand) >= TEXT)


def _tick(over: str, rule: str) -> str:
    """Return the colour of the ticks on the rule: as little of ``over`` as is needed to see them."""
    shares = (share / 100 for share in range(45, 101, 5))
    return next((mix for share in shares if contrast(mix := mixed(over, rule, share), rule) >= NO_TEXT), over)
