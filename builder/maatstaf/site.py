"""What every site gets besides its pages, whatever engine frames them: settings, styles, fonts and files."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

from maatstaf.message import T
from maatstaf.model.text import say
from maatstaf.pipeline import Checked
from maatstaf.render import addresses as at
from maatstaf.render.addresses import ASSETS
from maatstaf.render.drawings import STATIC
from maatstaf.render.look import look_of
from maatstaf.render.page import Page, Site

FEATURES = ("navigation.sections", "navigation.path", "navigation.top", "toc.follow", "search.highlight")
_SERVED = (".css", ".js", ".svg", ".woff2")

TEXTS = {
    "menu": T("Menu"),
    "search": T("Search"),
    "search_all": T("Search the whole handbook"),
    "search_hint": T("Whole handbook"),
    "search_folder": T("Find a criterion"),
    "search.result.initializer": T("One moment…"),
    "search.result.none": T("Nothing found"),
    "search.result.one": T("1 page found"),
    "search.result.other": T("# pages found"),
    "search.result.more.one": T("1 more place on this page"),
    "search.result.more.other": T("# more places on this page"),
    "to_start": T("to the beginning"),
    "lost": T("There is nothing here"),
    "lost_why": T("This address leads nowhere, or no longer. A criterion that is out of use still has its page."),
    "lost_home": T("Find a criterion from the beginning"),
}
"""The words in the frame around the pages; those with Material's own keys take the place of its words."""


@cache
def assets() -> dict[str, bytes]:
    """Return styles, script, fonts and drawings by their path in the site."""
    served = {
        f"{ASSETS}/{path.relative_to(STATIC).as_posix()}": path.read_bytes()
        for path in sorted(STATIC.rglob("*"))
        if (path.suffix in _SERVED and not _kept_back(path)) or path.name.startswith("LICENSE")
    }
    return served | {f"{ASSETS}/tokens.css": _tokens(served[f"{ASSETS}/maatstaf.css"])}


def _kept_back(path: Path) -> bool:
    """Return whether a file is served in another shape: icons stand in pages, scripts are made small."""
    script = path.suffix == ".js" and ".min" not in path.suffixes
    return "icons" in path.parts or (script and path.parent.name in ("fill", "review", "propose", "capture"))


def _tokens(styles: bytes) -> bytes:
    """Return type, tokens and dark tokens out of the stylesheet, for pages that stand alone with styles of their own.

    Without comments, and without the dark tokens of pages in the theme's frame. Nothing fetches their letters early, so
    these may come late.
    """
    part = b"/* 1 -" + styles.split(b"/* 1 -", 1)[1].split(b"/* 4 -", 1)[0]
    part = part.replace(b"font-display:optional", b"font-display:swap")
    bare = re.sub(rb"/\*.*?\*/", b"", part, flags=re.DOTALL)
    return re.sub(rb"@media screen\{\s.*?\n\}\}\n", b"", bare, count=1, flags=re.DOTALL)


def loose_files(site: Site) -> dict[str, bytes]:
    """Return everything of a site that is no page, with the assets."""
    return assets() | {path: content for path, content in site.items() if not isinstance(content, Page)}


def frame(config: Any, checked: Checked, theme: str) -> None:
    """Set in a MkDocs configuration what the pages count on; what ``mkdocs.yml`` chose otherwise stays."""
    language = checked.language
    config.theme.dirs.insert(0, theme)
    settings = config.theme
    settings["font"] = False
    settings["language"] = language
    settings["features"] = list(dict.fromkeys([*settings.get("features", []), *FEATURES]))
    settings["palette"] = palette(language)
    dress = _dress(checked)
    config.site_name = dress["site_name"] or config.site_name
    for key in ("logo", "favicon"):
        settings[key] = dress[key] or settings.get(key) or f"{ASSETS}/merk.svg"
    config.extra_css = [*dress["styles"], *config.extra_css]
    config.extra_javascript = [f"{ASSETS}/maatstaf.js", *config.extra_javascript]
    config.extra.setdefault("generator", False)
    config.extra.setdefault("homepage", "index.html")  # a folder's own address lists its files on a disk
    config.extra["maatstaf"] = {"texts": {key: text.in_language(language) for key, text in TEXTS.items()}}
    if checked.handbook:
        organisation = checked.handbook.organisation
        words = [say(w, language) for w in (organisation.name, organisation.team) if w]
        config.extra["maatstaf"]["organisation"] = " · ".join(words)
        config.extra["maatstaf"]["below"] = _below(checked)
        look = look_of(checked.handbook)
        config.extra["maatstaf"]["logo_width"] = look.width_at(28)
        paper = {"src": f"{ASSETS}/{look.paper.name}", "width": look.paper.width, "height": look.paper.height}
        config.extra["maatstaf"]["paper"] = paper


def _below(checked: Checked) -> list[tuple[str, str]]:
    """Return the pages that the foot of every page leads to: address and words."""
    assert checked.handbook is not None
    there = [
        (at.CHANGES, T("Changes"), checked.handbook.changes),
        (at.PROTOCOL, T("Rules of the game"), checked.handbook.protocol),
    ]
    return [(path, words.in_language(checked.language)) for path, words, exists in there if exists]


def _dress(checked: Checked) -> dict[str, Any]:
    """Return what the organisation chose: name, logo and icon of the site, if any, and the addresses of the styles."""
    if checked.handbook is None:
        return {"site_name": "", "logo": "", "favicon": "", "styles": [f"{ASSETS}/maatstaf.css"]}
    look, style = look_of(checked.handbook), checked.handbook.organisation.style
    pictures = checked.handbook.pictures
    return {
        "site_name": say(style.name, checked.language) if style and style.name else "",
        "logo": f"{ASSETS}/{look.logo}" if "logo" in pictures else "",
        "favicon": f"{ASSETS}/{look.icon}" if pictures.keys() & {"logo", "icon"} else "",
        "styles": look.addresses,
    }


def frame_settings(checked: Checked) -> dict[str, Any]:
    """Return the same settings as a plain ``mkdocs.yml``, for engines that run no plugin of ours."""
    language = checked.language
    assert checked.handbook is not None
    dress = _dress(checked)
    return {
        "site_name": dress["site_name"] or say(checked.handbook.organisation.name, language),
        "theme": {
            "name": "material",
            "language": language,
            "font": False,
            "features": list(FEATURES),
            "palette": palette(language),
            "logo": dress["logo"] or f"{ASSETS}/merk.svg",
            "favicon": dress["favicon"] or f"{ASSETS}/merk.svg",
        },
        "extra_css": dress["styles"],
        "extra_javascript": [f"{ASSETS}/maatstaf.js"],
        "extra": {"generator": False, "homepage": "index.html"},
        "markdown_extensions": ["toc"],
    }


def palette(language: str) -> list[dict[str, Any]]:
    """Return Material's palette setting: light and dark by the system, with a button to change."""
    to_dark, to_light = T("Switch to dark"), T("Switch to light")
    return [
        {
            "media": f"(prefers-color-scheme: {scheme})",
            "scheme": name,
            "primary": "custom",
            "accent": "custom",
            "toggle": {"icon": icon, "name": text.in_language(language)},
        }
        for scheme, name, icon, text in (
            ("light", "default", "material/weather-night", to_dark),
            ("dark", "slate", "material/weather-sunny", to_light),
        )
    ]
