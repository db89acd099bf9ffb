"""The handbook in MkDocs: virtual pages, finished before MkDocs sees them. The only module that imports MkDocs."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Literal

from mkdocs.config import config_options as option
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import TableOfContents, get_toc

from maatstaf.findings import Severity
from maatstaf.model import FOLDERS
from maatstaf.navigation import navigation, source_uri
from maatstaf.pipeline import Checked, load
from maatstaf.render import render
from maatstaf.render.findings import findings_page
from maatstaf.render.page import Page, Site
from maatstaf.render.press import Host, Press
from maatstaf.report import sentence
from maatstaf.site import frame, language_of, loose_files
from maatstaf.write import put

log = get_plugin_logger("maatstaf")
THEME = str(Path(__file__).parent / "theme")


class PluginConfig(Config):
    """What ``mkdocs.yml`` may say under ``maatstaf:``."""

    root = option.Type(str, default="")
    """The handbook's folder; default: that of ``mkdocs.yml``."""
    strict = option.Type(bool, default=False)
    """Warnings stop the build too."""


class ReadyPage(MkDocsPage):
    """A page whose content is finished: MkDocs neither reads nor converts anything."""

    ready: Page

    def read_source(self, config: MkDocsConfig) -> None:
        """Take title and settings from the page instead of from a Markdown file."""
        page = self.ready
        self.markdown = ""
        self.meta = {"title": page.title, "hide": list(page.hide), "print": {"foot": page.foot}}
        if page.landscape:
            self.meta["print"]["landscape"] = True
        if page.description:
            self.meta["description"] = page.description
        if not page.searchable:
            self.meta["search"] = {"exclude": True}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the content as it is."""
        self.content = self.ready.body
        self.toc = contents(self.ready)
        self.present_anchor_ids = {heading.id for heading in self.ready.headings}


def contents(page: Page) -> TableOfContents:
    """Return the contents list of a page: its title, and the sections under it."""
    top: list[Any] = []
    for heading in page.headings:
        entry = {"level": heading.level, "id": heading.id, "name": heading.text, "children": []}
        (top if heading.level == 1 or not top else top[0]["children"]).append(entry)
    return get_toc(top)


class MaatstafPlugin(BasePlugin[PluginConfig]):
    """Makes the pages of a handbook part of a MkDocs site."""

    checked: Checked | None = None
    """Set by the command line when the definitions were already checked."""
    page_done: Callable[[], None] | None = None
    serving = False

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Keep one instance over all rebuilds of ``serve``."""
        self.serving = command == "serve"

    def _root(self, config: MkDocsConfig) -> Path:
        here = Path(config.config_file_path).parent if config.config_file_path else Path.cwd()
        return here / self.config.root

    @event_priority(50)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Check the definitions and set what the handbook needs of MkDocs and Material."""
        checked = self.checked or load(self._root(config), date.today())
        self._checked = checked
        self._report(checked)
        # Pages are linked by their file names, so that the site also works from file:// and in a zip.
        config.use_directory_urls = False
        frame(config, checked, THEME)
        config.watch += [
            str(self._root(config) / folder) for folder in FOLDERS if (self._root(config) / folder).is_dir()
        ]
        host = Host(config.repo_url or "", _edit_base(config))
        if checked.handbook is None:
            self._site: Site = {"index.html": findings_page(checked.findings, language_of(checked))}
            config.nav = [{"Maatstaf": ["index.md"]}]
            return config
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(checked.epoch))
        self._site = render(checked.handbook, host)
        config.nav = navigation(Press(checked.handbook, host), self._site) + (config.nav or [])
        return config

    def _report(self, checked: Checked) -> None:
        language = language_of(checked)
        if self.checked is None:
            for finding in checked.findings:
                words = sentence(finding, language).replace("\n", "\n    ")
                place = f"{finding.path}:{finding.line}:{finding.column}: {words}"
                (log.error if finding.severity is Severity.ERROR else log.info)(place)
        wrong = checked.errors or (checked.findings if self.config.strict else [])
        if wrong and not self.serving:
            raise PluginError(f"maatstaf: {len(wrong)} findings in the definitions; nothing was built")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages as virtual files, each linked to the YAML it is made from."""
        for path, page in self._site.items():
            if not isinstance(page, Page):
                continue
            uri = source_uri(path)
            if existing := files.get_file_from_path(uri):
                log.warning("docs/%s is replaced by the handbook's own page", uri)
                files.remove(existing)
            file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            file.edit_uri = f"../{page.source}" if page.source else None
            ready = ReadyPage(None, file, config)
            ready.ready = page
            ready.title = page.title
            files.append(file)
        return files

    def on_page_content(self, html: str, *, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        """Tell whoever waits that one more page is done."""
        if self.page_done:
            self.page_done()
        return html

    @event_priority(-50)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what is no page: styles, fonts, printable forms, specs, feeds."""
        put(loose_files(self._site), Path(config.site_dir))


def _edit_base(config: MkDocsConfig) -> str:
    if not config.repo_url or not config.edit_uri:
        return ""
    folder = Path(config.docs_dir).name + "/"
    uri = config.edit_uri.removesuffix(folder)
    return f"{config.repo_url.rstrip('/')}/{uri.lstrip('/')}"
