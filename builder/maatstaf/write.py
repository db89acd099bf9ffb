"""The only module that writes a site: beside the target first, then swapped whole, so that it is all or nothing."""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows: two builds of one site at once are then up to the user
    fcntl = None  # type: ignore[assignment]

MARKER = ".maatstaf"
_EXCHANGE = 2
_HERE = -100


class Refused(Exception):
    """The target may not be written: its message says why and is the whole message to the user."""


def put(files: Mapping[str, bytes], out: Path) -> int:
    """Write files below ``out``, touching only what differs; return how many were written."""
    written = 0
    for folder in sorted({path.rpartition("/")[0] for path in files}):
        (out / folder).mkdir(parents=True, exist_ok=True)
    for path, content in sorted(files.items()):
        target = out / path
        if _holds(target, content):
            continue
        target.write_bytes(content)
        written += 1
    return written


def _holds(target: Path, content: bytes) -> bool:
    try:
        return target.read_bytes() == content
    except FileNotFoundError:
        return False


def discard(path: Path) -> None:
    """Remove one file of a site that is still being made."""
    path.unlink()


def refuse(out: Path, root: Path) -> None:
    """Raise ``Refused`` when ``out`` may not be replaced: it holds sources, or something else made it."""
    out, root = out.resolve(), root.resolve()
    if out == root or root.is_relative_to(out):
        raise Refused(f"{out}: the site can't replace the handbook itself; choose another folder with --out")
    for folder in ("criteria", "workshops", "docs"):
        if out.is_relative_to(root / folder):
            raise Refused(f"{out}: the site can't stand among the sources in {folder}/; choose another --out")
    if out.exists() and not out.is_dir():
        raise Refused(f"{out}: this is a file, not a folder")
    if out.is_dir() and any(out.iterdir()) and not (out / MARKER).is_file():
        raise Refused(f"{out}: this folder was not made by maatstaf, so it is not replaced; empty it or choose another")


@contextmanager
def beside(out: Path) -> Iterator[Path]:
    """Yield an empty folder beside ``out``; when the block ends well, it takes the place of ``out`` in one step.

    One build at a time: a second one waits. Whatever goes wrong, the old site stays as it was.
    """
    out.parent.mkdir(parents=True, exist_ok=True)
    with _locked(out):
        for left in out.parent.glob(f".{out.name}.maatstaf-*"):
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
        new = Path(tempfile.mkdtemp(prefix=f".{out.name}.maatstaf-", dir=out.parent))
        try:
            yield new
            (new / MARKER).write_bytes(b"This folder is made by maatstaf and replaced at each build.\n")
            new.chmod(0o755)
            _swap(new, out)
        finally:
            shutil.rmtree(new, ignore_errors=True)


@contextmanager
def _locked(out: Path) -> Iterator[None]:
    """Hold a lock on the folder that ``out`` is in; the system lets go of it when the process ends, however it ends."""
    if fcntl is None:
        yield
        return
    folder = os.open(out.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _swap(new: Path, out: Path) -> None:
    """Put ``new`` where ``out`` is; what was there ends up at ``new``."""
    if not out.exists():
        new.rename(out)
    elif not _exchange(new, out):
        old = new.with_name(f"{new.name}-old")
        out.rename(old)
        new.rename(out)
        old.rename(new)


def _exchange(new: Path, out: Path) -> bool:
    """Swap two folders in one step, where the system can (Linux's renameat2 with RENAME_EXCHANGE)."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    return int(call(_HERE, os.fsencode(new), _HERE, os.fsencode(out), _EXCHANGE)) == 0
