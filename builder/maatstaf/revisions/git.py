"""Questions to git: by its command, about what is stored, without touching the folder that people work in."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from maatstaf.message import T
from maatstaf.model import FOLDERS
from maatstaf.revisions.trouble import Trouble

_QUIET = ("--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
_FETCH = T("This copy holds only the newest commits. Fetch the others: git fetch --unshallow")
_REFETCH = T("This copy was made without the contents of files. Fetch these: git fetch --refetch --no-filter")


@dataclass(frozen=True)
class Blob:
    """A stored file: its name in git (a hash over its content), its mode, and its size in bytes."""

    hash: str
    mode: str
    size: int


@dataclass(frozen=True)
class Git:
    """The repository that a handbook is in: ``folder`` is its root, ``prefix`` the path of that in the repository."""

    folder: Path
    prefix: str

    @classmethod
    def around(cls, folder: Path) -> Git:
        """Return the repository around a folder; raises ``Trouble`` when there is none, or no git."""
        if not folder.is_dir():
            message = T("There is no folder {folder}.", {"folder": folder})
            raise Trouble(message, T("Name the folder with criteria/ in it: --root FOLDER"))
        if shutil.which("git") is None:
            hint = T("Install git, or compare two folders: maatstaf diff OLD NEW")
            raise Trouble(T("git is not on this computer, and the versions before are in it."), hint)
        done = _asked(folder, "rev-parse", "--show-prefix")
        if done.returncode:
            if b"dubious ownership" in done.stderr:
                message = T("The folder {folder} belongs to somebody else, so git does not read it.")
                hint = T("If you trust it: git config --global --add safe.directory {folder}")
                raise Trouble(message(folder=folder.resolve()), hint(folder=folder.resolve()))
            if b"not a git repository" not in done.stderr:
                raise _broken(done.stderr.decode(errors="replace") or f"exit {done.returncode}")
            message = T("The folder {folder} is in no git repository, so there are no versions to compare with.")
            raise Trouble(message(folder=folder), T("Compare two folders instead: maatstaf diff OLD NEW"))
        return cls(folder, os.fsdecode(done.stdout.removesuffix(b"\n")))

    def ask(self, *question: str, give: bytes = b"") -> bytes | None:
        """Return git's answer, or ``None`` where it has none."""
        done = _asked(self.folder, *question, give=give)
        return None if done.returncode else done.stdout

    @property
    def shallow(self) -> bool:
        """Whether older commits were left out when the repository was copied."""
        return (self.ask("rev-parse", "--is-shallow-repository") or b"").strip() == b"true"

    def commit(self, name: str) -> str:
        """Return the hash of the commit that a name stands for; raises ``Trouble`` with names like it."""
        if not name or name.startswith("-") or not name.isprintable():
            hint = T("Name a branch, a tag or a commit, for example main.")
            raise Trouble(T("“{name}” is no name of a version.", {"name": name}), hint)
        found = self.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        if found is None:
            raise Trouble(T("There is no version “{name}” here.", {"name": name}), self._instead(name))
        return found.decode().strip()

    def _instead(self, name: str) -> T:
        if Path(name).exists():
            return T("{name} is a file or folder here, without criteria/ in it. Name a branch, a tag or a commit.")(
                name=name
            )
        if self.ask("rev-list", "--all", "--max-count=1") == b"":
            return T("There is no commit here yet. Make one first: git add --all, and then git commit")
        refs = (self.ask("for-each-ref", "--format=%(refname:short)") or b"").decode(errors="replace").split("\n")
        known = sorted({short for ref in refs if ref for short in (ref, ref.removeprefix("origin/"))})
        near = get_close_matches(name, [one for one in known if self._is(one)], n=3, cutoff=0.6)
        meant = T("Did you mean: {names}?", {"names": ", ".join(near)})
        if self.shallow:
            return T("{meant} {fetch}", {"meant": meant, "fetch": _FETCH}) if near else _FETCH
        if near:
            return meant
        return T("Names of branches and tags: git branch --all, git tag. Is it on the server? Then first: git fetch")

    def _is(self, name: str) -> bool:
        return self.ask("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}") is not None

    def fork(self, one: str, other: str, instead: T) -> str:
        """Return the newest commit that two have in common; raises ``Trouble``, with what to do ``instead``."""
        found = (self.ask("merge-base", "--", one, other) or b"").decode().split()
        if found:
            return found[0]
        message = T("The commit at which the two went apart is not here.")
        raise Trouble(message, _FETCH if self.shallow else instead)

    def files(self, commit: str) -> dict[str, Blob]:
        """Return the stored files of the two folders, by path from the handbook's root."""
        places = [f"{self.prefix}{folder}" for folder in FOLDERS]
        listed = self.ask("ls-tree", "-r", "-z", "-l", "--full-tree", commit, "--", *places)
        if listed is None:
            raise Trouble(T("The files of version {commit} are not in this copy.", {"commit": commit[:12]}), _REFETCH)
        found = {}
        for line in listed.split(b"\0")[:-1]:
            about, _, path = line.partition(b"\t")
            mode, _, hash, size = about.decode().split()
            name = path.decode(errors="backslashreplace").removeprefix(self.prefix)
            if not any(part.startswith(".") for part in name.split("/")):
                found[name] = Blob(hash, mode, int(size) if size.isdigit() else 0)
        return found

    def contents(self, hashes: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Yield the content of each stored file, by hash; all of them in one question."""
        wanted = list(dict.fromkeys(hashes))
        answer = self.ask("cat-file", "--batch", give="".join(f"{one}\n" for one in wanted).encode()) if wanted else b""
        if answer is None:
            raise Trouble(T("Files of that version are not in this copy."), _REFETCH)
        at = 0
        for one in wanted:
            end = answer.index(b"\n", at)
            about = answer[at:end].split()
            if len(about) != 3:
                raise Trouble(T("Files of that version are not in this copy."), _REFETCH)
            at = end + 1 + int(about[2])
            yield one, answer[end + 1 : at]
            at += 1


def _asked(folder: Path, *question: str, give: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    calm = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1",
            "GIT_NO_REPLACE_OBJECTS": "1"}  # fmt: skip
    command = ["git", *_QUIET, *question]
    try:
        return subprocess.run(command, cwd=folder, env=kept | calm, input=give, capture_output=True)
    except OSError as fault:
        raise _broken(str(fault)) from None


def _broken(said: str) -> Trouble:
    first = said.strip().splitlines()[0]
    return Trouble(T("git does not work here: {why}", {"why": first}), T("See what it says itself: git status"))
