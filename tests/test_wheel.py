"""From an installed wheel, in an empty folder, without this repository: a handbook is begun and built."""

from __future__ import annotations

import os
import site as python_site
import subprocess
import sys
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def maatstaf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the command of a fresh environment that has nothing of ours but the wheel."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    subprocess.run([*pip, "wheel", "--no-deps", "--wheel-dir", folder, ROOT], check=True, timeout=300)
    [wheel] = folder.glob("maatstaf-*.whl")
    venv.create(folder / "env", with_pip=False)
    python = folder / "env" / "bin" / "python"
    subprocess.run([*pip, "--python", str(python), "install", "--no-deps", wheel], check=True, timeout=300)
    [packages] = (folder / "env" / "lib").glob("python*/site-packages")
    # What it depends on is borrowed; a plain path line runs no start-up code, so our editable install stays out.
    (packages / "borrowed.pth").write_text("\n".join(python_site.getsitepackages()))
    return folder / "env" / "bin" / "maatstaf"


@pytest.mark.parametrize("language", ["nl", "en"])
def test_init_and_build_in_an_empty_folder(maatstaf: Path, tmp_path: Path, language: str) -> None:
    env = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(maatstaf), *arguments]
        done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return done

    where = "import maatstaf; print(maatstaf.__file__)"
    python = maatstaf.with_name("python")
    found = subprocess.run([python, "-c", where], cwd=tmp_path, env=env, capture_output=True, text=True).stdout
    assert str(ROOT) not in found
    run("init", "x", "--language", language)
    run("check", "x", "--strict")
    run("build", "x")
    site = tmp_path / "x" / "site"
    assert len(list((site / "criteria").glob("*.html"))) >= 4
    assert (site / "assets" / "maatstaf" / "maatstaf.css").is_file()
    assert (site / "spec" / "v1" / "index.json").is_file()
    assert f'lang="{language}"' in (site / "index.html").read_text(encoding="utf-8")
