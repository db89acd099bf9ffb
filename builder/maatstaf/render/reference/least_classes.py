"""What a change of each field is called at least, from the table that the check and the difference use."""

from __future__ import annotations

from dataclasses import dataclass

from maatstaf.history.fields import EACH, Least, Table
from maatstaf.history.table import TABLES
from maatstaf.message import T
from maatstaf.render.press import Press

KINDS = (
    ("criterion", T("A criterion")),
    ("scale", T("An answer scale")),
    ("form", T("A form")),
    ("klantprincipe", T("A klantprincipe")),
    ("kpi", T("A KPI")),
)

WORDS = {
    Least.SCORING: T("always scoring"),
    Least.MEANING: T("always meaning, or scoring"),
    Least.CHOOSE: T("you choose: wording, clarification or meaning"),
    Least.WORDING: T("wording will do"),
}
"""What each smallest class asks of an author, the largest first."""


@dataclass(frozen=True)
class Line:
    """The fields of one kind that ask the same."""

    words: str
    fields: str


def least_classes(press: Press) -> list[tuple[str, list[Line]]]:
    """Return for each kind, by name, what changing its fields asks at least; the fields in words, each one once."""
    found = []
    for kind, name in KINDS:
        lines = [Line(press.text(WORDS[least]), ", ".join(_fields(press, kind, least))) for least in WORDS]
        found.append((press.text(name), [line for line in lines if line.fields]))
    return found


def _fields(press: Press, kind: str, least: Least) -> list[str]:
    """Return the fields that ask this, in words; of what is inside a text that asks the same only the whole."""
    table = TABLES[kind]
    kept = [row for row, field in table.items() if field.least is least and not _left_out(row, table)]
    return list(dict.fromkeys(press.text(_called(row, table)).replace("“…”", "…") for row in kept))


def _called(row: str, table: Table) -> T:
    words = table[row].words(name="…")
    bound = row.endswith(EACH) and table[row].least.rank > Least.CHOOSE.rank
    return T("{field} (one more or one less)", {"field": words}) if bound else words


def _left_out(row: str, table: Table) -> bool:
    member = row.rpartition(f".{EACH}.")[0] + f".{EACH}"
    inside = row != member and member in table and table[row].least is table[member].least
    order = f"{row}.{EACH}" in table
    return row.startswith("changelog") or order or (inside and table[row].least.rank <= Least.CHOOSE.rank)
