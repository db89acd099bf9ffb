"""The first files of a handbook: real definitions to start from, and what an editor needs to help with them."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

from maatstaf import __version__
from maatstaf.blanks.scalars import scalar, with_schema
from maatstaf.hosting import hosting_files
from maatstaf.message import LANGUAGES, T
from maatstaf.model import kind_of
from maatstaf.pipeline import load
from maatstaf.read import parse
from maatstaf.schemas import authoring_schemas
from maatstaf.write import Refused, put

HERE = Path(__file__).parent
ORGANISATION = "criteria/organisation.yml"
_DOTTED = ("gitignore", "vscode/")


def begin(folder: Path, name: str, language: str, hosts: tuple[str, ...] = ()) -> int:
    """Write a small handbook for the organisation ``name`` to ``folder``; return how many files that took.

    ``hosts`` are the code hosts (``github``, ``gitlab``) whose files come with it.

    Raises ``Refused`` for a folder that holds something, an unknown language, or a name that can't be one line.
    """
    if language not in LANGUAGES:
        words = {"language": language, "known": ", ".join(LANGUAGES)}
        raise Refused(str(T("“{language}” is not a language of Maatstaf. Choose from: {known}.", words)))
    files = first_files(name, language)
    _refuse(folder, language)
    count = put(files, folder)
    handbook = load(folder, date.today()).handbook if hosts else None
    return count + (put(hosting_files(handbook, hosts), folder) if handbook else 0)


def first_files(name: str, language: str) -> dict[str, bytes]:
    """Return the files of a new handbook by their path: the same ones every time, with ``name`` where it belongs."""
    files = {"docs/.gitkeep": b"", "requirements.txt": f"maatstaf>={__version__}\n".encode()}
    files |= {f".vscode/schema/{path}": content for path, content in authoring_schemas().items()}
    files |= {f".{path}" if path.startswith(_DOTTED) else path: text.encode() for path, text in _texts(HERE / "both")}
    name = unicodedata.normalize("NFC", name.strip())
    for path, text in _texts(HERE / language / "handbook"):
        if name and path == ORGANISATION:
            text = _with_name(text, name, language)
        files[path] = (with_schema(path, text) if kind_of(path) else text).encode()
    return files


def _texts(folder: Path) -> list[tuple[str, str]]:
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return [(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8")) for path in found]


def _with_name(text: str, name: str, language: str) -> str:
    """Return the organisation's file with ``name`` in it, once that reads back as it was given."""
    lines = [f"name: {scalar(name)}" if line.startswith("name: ") else line for line in text.split("\n")]
    named = "\n".join(lines)
    data, findings = parse(ORGANISATION, named)
    if findings:
        why = T("The organisation's name can't be used: {why}", {"why": findings[0].message})
        raise Refused(why.in_language(language))
    if len(name.splitlines()) > 1 or "\t" in name or not data or data["name"] != name:
        why = T("The organisation's name must be one line of ordinary text; found {name}.", {"name": ascii(name)})
        raise Refused(why.in_language(language))
    return named


def _refuse(folder: Path, language: str) -> None:
    """Raise ``Refused`` unless ``folder`` is new, or empty but for git's own folder."""
    for place in (folder, *folder.parents):
        if (place.exists() or place.is_symlink()) and not place.is_dir():
            message = T("{path}: this is a file, not a folder; choose another name.", {"path": place})
            raise Refused(message.in_language(language))
    held = sorted(entry.name for entry in folder.iterdir() if entry.name != ".git") if folder.is_dir() else []
    if held:
        message = T("{path}: this folder holds something already ({name}); name a new or empty one.")
        raise Refused(message(path=folder, name=held[0]).in_language(language))
