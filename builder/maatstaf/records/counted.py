"""A summary on a terminal: version by version, with counts beside shares and intervals beside both."""

from __future__ import annotations

from fractions import Fraction

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from maatstaf.message import T
from maatstaf.records.summary import FEW, Share, Spread, Summary, VersionSummary
from maatstaf.records.words import BY, number, percent
from maatstaf.report import visible

FEW_IN_WORDS: dict[str, T] = {FEW: T("fewer than 5")}
HELD = T("fewer than 5, or hidden with such a group")
POOLED = {
    "comparable": T("Counted together: the versions may be compared."),
    "with-care": T("Counted together, with care: between the versions something was made clearer."),
}


MANY = 400
"""From so many on, a decimal of a percentage says something."""


def show(summary: Summary, language: str, console: Console) -> None:
    """Write a summary."""
    for version in summary.versions:
        _version(version, language, console)
    if not summary.versions:
        console.print(T("No complete records.").in_language(language))
    else:
        note = T("Intervals: 95%, Wilson. Employees are not looked at; nothing is added up over versions.")
        console.print(Text(note.in_language(language), style="dim"))


def _version(version: VersionSummary, language: str, console: Console) -> None:
    title = f"{version.name} {', '.join(version.versions)}"
    count = T("{count} records", {"count": version.records}) if version.records else FEW_IN_WORDS[FEW]
    console.print(Text.assemble((visible(title), "bold"), f" · {count.in_language(language)}"))
    if version.records is None:
        console.print()
        return
    if version.pooled:
        console.print(Text(POOLED[version.pooled].in_language(language), style="yellow"))
    if not version.all_drawn:
        note = T("Not all of these contacts were drawn by lot: they don't stand for the others, nor do the intervals.")
        console.print(Text(note.in_language(language), style="yellow"))
    for heading, shares in (
        (T("KPI"), version.kpis),
        (T("Outcome by the rules") if version.decided else T("Outcome"), version.outcomes),
        (T("Outcome as decided"), version.decided),
        (T("Failed of judged"), version.failed),
    ):
        if shares:
            console.print(_shares(heading, shares, language))
    if version.overruled:
        console.print(Text(_overruled(version.overruled, language)))
    if version.scores:
        console.print(_spreads(version.scores, language))


def _overruled(one: Share, language: str) -> str:
    """Return how often the evaluator chose another outcome than the one by the rules."""
    if one.share is None:
        held = T("How often the evaluator chose another outcome is not shown: fewer than 5 records.")
        return held.in_language(language)
    values = {"count": one.count, "of": one.of, "share": percent(Fraction(str(one.share)), language, 0)}
    return T("The evaluator chose another outcome in {count} of {of} records ({share}).", values).in_language(language)


def _table(language: str, *titles: T) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    for at, title in enumerate(titles):
        table.add_column(title.in_language(language), justify="right" if at else "left")
    return table


def _shares(heading: T, lines: tuple[Share, ...], language: str) -> Table:
    table = _table(language, heading, T("How many"), T("Out of"), T("Share"), T("Interval"))
    for one in lines:
        name = Text(visible(one.name) or T("No outcome").in_language(language))
        if one.share is None or one.low is None or one.high is None:
            table.add_row(name, (FEW_IN_WORDS.get(one.shown or "") or HELD).in_language(language))
        else:
            decimals = 0 if (one.of or 0) < MANY else 1
            shares = (percent(Fraction(str(part)), language, decimals) for part in (one.share, one.low, one.high))
            share, low, high = shares
            table.add_row(name, str(one.count), str(one.of), share, f"{low} – {high}")
    return table


def _spreads(scores: tuple[Spread, ...], language: str) -> Table:
    table = _table(language, T("Score"), T("Records"), T("Median"), T("The middle half"))
    for one in scores:
        by = T("The whole form") if one.by == "form" else BY[one.by]
        name = Text(by.in_language(language) + ("" if one.by == "form" else f" {visible(one.name)}"))
        if one.median is None or one.low is None or one.high is None:
            table.add_row(name, FEW_IN_WORDS[FEW].in_language(language))
        else:
            middle, low, high = (number(Fraction(part), language, 4) for part in (one.median, one.low, one.high))
            table.add_row(name, str(one.records), middle, f"{low} – {high}")
    return table
