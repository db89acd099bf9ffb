"""The page that shows all pictures of a page type beside each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape
from pathlib import Path

STYLE = """
:root{color-scheme:light dark}
body{margin:1.5rem;font:15px/1.4 system-ui,sans-serif}
h1{margin:0 0 1rem}
nav{columns:6 10rem;margin-bottom:1.5rem}
nav a{display:block}
section{border-top:1px solid;padding-bottom:2rem}
section>div{display:flex;gap:1rem;overflow-x:auto;align-items:start}
figure{margin:0;flex:none}
figcaption{font-size:13px}
img{display:block;border:1px solid;max-height:62rem;object-fit:cover;object-position:top}
.desk{width:44rem}.phone{width:15rem}.paper{width:16rem;background:#fff}
"""


def contact_sheet(folder: Path, names: Sequence[str], looks: Sequence[str]) -> str:
    """Return the sheet as HTML: a row for each of ``names``, with its looks and then its sheets of paper."""
    links = "".join(f'<a href="#{escape(name)}">{escape(name)}</a>' for name in names)
    rows = "".join(_row(folder, name, looks) for name in names)
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        f"<title>Every page type</title><style>{STYLE}</style><h1>Every page type</h1><nav>{links}</nav>{rows}</html>"
    )


def _row(folder: Path, name: str, looks: Sequence[str]) -> str:
    sheets = re.compile(re.escape(name) + r"-paper-\d+")
    paper = sorted(path.stem for path in folder.glob(f"{name}-paper-*.png") if sheets.fullmatch(path.stem))
    figures = [_figure(f"{name}-{look}", look, "phone" if look.startswith("390") else "desk") for look in looks]
    figures += [_figure(picture, picture.removeprefix(f"{name}-"), "paper") for picture in paper]
    return f'<section id="{escape(name)}"><h2>{escape(name)}</h2><div>{"".join(figures)}</div></section>'


def _figure(picture: str, words: str, size: str) -> str:
    image = f'<img class="{size}" src="{picture}.png" alt="" loading="lazy">'
    return f'<figure><figcaption>{words}</figcaption><a href="{picture}.png">{image}</a></figure>'
