"""The form on paper: everything that is asked, with room for a pen; a page of its own, also readable on a phone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from markupsafe import Markup

from maatstaf.message import T
from maatstaf.model.criterion import Status
from maatstaf.model.form import Form
from maatstaf.model.scoring import ScoringMethod
from maatstaf.render.addresses import address, paper_address, pdf_address
from maatstaf.render.code import code
from maatstaf.render.filling.carried import languages_of
from maatstaf.render.page import Content
from maatstaf.render.press import Press
from maatstaf.render.questions.asked import AskedSection, asked, header
from maatstaf.render.questions.house_rules import house_rules
from maatstaf.render.questions.ruler import ruler
from maatstaf.render.scoring.conditions import outcome_when
from maatstaf.render.scoring.paper_sum import paper_sum
from maatstaf.render.scoring.weights import counts, weights
from maatstaf.render.specs.form import form_spec

FOOT = 95
"""So many characters of the purpose fit in the foot of a page."""

FORM_CODE, CRITERION_CODE = 17, 10
"""How wide the codes are that lead to the form's page and to a criterion's, in millimetres."""

LAST = 2
"""So many questions that do not count fit above the outcome and the conversation, on their sheet."""

_SAFE = re.compile(r"[^\w .,:;·()!?–—-]")


def render(press: Press) -> Iterator[tuple[str, Callable[[], Content]]]:
    """Yield the paper of every form in each of its languages, drafts and retired ones too."""
    for form in press.handbook.forms.values():
        for language in languages(press, form):
            yield paper_address(form.id, _other(press, language)), partial(_page, press, form, language)


def languages(press: Press, form: Form) -> tuple[str, ...]:
    """Return the languages in which there is paper of a form, the handbook's own first."""
    return languages_of(press, form_spec(press, form))


def _other(press: Press, language: str) -> str:
    return "" if language == press.handbook.language else language


def css_string(text: str) -> Markup:
    """Return a text as a CSS string: what is no letter, digit or plain mark is escaped, so nothing can end it."""
    escaped = _SAFE.sub(lambda found: f"\\{ord(found[0]):x} ", text)
    return Markup('"{}"').format(Markup(escaped))


def _page(press: Press, form: Form, language: str) -> Content:
    return paper(press.in_language(language), form, fillable=False).encode()


def paper(press: Press, form: Form, *, fillable: bool, notes: int = 0, together: bool = True) -> str:
    """Return the paper form as HTML; ``fillable`` puts an input wherever a pen would write, for the PDF.

    ``notes``: a space for notes after the questions, so many millimetres high. ``together``: the last few questions
    that do not count share the sheet of the conversation.
    """
    path = paper_address(form.id, _other(press, press.language))
    return press.fill("forms/print.html", path, fillable=fillable, notes=notes, **_context(press, form, together))


def _context(press: Press, form: Form, together: bool) -> dict[str, Any]:
    organisation = press.handbook.organisation
    owner = " · ".join(filter(None, (press.say(organisation.name), press.say(organisation.team))))
    rules = house_rules(press)
    shares = weights(press, form)
    sections = [(part, _share(press, shares.of(part.section) if shares else None)) for part in asked(press, form)]
    own = any(item.question for item in form.items)
    last = _last(form, sections) if own and together else 0
    return {
        "form": form,
        "owner": owner,
        "running": {
            "title": css_string(_running(press, form)),
            "owner": css_string(owner),
            "purpose": css_string(_first_words(press.plain(rules.purpose))) if rules else css_string(""),
            "page": css_string(press.text(T("Page"))),
            "of": css_string(press.text(T("of"))),
        },
        "version": _version(press, form),
        "code": code(press, address("form", form.id), FORM_CODE),
        "criterion_code": lambda id: code(press, address("criterion", id), CRITERION_CODE),
        "pdf": pdf_of(press, form) if press.host.pdf and form.status is not Status.RETIRED else "",
        "others": [
            (code, paper_address(form.id, _other(press, code)))
            for code in languages(press, form)
            if code != press.language
        ],
        "ruler": ruler(),
        "header": header(press, form),
        "sections": sections[: len(sections) - last],
        "last": sections[len(sections) - last :],
        "signals": not own,
        "sum": paper_sum(press, form),
        "failing": _failing(press, form),
        "outcomes": [
            (outcome.id, press.say(outcome.name), outcome_when(press, form, outcome.when) if outcome.when else None)
            for outcome in form.scoring.outcomes
        ],
        "rules": rules,
        "retired": form.status is Status.RETIRED,
    }


def _last(form: Form, sections: Sequence[tuple[AskedSection, str]]) -> int:
    """Return how many of the last sections stand on the sheet of the conversation: few questions, none that counts."""
    room, found = LAST, 0
    for part, _ in reversed(sections if form.coaching else ()):
        room -= len(part.questions)
        if room < 0 or part.whole or any(one.scored or one.key for one in part.questions):
            break
        found += 1
    return found


def pdf_of(press: Press, form: Form) -> str:
    """Return where the form lies as a PDF in the press's language."""
    return pdf_address(form.id, _other(press, press.language))


def _running(press: Press, form: Form) -> str:
    """What stands over every page: name, version, and from when."""
    return f"{press.say(form.name)} · {_version(press, form)}"


def _version(press: Press, form: Form) -> str:
    if not form.changelog:
        return press.text(T("version {version}", {"version": form.version}))
    values = {"version": form.version, "day": press.day(form.changelog[0].date)}
    return press.text(T("version {version} · from {day}", values))


def _first_words(text: str) -> str:
    first = re.split(r"(?<=[.!?])\s", text, maxsplit=1)[0]
    return first if len(first) <= FOOT else first[:FOOT].rsplit(" ", 1)[0] + " …"


def _share(press: Press, share: Any) -> str:
    return press.percent(share, 1) if share is not None else ""


def _failing(press: Press, form: Form) -> list[tuple[str, int]]:
    """For forms without a number: each class, and how many questions may fail there."""
    if form.scoring.method is not ScoringMethod.CHECKS:
        return []
    sizes = Counter(item.class_ for item in form.items if counts(press.handbook, item))
    names = [(press.say(one.name), sizes[one.id]) for one in form.classes if sizes[one.id]]
    rest = press.text(T("Other questions") if names else T("Questions"))
    return [*names, *([(rest, sizes[None])] if sizes[None] else [])]
