"""A criterion as one Markdown text, for tools that read text."""

from __future__ import annotations

import re
from functools import partial

from maatstaf.message import T
from maatstaf.model.criterion import Criterion, Evidence, Relation, Status
from maatstaf.model.text import Words
from maatstaf.render import addresses as at
from maatstaf.render.press import Press

STATUS = {Status.DRAFT: T("draft"), Status.ACTIVE: T("active"), Status.RETIRED: T("retired")}

EVIDENCE = {
    Evidence.AUDIO: T("sound"),
    Evidence.SCREEN: T("screen recording"),
    Evidence.TRANSCRIPT: T("transcript"),
    Evidence.MESSAGE: T("message"),
    Evidence.CRM: T("customer file"),
}

RELATIONS = {
    Relation.COMPLEMENTS: T("complements this one"),
    Relation.OVERLAPS: T("overlaps: mind the difference"),
    Relation.SPLIT_FROM: T("this one was split from it"),
    Relation.MERGED_INTO: T("was merged into it"),
}

_LINK = re.compile(r"\]\((criterion|klantprincipe|form|workshop):([a-z0-9-]+)\)")
_PERHAPS = re.compile(r"[#=`~|<]|---")
_MARKUP = re.compile(r"(^[ >]*)(?=#|={3}|-{3}|```|~~~|\|)|(?=<[a-zA-Z!/?])", re.MULTILINE)


def address(id: str) -> str:
    """Return where a criterion stands as Markdown."""
    return at.address("criterion", id).removesuffix(".html") + ".md"


def harmless(text: str) -> str:
    """Return a text in which nothing makes a heading, a table, code or HTML."""
    return _MARKUP.sub(r"\1\\", text) if _PERHAPS.search(text) else text


def harmless_line(press: Press, words: Words | None) -> str:
    """Return a text on one line in which nothing makes a heading, a link or markup."""
    return harmless(press.say(words)).replace("[", "\\[").replace("]", "\\]")


def _prose(press: Press, words: Words) -> str:
    """Return a ¶ text with its links as addresses; what is no small Markdown stays text."""

    def link(found: re.Match[str]) -> str:
        kind, id = found.groups()
        return f"]({at.relative(address(id) if kind == 'criterion' else at.address(kind, id), address('x'))})"

    return _LINK.sub(link, harmless(press.say(words).strip()))


def criterion_text(press: Press, criterion: Criterion) -> bytes:
    """Return everything that judging alike needs, with the history."""
    say = partial(harmless_line, press)
    parts = [f"# {say(criterion.name)}", f"> {say(criterion.goal)}", _facts(press, criterion)]
    parts += [_prose(press, criterion.definition), _heading(press, T("What you do"))]
    parts.append("\n".join(f"- {say(one)}" for one in criterion.indicators))
    parts += _when(press, criterion) + _answers(press, criterion) + _examples(press, criterion)
    parts += _history(press, criterion)
    return ("\n\n".join(parts) + "\n").encode()


def _facts(press: Press, criterion: Criterion) -> str:
    handbook, text, say = press.handbook, press.text, partial(harmless_line, press)
    facts = [
        (T("Status"), text(STATUS[criterion.status])),
        (T("Version"), criterion.version),
        (
            T("Klantprincipes"),
            ", ".join(say(handbook.klantprincipes[id].name) for id in criterion.klantprincipes),
        ),
        (T("KPIs"), ", ".join(say(handbook.kpis[id].name) for id in criterion.kpis)),
        (T("Channels"), ", ".join(say(handbook.channels[id].name) for id in criterion.applies.channels)),
        (T("Also called"), ", ".join(say(alias) for alias in criterion.aliases)),
        (T("Replaced by"), ", ".join(say(handbook.criteria[id].name) for id in criterion.replaced_by)),
        (T("Page"), f"[{criterion.id}.html]({criterion.id}.html)"),
    ]
    return "\n".join(f"- {text(name)}: {value}" for name, value in facts if value)


def _heading(press: Press, title: T) -> str:
    return f"## {press.text(title)}"


def _when(press: Press, criterion: Criterion) -> list[str]:
    applies = criterion.applies
    parts = [_prose(press, applies.when)] if applies.when else []
    if applies.not_applicable:
        parts.append(press.text(T("Not applicable: {when}", {"when": harmless_line(press, applies.not_applicable)})))
    return [_heading(press, T("When it counts, and when not")), *parts] if parts else []


def _answers(press: Press, criterion: Criterion) -> list[str]:
    scale = press.handbook.scales[criterion.scale]
    parts = [
        _heading(press, T("How you judge it")),
        f"**{harmless_line(press, criterion.question or criterion.name)}**",
    ]
    for answer in scale.low_to_high:
        worth = f" ({press.number(answer.value)})" if answer.value is not None else ""
        parts.append(f"### {harmless_line(press, answer.label)}{worth}")
        anchor = criterion.anchors.get(answer.id)
        told = [anchor.when, anchor.sample] if anchor else [answer.meaning]
        parts += [_prose(press, words) for words in told if words]
    return parts


def _examples(press: Press, criterion: Criterion) -> list[str]:
    scale = press.handbook.scales[criterion.scale]
    parts = []
    for example in criterion.examples:
        answer = scale.answer(example.answer or "")
        label = harmless_line(press, answer.label if answer else scale.not_applicable) or press.text(T("N/A"))
        doubtful = press.text(T("doubtful"))
        doubt = f" ({doubtful})" if example.doubtful else ""
        why = press.text(T("Why: {why}", {"why": harmless_line(press, example.why)}))
        parts += [f"### {label}{doubt}", _prose(press, example.text), why]
    return [_heading(press, T("Examples")), *parts] if parts else []


def _history(press: Press, criterion: Criterion) -> list[str]:
    parts = []
    for entry in criterion.changelog:
        parts.append(f"### {entry.version}, {press.day(entry.date)} ({entry.change})")
        parts += [_prose(press, words) for words in (entry.what, entry.why) if words]
    return [_heading(press, T("History")), *parts] if parts else []
