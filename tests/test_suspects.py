"""What leans on something that changed is suspect, until it has an entry of its own or was looked at."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from maatstaf.handbook import Handbook
from maatstaf.model.changelog import Change, Entry
from maatstaf.model.criterion import Status
from maatstaf.model.organisation import OrganisationEntry
from maatstaf.pipeline import load
from maatstaf.render import render
from maatstaf.render.page import Page
from maatstaf.suspects import Books, suspects

BASE = Path(__file__).parent / "base"
TODAY = date(2026, 11, 22)


def handbook() -> Handbook:
    found = load(BASE, TODAY).handbook
    assert found
    return found


def books(**other: Any) -> Books:
    found = handbook()
    names = ("organisation", "klantprincipes", "kpis", "scales", "criteria", "forms")
    return Books(**{name: getattr(found, name) for name in names} | other)


def with_entry(table: dict[str, Any], id: str, change: Change, day: str, **more: Any) -> dict[str, Any]:
    one = table[id]
    entry = Entry.model_construct(version="9.0.0", date=date.fromisoformat(day), change=change)
    return {**table, id: one.model_copy(update={"changelog": (entry, *one.changelog), **more})}


def named(found: Books) -> set[tuple[str, str, str, str]]:
    return {(one.kind, one.id, one.on_kind, one.on) for one in suspects(found)}


def test_nothing_is_suspect_where_nothing_changed() -> None:
    assert suspects(books()) == ()


@pytest.mark.parametrize(
    ("change", "suspect"),
    [
        (Change.WORDING, False),
        (Change.NEW, False),
        (Change.CLARIFICATION, True),
        (Change.MEANING, True),
        (Change.SCORING, True),
    ],
)
def test_a_clarification_or_more_makes_suspect(change: Change, suspect: bool) -> None:
    found = named(books(klantprincipes=with_entry(handbook().klantprincipes, "betrokken", change, "2026-06-01")))
    assert (("criterion", "luisteren", "klantprincipe", "betrokken") in found) is suspect


@pytest.mark.parametrize("day", ["2026-06-01", "2026-06-02"])
def test_it_ends_with_a_newer_entry_or_a_review_of_that_day_or_later(day: str) -> None:
    changed = with_entry(handbook().klantprincipes, "betrokken", Change.MEANING, "2026-06-01")
    criteria = handbook().criteria
    asked = {"klantprincipes": changed}
    assert named(books(**asked))
    reviewed = criteria["luisteren"].model_copy(update={"reviewed": date.fromisoformat(day)})
    assert not named(books(criteria={**criteria, "luisteren": reviewed}, **asked))
    assert not named(books(criteria=with_entry(criteria, "luisteren", Change.WORDING, day), **asked))


def test_a_review_before_the_change_does_not_help() -> None:
    changed = with_entry(handbook().klantprincipes, "betrokken", Change.MEANING, "2026-06-01")
    criteria = handbook().criteria
    reviewed = criteria["luisteren"].model_copy(update={"reviewed": date(2026, 5, 31)})
    assert named(books(klantprincipes=changed, criteria={**criteria, "luisteren": reviewed}))


def test_what_is_retired_needs_no_looking_at() -> None:
    changed = with_entry(handbook().klantprincipes, "betrokken", Change.MEANING, "2026-06-01")
    criteria = handbook().criteria
    retired = criteria["luisteren"].model_copy(update={"status": Status.RETIRED})
    assert not named(books(klantprincipes=changed, criteria={**criteria, "luisteren": retired}))


def test_every_kind_makes_suspect_what_names_it() -> None:
    found = handbook()
    assert ("criterion", "luisteren", "kpi", "klanttevredenheid") in named(
        books(kpis=with_entry(found.kpis, "klanttevredenheid", Change.MEANING, "2026-06-01"))
    )
    scale = found.criteria["begroeting"].scale
    by_scale = named(books(scales=with_entry(found.scales, scale, Change.SCORING, "2026-06-01")))
    assert {("criterion", "begroeting", "scale", scale), ("form", "telefonie", "scale", scale)} <= by_scale


def organisation(*about: str) -> Any:
    one = handbook().organisation
    entry = OrganisationEntry.model_construct(
        version="9.0.0", date=date(2026, 6, 1), change=Change.CLARIFICATION, about=about
    )
    return one.model_copy(update={"changelog": (entry, *one.changelog)})


def test_an_entry_of_the_organisation_says_what_it_is_about() -> None:
    assert named(books(organisation=organisation("meteen-duidelijk"))) == {
        ("klantprincipe", "duidelijk", "promise", "meteen-duidelijk")
    }
    assert named(books(organisation=organisation("goed-water"))) == {
        ("promise", "meteen-duidelijk", "statement", "goed-water")
    }
    assert named(books(organisation=organisation("medewerker"))) == set()


def test_an_entry_about_nothing_in_particular_is_about_all() -> None:
    kinds = {(kind, on_kind) for kind, _, on_kind, _ in named(books(organisation=organisation()))}
    assert ("klantprincipe", "promise") in kinds
    assert not any(kind == "promise" for kind, _ in kinds), "the promises were in that same entry"


def test_a_patch_version_that_publishing_wrote_is_no_looking_at() -> None:
    found = handbook()
    scale = found.criteria["begroeting"].scale
    scales = with_entry(found.scales, scale, Change.SCORING, "2026-06-01")
    forms = with_entry(found.forms, "telefonie", Change.WORDING, "2026-06-02")
    assert ("form", "telefonie", "scale", scale) in named(books(scales=scales, forms=forms))


def test_pages_say_it_quietly_and_authors_find_them_together(tmp_path: Path) -> None:
    root = Path(shutil.copytree(BASE, tmp_path / "handbook"))
    shutil.copytree(BASE.parent / "wrong" / "suspect-scale-changed", root, dirs_exist_ok=True)
    found = load(root, TODAY).handbook
    assert found
    site = render(found)

    def body(path: str) -> str:
        page = site[path]
        assert isinstance(page, Page)
        return page.body

    words = "De antwoordschaal Ja of nee is op 1 juni 2026 veranderd."
    assert "Nog eens bekijken:" in body("criteria/begroeting.html") and words in body("criteria/begroeting.html")
    assert words in body("forms/telefonie.html")
    assert "Nog eens bekijken" not in body("criteria/luisteren.html")
    overview = body("authors/index.html").split('id="again"')[1]
    assert overview.count(words) == 3


def test_days_to_look_again_are_held_for_the_browser_to_compare() -> None:
    site = render(handbook())
    protocol, authors = site["protocol.html"], site["authors/index.html"]
    assert isinstance(protocol, Page) and isinstance(authors, Page)
    for page in (protocol, authors):
        assert 'data-due="2028-01-01"' in page.body
        assert page.body.split('data-due="2028-01-01"')[1].count("data-past") >= 1
