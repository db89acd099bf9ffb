"""A page cast from the mould is the page that MkDocs would have framed, to the byte."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from maatstaf.mould import Mould

ROOT = Path(__file__).parent.parent
AWKWARD = 'Actief "luisteren" <b>&amp; \'t</b> \\ </title></style><script>alert(1)</script>'
CONFIG = """
site_name: Proef & <test>
site_url: https://handboek.example/sub/
repo_url: https://git.example/team/handboek
edit_uri: edit/main/docs/
theme:
  name: material
  features: [content.action.edit]
plugins:
  - search
  - maatstaf:
      mould: {mould}
"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    root = tmp_path_factory.mktemp("mould")
    made = []
    for mould in ("true", "false"):
        folder = root / mould
        for name in ("criteria", "workshops"):
            shutil.copytree(ROOT / name, folder / name)
        criterion = folder / "criteria" / "helpen" / "actief-luisteren.yml"
        text = criterion.read_text(encoding="utf-8")
        criterion.write_text(text.replace("\nname: Actief luisteren\n", f"\nname: {AWKWARD}\n", 1), encoding="utf-8")
        (folder / "docs").mkdir()
        (folder / "mkdocs.yml").write_text(CONFIG.format(mould=mould))
        command = [str(Path(sys.executable).parent / "mkdocs"), "build", "--strict", "-q"]
        subprocess.run(command, cwd=folder, check=True, timeout=300)
        made.append(folder / "site")
    return made[0], made[1]


def test_cast_pages_are_framed_pages(sites: tuple[Path, Path]) -> None:
    cast, framed = sites
    pages = sorted(path.relative_to(framed) for path in framed.rglob("*.html"))
    assert sorted(path.relative_to(cast) for path in cast.rglob("*.html")) == pages
    assert len(pages) > 30
    for page in pages:
        assert (cast / page).read_text() == (framed / page).read_text(), page


def test_sitemap_and_search_know_the_same_pages(sites: tuple[Path, Path]) -> None:
    addresses = [sorted(re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text())) for site in sites]
    assert addresses[0] == addresses[1]
    assert "https://handboek.example/sub/criteria/actief-luisteren.html" in addresses[0]
    for site in sites:
        assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()) == (site / "sitemap.xml").read_bytes()
    indexes = [json.loads((site / "search" / "search_index.json").read_bytes()) for site in sites]
    known = [sorted(json.dumps(entry, sort_keys=True) for entry in index["docs"]) for index in indexes]
    assert known[0] == known[1]


def test_a_theme_that_shows_no_contents_list_is_refused() -> None:
    with pytest.raises(ValueError, match="contents list"):
        Mould.of("<html><body></body></html>")
