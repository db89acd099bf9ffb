"""Texts keep to the small Markdown, link to what exists, and are written in the handbook's languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it import MarkdownIt

from maatstaf.check.draft import Draft, Entry
from maatstaf.check.references import NAMES
from maatstaf.check.texts import pointing_at, texts
from maatstaf.findings import Finding, did_you_mean
from maatstaf.message import T
from maatstaf.model.text import Part

ID = "texts"
TITLE = T("Texts use the small Markdown, and links lead somewhere.")
HELP = T(
    "A text may hold paragraphs, lists, *emphasis*, **strong**, quotes and links, and no pictures. A link goes to "
    "https://, http:// or mailto:, or to something in the handbook: [samenvatten](criterion:samenvatten); likewise "
    "klantprincipe:, form: and workshop: with an id. Lists and quotes go at most four deep. A text in several "
    "languages has one line for each language that organisation.yml names under “language” and “languages”."
)

INTERNAL = ("criterion", "klantprincipe", "form", "workshop")
DEPTH = 4
LONGEST = 50_000
_MARKERS = "-+*>0123456789"

_DEEP = re.compile(r"\n(?:[ \t>]{8,}|[ >]*\t[ >]*\t|[ \t]*(?:(?:[-*+>]|\d{1,9}[.)])[ \t]*){5})")
_DEFINITION = re.compile(r"^[ >]{0,3}\[[^\]\n]+\]:[ \t]*(?:<|[a-z]+://|mailto:|\.{0,2}/)\S*", re.MULTILINE)
_LINK = re.compile(r"\]\(([^\s()<>\\\"']*)\)")
_IMAGE = re.compile(r"!\[[^\]\n]{0,200}\](?:\[|\([^)\n]{0,200}\)?)")
_INTERNAL = re.compile(rf"({'|'.join(INTERNAL)}):(.*)", re.DOTALL)
_OUTSIDE = re.compile(r"(?:https?://[^/]|mailto:.)", re.IGNORECASE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.&;%-]*:")


def check(draft: Draft, today: date) -> Iterator[Finding]:
    """Yield errors for links and pictures that can't be shown, for depth and for unknown languages."""
    suspects: dict[str, bool] = {}
    for entry in draft.entries:
        source = entry.source
        suspect = suspects.get(source.path)
        if suspect is None:
            suspect = suspects[source.path] = _suspect(source.text) or "\\" in source.text or len(source.text) > LONGEST
        for at, words in texts(entry.value):
            if isinstance(words, str):
                if (suspect and _suspect(words)) or (("\n" in words or words[0] in _MARKERS) and _deep(words)):
                    yield from _markup(draft, entry, at, words)
            else:
                yield from _languages(draft, entry, at, words)


def _languages(
    draft: Draft, entry: Entry[Part], at: tuple[str | int, ...], words: Mapping[str, str]
) -> Iterator[Finding]:
    for language, text in words.items():
        if draft.organisation is not None and language not in draft.languages:
            message = T("The language “{language}” is not one of the handbook's.", {"language": language})
            use = {"known": ", ".join(draft.languages), "language": language}
            hint = T("Use {known}, or add {language} to “languages” in organisation.yml.", use)
            yield entry.error(ID, (*at, language), message, hint, key=True)
        if _suspect(text) or _deep(text):
            yield from _markup(draft, entry, (*at, language), text)


def _suspect(text: str) -> bool:
    """Return whether a link or picture could be in ``text``; much faster than looking for one."""
    return "](" in text or "]:" in text or "![" in text or len(text) > LONGEST


def _deep(text: str) -> bool:
    """Return whether lists or quotes could be nested too deep; the line break in front is what is looked for first."""
    return _DEEP.search("\n" + text) is not None


@cache
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt  # 20 ms: only for texts that need a closer look

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": 40})
    parser.validateLink = lambda url: True  # type: ignore[method-assign]  # what is no link there is refused here
    return parser.disable(["heading", "lheading", "hr", "code", "fence", "image", "html_block", "html_inline",
                           "autolink", "reference", "entity", "backticks"])  # fmt: skip


def _markup(draft: Draft, entry: Entry[Part], at: tuple[str | int, ...], text: str) -> Iterator[Finding]:
    if len(text) > LONGEST:
        message = T("The text has {length} characters, at most {limit}.", {"length": len(text), "limit": LONGEST})
        yield entry.error(ID, at, message, T("Say it shorter, or take out what was pasted by accident."))
        return
    if image := _IMAGE.search(text):
        message = T("Pictures can't be shown: “{text}”.", {"text": image[0]})
        yield pointing_at(entry.error(ID, at, message, T("Say it in words, or link to it.")), entry.source, image[0])
        return
    if definition := _DEFINITION.search(text):
        message = T("This line would be shown as it is: “{text}”.", {"text": definition[0].strip()})
        hint = T("Put the address behind the words: [words](https://…).")
        yield pointing_at(entry.warning(ID, at, message, hint), entry.source, definition[0].strip())
    simple = _LINK.findall(text)
    if len(simple) == text.count("](") and not _deep(text) and not any(_refused(draft, to) for to in simple):
        return  # nothing that only a parser can tell
    depth, targets = _outline(text)
    if depth > DEPTH:
        message = T("Lists or quotes are nested deeper than {limit}.", {"limit": DEPTH})
        yield entry.error(
            ID, at, message, T("Make it flatter; even {limit} levels are hard to read.", {"limit": DEPTH})
        )
    for target in dict.fromkeys(targets):
        if reason := _refused(draft, target):
            yield pointing_at(entry.error(ID, at, *reason), entry.source, f"({target}")


def _outline(text: str) -> tuple[int, list[str]]:
    """Return how deep lists or quotes are nested in ``text``, and the targets of its links."""
    level, deepest, targets = {"list": 0, "quote": 0}, 0, []
    for token in _parser().parse(text):
        kind = "list" if "_list_" in token.type else "quote" if token.type.startswith("blockquote") else None
        if kind:
            level[kind] += token.nesting
            deepest = max(deepest, level[kind])
        targets += [str(child.attrs["href"]) for child in token.children or () if child.type == "link_open"]
    return deepest, targets


def _refused(draft: Draft, target: str) -> tuple[T, T | None] | None:
    """Return what is wrong with the target of a link."""
    if _OUTSIDE.match(target):
        return None
    if internal := _INTERNAL.fullmatch(target):
        kind, id = internal.groups()
        if id in draft.named.get(kind, ()) or kind in draft.unread:
            return None
        message = T(
            "The link leads nowhere: no {kind} has the id “{id}”.",
            {"kind": T("workshop") if kind == "workshop" else NAMES[kind], "id": id},
        )
        return message, did_you_mean(id, draft.named.get(kind, ())) or T("Correct the id.")
    if scheme := _SCHEME.match(target):
        message = T("A link can't begin with “{scheme}”.", {"scheme": scheme[0]})
        return message, T(
            "Write https://, http://, mailto: or {kinds} and an id.", {"kinds": ":, ".join(INTERNAL) + ":"}
        )
    message = T("Link target not found: “{target}”.", {"target": target})
    stem = re.sub(r"\.\w+$", "", target.partition("#")[0].rpartition("/")[2])
    close = did_you_mean(stem, draft.named.get("criterion", ())) if stem else None
    if close and "word" in close.values:
        return message, T("Write criterion:{id}.", {"id": close.values["word"]})
    return message, T("Write criterion: and the id of a criterion, or a whole address with https://.")
