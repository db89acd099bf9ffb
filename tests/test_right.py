"""Handbooks of real organisations build without an error, and give what they gave before."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pytest
from handbooks import TESTS, TODAY, written

from maatstaf.handbook import Handbook
from maatstaf.model.form import Form
from maatstaf.model.text import Part
from maatstaf.pipeline import load
from maatstaf.render import render
from maatstaf.render.links import dead_links
from maatstaf.render.page import Page, Site
from maatstaf.render.prose import plain
from maatstaf.write import put

CASES = [path.name for path in sorted((TESTS / "right").iterdir()) if path.is_dir()]
WORTH_READING = {"telegraaf", "webwinkel"}


@pytest.fixture(scope="module", params=CASES)
def case(request: pytest.FixtureRequest) -> tuple[Path, Handbook, Site]:
    folder = TESTS / "right" / str(request.param)
    checked = load(folder / "handbook", TODAY)
    assert checked.handbook is not None, written(checked.errors)
    return folder, checked.handbook, render(checked.handbook)


def outline(site: Site) -> str:
    """Return every path; under a page the anchors of its headings, which hold on when words change."""
    lines = []
    for path, content in sorted(site.items()):
        lines.append(path)
        if isinstance(content, Page):
            lines += [f"    {'#' * heading.level}{heading.id}" for heading in content.headings]
    return "\n".join(lines) + "\n"


def test_it_gives_what_it_gave_before(case: tuple[Path, Handbook, Site], golden: bool) -> None:
    folder, _, site = case
    specs = {p: c for p, c in site.items() if p.startswith("spec/") and "/schema/" not in p and isinstance(c, bytes)}
    found_in_it = written(load(folder / "handbook", TODAY).findings)
    wanted = {"outline.txt": outline(site).encode(), "findings.txt": found_in_it.encode()} | {
        Path(path).relative_to("spec/v1").as_posix(): c for path, c in specs.items()
    }
    if golden:
        put(wanted, folder / "golden")
    found = {
        p.relative_to(folder / "golden").as_posix(): p.read_bytes()
        for p in (folder / "golden").rglob("*.*")
        if p.is_file()
    }
    assert sorted(found) == sorted(wanted)
    for path, content in wanted.items():
        assert found[path].decode() == content.decode(), f"{path}: pytest --golden rewrites it, if the change is meant"


def test_no_link_is_dead(case: tuple[Path, Handbook, Site]) -> None:
    assert dead_links(case[2]) == []


def words(content: object) -> str:
    """Return what a reader sees of a page, on one line."""
    text = content.body if isinstance(content, Page) else content.decode() if isinstance(content, bytes) else ""
    text = re.sub(r"<(style|script)\b.*?</\1>", " ", text, flags=re.DOTALL)
    text = re.sub(r"</(?:em|strong|a)>|<(?:em|strong|a)\b[^>]*>", "", text)
    return squeeze(html.unescape(re.sub(r"<[^>]+>", " ", text)))


def squeeze(text: str) -> str:
    return re.sub(r"\s+", "", text)


def texts(value: Any) -> list[str]:
    """Return every text inside a definition that is more than an id or a date."""
    if isinstance(value, Part):
        return [text for name in type(value).model_fields for text in texts(getattr(value, name))]
    if isinstance(value, str):
        return [value] if " " in value else []
    members = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else ()
    return [text for member in members for text in texts(member)]


def seen(text: str, shown: str) -> bool:
    """Return whether a text is on a page, whatever became of its Markdown (a speaker's colon is drawn)."""
    bare = squeeze(html.unescape(plain(text)))
    return bare in shown or bare.replace(":", "") in shown.replace(":", "")


def test_nothing_of_a_criterion_is_lost_on_its_page(case: tuple[Path, Handbook, Site]) -> None:
    _, handbook, site = case
    for criterion in handbook.criteria.values():
        shown = words(site[f"criteria/{criterion.id}.html"])
        lost = [text for text in texts(criterion) if not seen(text, shown)]
        assert lost == [], criterion.id


def test_nothing_of_a_workshop_is_lost_on_its_page(case: tuple[Path, Handbook, Site]) -> None:
    _, handbook, site = case
    for workshop in handbook.workshops.values():
        shown = words(site[f"workshops/{workshop.id}.html"])
        assert [text for text in texts(workshop) if not seen(text, shown)] == [], workshop.id


def form_texts(handbook: Handbook, form: Form) -> list[str]:
    """Return what somebody who judges must be able to read: questions, answers and anchors."""
    found = []
    for item in form.items:
        if item.criterion:
            criterion = handbook.criteria[item.criterion]
            found += [str(criterion.question or criterion.name), *(str(a.when) for a in criterion.anchors.values())]
            found += [str(answer.label) for answer in handbook.scales[criterion.scale].answers]
        elif item.question:
            found.append(str(item.question.text))
    return found


def test_the_printable_form_and_the_spec_carry_every_question_answer_and_anchor(
    case: tuple[Path, Handbook, Site],
) -> None:
    _, handbook, site = case
    for form in handbook.current_forms:
        printed = words(site[f"forms/{form.id}/print.html"])
        spec = squeeze(site[f"spec/v1/forms/{form.id}.json"].decode())  # type: ignore[union-attr]
        for text in form_texts(handbook, form):
            assert squeeze(text) in printed, f"{form.id}: {text}"
            assert squeeze(text).replace('"', '\\"') in spec, f"{form.id}: {text}"


def test_the_two_forms_of_the_sources_are_there() -> None:
    assert set(CASES) >= WORTH_READING
