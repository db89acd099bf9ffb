"""The handbook in MkDocs: virtual pages, finished before MkDocs sees them. The only module that imports MkDocs."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable
from datetime import date
from html import escape
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

from maatstaf import pdf
from maatstaf.findings import Severity
from maatstaf.model import FOLDERS
from maatstaf.mould import MARK, Kind, Mould, add_to_index, add_to_sitemap, kind_of, pattern
from maatstaf.navigation import Nav, navigation, source_uri
from maatstaf.pipeline import Checked, load
from maatstaf.render import render
from maatstaf.render.findings import findings_page
from maatstaf.render.host import Host
from maatstaf.render.page import Page, Site
from maatstaf.render.press import Press
from maatstaf.report import sentence
from maatstaf.site import frame, loose_files
from maatstaf.write import discard, put

log = get_plugin_logger("maatstaf")
THEME = str(Path(__file__).parent / "theme")


class PluginConfig(Config):  # type: ignore[no-untyped-call]
    """What ``mkdocs.yml`` may say under ``maatstaf:``."""

    root = option.Type(str, default="")
    """The handbook's folder; default: that of ``mkdocs.yml``."""
    strict = option.Type(bool, default=False)
    """Warnings stop the build too."""
    mould = option.Type(bool, default=True)
    """Frame the pages outside the menu once and fill that frame; false: MkDocs frames each of them."""


class ReadyPage(MkDocsPage):
    """A page whose content is finished: MkDocs neither reads nor converts anything."""

    ready: Page

    def read_source(self, config: MkDocsConfig) -> None:
        """Take title and settings from the page instead of from a Markdown file."""
        page = self.ready
        self.markdown = ""
        # Material's templates print these as they are.
        self.meta = {"title": escape(page.title), "hide": list(page.hide), "print": {"foot": page.foot}}
        if page.landscape:
            self.meta["print"]["landscape"] = True
        if page.description:
            self.meta["description"] = escape(page.description)
        self.meta["search"] = {"exclude": not page.searchable or bool(page.search), "boost": page.boost}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the content as it is."""
        self.content = self.ready.body
        self.toc = contents(self.ready)
        self.present_anchor_ids = {heading.id for heading in self.ready.headings}


class CastFile(File):
    """A page that is cast when MkDocs is done: links from hand-written pages find it, MkDocs builds nothing."""

    def is_documentation_page(self) -> bool:
        """Keep it out of what MkDocs builds."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Copy nothing: there is no source."""


def contents(page: Page) -> TableOfContents:
    """Return the contents list of a page: its title, and the sections under it."""
    top: list[Any] = []
    for heading in page.headings:
        entry = {"level": heading.level, "id": heading.id, "name": escape(heading.text), "children": []}
        (top if heading.level == 1 or not top else top[0]["children"]).append(entry)
    return get_toc(top)


class MaatstafPlugin(BasePlugin[PluginConfig]):  # type: ignore[no-untyped-call]
    """Makes the pages of a handbook part of a MkDocs site."""

    checked: Checked | None = None
    """Set by the command line when the definitions were already checked; and who hears of the pages' progress."""
    page_done: Callable[[int, int], None] | None = None
    serving = False
    _nav: Nav
    _cast: dict[Kind, list[Page]]
    _site: Site

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
        host = Host(config.repo_url or "", _edit_base(config), config.site_url or "", self._with_pdf(checked))
        if checked.handbook is None:
            self._site = {"index.html": findings_page(checked.findings, checked.language)}
            self._nav = [{"Maatstaf": ["index.md"]}]
            config.nav = self._nav
            return config
        os.environ.setdefault("SOURCE_DATE_EPOCH", str(checked.epoch))
        workers = 1 if self.serving else os.cpu_count() or 1
        self._site = render(checked.handbook, host, workers, self.page_done, pdf.pieces if host.pdf else None)
        self._nav = navigation(Press(checked.handbook, host), self._site)
        config.nav = self._nav + (config.nav or [])
        return config

    def _with_pdf(self, checked: Checked) -> bool:
        """Return whether forms become PDFs too: not in a preview, nor where what makes them is missing."""
        if self.serving or checked.handbook is None:
            return False
        lack = pdf.lack(checked.handbook)
        if lack and self.checked is None:
            log.info(lack.in_language(checked.language))
        return lack is None

    def _report(self, checked: Checked) -> None:
        language = checked.language
        if self.checked is None:
            for finding in checked.findings:
                words = sentence(finding, language).replace("\n", "\n    ")
                place = f"{finding.path}:{finding.line}:{finding.column}: {words}"
                (log.error if finding.severity is Severity.ERROR else log.info)(place)
        wrong = checked.errors or (checked.findings if self.config.strict else [])
        if wrong and not self.serving:
            raise PluginError(f"maatstaf: {len(wrong)} findings in the definitions; nothing was built")

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages as virtual files; of pages that share a frame outside the menu only a pattern."""
        _refuse_links(files, config)
        self._cast = self._to_cast() if self.config.mould else {}
        cast = {page.path for pages in self._cast.values() for page in pages}
        framed = [page for page in self._pages() if page.path not in cast]
        for page in (*framed, *(pattern(pages[0]) for pages in self._cast.values())):
            uri = source_uri(page.path)
            if existing := files.get_file_from_path(uri):
                log.warning("docs/%s is replaced by the handbook's own page", uri)
                files.remove(existing)
            file = File.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            file.edit_uri = f"../{page.source}" if page.source else None
            ready = ReadyPage(None, file, config)
            ready.ready = page
            ready.title = escape(page.title)
            files.append(file)
        for path in sorted(cast):
            files.append(
                CastFile(
                    source_uri(path), None, config.site_dir, False, dest_uri=path, inclusion=InclusionLevel.NOT_IN_NAV
                )
            )
        return files

    def _pages(self) -> list[Page]:
        return [content for content in self._site.values() if isinstance(content, Page)]

    def _to_cast(self) -> dict[Kind, list[Page]]:
        """Return the pages outside the menu that share a frame with another one, and bring their own search text."""
        if any(MARK in f"{page.path} {page.title} {page.foot}" for page in self._pages()):
            return {}  # somebody wrote the word that the places to fill are made of
        listed = {uri for section in self._nav for uris in section.values() for uri in uris}
        kinds: dict[Kind, list[Page]] = {}
        for page in self._pages():
            if page.search and source_uri(page.path) not in listed:
                kinds.setdefault(kind_of(page), []).append(page)
        return {kind: pages for kind, pages in kinds.items() if len(pages) > 1}

    @event_priority(-50)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Cast the other pages, and write what is no page: styles, fonts, printable forms, specs, feeds."""
        site = Path(config.site_dir)
        files = loose_files(self._site)
        for pages in self._cast.values():
            framed = site / pattern(pages[0]).path
            mould = Mould.of(framed.read_text(encoding="utf-8"))
            files |= {page.path: mould.cast(page).encode() for page in pages}
            discard(framed)
        files |= self._indexes(site)
        put(files, site)

    def _indexes(self, site: Path) -> dict[str, bytes]:
        """Return search index and sitemap with the pages that MkDocs did not see."""
        files = {}
        index = site / "search" / "search_index.json"
        if index.is_file():
            files["search/search_index.json"] = add_to_index(index.read_bytes(), self._pages())
        sitemap = site / "sitemap.xml"
        if self._cast and sitemap.is_file():
            patterns = {pattern(pages[0]).path: pages for pages in self._cast.values()}
            text = add_to_sitemap(sitemap.read_text(encoding="utf-8"), patterns).encode()
            files["sitemap.xml"] = text
            files["sitemap.xml.gz"] = gzip.compress(text, mtime=int(os.environ.get("SOURCE_DATE_EPOCH", "0")))
        return files


def _refuse_links(files: Files, config: MkDocsConfig) -> None:
    """Stop when a hand-written file really stands elsewhere: a link could publish any file of this computer."""
    docs = os.path.realpath(config.docs_dir)
    for file in files:
        real = os.path.realpath(file.abs_src_path) if file.abs_src_path and file.src_dir == config.docs_dir else docs
        if not f"{real}{os.sep}".startswith(f"{docs}{os.sep}"):
            raise PluginError(f"docs/{file.src_uri}: this link leads out of the folder; put the file itself there")


def _edit_base(config: MkDocsConfig) -> str:
    if not config.repo_url or not config.edit_uri:
        return ""
    folder = Path(config.docs_dir).name + "/"
    uri = config.edit_uri.removesuffix(folder)
    return f"{config.repo_url.rstrip('/')}/{uri.lstrip('/')}"
