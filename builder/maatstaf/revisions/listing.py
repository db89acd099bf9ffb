"""The files of a handbook at one moment, each by its hash: stored in git, or in a folder as it is now."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from maatstaf.findings import Finding, Severity
from maatstaf.message import T
from maatstaf.read import MAX_BYTES, walk
from maatstaf.revisions.git import Blob, Git

_PLAIN = ("100644", "100755")
MAX_OTHER = 8_000_000
"""Files beside the definitions that are larger than this are not opened; their hash still tells them apart."""


@dataclass(frozen=True, eq=False)
class Listing:
    """``files`` holds the hash of every plain file; ``contents`` gives the bytes of several, by path."""

    label: T
    root: Path
    files: Mapping[str, str]
    contents: Callable[[list[str]], Mapping[str, bytes]]
    findings: tuple[Finding, ...] = ()


def stored(git: Git, commit: str, label: T) -> Listing:
    """Return what a commit holds."""
    blobs = git.files(commit)
    plain = {path: blob for path, blob in sorted(blobs.items()) if blob.mode in _PLAIN}

    def contents(paths: list[str]) -> Mapping[str, bytes]:
        small = [path for path in paths if plain[path].size <= MAX_OTHER]
        found = dict(git.contents(plain[path].hash for path in small))
        return {path: found[plain[path].hash] if path in small else b"\0" * (MAX_BYTES + 1) for path in paths}

    files = {path: blob.hash for path, blob in plain.items()}
    return Listing(label, git.folder, files, contents, tuple(_odd(path, blobs[path]) for path in sorted(blobs)
                                                             if path not in plain))  # fmt: skip


def _odd(path: str, blob: Blob) -> Finding:
    message = T("Symbolic links are not allowed.") if blob.mode == "120000" else T("This is not an ordinary file.")
    return Finding(path, 1, 1, "read", Severity.ERROR, message, T("Put the file or folder itself here."))


def present(root: Path, label: T) -> Listing:
    """Return what a folder holds now. Hashes are those that git gives, so that they can be laid beside its own."""
    paths, findings = walk(root)

    def contents(paths: list[str]) -> Mapping[str, bytes]:
        return {path: (root / path).read_bytes() for path in paths}

    return Listing(label, root, {path: hash_of((root / path).read_bytes()) for path in paths}, contents,
                   tuple(findings))  # fmt: skip


def hash_of(content: bytes) -> str:
    """Return the hash that git gives to a file's content (SHA-1 over a header and the content)."""
    return hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()


def beside(now: Listing, then: Listing) -> Listing:
    """Return a folder's listing with the hashes that git knows, also where files only end their lines otherwise."""
    different = set(differing(then, now))
    same = {path: then.files[path] for path in now.files if path in then.files and path not in different}
    return replace(now, files={**now.files, **same})


def differing(one: Listing, other: Listing) -> tuple[str, ...]:
    """Return the files that differ between two listings; another end of line makes no difference."""
    different = sorted(path for path in {*one.files, *other.files} if one.files.get(path) != other.files.get(path))
    both = [path for path in different if path in one.files and path in other.files]
    was, now = one.contents(both), other.contents(both)
    same = {path for path in both if was[path].replace(b"\r\n", b"\n") == now[path].replace(b"\r\n", b"\n")}
    return tuple(path for path in different if path not in same)
