"""Somebody who writes a workshop down: what the tests of the capture page share."""

from __future__ import annotations

import shutil
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from maatstaf.pipeline import Checked, load
from maatstaf.read import parse

from .conftest import ROOT

PAGE = "workshops/capture.html"
KNOWN = "2026-03-12-brownpaper"


def files(page: Page, folder: Path) -> dict[str, str]:
    """Save everything and return the files in it by their path."""
    with page.expect_download() as waiting:
        page.locator("[data-act=all]").click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name).decode() for name in archive.namelist()}


def in_handbook(out: dict[str, str], folder: Path) -> Checked:
    """Put what came out in a copy of the reference handbook and check that."""
    for name in ("criteria", "workshops"):
        shutil.copytree(ROOT / name, folder / name)
    for path, content in out.items():
        if path.endswith(".yml"):
            assert not (folder / path).exists()
            (folder / path).write_text(content, encoding="utf-8")
    return load(folder, date(2026, 11, 23))


def workshop_of(out: dict[str, str]) -> dict[str, Any]:
    path = next(name for name in out if name.startswith("workshops/"))
    data, findings = parse(path, out[path])
    assert findings == []
    assert data is not None
    return data


def begun(page: Page, *proposals: str) -> None:
    """Fill in what every workshop needs, and add proposals."""
    page.fill("#f-title", "Wat eerst?")
    page.fill("#f-purpose", "Kiezen.")
    for role in ("medewerker", "teamleider", "manager-klantcontact"):
        page.fill(f"#f-participants-{role}", "1")
    for text in proposals:
        page.fill("#f-new", text)
        page.keyboard.press("Enter")
