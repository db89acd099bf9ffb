"""The changes, on pages that stay small however many there are."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import fromstring

import pytest
from handbooks import TODAY

from maatstaf.handbook import Handbook
from maatstaf.model.changelog import Change
from maatstaf.pipeline import load
from maatstaf.render.addresses import CHANGES, HOME
from maatstaf.render.badges import UNSCORED
from maatstaf.render.change_lines import grouped, shown
from maatstaf.render.change_periods import MOST, Period, periods
from maatstaf.render.form_history import form_history
from maatstaf.render.host import Host
from maatstaf.render.page import Page, Site
from maatstaf.render.pages import changelog, home, protocol
from maatstaf.render.pages import form as form_page
from maatstaf.render.press import Press
from maatstaf.render.specs import feed
from maatstaf.render.specs.feed import NEWEST, identity, whose

ROOT = Path(__file__).parent.parent
FEW = 12
"""So many changes a page shows in these tests, so that the reference handbook has too many."""


@pytest.fixture(scope="module")
def handbook() -> Handbook:
    handbook = load(ROOT, TODAY).handbook
    assert handbook is not None
    return handbook


@pytest.fixture
def pages(handbook: Handbook, monkeypatch: pytest.MonkeyPatch) -> Site:
    """Return the pages of changes as they would be if few fitted on one."""
    monkeypatch.setattr(changelog, "MOST", FEW)
    monkeypatch.setattr(changelog, "periods", lambda entries: periods(entries, FEW))
    return dict(changelog.render(Press(handbook)))


def anchors(page: object) -> list[str]:
    assert isinstance(page, Page)
    return re.findall(r'<li data-c="\w+" id="([^"]+)"', page.body)


def test_as_many_as_fit_are_on_one_page(handbook: Handbook) -> None:
    (path, page), *others = changelog.render(Press(handbook))
    assert (path, others) == (CHANGES, [])
    assert len(anchors(page)) == len(handbook.changes) <= MOST
    assert isinstance(page, Page)
    assert "ms-years" not in page.body


def test_the_newest_are_on_the_first_page_and_all_of_them_by_year(handbook: Handbook, pages: Site) -> None:
    every = [line.anchor for line in shown(Press(handbook), handbook.changes)]
    assert sorted(anchors(pages[CHANGES])) == sorted(every[:FEW])
    others = [anchor for path, page in pages.items() if path != CHANGES for anchor in anchors(page)]
    assert sorted(others) == sorted(every)
    assert max(len(anchors(page)) for page in pages.values()) == FEW


def test_a_month_is_grouped_by_what_happened(handbook: Handbook) -> None:
    lines = list(shown(Press(handbook), handbook.changes))
    groups = grouped(Press(handbook), lines)
    assert [name for name, _ in groups] == ["Toegevoegd", "Gewijzigd", "Verduidelijkt", "Tekst", "Vervallen"]
    assert sorted(line.anchor for _, found in groups for line in found) == sorted(line.anchor for line in lines)
    kinds = [{line.entry.change.value for line in found} for _, found in groups]
    assert kinds == [{"new"}, {"meaning", "scoring"}, {"clarification"}, {"wording"}, {"retired"}]
    assert all(found == sorted(found, key=lambda line: line.entry.date, reverse=True) for _, found in groups)


def test_every_change_can_be_chosen_by_what_it_is_about(handbook: Handbook) -> None:
    (_, page), *_ = changelog.render(Press(handbook))
    assert isinstance(page, Page)
    about = re.findall(r'<li data-c="\w+" id="[^"]+" data-of="([^"]+)"', page.body)
    assert set(re.findall(r'<option value="([a-z][^"]+)"', page.body)) == set(about)
    assert len(about) == len(handbook.changes)


def test_a_forms_history_has_the_changes_of_its_criteria(handbook: Handbook) -> None:
    for form in handbook.forms.values():
        versions = form_history(handbook, form)
        assert [version.entry for version in versions if version.entry] == list(form.changelog)
        begun = form.changelog[-1].date
        asked = {item.criterion for item in form.items if item.criterion}
        wanted = {(id, e.version) for id in asked for e in handbook.criteria[id].changelog if e.date > begun}
        told = [(c.id, entry.version) for version in versions for c, entry in version.criteria]
        assert (len(told), set(told)) == (len(wanted), wanted)
        for newer, older in pairwise(versions):
            assert older.entry and all(entry.date > older.entry.date for _, entry in newer.criteria)
            assert all(entry.date <= older.entry.date for _, entry in older.criteria)


def test_a_forms_page_says_why_and_whether_scores_compare(handbook: Handbook) -> None:
    form = handbook.forms["telefoon"]
    pages = {path: make() for path, make in form_page.render(Press(handbook))}
    page = pages["forms/telefoon.html"]
    assert isinstance(page, Page)
    history = page.body.split('id="history"', 1)[1].split("</section>", 1)[0]
    told = [(c, entry) for version in form_history(handbook, form) for c, entry in version.criteria]
    assert len(told) > 20
    lines = re.findall(r"<li><h4>.*?</li>", history, re.DOTALL)
    assert len(lines) == len(told)
    for line, (criterion, entry) in zip(lines, told, strict=True):
        assert f'href="../criteria/{criterion.id}.html#history"' in line
        assert f">{entry.version}<" in line and 'class="ms-badge' in line
        assert ("<strong>Waarom</strong>" in line) == bool(entry.why)


def test_nothing_is_said_of_scores_where_none_hang_on_it(handbook: Handbook, pages: Site) -> None:
    ((_, rules),) = protocol.render(Press(handbook))
    assert isinstance(rules, Page)
    history = rules.body.split('id="history"')[1]
    assert "Verduidelijkt</span>" in history and "met zorg vergelijken" not in history
    bodies = "".join(page.body for page in pages.values() if isinstance(page, Page))
    lines = re.findall(r'data-of="(\w+)-[^"]*">(.*?)</h4>', bodies, re.DOTALL)
    assert {kind for kind, line in lines if "met zorg vergelijken" in line} >= {"criterion", "form"}
    assert [kind for kind, line in lines if "vergelijk" in line and kind in UNSCORED] == []
    assert [line for kind, line in lines if "Verduidelijkt</span>" in line and kind == "protocol"]


def ids(feed: bytes) -> list[str]:
    return [id.text or "" for id in fromstring(feed).iter("{http://www.w3.org/2005/Atom}id")]


def feed_of(handbook: Handbook, site: str = "", name: str = "Ochtendblad") -> bytes:
    renamed = replace(handbook, organisation=handbook.organisation.model_copy(update={"name": name}))
    ((_, content),) = feed.render(Press(renamed, Host(site=site)))
    assert isinstance(content, bytes) and name in content.decode()
    return content


def test_what_is_in_the_feed_keeps_its_id_when_the_organisation_gets_another_name(handbook: Handbook) -> None:
    before = ids(feed_of(handbook, "https://handboek.example/a/"))
    assert before == ids(feed_of(handbook, "https://handboek.example/a/", "Avondblad"))
    assert before == ids(feed_of(handbook, "http://Handboek.example/a"))
    assert len(set(before)) == len(before) == NEWEST + 1
    own = whose(Press(handbook, Host(site="https://handboek.example/a/")))
    assert identity(own, "criterion", "actief-luisteren", "2.1.1") in before
    assert identity(own, "criterion", "actief-luisteren", "2.1.1") == "urn:uuid:ee4331d9-8b07-531a-b1af-9a8e2e1b4e4e", (
        "readers would see every change again"
    )


def test_two_handbooks_with_the_same_ids_share_no_name_in_their_feeds(handbook: Handbook) -> None:
    feeds = [
        ids(feed_of(handbook, "https://handboek.example/a/")),
        ids(feed_of(handbook, "https://handboek.example/b/")),
        ids(feed_of(handbook, "https://ander.example/a/")),
        ids(feed_of(handbook)),
        ids(feed_of(handbook, name="Avondblad")),
    ]
    assert len({id for feed in feeds for id in feed}) == 5 * (NEWEST + 1)
    assert not any("blad" in id for feed in feeds for id in feed)


def test_the_pages_lead_to_each_other(pages: Site) -> None:
    seen, waiting = set[str](), [CHANGES]
    while waiting:
        path = waiting.pop()
        seen.add(path)
        page = pages[path]
        assert isinstance(page, Page)
        targets = {normpath(join(dirname(path), to)) for to in re.findall(r'href="([^"#]+)"', page.body)}
        waiting += targets & pages.keys() - seen
        assert [to for to in targets if to.startswith("changelog") and to not in pages] == []
    assert seen == set(pages)


def flat(years: tuple[Period, ...]) -> list[Period]:
    return [period for year in years for period in (year, *year.within)]


def test_a_page_that_is_full_stays_as_it_is_when_changes_come_after_it(handbook: Handbook) -> None:
    entries = list(shown(Press(handbook), handbook.changes))
    before = {period.id: period for period in flat(periods(entries[20:], FEW))}
    after = {period.id: period for period in flat(periods(entries, FEW))}
    assert before.keys() <= after.keys()
    full = [id for id, period in before.items() if len(period.entries) == FEW]
    assert full
    assert [after[id].entries for id in full] == [before[id].entries for id in full]


def test_what_the_feed_links_to_is_on_the_first_page() -> None:
    assert NEWEST <= MOST


def test_home_shows_what_changed_but_not_what_a_form_only_takes_over(handbook: Handbook) -> None:
    page = dict(home.render(Press(handbook)))[HOME]
    assert isinstance(page, Page)
    feed = page.body.partition('class="ms-feed"')[2].partition("</ul>")[0]
    mild = (Change.WORDING, Change.CLARIFICATION)
    own = [line for line in handbook.changes if line.kind != "form" or line.version.change not in mild]
    dates = re.findall(r'<time datetime="([^"]+)"', feed)
    assert dates == [line.version.date.isoformat() for line in own[: home.LATELY]]
    newest, takes_over = own[0], next(line for line in handbook.changes if line not in own)
    assert f"/{newest.id}.html" in feed
    assert takes_over.version.date >= own[home.LATELY - 1].version.date
    assert f"forms/{takes_over.id}.html" not in feed
