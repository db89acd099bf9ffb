"""An explained result on a terminal: one table a section, then what else people have to know."""

from __future__ import annotations

from rich import box
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from maatstaf.message import T
from maatstaf.records.explain import Explained, Row
from maatstaf.report import visible


def show(told: Explained, language: str, console: Console) -> None:
    """Write an explained result; what stands in files can't steer the terminal."""
    console.print(_text(told.title, "bold"))
    console.print(_text(" · ".join(part for part in (told.score, told.outcome) if part), "bold green"))
    for words in (told.provisional, told.human):
        if words:
            console.print(_text(words, "yellow"))
    console.print(_questions(told, language))
    _list(console, T("Critical answers").in_language(language), told.criticals, "red")
    if told.subscores:
        console.print(_subscores(told, language))
    _list(console, T("Still missing").in_language(language), told.missing, "yellow")


def _questions(told: Explained, language: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    titles = (T("Question"), T("Answer"), T("Weight"), T("Worth"), T("Share"), T("Earned"), T("What else"))
    for number, title in enumerate(titles):
        table.add_column(title.in_language(language), justify="right" if number in (2, 3, 4, 5) else "left")
    for section, rows in told.sections:
        table.add_row(_text(section, "bold"))
        for row in rows:
            table.add_row(*_cells(row))
        table.add_section()
    return table


def _cells(row: Row) -> list[RenderableType]:
    style = "" if row.share or row.had else "dim"
    numbers = (row.answer, row.weight, row.worth, row.share, row.had)
    question = Padding(_text(row.question, style), (0, 0, 0, 2))
    return [question, *(_text(cell, style) for cell in numbers), _text(row.note, "red" if row.failed else style)]


def _subscores(told: Explained, language: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, header_style="bold")
    titles = (T("Sub-score"), T("Name"), T("Score"), T("Failed of judged"))
    for number, title in enumerate(titles):
        table.add_column(title.in_language(language), justify="right" if number > 1 else "left")
    for row in told.subscores:
        table.add_row(*(_text(cell) for cell in row))
    return table


def _list(console: Console, title: str, lines: list[str], style: str) -> None:
    if lines:
        console.print(_text(title, f"bold {style}"))
        for line in lines:
            console.print(_text(f"  • {line}"))


def _text(words: str, style: str = "") -> Text:
    return Text(visible(words), style=style)
