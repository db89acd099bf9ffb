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
_WORDS = re.compile(r"[\w \n*.,;:!?'’‘“”„…()+/€%=–—-]*")
_NO_PARAGRAPH = re.compile(r"\n(?:[-+>#=~ ]|\d{1,9}[.)]|\*{1,2}(?!\S))")
_EMPHASIS = re.compile(
    r"(?<![^\s(‘“„])(\*\*?)(?=[^\W_])([^*]++)"
    r"(?:(?<=[^\W_])\1(?![^\s.,;:!?)’”…])|(?<=[.,:!?…)])\1(?!\S))"
)
_SPEAKER = re.compile(r"<p><strong>([^<]{1,40}?):?</strong>:?\s*(.*?)</p>", re.DOTALL)
_APART = re.compile(r"\n(?:[ \t]*\n)+")
_BETWEEN = re.compile(r"\n(?:[ \t]*\n)+(?![ \t])")
_QUOTE = re.compile(r"<blockquote>(.*?)</blockquote>", re.DOTALL)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "linkify": False, "typographer": False})
    return parser.disable(["heading", "lheading", "hr", "code", "fence", "image", "html_block", "html_inline",
                           "autolink", "reference", "entity", "backticks"])  # fmt: skip


def prose(text: str, link: Link) -> Markup:
    """Return ``text`` as paragraphs, lists, emphasis, quotes, dialogues and links."""
    text = text.strip()
    simple = _simple(text)
    html = simple or _parser().render(text)
    if "<blockquote>" in html:
        html = _QUOTE.sub(_dialogue, html)
    if simple:
        return Markup(html.strip())
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


def _simple(text: str) -> str:
    """Return what the parser makes of paragraphs and quotes with no more in them than words and emphasis: most texts.

    Empty for any other text. It takes a tenth of the parser's time, and what can't be markup needs no cleaning.
    """
    blocks = [_quoted(block) if block[:1] == ">" else _paragraph(block) for block in _APART.split(text)]
    return "".join(blocks) if all(blocks) else ""


def _quoted(block: str) -> str:
    lines = block.split("\n")
    if not all(line.startswith(">") for line in lines):
        return ""
    words = "\n".join(line[1:].removeprefix(" ") for line in lines)
    inner = [_paragraph(part) for part in _APART.split(words.strip("\n"))]
    return "<blockquote>\n{}</blockquote>\n".format("".join(inner)) if all(inner) else ""


def _paragraph(block: str) -> str:
    if not block or "_" in block or " \n" in f"{block}\n":
        return ""
    if not _WORDS.fullmatch(block) or _NO_PARAGRAPH.search(f"\n{block}"):
        return ""
    words = _EMPHASIS.sub(_emphasised, block) if "*" in block else block
    return "" if "*" in words else f"<p>{words}</p>\n"


def _emphasised(found: re.Match[str]) -> str:
    tag = "em" if found[1] == "*" else "strong"
    return f"<{tag}>{found[2]}</{tag}>"


def parted(text: str) -> tuple[str, str]:
    """Return a ¶ text's first block and the rest; a block ends at an empty line that no indented line follows."""
    first, *rest = _BETWEEN.split(text.strip(), maxsplit=1)
    return first, "".join(rest)


def plain(text: str) -> str:
    """Return ``text`` without its Markdown, on one line."""
    joined = re.sub(r"</?(?:em|strong|a)\b[^>]*>", "", str(prose(text, lambda _: None)))
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", joined)).strip())


def _anchor(found: re.Match[str], link: Link) -> str:
    address = link(unescape(found[1]))
    return f'<a href="{escape(address)}"{found[2] or ""}>' if address else "<a>"


_ROW = "<div><dt>{}</dt> <dd>{}</dd></div>"


def _dialogue(quote: re.Match[str]) -> str:
    """Turn a quote in which every paragraph begins with a bold speaker into a list of turns."""
    turns = re.findall(r"<p>.*?</p>", quote[1], re.DOTALL)
    spoken = [_SPEAKER.fullmatch(turn.strip()) for turn in turns]
    if not turns or not all(spoken):
        return quote[0]
    rows = "".join(_ROW.format(turn[1], turn[2]) for turn in spoken if turn)
    return f'<dl class="ms-talk">{rows}</dl>'
