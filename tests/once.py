"""What is costly to make, such as a built site, made once for all the processes that run tests."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable
from pathlib import Path


class Once:
    """Folders by their name, filled by whoever asks first; the others wait for it. Nobody changes what is in them."""

    def __init__(self, common: Path) -> None:
        self.common = common

    def folder(self, name: str, fill: Callable[[Path], object]) -> Path:
        """Return the folder of this name; ``fill`` puts into it what belongs there, unless that was done."""
        folder, done = self.common / name, self.common / f"{name}.done"
        with (self.common / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # let go when the file closes, also by a process that dies
            if not done.exists():
                shutil.rmtree(folder, ignore_errors=True)  # what such a process left half made
                folder.mkdir()
                fill(folder)
                done.touch()
        return folder
