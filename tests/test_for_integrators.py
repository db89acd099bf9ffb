"""What the page for integrators says can be done, can be done; and what tools that read text get is complete."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest
from handbooks import TESTS, TODAY

from maatstaf.handbook import Handbook
from maatstaf.pipeline import load
from maatstaf.render import addresses as at
from maatstaf.render import render
from maatstaf.render.page import Page
from maatstaf.render.pages import integrators
from maatstaf.render.press import Press
from maatstaf.render.specs.spec import FOLDER, SHAPES
from maatstaf.write import put

ROOTS = (TESTS.parent, TESTS / "base", TESTS / "right" / "webwinkel" / "handbook")


@pytest.fixture(scope="module", params=ROOTS, ids=lambda root: root.parent.name)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Handbook, Path]:
    """Return a handbook, and a folder with its pages (bodies only) and files."""
    handbook = load(request.param, TODAY).handbook
    assert handbook is not None
    folder = tmp_path_factory.mktemp("site")
    site = render(handbook)
    put({path: x.body.encode() if isinstance(x, Page) else x for path, x in site.items()}, folder)
    return handbook, folder


def test_every_kind_of_spec_is_listed_with_an_example_that_is_of_that_kind(made: tuple[Handbook, Path]) -> None:
    handbook, folder = made
    assert set(integrators.FILES) == set(SHAPES)
    index = json.loads((folder / FOLDER / "index.json").read_bytes())
    kinds = {file["path"]: file["kind"] for file in index["files"]} | {f"{FOLDER}/index.json": "index"}
    for file in integrators._files(Press(handbook)):
        assert (folder / file["schema"]).is_file()
        assert kinds[file["path"]] == file["kind"]


def programs(folder: Path) -> list[str]:
    shown = re.findall(r"<pre><code>(import .*?)</code></pre>", (folder / at.INTEGRATORS).read_text(encoding="utf-8"))
    return [html.unescape(program) for program in shown]


def test_the_programs_on_the_page_work(made: tuple[Handbook, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    handbook, folder = made
    poll, hashing = programs(folder)
    known: dict[str, object] = {}
    exec(poll.replace("https://handbook.example/", f"{folder.as_uri()}/"), known)
    assert len(known["known"]) > len(handbook.criteria)  # type: ignore[arg-type]
    monkeypatch.chdir(folder / FOLDER / "forms")
    form = handbook.current_forms[0].id
    exec(hashing.replace("form.json", f"{form}.json"), {})
    with pytest.raises(AssertionError):
        exec(hashing.replace("form.json", f"{form}.json").replace('"status", ', ""), {})


def test_every_scale_is_there_with_its_answers(made: tuple[Handbook, Path]) -> None:
    handbook, folder = made
    page = (folder / at.INTEGRATORS).read_text(encoding="utf-8")
    assert 'id="scales"' in page
    for scale in handbook.scales.values():
        article = page.split(f'id="scale-{scale.id}"')[1].split("</article>")[0]
        for answer in scale.answers:
            assert f"<code>{answer.id}</code>" in article


def test_the_list_for_readers_leads_to_files_that_are_there(made: tuple[Handbook, Path]) -> None:
    handbook, folder = made
    text = (folder / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith("# ") and "\n\n> " in text
    links = re.findall(r"^- \[.*\]\(([^)]+)\): .+$", text, re.MULTILINE)
    assert {f"criteria/{id}.md" for id in handbook.criteria} <= set(links)
    assert [link for link in links if not (folder / link).is_file()] == []


def test_a_criterion_as_text_holds_every_text_of_it(made: tuple[Handbook, Path]) -> None:
    handbook, folder = made
    for criterion in handbook.criteria.values():
        path = folder / "criteria" / f"{criterion.id}.md"
        text = path.read_text(encoding="utf-8")
        anchors = [anchor.when for anchor in criterion.anchors.values()]
        reasons = [example.why for example in criterion.examples]
        for words in (criterion.name, criterion.goal, *criterion.indicators, *anchors, *reasons):
            said = words if isinstance(words, str) else words[handbook.language]
            assert said in text
        for target in re.findall(r"\]\(([^):]+)\)", text):
            assert (path.parent / target).is_file(), (path, target)


def test_what_an_author_types_makes_no_heading_and_no_markup(tmp_path: Path) -> None:
    from handbooks import lay_over

    for case in ("129-front-matter-injection", "105-html-script", "126-attr-list-heading"):
        root = lay_over(TESTS / "escape" / case, tmp_path / case)
        handbook = load(root, TODAY).handbook
        assert handbook is not None
        content = render(handbook)["criteria/begroeting.md"]
        assert isinstance(content, bytes)
        text = content.decode()
        assert not re.search(r"(?<!\\)<[a-z/!]", text)
        assert text.startswith("# Begroeting") and text.count("\n# ") == 0 and "\n---" not in text
