"""What a code host reads: checks of a proposed change, who is asked to look at it, and what people are asked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

from maatstaf.hosting import github, gitlab
from maatstaf.resolve import Handbook

HOSTS: Mapping[str, ModuleType] = {"github": github, "gitlab": gitlab}


def hosting_files(handbook: Handbook, hosts: tuple[str, ...]) -> dict[str, bytes]:
    """Return the files for these hosts (names of ``HOSTS``) by their path in the repository."""
    return {path: text.encode() for host in hosts for path, text in sorted(HOSTS[host].files(handbook))}


def in_use(root: Path) -> tuple[str, ...]:
    """Return the hosts whose files a handbook has already; all of them where it has none."""
    return tuple(host for host, module in HOSTS.items() if (root / module.SIGN).exists()) or tuple(HOSTS)


def stale(files: Mapping[str, bytes], root: Path) -> list[str]:
    """Return the paths that are missing below ``root`` or hold something else than they should."""
    return [path for path, content in files.items() if not _same(root / path, content)]


def _same(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes().replace(b"\r\n", b"\n") == content
