"""The page that the preview shows instead of the handbook while a definition is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from maatstaf.findings import Finding
from maatstaf.message import catalogue
from maatstaf.render.page import Page
from maatstaf.render.press import TEMPLATES


def findings_page(findings: Sequence[Finding], language: str) -> Page:
    """Return the findings as a page, each with its place and what to write."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, extensions=["jinja2.ext.i18n"]
    )
    translations = catalogue(language)
    environment.install_gettext_callables(translations.gettext, translations.ngettext, newstyle=True)  # type: ignore[attr-defined]
    rows = [
        {
            "place": f"{finding.path}:{finding.line}:{finding.column}",
            "severity": str(finding.severity),
            "message": finding.message.in_language(language),
            "hint": finding.hint.in_language(language) if finding.hint else "",
        }
        for finding in findings
    ]
    body = environment.get_template("pages/findings.html").render(rows=rows)
    return Page("index.html", translations.gettext("Something needs mending"), body, hide=("toc",), searchable=False)
