"""The changes, on pages that stay small however many there are."""

from __future__ import annotations

import re
from pathlib import Path
from posixpath import dirname, join, normpath

import pytest
from handbooks import TODAY

from maatstaf.pipeline import load
from maatstaf.render.addresses import CHANGES
from maatstaf.render.change_lines import shown
from maatstaf.render.change_periods import MOST, Period, periods
from maatstaf.render.page import Page, Site
from maatstaf.render.pages import changelog
from maatstaf.render.press import Press
from maatstaf.render.specs.feed import NEWEST
from maatstaf.resolve import Handbook

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
    assert anchors(pages[CHANGES]) == every[:FEW]
    assert [anchor for path, page in pages.items() if path != CHANGES for anchor in anchors(page)] == every
    assert max(len(anchors(page)) for page in pages.values()) == FEW


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
