"""Handbooks with a name, a logo and colours of their own: one with a dark brand colour, one with a light one."""

from __future__ import annotations

import shutil
from pathlib import Path

from handbooks import BASE, TESTS

STYLES = {
    "dark": """\
style:
  name: Zo helpen wij
  logo: styled/logo.svg
  logo_dark: styled/logo-dark.svg
  icon: styled/icon.png
  colours:
    brand: "#0b3d5c"
    link: "#7a1f5c"
    ink: "#2b1a33"
""",
    "light": """\
style:
  logo: styled/logo.svg
  colours:
    brand: "#B6F23C"
    on_brand: "#1d3300"
    dark:
      brand: "#ffe14d"
""",
}
ACCENT = "#00705a"
"""The colour of its own that the first klantprincipe gets."""


def styled(name: str, folder: Path) -> Path:
    """Write the small handbook with one of ``STYLES`` to ``folder`` and return that."""
    shutil.copytree(BASE, folder, dirs_exist_ok=True)
    shutil.copytree(TESTS / "styled", folder / "criteria" / "styled")
    for path, old, new in (
        ("organisation.yml", "language: nl\n", f"{STYLES[name]}language: nl\n"),
        ("klantprincipes.yml", "colour: p1\n", f'colour: "{ACCENT}"\n'),
    ):
        file = folder / "criteria" / path
        file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    return folder
