"""A checked handbook to a site on disk: through MkDocs, or as a tree of sources for another engine."""

from __future__ import annotations

import logging
import os
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from maatstaf import pdf
from maatstaf.message import T
from maatstaf.pipeline import Checked
from maatstaf.render import render
from maatstaf.render.host import Host
from maatstaf.render.links import dead_links
from maatstaf.render.page import Page
from maatstaf.render.press import Press
from maatstaf.site import loose_files
from maatstaf.tree import tree_files
from maatstaf.write import beside, put, refuse


@dataclass(frozen=True)
class Built:
    """What a build made: pages, other files, and how long it took in seconds."""

    pages: int
    files: int
    seconds: float


class BrokenSite(Exception):
    """A built site is not whole: a fault of the program, so nothing is swapped in."""


def build_site(root: Path, out: Path, checked: Checked, console: Console) -> Built:
    """Build the site with MkDocs beside ``out``, look whether it is whole, and swap it in."""
    started = time.monotonic()
    root, out = root.resolve(), out.resolve()  # MkDocs takes relative folders from its own settings file
    refuse(out, root)
    os.environ.setdefault("SOURCE_DATE_EPOCH", str(checked.epoch))
    _tell_lack(checked, console)
    with beside(out) as new, TemporaryDirectory() as empty:
        config = _config(root, new, Path(empty))
        plugin = config.plugins["maatstaf"]
        plugin.checked = checked
        with _progress(console) as progress:
            task = progress.add_task(T("Pages").in_language(checked.language), total=None)

            def done(ready: int, total: int) -> None:
                progress.update(task, advance=ready, total=total)
                progress.refresh()

            plugin.page_done = done
            _mkdocs_build(config)
        pages = [path for path, content in plugin._site.items() if isinstance(content, Page)]
        missing = [path for path in (*pages, *loose_files(plugin._site)) if not (new / path).is_file()]
        dead = dead_links(plugin._site)
        if missing or dead:
            raise BrokenSite(f"missing: {missing[:5]}; dead links: {dead[:5]}")
        files = sum(len(names) for _, _, names in os.walk(new)) - len(pages)
    return Built(len(pages), files, time.monotonic() - started)


def build_tree(root: Path, out: Path, checked: Checked, console: Console) -> Built:
    """Write the same pages as Markdown sources with finished HTML, for an engine that runs no plugin."""
    started = time.monotonic()
    root, out = root.resolve(), out.resolve()
    refuse(out, root)
    assert checked.handbook is not None
    lack = _tell_lack(checked, console)
    host = Host(pdf=lack is None)
    site = render(checked.handbook, host, more=pdf.pieces if host.pdf else None)
    files = tree_files(Press(checked.handbook, host), site, checked)
    with beside(out) as new:
        put(files, new)
    pages = sum(isinstance(content, Page) for content in site.values())
    return Built(pages, len(files) - pages, time.monotonic() - started)


def _tell_lack(checked: Checked, console: Console) -> T | None:
    """Say once why there will be no PDFs of the forms, if so."""
    assert checked.handbook is not None
    lack = pdf.lack(checked.handbook)
    if lack:
        console.print(lack.in_language(checked.language), style="yellow", markup=False, soft_wrap=True)
    return lack


def serve_site(root: Path, host: str, port: int) -> None:
    """Serve the site with live reload until interrupted."""
    from mkdocs.commands.serve import serve

    _settle()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    with TemporaryDirectory() as empty:
        settings = _settings(root.resolve(), Path(empty))
        serve(**settings, dev_addr=f"{host}:{port}")


def _config(root: Path, site_dir: Path, empty: Path) -> Any:
    from mkdocs.config import load_config

    _settle()
    config = load_config(**_settings(root, empty), site_dir=str(site_dir))
    if "maatstaf" not in config.plugins:
        from mkdocs.exceptions import ConfigurationError

        raise ConfigurationError("mkdocs.yml: add “maatstaf” to the list under “plugins:”")
    return config


def _settings(root: Path, empty: Path) -> dict[str, Any]:
    """Return how MkDocs is called: with the handbook's own ``mkdocs.yml``, or with ours where it has none."""
    own = root / "mkdocs.yml"
    if own.is_file():
        return {"config_file": str(own)}
    default = empty / "mkdocs.yml"
    docs = root / "docs"
    put({"mkdocs.yml": (Path(__file__).parent / "begin" / "mkdocs.yml").read_bytes(), "docs/.keep": b""}, empty)
    return {
        "config_file": str(default),
        "docs_dir": str(docs if docs.is_dir() and not docs.is_symlink() else empty / "docs"),
        "plugins": ["search", {"maatstaf": {"root": str(root.resolve())}}],
    }


def _settle() -> None:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    logging.getLogger("mkdocs").setLevel(logging.WARNING)


def _mkdocs_build(config: Any) -> None:
    from mkdocs.commands.build import build

    config.plugins.on_startup(command="build", dirty=False)
    try:
        build(config)
    finally:
        config.plugins.on_shutdown()


def _progress(console: Console) -> Progress:
    """Return a progress bar that draws without a thread of its own, so that work can be shared by forking."""
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    return Progress(*columns, console=console, transient=True, auto_refresh=False, disable=not console.is_terminal)
