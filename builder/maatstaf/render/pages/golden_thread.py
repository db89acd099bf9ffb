"""The golden thread: from vision to KPI as a picture, the KPIs, the coverage with its gaps, and the loose ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from maatstaf.message import T
from maatstaf.model.kpi import Direction, Formula, Kpi, Measured
from maatstaf.render.addresses import THREAD
from maatstaf.render.joined import joined
from maatstaf.render.page import Content
from maatstaf.render.press import Press
from maatstaf.render.prose import parted
from maatstaf.render.thread.coverage import coverage
from maatstaf.render.thread.kpis import serves, short_names
from maatstaf.render.thread.loose_ends import loose_ends, without
from maatstaf.render.thread.missing import missing
from maatstaf.render.thread.picture import golden_thread
from maatstaf.render.thread.strands import Strand

MEASURED = {
    Measured.CUSTOMER: T("the customer"),
    Measured.EMPLOYEE: T("the employee"),
    Measured.EVALUATOR: T("the evaluator"),
    Measured.SYSTEM: T("a system"),
}

DIRECTION = {Direction.UP: T("higher is better"), Direction.DOWN: T("lower is better")}


def render(press: Press) -> Iterator[tuple[str, Content]]:
    """Yield the page; it is also the page of the organisation and of every KPI."""
    handbook = press.handbook
    thread = golden_thread(press)
    short = short_names(press, handbook.kpis)
    kpis = [_kpi(press, kpi, short[kpi.id]) for kpi in handbook.kpis.values()]
    yield (
        THREAD,
        press.page(
            "pages/golden_thread.html",
            THREAD,
            press.text(T("The golden thread")),
            description=press.text(T("From what we want to be, to a figure that matters.")),
            source=handbook.files["organisation", "organisation"],
            hide=("toc",),
            landscape=True,
            thread=thread,
            beads={strand.id: _beads(press, strand) for strand in thread.strands},
            shared=not thread.folded and any(len(c.klantprincipes) > 1 for c in handbook.active),
            named=any(short[id] != press.say(kpi.name) for id, kpi in handbook.kpis.items()),
            totals=[(len(row["criteria"]), row["gap"]) for row in kpis],
            short=short,
            off_form=frozenset(without(handbook, "form")),
            kpis=kpis,
            missing=list(missing(press)),
            matrix=coverage(press, thread.strands, short) if _countable(press) else None,
            chain=_chain(press),
            loose=loose_ends(press),
            goals=[(press.say(handbook.roles[g.role].name), g.text) for g in handbook.organisation.function_goals],
            counts=_counts(press, thread.strands),
        ),
    )


def _countable(press: Press) -> bool:
    """Whether there is anything to count criteria over."""
    handbook = press.handbook
    return bool(handbook.active and (handbook.klantprincipes or handbook.kpis or handbook.current_forms))


def _beads(press: Press, strand: Strand) -> list[dict[str, Any]]:
    """For each criterion of a strand: where it stands, and which KPIs its line goes to (on, end, past)."""
    handbook, rows = press.handbook, []
    for criterion, row, height in strand.rows():
        on = [serves(handbook, criterion, id) for id in handbook.kpis]
        last = max((number for number, serving in enumerate(on) if serving), default=-1)
        others = criterion.klantprincipes[1:] if strand.kind == "klantprincipe" else ()
        rows.append(
            {
                "criterion": criterion,
                "row": row + 2,
                "height": height,
                "others": others,
                "beads": [
                    (id, number, serving, "end" if number == last else "past" if number > last else "")
                    for number, (id, serving) in enumerate(zip(handbook.kpis, on, strict=True))
                ],
            }
        )
    return rows


def _counts(press: Press, strands: Sequence[Strand]) -> dict[str, list[tuple[str, int]]]:
    """For each strand: every KPI with how many of the strand's criteria serve it."""
    handbook = press.handbook
    return {s.id: [(id, sum(serves(handbook, c, id) for c in s.criteria)) for id in handbook.kpis] for s in strands}


def _kpi(press: Press, kpi: Kpi, short: str) -> dict[str, Any]:
    handbook = press.handbook
    criteria = [c for c in handbook.active if serves(handbook, c, kpi.id)]
    why = [f"‘{press.say(handbook.promises[id].text)}’" for id in kpi.promise]
    why += [press.say(handbook.pillars[id].name) for id in kpi.strategy]
    return {
        "kpi": kpi,
        "short": short,
        "meaning": parted(press.say(kpi.definition)),
        "direction": press.text(DIRECTION[kpi.direction]),
        "measured": press.text(MEASURED[kpi.measured_by]) if kpi.measured_by else "",
        "formula": _formula(press, kpi.formula) if kpi.formula else "",
        "share_of": handbook.criteria[kpi.formula.share_of] if kpi.formula else None,
        "why": why,
        "criteria": criteria,
        "alone": kpi.stands_alone,
        "gap": not criteria and not kpi.stands_alone,
    }


def _formula(press: Press, formula: Formula) -> str:
    scale = press.handbook.scales[press.handbook.criteria[formula.share_of].scale]
    answers = {answer.id: press.say(answer.label) for answer in scale.answers}
    names = [f"‘{answers.get(id, id).lower()}’" for id in formula.answers]
    listed = joined(press, names, "or")
    counted = T("Counted from filled-in forms: the share of answers {answers} among all judged answers to")
    return press.text(counted(answers=listed))


def _chain(press: Press) -> list[tuple[str, list[tuple[str, bool]]]]:
    """Each klantprincipe with the parts of the chain, and whether it is worked out there."""
    handbook = press.handbook
    parts = [part.id for part in handbook.organisation.chain]
    if not parts:
        return []
    return [(p.id, [(part, part in p.elaboration) for part in parts]) for p in handbook.klantprincipes.values()]
