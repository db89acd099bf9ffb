"""For tools that read text: ``llms.txt``, a list of everything, and each criterion as one Markdown file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from maatstaf.message import T
from maatstaf.model.text import Words
from maatstaf.render.criterion_text import address, criterion_text, harmless, harmless_line
from maatstaf.render.page import Content
from maatstaf.render.press import Press
from maatstaf.render.specs.spec import FOLDER

SHARED = True

LIST = "llms.txt"


def render(press: Press) -> Iterator[tuple[str, Content | Callable[[], Content]]]:
    """Yield the list, then every criterion, drafts and retired ones too."""
    yield LIST, _list(press).encode()
    for criterion in press.handbook.criteria.values():
        yield address(criterion.id), partial(criterion_text, press, criterion)


def _list(press: Press) -> str:
    """Return the list as https://llmstxt.org describes it; addresses are from the site's root."""
    handbook, text = press.handbook, press.text
    about = T("Quality criteria of {name}: what good customer contact is, and how it is judged. State of {day}.")
    name = harmless_line(press, handbook.organisation.name)
    lines = [f"# {name}", "", f"> {text(about(name=name, day=handbook.as_of))}"]
    named = [(c.name, address(c.id), c.goal) for c in handbook.active]
    lines += _section(press, T("Criteria in use"), named)
    forms = [(form.name, f"{FOLDER}/forms/{form.id}.json", form.purpose) for form in handbook.current_forms]
    lines += _section(press, T("Forms, as JSON"), forms)
    files = (
        (T("Klantprincipes"), "klantprincipes.json", T("what customers may always expect")),
        (T("KPIs"), "kpis.json", T("the figures that criteria contribute to")),
        (T("Answer scales"), "scales.json", T("what can be answered, and what it is worth")),
        (T("All changes"), "changelog.json", T("what changed, when and why, and what may be compared")),
        (T("Every file"), "index.json", T("with its SHA-256, to follow changes")),
    )
    lines += _section(press, T("Data"), [(text(name), f"{FOLDER}/{path}", text(what)) for name, path, what in files])
    others = [(c.name, address(c.id), c.goal) for c in handbook.criteria.values() if not c.active]
    # "Optional" is the convention's own word: what may be skipped when there is little room.
    lines += _section(press, T("Optional"), others)
    return "\n".join(lines) + "\n"


def _section(press: Press, title: T, entries: Sequence[tuple[Words, str, Words]]) -> list[str]:
    heading = title.key if title.key == "Optional" else press.text(title)
    rows = [f"- [{harmless_line(press, name)}]({path}): {harmless(press.plain(what))}" for name, path, what in entries]
    return ["", f"## {heading}", "", *rows] if rows else []
