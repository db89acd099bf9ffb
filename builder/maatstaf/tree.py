"""The second writer: the same pages as a folder of Markdown sources that hold finished HTML."""

from __future__ import annotations

import json

import yaml

from maatstaf.navigation import navigation, source_uri
from maatstaf.pipeline import Checked
from maatstaf.render.page import Page, Site
from maatstaf.render.press import Press
from maatstaf.site import frame_settings, loose_files

_TEXTS = (".md", "llms.txt")
"""What is left out: an engine takes every Markdown file for a page, also those that are there for other tools."""


def tree_files(press: Press, site: Site, checked: Checked) -> dict[str, bytes]:
    """Return a project for any engine that reads ``mkdocs.yml`` and Markdown: its settings, pages and files."""
    settings = frame_settings(checked) | {"docs_dir": "docs", "use_directory_urls": False}
    settings["nav"] = navigation(press, site)
    files = {"mkdocs.yml": yaml.safe_dump(settings, allow_unicode=True, sort_keys=False).encode()}
    for path, content in site.items():
        if isinstance(content, Page):
            files[f"docs/{source_uri(path)}"] = markdown(content)
    files |= {f"docs/{path}": content for path, content in loose_files(site).items() if not path.endswith(_TEXTS)}
    return files


def markdown(page: Page) -> bytes:
    """Return a page as a Markdown file: front matter, then one block of HTML, which Markdown leaves alone."""
    matter = {"title": page.title, "hide": list(page.hide), "search": {"boost": page.boost}}
    if page.description:
        matter["description"] = page.description
    head = "\n".join(f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in matter.items())
    body = "\n".join(line.strip() for line in page.body.splitlines() if line.strip())
    return f"---\n{head}\n---\n\n{body}\n".encode()
