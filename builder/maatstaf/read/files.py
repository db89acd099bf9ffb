"""The walk over the two folders: plain files only, in a fixed order, each with its place among the definitions."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from maatstaf.findings import Finding, Severity
from maatstaf.message import T
from maatstaf.model import FOLDERS, kind_of
from maatstaf.read.parse import parse
from maatstaf.read.utf8 import Flaw, NotText, text_of
from maatstaf.shares import results
from maatstaf.source import Source

MAX_BYTES = 400_000
DEEPEST = 6
SHELF = 60
"""So many files are read as one piece of work."""
SIDE_FILES = (".csv", ".json", ".md", ".png", ".svg", ".jpg", ".webp")

_RIGHTS = T("Look at the rights of the file, and whether another program holds it open.")
_MENDING = {
    Flaw.UNREADABLE: _RIGHTS,
    Flaw.TOO_LARGE: T("Split it, or take out what was pasted by accident."),
    Flaw.NOT_UTF8: T("Save it again with the encoding UTF-8."),
}
_NO_LINK = T("Put the file or folder itself here.")
_PLAIN_NAME = T("Give it a name with only a-z, 0-9 and -.")
_PLACES = T(
    "A criterion is criteria/<group>/<id>.yml, a form criteria/forms/<id>.yml, a workshop workshops/<date>-<name>.yml."
)


def read(root: Path) -> tuple[list[Source], list[Finding]]:
    """Read every definition below ``root``; what can't be read becomes a finding and hides nothing else."""
    sources: list[Source] = []
    paths, findings = walk(root)
    shelves = [partial(_read_all, root, paths[at : at + SHELF]) for at in range(0, len(paths), SHELF)]
    for read_there, found_there in results(shelves, os.cpu_count() or 1):
        sources += read_there
        findings += found_there
    return sources, findings


def walk(root: Path) -> tuple[list[str], list[Finding]]:
    """Return the paths of all plain files in the two folders, in a fixed order, and what is wrong with the others."""
    findings: list[Finding] = []
    paths: list[str] = []
    for folder in FOLDERS:
        if (root / folder).is_symlink():
            findings.append(_about(folder, T("Symbolic links are not allowed."), _NO_LINK))
        elif (root / folder).is_dir():
            paths += _walk(root, folder, findings)
    return paths, findings


def _read_all(root: Path, paths: list[str]) -> tuple[list[Source], list[Finding]]:
    sources: list[Source] = []
    findings: list[Finding] = []
    for path in paths:
        _read_file(root, path, sources, findings)
    return sources, findings


def _about(path: str, message: T, hint: T, line: int = 1) -> Finding:
    shown = path if path.isprintable() else path.encode("unicode_escape").decode()
    return Finding(shown, line, 1, "read", Severity.ERROR, message, hint)


def _walk(root: Path, folder: str, findings: list[Finding]) -> Iterator[str]:
    """Yield the paths of plain files in a fixed order; links, pipes and devices become findings."""
    try:
        with os.scandir(root / folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as fault:
        reason = T("The folder can't be read: {why}.", {"why": fault.strerror or "?"})
        findings.append(_about(folder, reason, _RIGHTS))
        return
    seen: dict[str, str] = {}
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if not entry.name.isprintable():
            findings.append(_about(path, T("This name holds a character that can't be shown."), _PLAIN_NAME))
            continue
        twin = seen.setdefault(entry.name.lower().replace(".yaml", ".yml"), entry.name)
        if twin != entry.name:
            findings.append(_twin(path, twin, entry.name))
        elif entry.is_symlink():
            findings.append(_about(path, T("Symbolic links are not allowed."), _NO_LINK))
        elif entry.is_dir():
            if entry.name.endswith((".yml", ".yaml")):
                message = T("This is a folder, and its name ends like that of a file.")
                findings.append(_about(path, message, T("Give the folder a name without .yml.")))
            elif path.count("/") >= DEEPEST:
                findings.append(_about(path, T("Folders are nested too deep."), _PLACES))
            else:
                yield from _walk(root, path, findings)
        elif not stat.S_ISREG(entry.stat(follow_symlinks=False).st_mode):
            findings.append(_about(path, T("This is not an ordinary file."), T("Remove it from this folder.")))
        else:
            yield path


def _twin(path: str, twin: str, name: str) -> Finding:
    if twin.lower() != name.lower():
        message = T("The same name as “{name}”, with another ending.", {"name": twin})
        return _about(path, message, T("Keep one of the two; this one was not read."))
    message = T("This name differs only in capitals from “{name}”.", {"name": twin})
    return _about(path, message, T("Windows and macOS take them for one file: give one another name."))


def _read_file(root: Path, path: str, sources: list[Source], findings: list[Finding]) -> None:
    source, found = read_one(path, lambda: text_of(root / path, MAX_BYTES))
    sources += [source] if source else []
    findings += found


def read_one(path: str, content: Callable[[], str]) -> tuple[Source | None, list[Finding]]:
    """Read one file, whose text ``content`` gives or raises ``NotText``; a file that defines nothing yields nothing."""
    if not path.endswith((".yml", ".yaml")):
        if path.endswith(SIDE_FILES):
            return None, []
        hint = T("Definitions are .yml files; keep other files in another folder.")
        return None, [_about(path, T("This kind of file does not belong here."), hint)]
    kind = kind_of(path)
    if kind is None:
        return None, [_about(path, T("No definition has its place here."), _PLACES)]
    try:
        written = content()
    except NotText as fault:
        return None, [_about(path, fault.message, _MENDING[fault.flaw], fault.line)]
    text = written.replace("\r\n", "\n").replace("\r", "\n")
    ends = "\r\n" if "\r" in written and written.count("\r\n") == text.count("\n") else "\n"
    data, problems = parse(path, text)
    return (Source(path, kind, text, data, ends) if data is not None else None), problems
