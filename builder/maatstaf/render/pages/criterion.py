"""The page of one criterion: the answer on the first screen, then always the same order down to its history."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from markupsafe import Markup

from maatstaf.agreement.intervals import THRESHOLD
from maatstaf.message import T
from maatstaf.model.criterion import Criterion, Status
from maatstaf.model.workshop import Proposal
from maatstaf.render.addresses import address, proposal_address, relative
from maatstaf.render.alike.interval_drawing import THRESHOLD_HEIGHT, THRESHOLD_PLACE
from maatstaf.render.alike.view import view
from maatstaf.render.criterion_text import EVIDENCE, RELATIONS
from maatstaf.render.joined import joined, people
from maatstaf.render.look_again import reasons
from maatstaf.render.page import Content, SearchEntry
from maatstaf.render.press import Press
from maatstaf.render.prose import plain
from maatstaf.render.thread.origin import origin

SHARED = True

LONGEST_SAMPLE = 240
"""A sample with more characters would push what you do off a phone's first screen."""

_UNCLEAR = T("What is unclear, and when did you notice?\n\n\nIt is about: {name}, version {version}\n{page}")


def render(press: Press) -> Iterator[tuple[str, Callable[[], Content]]]:
    """Yield a page for every criterion, drafts and retired ones too."""
    for criterion in press.handbook.criteria.values():
        yield address("criterion", criterion.id), partial(_page, press, criterion)


def _page(press: Press, criterion: Criterion) -> Content:
    return press.page(
        "pages/criterion.html",
        address("criterion", criterion.id),
        press.say(criterion.name),
        description=press.say(criterion.goal),
        name=f"{press.say(criterion.name)} {criterion.version}",
        search=_search(press, criterion),
        **_context(press, criterion),
    )


def _context(press: Press, criterion: Criterion) -> dict[str, Any]:
    handbook = press.handbook
    channels = handbook.organisation.channels
    scale = handbook.scales[criterion.scale]
    source = handbook.files["criterion", criterion.id]
    log = criterion.changelog
    context: dict[str, Any] = {
        "criterion": criterion,
        "source": source,
        "current": log[0] if log else None,
        "retired": log[0] if criterion.status is Status.RETIRED and log else None,
        "successors": [handbook.criteria[id] for id in criterion.replaced_by],
        "accent_of": press.accent(criterion.klantprincipes[0]) if criterion.klantprincipes else "",
        "evidence": ", ".join(press.text(EVIDENCE[kind]) for kind in criterion.evidence),
        "uses": list({use.form.id: use.form for use in handbook.uses(criterion)}.values()),
        "sounds": _sounds(press, criterion),
        "other_channels": [c.id for c in channels if c.id not in criterion.applies.channels],
        "not_applicable_label": press.say(scale.not_applicable) or press.text(T("N/A")),
        "answers": _answers(press, criterion),
        "examples": _examples(press, criterion),
        "thread": _thread(press, criterion),
        "origins": _origins(press, criterion),
        "again": reasons(press, "criterion", criterion.id),
        "dissent": [entry.dissent for entry in log if entry.dissent],
        "alternatives": [other for entry in log for other in entry.alternatives],
        "related": [(handbook.criteria[r.criterion], press.text(RELATIONS[r.how])) for r in criterion.related],
        "edit": press.host.edit_address(source),
        "propose": proposal_address("criterion", criterion.id),
        "unclear": press.host.question_address(
            press.text(T("This is unclear to me: {name}", {"name": press.say(criterion.name)})),
            press.text(
                _UNCLEAR(name=press.say(criterion.name), version=criterion.version, page=_whole(press, criterion))
            ),
        ),
        "sessions": (sessions := _sessions(press, criterion)),
        "calibrated": view(press, criterion) if sessions else None,
        "threshold": THRESHOLD_PLACE,
        "threshold_height": THRESHOLD_HEIGHT,
        "threshold_value": THRESHOLD,
    }
    context["jumps"] = _jumps(press, context)
    return context


def _whole(press: Press, criterion: Criterion) -> str:
    """Return where the page stands: its whole address, where it is known."""
    site = press.host.site
    return f"{site.rstrip('/')}/{address('criterion', criterion.id)}" if site else address("criterion", criterion.id)


def _search(press: Press, criterion: Criterion) -> tuple[SearchEntry, ...]:
    """What the search should find this page by: what it is called, what it wants, and its other names."""
    lines = [press.say(criterion.goal), *(press.say(indicator) for indicator in criterion.indicators)]
    lines += [press.plain(criterion.definition), " · ".join(press.say(alias) for alias in criterion.aliases)]
    return (SearchEntry("", press.say(criterion.name), "\n".join(lines)),)


def _jumps(press: Press, context: dict[str, Any]) -> list[tuple[str, str]]:
    names = [
        ("brief", T("In brief")),
        ("when", T("When")),
        ("judging", T("Judging")),
        ("examples", T("Examples")),
        ("why", T("Why")),
        ("calibration", T("Calibration")),
        ("history", T("History")),
    ]
    return [(id, press.text(name)) for id, name in names if id != "examples" or context["examples"]]


def _sounds(press: Press, criterion: Criterion) -> tuple[str, str]:
    """Return who speaks last in the sample of the best answer, and what they say, without Markdown; or nothing."""
    best = press.handbook.scales[criterion.scale].low_to_high[-1:]
    anchor = criterion.anchors.get(best[0].id) if best else None
    turns = re.split(r"\n>?\s*\n", press.say(anchor.sample)) if anchor and anchor.sample else [""]
    turn = re.sub(r"^>\s?", "", turns[-1].strip(), flags=re.MULTILINE).strip()
    speaker = re.match(r"\*\*([^*]+?):?\*\*:?", turn)
    spoken = turn[speaker.end() :] if speaker else turn
    return (speaker[1] if speaker else "", plain(spoken)) if len(spoken) <= LONGEST_SAMPLE else ("", "")


def _answers(press: Press, criterion: Criterion) -> list[dict[str, Any]]:
    scale = press.handbook.scales[criterion.scale]
    marks = press.marks(scale)
    points = T("{number} points")
    return [
        {
            "label": answer.label,
            "value": answer.value,
            "points": press.text(T("1 point") if answer.value == 1 else points(number=press.number(answer.value)))
            if answer.value is not None
            else "",
            "mark": marks[answer.id],
            "meaning": answer.meaning,
            "anchor": criterion.anchors.get(answer.id),
        }
        for answer in scale.low_to_high
    ]


def _examples(press: Press, criterion: Criterion) -> list[dict[str, Any]]:
    """The examples in the page's order: good, not good, doubtful, n.v.t.; each kind as written."""
    scale = press.handbook.scales[criterion.scale]
    marks = press.marks(scale)
    place = {answer.id: number for number, answer in enumerate(reversed(scale.low_to_high))}

    def order(number: int) -> tuple[int, int, int]:
        example = criterion.examples[number]
        kind = 2 if example.not_applicable else 1 if example.doubtful else 0
        return kind, place.get(example.answer or "", 0), number

    shown = []
    for example in (criterion.examples[number] for number in sorted(range(len(criterion.examples)), key=order)):
        answer = scale.answer(example.answer or "")
        label = press.say(answer.label) if answer else press.say(scale.not_applicable) or press.text(T("N/A"))
        name = "nvt" if example.not_applicable else marks.get(example.answer or "", "")
        agreed = press.text(T("Agreed: {answer}", {"answer": label.lower()}))
        why = press.text(T("Why {answer}", {"answer": label.lower()}))
        shown.append(
            {
                "id": example.id,
                "text": example.text,
                "why": example.why,
                "look": "twijfel" if example.doubtful else name or "plain",
                "mark": "twijfel" if example.doubtful else name,
                "title": press.text(T("Doubtful")) if example.doubtful else label,
                "verdict": agreed if example.doubtful else why,
            }
        )
    return shown


def _thread(press: Press, criterion: Criterion) -> list[tuple[str, tuple[Markup | str, ...], str]]:
    """The way from vision to KPI through this criterion: label, what stands there line by line, accent."""
    handbook = press.handbook
    here = address("criterion", criterion.id)
    principles = [handbook.klantprincipes[id] for id in criterion.klantprincipes]
    steps: list[tuple[str, tuple[Markup | str, ...], str]] = [(*layer, "") for layer in origin(press, principles)]
    if not steps and handbook.organisation.vision:
        steps.append((press.text(T("Vision")), (press.plain(handbook.organisation.vision.text),), ""))
    for principle in principles:
        chip = Markup('<a class="ms-chip" data-p="{}" href="{}">{}{}</a> {}').format(
            press.accent(principle.id),
            relative(address("klantprincipe", principle.id), here),
            press.glyph(principle.id),
            press.say(principle.name),
            press.plain(principle.text),
        )
        steps.append((press.text(T("Klantprincipe")), (chip,), press.accent(principle.id)))
    colour = press.accent(principles[0].id) if principles else ""
    name = Markup("<strong>{}</strong>").format(press.say(criterion.name))
    steps.append((press.text(T("This criterion")), (name,), colour))
    if criterion.kpis:
        kpis = " · ".join(press.say(handbook.kpis[id].name) for id in criterion.kpis)
        steps.append((press.text(T("KPIs")), (kpis,), ""))
    return steps


def _origins(press: Press, criterion: Criterion) -> list[dict[str, Any]]:
    handbook = press.handbook
    origins = []
    for id in dict.fromkeys(entry.workshop for entry in criterion.changelog if entry.workshop):
        if id in handbook.workshops:
            workshop = handbook.workshops[id]
            origins.append(
                {
                    "workshop": workshop,
                    "people": people(press, sum(workshop.participants.values())),
                    "proposals": [(_about(press, p), p) for p in handbook.proposals(criterion.id, id)],
                }
            )
    return origins


def _about(press: Press, proposal: Proposal) -> str:
    """Return what a decision is about when it is about several criteria: its why may speak of another one."""
    names = [press.say(press.handbook.criteria[id].name) for id in proposal.criteria]
    together = T("One decision about {names}.")
    return press.text(together(names=joined(press, names))) if len(names) > 1 else ""


def _sessions(press: Press, criterion: Criterion) -> list[dict[str, Any]]:
    sessions = []
    for session in press.handbook.sessions:
        ratings = press.handbook.ratings.get(session.id, ())
        judged = {rating.contact for rating in ratings if rating.criterion == criterion.id}
        if judged or criterion.id in session.focus:
            summary = T(
                "{contacts} contacts, {raters} raters", {"contacts": len(judged), "raters": len(session.raters)}
            )
            sessions.append({"id": session.id, "date": session.date, "summary": press.text(summary)})
    return sessions
