"""Records counted together: KPIs, outcomes, scores and what failed; never a person, and no group under five."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from fractions import Fraction
from statistics import median, quantiles
from typing import Any, Literal

from maatstaf.model.text import Many, Part, say
from maatstaf.records.check import Judged
from maatstaf.records.interval import wilson
from maatstaf.records.small import FEWEST, hidden
from maatstaf.records.versions import Group, grouped, size, with_care
from maatstaf.records.words import group_name
from maatstaf.score import rounded
from maatstaf.score.sheet import Unit, lay
from maatstaf.shapes.form import SpecForm

FEW: Literal["fewer than 5"] = "fewer than 5"
HELD_BACK: Literal["fewer than 5, or hidden with such a group"] = "fewer than 5, or hidden with such a group"


class Share(Part):
    """A share as counts, and its 95% interval (Wilson), all from 0 to 1; only ``shown`` when too small."""

    id: str
    name: str
    count: int | None = None
    of: int | None = None
    share: float | None = None
    low: float | None = None
    high: float | None = None
    shown: str | None = None


class Spread(Part):
    """How scores lie: their median, and the quartiles between which the middle half lies, as decimal text."""

    by: Literal["form", "section", "class", "klantprincipe", "kpi"]
    id: str
    name: str
    records: int | None = None
    median: str | None = None
    low: str | None = None
    high: str | None = None
    shown: str | None = None


class VersionSummary(Part):
    """One version of a form, or some that may be compared; nothing but its name when it holds too few records.

    ``outcomes`` follow from the answers. Where evaluators may choose another, ``decided`` are those that stand in the
    end, and ``overruled`` is how often somebody chose another one.
    """

    form: str
    name: str
    versions: Many[str]
    hashes: Many[str]
    pooled: Literal["comparable", "with-care"] | None = None
    records: int | None = None
    shown: str | None = None
    all_drawn: bool | None = None
    kpis: Many[Share] = ()
    outcomes: Many[Share] = ()
    decided: Many[Share] = ()
    overruled: Share | None = None
    scores: Many[Spread] = ()
    failed: Many[Share] = ()


class Summary(Part):
    """All versions, each for itself; nothing is added up over them."""

    summary: Literal["maatstaf/summary/v1"] = "maatstaf/summary/v1"
    fewest: int = FEWEST
    versions: Many[VersionSummary]


def summarise(judged: Iterable[Judged], language: str) -> Summary:
    """Return the summary of records. Incomplete ones are left out: their scores are provisional.

    Employees are not looked at. A base of fewer than five (the records of a version, the judged answers to a question)
    is not shown. Of outcomes, which are verdicts on somebody's work, no count under five is shown either, and with it
    so many others that it can't be computed from the total (``small.hidden``). There are no totals over versions, and
    one division into versions only (``versions.grouped``).
    """
    complete = [one for one in judged if one.result.complete]
    return Summary(versions=tuple(_version(group, language) for group in grouped(complete)))


def _version(group: Group, language: str) -> VersionSummary:
    newest = group[-1][0]
    pooled: Literal["comparable", "with-care"] = "with-care" if with_care(group) else "comparable"
    named = VersionSummary(
        form=newest.id,
        name=say(newest.name, language),
        versions=tuple(dict.fromkeys(form.version for form, _ in group)),
        hashes=tuple(form.hash for form, _ in group),
        pooled=pooled if len(group) > 1 else None,
    )
    if size(group) < FEWEST:
        return named.model_copy(update={"shown": FEW})
    judged = [one for _, records in group for one in records]
    sheets = [lay(one.form, one.record).units for one in judged]
    return named.model_copy(
        update={
            "records": len(judged),
            "all_drawn": all(one.record.drawn == "random" for one in judged),
            "kpis": tuple(_kpis(newest, sheets, language)),
            **_outcomes(newest, judged, language),
            "scores": tuple(_scores(newest, judged, language)),
            "failed": tuple(_failed(newest, sheets, language)),
        }
    )


def _share(id: str, name: str, count: int, of: int) -> Share:
    if of < FEWEST:
        return Share(id=id, name=name, shown=FEW)
    low, high = wilson(count, of)
    return Share(
        id=id, name=name, count=count, of=of, share=round(count / of, 4), low=round(low, 4), high=round(high, 4)
    )


def _kpis(form: SpecForm, sheets: list[tuple[Unit, ...]], language: str) -> Iterator[Share]:
    """Yield each KPI that is counted from records: the share of its answers among all judged answers to its item."""
    for kpi in form.kpis:
        if kpi.count:
            item, answers = kpi.count.item, kpi.count.answers
            told = [unit.told for units in sheets for unit in units if unit.item and unit.id == item and unit.judged]
            name = group_name(form, "kpi", kpi.id, language)
            yield _share(kpi.id, name, sum(one.is_one_of(answers) for one in told), len(told))


def _outcomes(form: SpecForm, judged: list[Judged], language: str) -> dict[str, Any]:
    """Return the outcomes by the rules and, where evaluators may choose, as decided: what one hides, both hide."""
    if not form.scoring.outcomes:
        return {}
    names = {one.id: say(one.name, language) for one in form.scoring.outcomes}
    computed = [one.result.outcome or "" for one in judged]
    tables = {"outcomes": computed}
    overruled = None
    if form.scoring.human_outcome:
        chosen = [one.record.human_outcome.outcome if one.record.human_outcome else "" for one in judged]
        tables["decided"] = [human or rule for human, rule in zip(chosen, computed, strict=True)]
        differing = sum(human not in ("", rule) for human, rule in zip(chosen, computed, strict=True))
        overruled = _share("overruled", "", differing, len(judged))
        if hidden({"overruled": differing, "kept": len(judged) - differing}):
            overruled = Share(id="overruled", name="", shown=HELD_BACK)
    found = {name: Counter(ids) for name, ids in tables.items()}
    ids = [*names, *([""] if any(counts[""] for counts in found.values()) else [])]
    gone = {id for counts in found.values() for id in hidden({id: counts[id] for id in ids})}

    def share(id: str, count: int) -> Share:
        name = names.get(id, "")
        return Share(id=id, name=name, shown=HELD_BACK) if id in gone else _share(id, name, count, len(judged))

    shares = {name: tuple(share(id, counts[id]) for id in ids) for name, counts in found.items()}
    return {**shares, "overruled": overruled}


def _scores(form: SpecForm, judged: list[Judged], language: str) -> Iterator[Spread]:
    decimals = form.scoring.decimals
    by: dict[tuple[Literal["form", "section", "class", "klantprincipe", "kpi"], str], list[Fraction]] = {}
    for one in judged:
        if one.result.exact is not None:
            by.setdefault(("form", form.id), []).append(Fraction(one.result.exact))
        for part in one.result.subscores:
            if part.exact is not None:
                by.setdefault((part.by, part.id), []).append(Fraction(part.exact))
    for (kind, id), scores in by.items():
        name = say(form.name, language) if kind == "form" else group_name(form, kind, id, language)
        if len(scores) < FEWEST:
            yield Spread(by=kind, id=id, name=name, shown=FEW)
            continue
        low, _, high = quantiles(scores, n=4, method="inclusive")
        middle = [rounded(Fraction(number), decimals) for number in (median(scores), low, high)]
        yield Spread(by=kind, id=id, name=name, records=len(scores), median=middle[0], low=middle[1], high=middle[2])


def _failed(form: SpecForm, sheets: list[tuple[Unit, ...]], language: str) -> Iterator[Share]:
    """Yield, for each question that counts, how many of the judged failed."""
    judged, failed = Counter[str](), Counter[str]()
    for units in sheets:
        for unit in units:
            if unit.item and unit.counted:
                judged[unit.id] += 1
                failed[unit.id] += unit.failed
    for section in form.sections:
        for item in section.items:
            if judged[item.id]:
                yield _share(item.id, say(item.name, language), failed[item.id], judged[item.id])
