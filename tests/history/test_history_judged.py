"""What a calibration session's sheet says otherwise: how many judgements, by criterion, and which."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from handbooks import BASE, lay_over

from maatstaf.difference.blocks import View
from maatstaf.difference.text import plain
from maatstaf.difference.view import view
from maatstaf.history import Compared
from maatstaf.revisions import named, states
from maatstaf.revisions.listing import Listing

SHEET = "workshops/calibrations/2026-03-17-telefonie.csv"
SESSION = "workshops/calibrations/2026-03-17-telefonie.yml"
Rewrite = Callable[[str], str]


@pytest.fixture
def seen(tmp_path: Path) -> Callable[[Rewrite], View]:
    """Return what makes a view of the base beside itself with another sheet."""

    def make(rewrite: Rewrite, path: str = SHEET) -> View:
        after = Path(shutil.copytree(BASE, tmp_path / "after"))
        text = (after / path).read_text(encoding="utf-8")
        (after / path).write_text(rewrite(text), encoding="utf-8")
        pair = named(str(BASE), str(after), after)
        return view(Compared(*states(pair.before, pair.after)), "nl")

    return make


def test_a_sheet_is_told_by_criterion_with_answers_as_people_know_them(seen: Callable[[Rewrite], View]) -> None:
    told = seen(
        lambda sheet: (
            sheet.replace("bram,luisteren,deels,", "bram,luisteren,goed,")
            .replace("bram,begroeting,nee,", 'bram,begroeting,nvt,"De klant, die belde terug."')
            .replace("k-002,bram,luisteren,goed,\n", "k-002,anna,afsluiting,ja,\n")
            .replace("Niet gehoord.", "Niet te horen.")
        )
    )
    [block] = told.blocks
    assert (block.kind, block.happened, told.files) == ("kalibratie", "gewijzigd", ())
    assert [(row.words, row.happened) for row in block.rows] == [
        ("De oordelen over “Afsluiting”", "1 erbij, 1 met een andere notitie"),
        ("De oordelen over “Begroeting en identificatie”", "1 gewijzigd"),
        ("De oordelen over “Luisteren”", "1 gewijzigd, 1 weg"),
    ]
    text = plain(told)
    assert "k-001, bram: [-Nee-] {+n.v.t. – De klant, die belde terug.+}" in text
    assert "k-001, bram: [-Deels goed-] {+Goed+}" in text
    assert "k-001, bram: niet beoordeeld – Niet [-gehoord.-] {+te horen.+}" in text
    assert "k-002, bram: [-Goed-]" in text and "k-002, anna: {+Ja+}" in text
    assert "Let op" in text and "begroeting (1), luisteren (2)" in text


def test_of_many_judgements_some_are_told_and_the_others_counted(tmp_path: Path) -> None:
    rows = [f"k-001,{rater}{number},luisteren,{{}},\n" for rater in ("anna", "bram") for number in range(10)]
    sides = []
    for name, answer in (("before", "goed"), ("after", "deels")):
        side = lay_over(BASE, tmp_path / name)
        (side / SHEET).write_text(
            "contact,rater,criterion,answer,comment\n" + "".join(row.format(answer) for row in rows)
        )
        sides.append(str(side))
    told = view(Compared(*states(*_listings(*sides))), "nl")
    [row] = told.blocks[0].rows
    assert row.happened == "20 gewijzigd"
    assert len(row.lines) == 9 and row.lines[-1][0].text == "… en nog 12"


def test_another_note_is_no_other_judgement(seen: Callable[[Rewrite], View]) -> None:
    told = seen(lambda sheet: sheet.replace('"Naam genoemd, klant niet gecontroleerd."', "").replace(",", ";"))
    assert [row.happened for row in told.blocks[0].rows] == ["1 met een andere notitie"]


def test_only_other_separators_change_nothing_that_was_judged(seen: Callable[[Rewrite], View]) -> None:
    told = seen(lambda sheet: sheet.replace(",", ";").replace("genoemd; klant", "genoemd, klant"))
    assert told.blocks == () and told.files == (f"gewijzigd: {SHEET}",)


def test_of_a_sheet_that_cannot_be_read_nothing_is_claimed(seen: Callable[[Rewrite], View]) -> None:
    told = seen(lambda sheet: sheet.replace("k-001,bram,luisteren,deels,", 'k-001,bram,luisteren,"deels,'))
    assert told.blocks == () and told.files == (f"gewijzigd: {SHEET}",)
    assert any(SHEET in remark for remark in told.remarks)


def test_judgements_moved_from_the_sheet_into_the_session_are_the_same(tmp_path: Path) -> None:
    after = lay_over(BASE, tmp_path / "after")
    rows = [line.split(",") for line in (after / SHEET).read_text(encoding="utf-8").splitlines()[1:]]
    listed = "".join(
        f"  - contact: {contact}\n    rater: {rater}\n    criterion: {criterion}\n"
        + (f"    answer: {answer}\n" if answer else "    comment: Niet gehoord.\n")
        for contact, rater, criterion, answer, *_ in rows
    )
    listed = listed.replace("answer: ja\n", "answer: ja\n    comment: Naam genoemd, klant niet gecontroleerd.\n", 1)
    session = (after / SESSION).read_text(encoding="utf-8")
    (after / SESSION).write_text(session.replace("ratings: 2026-03-17-telefonie.csv\n", f"ratings:\n{listed}"))
    (after / SHEET).unlink()
    told = view(Compared(*states(*_listings(str(BASE), str(after)))), "nl")
    assert told.blocks == () and told.files == (f"weg: {SHEET}",)


def _listings(before: str, after: str) -> tuple[Listing, Listing]:
    pair = named(before, after, Path(after))
    return pair.before, pair.after
