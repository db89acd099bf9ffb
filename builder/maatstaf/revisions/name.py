"""What people type to name two states, to the two listings: revisions, ranges with dots, folders, or nothing (now)."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from maatstaf.message import T
from maatstaf.revisions.git import Git
from maatstaf.revisions.listing import Listing, beside, differing, present, stored
from maatstaf.revisions.trouble import Trouble


@dataclass(frozen=True, eq=False)
class Pair:
    """The two states to compare, and what is worth knowing about them beforehand."""

    before: Listing
    after: Listing
    remarks: tuple[T, ...] = ()


def named(base: str, head: str | None, root: Path) -> Pair:
    """Return the two listings that ``base`` and ``head`` name; raises ``Trouble``.

    ``A..B`` is A and B, ``A...B`` where the two went apart and B; a side that is left out is the newest commit. Two
    folders with definitions are compared as they are. Without ``head`` it is the folder ``root`` as it is now.
    """
    if head is not None and is_handbook(base) and is_handbook(head):
        return Pair(_folder(base), _folder(head))
    if head is None and is_handbook(base):
        return Pair(_folder(base), present(root, _now()))
    try:
        return _versions(base, head, root)
    except Trouble:
        if head is None or is_handbook(base) == is_handbook(head):
            raise
        folder, other = (base, head) if is_handbook(base) else (head, base)
        message = T("{folder} is a folder with definitions, and “{other}” is not.", {"folder": folder, "other": other})
        raise Trouble(message, T("Name two folders with criteria/ in them, or two versions.")) from None


def _versions(base: str, head: str | None, root: Path) -> Pair:
    """Return what two versions hold, or one and the folder as it is now."""
    git = Git.around(root)
    dots = next((dots for dots in ("...", "..") if dots in base), None)
    if dots is None and head is None:
        commit = git.commit(base)
        before, now = stored(git, commit, _label(base, commit)), present(root, _now())
        return _told(before, beside(now, before), _unsaved(git, now))
    if dots is None:
        one, other = base, head or "HEAD"
    elif head is not None:
        message = T("“{base}” names two versions already, and “{head}” is a third.", {"base": base, "head": head})
        raise Trouble(message, T("Leave out one of the two."))
    else:
        one, other = (name or "HEAD" for name in base.split(dots, 1))
    first, last = git.commit(one), git.commit(other)
    if dots == "...":
        instead = T("Compare the two themselves, with two dots between them or a space.")
        first = git.fork(first, last, instead)
        return _told(stored(git, first, _apart(first, one, other)), stored(git, last, _label(other, last)))
    return _told(stored(git, first, _label(one, first)), stored(git, last, _label(other, last)))


def since(base: str, root: Path) -> Pair:
    """Return the folder as it is now, and what it was made from: the commit at which it and ``base`` went apart.

    What others changed on ``base`` in the meantime is no change of ours. Raises ``Trouble``.
    """
    if is_handbook(base):
        return named(base, None, root)
    git = Git.around(root)
    if ".." in base:
        message = T(
            "“{base}” names two versions; the check compares the files as they are now with one.", {"base": base}
        )
        raise Trouble(message, T("Name where you began: --since {name}", {"name": base.split("..")[0] or "main"}))
    commit = git.commit(base)
    instead = T("See what differs: maatstaf diff {base}", {"base": base})
    fork = git.fork(commit, git.commit("HEAD"), instead)
    label = _label(base, commit) if fork == commit else _apart(fork, base, "HEAD")
    before = stored(git, fork, label)
    return _told(before, beside(present(root, _now()), before))


def is_handbook(name: str) -> bool:
    """Return whether a name is that of a folder with definitions in it."""
    return bool(name) and (Path(name) / "criteria").is_dir()


def _folder(name: str) -> Listing:
    return present(Path(name), T("the folder {name}", {"name": name}))


def _told(before: Listing, after: Listing, remarks: tuple[T, ...] = ()) -> Pair:
    if not after.files:
        message = T("There are no definitions in {state}.", {"state": after.label})
        raise Trouble(message, T("Name the folder with criteria/ in it: --root FOLDER"))
    if not before.files:
        empty = T("There are no definitions in {state}: everything is new.", {"state": before.label})
        remarks = (*remarks, empty)
    return Pair(before, after, remarks)


def _now() -> T:
    return T("the files as they are now")


def _label(name: str, commit: str) -> T:
    if commit.startswith(name):
        return T("the commit {commit}", {"commit": commit[:7]})
    return T("{name} ({commit})", {"name": name, "commit": commit[:7]})


def _apart(commit: str, base: str, head: str) -> T:
    values = {"commit": commit[:7], "base": base, "head": head}
    return T("the commit {commit}, where {base} and {head} went apart", values)


def _unsaved(git: Git, now: Listing) -> tuple[T, ...]:
    """Return a remark when files differ from the newest commit: they count too."""
    head = git.ask("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    if head is None:
        return ()
    number = len(differing(stored(git, head.decode().strip(), _now()), now))
    if not number:
        return ()
    return (T("Files that are not in a commit yet, and count too: {number}.", {"number": number}),)
