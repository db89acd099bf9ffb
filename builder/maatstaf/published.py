"""Published versions of forms: specs that were frozen when they came into use, read as they are and never changed."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import orjson
from pydantic import ValidationError

from maatstaf.findings import Finding, Severity
from maatstaf.message import T
from maatstaf.model.text import VERSION_PATTERN, version_parts
from maatstaf.read.utf8 import NotText, text_of
from maatstaf.shapes.form import SpecForm, form_from
from maatstaf.shapes.written import as_json, content_hash
from maatstaf.source import spelled

FOLDER = "criteria/forms/published"
MAX_BYTES = 4_000_000

_VERSION = re.compile(VERSION_PATTERN)


@dataclass(frozen=True, eq=False)
class Frozen:
    """A published version of a form: its file from the handbook's root, the bytes in it, and the spec that they are."""

    path: str
    content: bytes
    spec: SpecForm

    def finding(self, rule: str, key: str, message: T, hint: T, severity: Severity = Severity.ERROR) -> Finding:
        """Return a finding about one of the spec's own fields (``key``), at the line that it stands on."""
        begins = f'  "{key}":'
        lines = self.content.decode().split("\n")
        found = next((number for number, line in enumerate(lines, 1) if line.startswith(begins)), 1)
        return Finding(self.path, found, 1, rule, severity, message, hint)


@dataclass(frozen=True)
class Misfit:
    """A file among the published specs that can't be one: what is wrong with it, on which line, and what to do."""

    path: str
    line: int
    message: T
    hint: T


@dataclass(frozen=True)
class Shelf:
    """Everything under ``criteria/forms/published``: the versions of each form, oldest first, and what is no spec."""

    forms: dict[str, tuple[Frozen, ...]]
    misfits: tuple[Misfit, ...] = ()


def address(form: str, version: str) -> str:
    """Return where a version of a form is kept, from the handbook's root."""
    return f"{FOLDER}/{form}/{version}.json"


def shelf_at(root: Path) -> Shelf:
    """Read every published spec of the handbook at ``root``; links and the like were told of by reading already."""
    forms: dict[str, list[Frozen]] = {}
    misfits = []
    for path in _files(root, FOLDER):
        read = _frozen(root, path)
        if isinstance(read, Misfit):
            misfits.append(read)
        else:
            forms.setdefault(read.spec.id, []).append(read)
    for versions in forms.values():
        versions.sort(key=lambda one: version_parts(one.spec.version))
    return Shelf({id: tuple(found) for id, found in sorted(forms.items())}, tuple(misfits))


def _files(root: Path, folder: str) -> Iterator[str]:
    """Yield the paths of the plain files of all forms, in a fixed order, and of folders where files should be."""
    if not (root / folder).is_dir() or (root / folder).is_symlink():
        return
    with os.scandir(root / folder) as listing:
        entries = sorted(listing, key=lambda entry: entry.name)
    for entry in entries:
        path = f"{folder}/{entry.name}"
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False) and folder == FOLDER:
            yield from _files(root, path)
        elif entry.is_dir(follow_symlinks=False):
            yield path  # publish makes no folders there
        elif entry.is_file(follow_symlinks=False):
            yield path


def _frozen(root: Path, path: str) -> Frozen | Misfit:
    if (root / path).is_dir():
        return Misfit(path, 1, T("This is a folder; the published versions of a form are files."), _AWAY)
    parts = path.removeprefix(f"{FOLDER}/").split("/")
    version = parts[-1].removesuffix(".json")
    if len(parts) != 2 or not parts[1].endswith(".json") or not _VERSION.fullmatch(version):
        message = T("This file is not named as a published version of a form.")
        return Misfit(path, 1, message, T("Only {path} stands here; publish writes it.", {"path": _PATTERN}))
    try:
        content = text_of(root / path, MAX_BYTES).replace("\r\n", "\n").encode()
        data = orjson.loads(content)
        spec = form_from(content)
    except NotText as fault:
        return Misfit(path, fault.line, fault.message, _BACK)
    except orjson.JSONDecodeError as fault:
        return Misfit(path, fault.lineno, T("This can't be read as JSON here."), _BACK)
    except ValidationError as fault:
        where = spelled(fault.errors(include_url=False)[0]["loc"])
        return Misfit(path, 1, T("This is no spec of a form: “{where}” does not fit.", {"where": where[:200]}), _BACK)
    except (RecursionError, ValueError):
        return Misfit(path, 1, T("This is no spec of a form."), _BACK)
    frozen = Frozen(path, content, spec)
    return _unlike(frozen, parts[0], version, data) or frozen


def _unlike(frozen: Frozen, form: str, version: str, data: dict[str, object]) -> Misfit | None:
    """Return what makes a spec another one than its name and its hash say."""
    spec = frozen.spec
    told = {"id": spec.id, "version": spec.version, "name": f"{form}/{version}"}
    if (spec.id, spec.version) != (form, version):
        message = T("This is version {version} of “{id}”, and the file is called {name}.", told)
        return _misfit(frozen, "version", message, T("Give it its own name back: {path}.", {"path": _own(spec)}))
    if content_hash(data) != spec.hash:
        message = T("The content of this spec is not what its hash says: it was changed after it was published.")
        return _misfit(frozen, "hash", message, _BACK)
    if as_json(data) != frozen.content:
        return _misfit(frozen, "spec", T("This file is no longer written as it was published."), _BACK)
    if unknown := next((scale for scale in _scales(spec) if scale not in spec.scales), None):
        message = T("This is no spec of a form: “{where}” does not fit.", {"where": unknown[:200]})
        return _misfit(frozen, "scales", message, _BACK)
    if spec.effective_from is None:
        message = T("This spec does not say from which day it counts.")
        return _misfit(frozen, "version", message, T("Take it away, and publish the form again."))
    return None


def _scales(spec: SpecForm) -> Iterator[str]:
    """Yield the scales that a spec names: it has to hold them itself."""
    yield from (field.scale for field in spec.header)
    for section in spec.sections:
        yield from (section.judged_as_a_whole,) if section.judged_as_a_whole else ()
        yield from (item.scale for item in section.items)


def _misfit(frozen: Frozen, key: str, message: T, hint: T) -> Misfit:
    return Misfit(frozen.path, frozen.finding("", key, message, hint).line, message, hint)


def _own(spec: SpecForm) -> str:
    return address(spec.id, spec.version)


_PATTERN = f"{FOLDER}/<form>/<version>.json"
_AWAY = T("Take it away, or put what is in it where it belongs.")
_BACK = T("Put the file back as it was published: from the history of the files, or from spec/v1/ in the site.")
