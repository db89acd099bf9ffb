"""Where the forms of records come from: spec files, a folder of them, a site, or a handbook."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

from pydantic import ValidationError

from maatstaf.findings import Finding, did_you_mean
from maatstaf.message import T, interface
from maatstaf.pipeline import load
from maatstaf.records.read import JsonFile, read_json
from maatstaf.render.press import Press
from maatstaf.render.specs.form import form_spec
from maatstaf.render.specs.spec import FOLDER
from maatstaf.shapes.form import SpecForm, form_from
from maatstaf.shapes.record import FormNamed
from maatstaf.shapes.written import content_hash

RULE = "form"
KIND = "maatstaf/form/v1"


@dataclass
class Specs:
    """The forms at hand, by id and hash, and what was wrong with the files they came from."""

    forms: dict[tuple[str, str], SpecForm] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def language(self) -> str:
        """The language of the first form, where we speak it."""
        return next((self.speaks(form) for form in self.forms.values()), "en")

    @staticmethod
    def speaks(form: SpecForm) -> str:
        """Return the language to speak about a form: its own, or English."""
        return interface(form.language)

    @cached_property
    def _by_id(self) -> dict[str, list[SpecForm]]:
        found: dict[str, list[SpecForm]] = {}
        for form in self.forms.values():
            found.setdefault(form.id, []).append(form)
        return found

    def named(self, name: FormNamed, file: JsonFile) -> SpecForm | Finding:
        """Return the form that a record names: the same id, version and hash; or what is different."""
        form = self.forms.get((name.id, name.hash))
        if form and form.version == name.version:
            return form
        known = self._by_id.get(name.id)
        if not known:
            message = T("The record names the form “{id}”, which is not among the specs.", {"id": name.id[:100]})
            return file.finding(RULE, ("form", "id"), message, did_you_mean(name.id, self._by_id) or _GIVE)
        if form or all(form.version != name.version for form in known):
            versions = ", ".join(sorted({form.version for form in ([form] if form else known)}))
            message = T("The record names version {version} of “{id}”; here is {versions}.")
            told = message(version=name.version, id=name.id, versions=versions)
            return file.finding(RULE, ("form", "version"), told, _GIVE)
        hashes = ", ".join(f"{form.hash[:12]}…" for form in known if form.version == name.version)
        message = T("Version {version} of “{id}” has another content here: the record names {hash}, the spec {hashes}.")
        told = message(version=name.version, id=name.id, hash=f"{name.hash[:12]}…", hashes=hashes)
        return file.finding(RULE, ("form", "hash"), told, _GIVE)


_GIVE = T("Give the spec that the record was made with: --spec FILE or FOLDER.")


def specs_at(places: Iterable[Path], today: date) -> Specs:
    """Return the forms in files, folders, sites and handbooks; without any place, those of the folder we are in."""
    specs = Specs()
    for path in places or (Path(),):
        if not path.is_dir():
            _add_file(specs, path)
            continue
        for file in _files(path):
            _add_file(specs, file, among_others=True)
        if _is_handbook(path):
            _add_handbook(specs, path, today)
    return specs


def _is_handbook(folder: Path) -> bool:
    """Return whether definitions lie here; a site has a folder of that name too, with pages in it."""
    return any((folder / "criteria").rglob("*.yml"))


def _files(folder: Path) -> Iterator[Path]:
    """Yield the files in a folder that may be specs of forms: of a site's forms, or right in the folder."""
    for root in (folder / FOLDER, folder / "site" / FOLDER):
        if root.is_dir():
            yield from sorted((root / "forms").rglob("*.json"))
            return
    if not _is_handbook(folder):
        yield from sorted({*folder.glob("*.json"), *folder.glob("forms/**/*.json")})


def _add_file(specs: Specs, path: Path, *, among_others: bool = False) -> None:
    file = read_json(path)
    if isinstance(file, list):
        specs.findings += [] if among_others else file
        return
    if among_others and file.data.get("spec") != KIND:
        return
    if file.data.get("spec") != KIND:
        message = T("This is no spec of a form.")
        hint = T("Name a file such as {path}, or a handbook's folder.", {"path": f"{FOLDER}/forms/….json"})
        specs.findings.append(file.finding(RULE, (), message, hint))
        return
    try:
        form = form_from(file.text.encode())
    except ValidationError as fault:
        error = fault.errors(include_url=False)[0]
        message = T("The spec does not fit its schema: {why}.", {"why": error["msg"]})
        specs.findings.append(file.finding(RULE, error["loc"], message, _PUBLISHED))
        return
    if content_hash(file.data) != form.hash:
        message = T("The content of this spec is not what its hash says: it was changed after it was published.")
        specs.findings.append(file.finding(RULE, ("hash",), message, _PUBLISHED))
        return
    specs.forms[form.id, form.hash] = form


_PUBLISHED = T("Take the file from the site again.")


def _add_handbook(specs: Specs, root: Path, today: date) -> None:
    checked = load(root, today)
    specs.findings += checked.errors
    if checked.handbook:
        press = Press(checked.handbook)
        for form in checked.handbook.forms.values():
            spec = form_spec(press, form)
            specs.forms.setdefault((spec.id, spec.hash), spec)
        for versions in checked.handbook.published.values():
            specs.forms |= {(one.spec.id, one.spec.hash): one.spec for one in versions}
