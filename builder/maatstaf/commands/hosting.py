"""The command that writes what a code host reads."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated

import typer

from maatstaf.commands import FINDINGS, FINE, Folder, Root, chosen, console, existing
from maatstaf.message import T
from maatstaf.report import as_text


class Host(StrEnum):
    """Where the repository of a handbook lives."""

    GITHUB = "github"
    GITLAB = "gitlab"


def hosting(
    folder: Folder = None,
    root: Root = None,
    host: Annotated[
        list[Host] | None,
        typer.Option("--host", help="github or gitlab; may be given twice.", show_default="the one in use, or both"),
    ] = None,
    pages: Annotated[
        bool, typer.Option("--pages", help="Also publish the site on the host's pages; mind who can read it there.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; say whether the files are up to date.")
    ] = False,
) -> None:
    """Write what GitHub or GitLab reads: checks of proposed changes, who is asked to look, templates and a guide.

    Who is asked follows from the groups, the forms and the roles' handles; the questions follow from the criteria.
    Run it again when these change: --check fails when a file is stale. Files of your own with these names are replaced.
    What --pages began goes on until its file is deleted.
    """
    from maatstaf.hosting import HOSTS, hosting_files, in_use, publishing, stale
    from maatstaf.pipeline import load
    from maatstaf.write import put

    root = chosen(folder, root)

    checked = load(existing(root), date.today())
    if checked.handbook is None:
        as_text(checked.errors, checked.language, console)
        raise typer.Exit(FINDINGS)
    hosts = tuple(one.value for one in host) if host else in_use(root)
    files = hosting_files(checked.handbook, hosts, hosts if pages else publishing(root))
    old = stale(files, root)
    known = [path for path in old if (root / path).exists()]
    if not check:
        put({path: files[path] for path in old}, root)
    for path in old:
        told = f"{'~' if path in known else '+'} {path}"
        if check:
            told = T("{path}: stale; run: maatstaf hosting", {"path": path}).in_language(checked.language)
        console.print(told, style="red" if check else "green", markup=False, soft_wrap=True)
    if old and not check:
        guides = ", ".join(str(HOSTS[one].GUIDE) for one in hosts)
        message = T("What you set on the host itself, step by step: {guides}", {"guides": guides})
        console.print(message.in_language(checked.language), markup=False, soft_wrap=True)
    if not old:
        message = T("{count} files, all up to date", {"count": len(files)})
        console.print(message.in_language(checked.language), style="green")
    raise typer.Exit(FINDINGS if check and old else FINE)
