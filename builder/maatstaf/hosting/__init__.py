"""What a code host reads: checks of a proposed change, the site, who is asked to look, and what people are asked."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from types import ModuleType

from maatstaf.handbook import Handbook
from maatstaf.hosting import github, gitlab

HOSTS: Mapping[str, ModuleType] = {"github": github, "gitlab": gitlab}


def hosting_files(handbook: Handbook, hosts: tuple[str, ...], publishing: Collection[str] = ()) -> dict[str, bytes]:
    """Return the files for these hosts (names of ``HOSTS``) by their path in the repository.

    The hosts in ``publishing`` also put the site of the main branch on their pages.
    """
    return {
        path: text.encode() for host in hosts for path, text in sorted(HOSTS[host].files(handbook, host in publishing))
    }


def in_use(root: Path) -> tuple[str, ...]:
    """Return the hosts whose files a handbook has already; all of them where it has none."""
    return tuple(host for host, module in HOSTS.items() if (root / module.SIGN).exists()) or tuple(HOSTS)


def publishing(root: Path) -> tuple[str, ...]:
    """Return the hosts on whose pages a handbook puts its site: the file that does so is the switch."""
    return tuple(host for host, module in HOSTS.items() if (root / module.PAGES).exists())


def stale(files: Mapping[str, bytes], root: Path) -> list[str]:
    """Return the paths that are missing below ``root`` or hold something else than they should."""
    return [path for path, content in files.items() if not _same(root / path, content)]


def _same(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes().replace(b"\r\n", b"\n") == content
