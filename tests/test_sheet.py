"""A workshop on paper: its size, one sheet for the wall whatever is on it, and everything that people need to read."""

from __future__ import annotations

import re
import subprocess
from functools import cache
from pathlib import Path

import pytest
from test_cli import maatstaf
from test_pdf import ROOT, handbook, reader, squeezed, words

from maatstaf.model.workshop import Workshop
from maatstaf.pdf.sheet import sheet_pdf
from maatstaf.render.addresses import sheet_address
from maatstaf.render.decided.decisions import DECISIONS
from maatstaf.render.forms.sheet import sheet
from maatstaf.render.press import Press

KNOWN = "2026-03-12-brownpaper"
SIZES = {"a4": (210, 297), "a3": (420, 297), "a0": (1189, 841)}
"""Millimetres, across and along (ISO 216); the walls lie on their side."""


@cache
def press() -> Press:
    return Press(handbook(ROOT))


def workshop(**changes: object) -> Workshop:
    return handbook(ROOT).workshops[KNOWN].model_copy(update=changes)


@cache
def made(paper: str, id: str = KNOWN) -> bytes:
    return sheet_pdf(press(), handbook(ROOT).workshops[id] if id else None, paper)


@pytest.mark.parametrize("id", [KNOWN, ""])
@pytest.mark.parametrize("paper", SIZES)
def test_it_has_its_size_and_a_wall_is_one_sheet(paper: str, id: str) -> None:
    pages = reader(made(paper, id)).pages
    assert len(pages) == 1 or paper == "a4"
    for page in pages:
        found = [float(side) * 25.4 / 72 for side in (page.mediabox.width, page.mediabox.height)]
        assert found == pytest.approx(SIZES[paper], abs=0.1)


def test_the_set_for_the_table_holds_everything_whole(tmp_path: Path) -> None:
    shown, found = words(made("a4"), tmp_path), workshop()
    texts = [press().plain(text) for text in (found.purpose, *(one.text for one in found.proposals))]
    texts += [
        str(found.title),
        *(str(handbook(ROOT).criteria[id].name) for one in found.proposals for id in one.criteria),
    ]
    texts += [str(handbook(ROOT).criteria[id].goal) for one in found.proposals for id in one.criteria]
    texts += [str(one.name) for one in handbook(ROOT).klantprincipes.values()]
    texts += [str(handbook(ROOT).roles[id].name) for id in found.participants]
    assert [text for text in texts if squeezed(text) not in shown] == []


@pytest.mark.parametrize("paper", ["a3", "a0"])
def test_the_wall_names_question_criteria_quadrants_and_klantprincipes(paper: str, tmp_path: Path) -> None:
    shown, found = words(made(paper), tmp_path), workshop()
    texts = [str(found.title), *(press().text(name) for name, _ in DECISIONS.values())]
    texts += [str(handbook(ROOT).criteria[id].name) for one in found.proposals for id in one.criteria]
    texts += [str(one.name) for one in handbook(ROOT).klantprincipes.values()]
    assert [text for text in texts if squeezed(text) not in shown] == []


def letters(content: bytes, folder: Path) -> list[float]:
    """Return the heights of all lines of text, in points."""
    (folder / "one.pdf").write_bytes(content)
    command: list[str | Path] = ["pdftotext", "-bbox", folder / "one.pdf", "-"]
    boxes = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return [float(low) - float(high) for high, low in re.findall(r'yMin="([\d.]+)".*?yMax="([\d.]+)"', boxes)]


def test_the_large_wall_is_read_from_two_metres(tmp_path: Path) -> None:
    assert min(letters(made("a0", ""), tmp_path)) >= 24
    assert max(letters(made("a3", ""), tmp_path)) >= 30


@pytest.mark.parametrize("paper", ["a3", "a0"])
def test_however_much_there_is_a_wall_stays_one_sheet(paper: str, tmp_path: Path) -> None:
    one = workshop().proposals[0]
    ids = tuple(handbook(ROOT).criteria)
    many = tuple(
        one.model_copy(update={"id": f"p{n}", "text": f"Idee {n}. " + "Lang verhaal. " * 60, "criteria": ids[:24]})
        for n in range(40)
    )
    full = workshop(proposals=many, title="Waarom eigenlijk? " * 6, purpose="Een lange reden. " * 40)
    content = sheet_pdf(press(), full, paper)
    assert len(reader(content).pages) == 1
    shown = words(content, tmp_path)
    assert all(squeezed(str(handbook(ROOT).criteria[id].name)) in shown for id in ids[:24])


def test_a_planned_workshop_without_proposals_has_room_to_write(tmp_path: Path) -> None:
    planned = workshop(proposals=(), participants={}, purpose="Over [samenvatten](criterion:samenvatten).", inputs=None)
    page = sheet(press(), planned, sheet_address(planned.id))
    assert page.count('class="ws-note"') == 16
    assert str(handbook(ROOT).criteria["samenvatten"].name) in page
    assert "ws-criterion" in page
    assert reader(sheet_pdf(press(), planned, "a4")).pages


def test_what_calibrating_found_unclear_stands_at_the_criterion() -> None:
    session = handbook(ROOT).sessions[0]
    criterion = session.outcomes[0].criterion
    later = workshop(date=session.date, purpose=f"Over [dit](criterion:{criterion}).")
    earlier = workshop(date=handbook(ROOT).sessions[-1].date.replace(year=2000), purpose=later.purpose)
    finding = press().plain(session.outcomes[0].finding)[:40]
    assert finding in sheet(press(), later, "workshops/x/sheet.html")
    assert finding not in sheet(press(), earlier, "workshops/x/sheet.html")


def test_the_same_sheet_gives_the_same_bytes() -> None:
    assert sheet_pdf(press(), handbook(ROOT).workshops[KNOWN], "a3") == made("a3")


def test_the_command_writes_what_is_asked_and_says_what_is_wrong(tmp_path: Path) -> None:
    file, out = ROOT / "workshops" / f"{KNOWN}.yml", tmp_path / "vel.pdf"
    done = maatstaf("workshop", "sheet", file, "--paper", "a3", "--out", out)
    assert done.returncode == 0, done.stderr
    assert out.read_bytes() == made("a3")
    assert maatstaf("workshop", "sheet", ROOT, "--out", tmp_path / "leeg.pdf").returncode == 0
    assert len(reader((tmp_path / "leeg.pdf").read_bytes()).pages) > 1
    for wrong in (ROOT / "workshops" / "nee.yml", ROOT / "criteria" / "kpis.yml", tmp_path):
        done = maatstaf("workshop", "sheet", wrong, "--out", tmp_path / "niet.pdf")
        assert done.returncode == 2, wrong
        assert not (tmp_path / "niet.pdf").exists()
