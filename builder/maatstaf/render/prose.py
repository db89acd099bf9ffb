"""Small Markdown to safe HTML: nothing that an author types can become markup, script or a foreign request."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from html import unescape

import nh3
from markdown_it import MarkdownIt
from markupsafe import Markup, escape

Link = Callable[[str], str | None]
"""Takes a link target as written; returns the address to use, or ``None`` when it leads nowhere."""

TAGS = {"p", "ul", "ol", "li", "em", "strong", "blockquote", "a", "br", "dl", "dt", "dd", "div"}
_PLAIN = re.compile(r"[\w\s.,;:!?'’‘“”„…()/€%=–—é-]*\Z")
_STARTS_BLOCK = re.compile(r"^(?: {4}|\t|[ ]{0,3}(?:[-+*>#=~]|\d{1,9}[.)]))", re.MULTILINE)
_TURN = re.compile(r"\*\*([\w ]{1,40}):?\*\*:?\s+([^*_`\[\]<>&\\!#|~]*)\Z")
_SPEAKER = re.compile(r"<p><strong>([^<]{1,40}?):?</strong>:?\s*(.*?)</p>", re.DOTALL)
_QUOTE = re.compile(r"<blockquote>(.*?)</blockquote>", re.DOTALL)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False})
    return parser.disable(["heading", "lheading", "hr", "code", "fence", "image", "html_block", "html_inline",
                           "autolink", "reference", "entity", "backticks"])  # fmt: skip


def prose(text: str, link: Link) -> Markup:
    """Return ``text`` as paragraphs, lists, emphasis, quotes, dialogues and links."""
    text = text.strip()
    if _PLAIN.match(text) and not _STARTS_BLOCK.search(text):
        return Markup("").join(Markup("<p>{}</p>").format(part.strip()) for part in re.split(r"\n\s*\n", text))
    if text[0] == ">" and (talk := _plain_dialogue(text)):
        return talk
    html = _parser().render(text)
    if "<blockquote>" in html:
        html = _QUOTE.sub(_dialogue, html)
    if "<a " in html:
        html = re.sub(r'<a href="([^"]*)"( title="[^"]*")?>', lambda found: _anchor(found, link), html)
    return Markup(
        nh3.clean(
            html,
            tags=TAGS,
            attributes={"a": {"href"}, "dl": {"class"}, "dd": {"class"}},
            url_schemes={"http", "https", "mailto"},
            link_rel="noopener noreferrer",
        ).strip()
    )


def plain(text: str) -> str:
    """Return ``text`` without its Markdown, on one line."""
    joined = re.sub(r"</?(?:em|strong|a)\b[^>]*>", "", str(prose(text, lambda _: None)))
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", joined)).strip())


def _anchor(found: re.Match[str], link: Link) -> str:
    address = link(unescape(found[1]))
    return f'<a href="{escape(address)}"{found[2] or ""}>' if address else "<a>"


def _plain_dialogue(text: str) -> Markup | None:
    """Return a quote that is nothing but turns without markup, the commonest ¶ text, without parsing it twice."""
    lines = [line.strip() for line in text.split("\n")]
    if not all(line.startswith(">") for line in lines):
        return None
    turns = [_TURN.match(turn.strip()) for turn in re.split(r"\n\s*\n", "\n".join(line[1:].strip() for line in lines))]
    if not all(turns):
        return None
    rows = Markup("").join(Markup(_ROW).format(turn[1], turn[2].strip()) for turn in turns if turn)
    return Markup('<dl class="ms-talk">') + rows + Markup("</dl>")


_ROW = "<div><dt>{}</dt> <dd>{}</dd></div>"


def _dialogue(quote: re.Match[str]) -> str:
    """Turn a quote in which every paragraph begins with a bold speaker into a list of turns."""
    turns = re.findall(r"<p>.*?</p>", quote[1], re.DOTALL)
    spoken = [_SPEAKER.fullmatch(turn.strip()) for turn in turns]
    if not turns or not all(spoken):
        return quote[0]
    rows = "".join(_ROW.format(turn[1], turn[2]) for turn in spoken if turn)
    return f'<dl class="ms-talk">{rows}</dl>'
