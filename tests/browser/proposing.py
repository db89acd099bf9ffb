"""Somebody who proposes a change: what the tests of both pages for proposing share."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from maatstaf.check import check
from maatstaf.findings import Severity
from maatstaf.history.fieldwise import differing, largest
from maatstaf.history.plain import plain
from maatstaf.history.table import TABLES
from maatstaf.model import KINDS
from maatstaf.read import parse, read
from maatstaf.report import sentence

from .conftest import ROOT

FILE = "criteria/helpen/actief-luisteren.yml"
PROPOSE = "criteria/actief-luisteren/propose.html"
COMPOSE = "forms/telefoon/compose.html"
NARROW_AND_WIDE = [{"viewport": {"width": width, "height": 900}} for width in (390, 1440)]


def opened(page: Page, address: str) -> Page:
    """Open a page for proposing and wait until its drafts are there."""
    page.goto(address)
    page.wait_for_selector("body[data-ready]")
    return page


def saved(page: Page) -> None:
    """Wait until the page says that everything is saved."""
    page.wait_for_selector("#saved[data-state=ok]")


def settled(page: Page) -> Page:
    """Wait until what was typed has had its consequences."""
    page.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    return page


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until the keyboard is there."""
    for _ in range(250):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the keyboard does not come to {selector}")


def all_open(page: Page) -> None:
    """Open everything that opens, and what comes in it."""
    shut = page.locator("#form details:not([open])")
    while shut.count():
        shut.evaluate_all("all => all.forEach(one => { one.open = true; })")
        settled(page)


def file_of(page: Page) -> str:
    """Return the file as the page would hand it over."""
    found: str = settled(page).evaluate("Maatstaf.file()")
    return found


def said(page: Page) -> list[str]:
    """Return what the page still wants to be mended or thought about."""
    return settled(page).locator("#findings li").all_inner_texts()


def data_of(text: str) -> dict[str, Any]:
    """Read a file as the builder does; it must be without errors."""
    data, findings = parse("criteria/helpen/x.yml", text)
    assert [one for one in findings if one.severity is Severity.ERROR] == []
    assert data is not None
    return data


def explain(page: Page, size: str = "clarification") -> None:
    """Say how big the change is, what it is and why."""
    page.locator(f"input[name=class][value={size}]").check()
    page.locator("#f-entry-what").fill("Het staat er nu korter.")
    page.locator("#f-entry-why").fill("In de kalibratie lazen we het *verschillend*.\n\n- de een zo\n- de ander zus")


def checked(folder: Path, path: str, text: str) -> list[str]:
    """Put a file into a copy of the reference handbook, and return what ``maatstaf check`` says of that file."""
    root = folder / "handbook"
    if not root.exists():
        for name in ("criteria", "workshops"):
            shutil.copytree(ROOT / name, root / name)
    (root / path).write_text(text, encoding="utf-8", newline="")
    _, findings = check(root, *read(root), date(2026, 11, 23))
    return [sentence(one, "nl") for one in findings if one.path == path]


def accepted(folder: Path, path: str, text: str) -> None:
    """Put a file into a clone of the reference handbook; ``maatstaf check --since`` must find nothing wrong with it."""
    root = folder / "clone"
    for name in ("criteria", "workshops"):
        shutil.copytree(ROOT / name, root / name)
    git = ["git", "-C", str(root), "-c", "user.name=coach", "-c", "user.email=coach@example.org"]
    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message", "before"]):
        subprocess.run([*git, *command], check=True)
    (root / path).write_text(text, encoding="utf-8", newline="")
    command = [sys.executable, "-m", "maatstaf", "check", str(root), "--since", "HEAD"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert f"{path}\n" not in done.stdout, done.stdout


def changed_lines(before: str, now: str) -> tuple[list[str], list[str]]:
    """Return the lines that went and the lines that came."""
    import difflib

    lines = list(difflib.ndiff(before.splitlines(), now.splitlines()))
    return [one[2:] for one in lines if one[0] == "-"], [one[2:] for one in lines if one[0] == "+"]


LEAST = """([first, change]) => {
  const M = Maatstaf, was = M.copyOf(M.base);
  new Function('v', first)(was);
  const now = M.copyOf(was);
  new Function('v', change)(now);
  const texts = [was, now].map(values => M.rewritten(M.spec.source, values, M.part));
  return [M.least(M.differences(was, now, M.part)).least || 'free', ...texts];
}"""


def judged_alike(page: Page, kind: str, changes: Iterable[str], first: str = "") -> None:
    """Look whether page and builder allow the same smallest class for each change to the values ``v`` of a page.

    ``first`` is done to both sides before.
    """
    for change in changes:
        mine, before, after = page.evaluate(LEAST, [first, change])
        assert mine == least_of(kind, before, after), change


def least_of(kind: str, before: str, after: str) -> str:
    """Return the smallest class that the builder's comparison of two states allows."""
    language = "nl"
    was, now = (plain(_value(kind, text), language) for text in (before, after))
    return largest(differing(TABLES[kind], was, now)).value


def _value(kind: str, text: str) -> Any:
    data, _ = parse("x.yml", text)
    assert data is not None
    return KINDS[kind][1].model_validate(data)
