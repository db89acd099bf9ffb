"""What every site gets besides its pages, whatever engine frames them: settings, styles, fonts and files."""

from __future__ import annotations

from functools import cache
from typing import Any

from maatstaf.message import T
from maatstaf.model.text import say
from maatstaf.pipeline import Checked
from maatstaf.render.addresses import ASSETS
from maatstaf.render.drawings import STATIC
from maatstaf.render.page import Page, Site

FEATURES = ("navigation.sections", "navigation.path", "navigation.top", "toc.follow", "search.highlight")
_SERVED = (".css", ".js", ".svg", ".woff2")

TEXTS = {
    "menu": T("Menu"),
    "search": T("Search"),
    "search_all": T("Search the whole handbook"),
    "search_hint": T("Whole handbook"),
    "to_start": T("to the beginning"),
    "lost": T("There is nothing here"),
    "lost_why": T("This address leads nowhere, or no longer. A criterion that is out of use still has its page."),
    "lost_home": T("Find a criterion from the beginning"),
}
"""The words in the frame around the pages."""


@cache
def assets() -> dict[str, bytes]:
    """Return styles, script, fonts and drawings by their path in the site."""
    return {
        f"{ASSETS}/{path.relative_to(STATIC).as_posix()}": path.read_bytes()
        for path in sorted(STATIC.rglob("*"))
        if (path.suffix in _SERVED and "icons" not in path.parts) or path.name.startswith("LICENSE")
    }


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
    settings["logo"] = settings.get("logo") or f"{ASSETS}/merk.svg"
    settings["favicon"] = settings.get("favicon") or f"{ASSETS}/merk.svg"
    config.extra_css = [f"{ASSETS}/maatstaf.css", *config.extra_css]
    config.extra_javascript = [f"{ASSETS}/maatstaf.js", *config.extra_javascript]
    config.extra.setdefault("generator", False)
    config.extra["maatstaf"] = {"texts": {key: text.in_language(language) for key, text in TEXTS.items()}}
    if checked.handbook:
        organisation = checked.handbook.organisation
        words = [say(w, language) for w in (organisation.name, organisation.team) if w]
        config.extra["maatstaf"]["organisation"] = " · ".join(words)


def frame_settings(checked: Checked) -> dict[str, Any]:
    """Return the same settings as a plain ``mkdocs.yml``, for engines that run no plugin of ours."""
    language = checked.language
    assert checked.handbook is not None
    return {
        "site_name": say(checked.handbook.organisation.name, language),
        "theme": {
            "name": "material",
            "language": language,
            "font": False,
            "features": list(FEATURES),
            "palette": palette(language),
            "logo": f"{ASSETS}/merk.svg",
            "favicon": f"{ASSETS}/merk.svg",
        },
        "extra_css": [f"{ASSETS}/maatstaf.css"],
        "extra_javascript": [f"{ASSETS}/maatstaf.js"],
        "extra": {"generator": False},
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
