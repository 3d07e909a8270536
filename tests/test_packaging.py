"""A clean clone, packed and installed in each of the ways people install it, finds its rules and languages and checks a text."""

import json
import os
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = "Output rose 20% from 40 to 60 tonnes."

pytestmark = pytest.mark.skipif(not (ROOT / ".git").exists(), reason="not a clone")


def call(*command, cwd=ROOT, **more):
    done = subprocess.run(list(map(str, command)), cwd=cwd, capture_output=True, text=True, **more)
    assert done.returncode in (0, 1), f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}"
    return done.stdout


def build(source, what, folder):
    """Build a wheel or an sdist with the setuptools that is here; isolated builds need a network."""
    folder.mkdir(exist_ok=True)
    code = f"from setuptools import build_meta; build_meta.build_{what}({str(folder)!r})"
    call(sys.executable, "-W", "ignore", "-c", code, cwd=source)
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def clone(tmp_path_factory):
    folder = tmp_path_factory.mktemp("clone") / "factcheck"
    call("git", "clone", "--quiet", "--no-hardlinks", ROOT, folder)
    return folder


@pytest.fixture(scope="module")
def wheel(clone, tmp_path_factory):
    return build(clone, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def sdist(clone, tmp_path_factory):
    return build(clone, "sdist", tmp_path_factory.mktemp("sdist"))


@pytest.fixture
def environment(tmp_path):
    """An environment of its own, which sees the dependencies that are here but not the factcheck that is."""
    venv.create(tmp_path / "env", with_pip=False)
    python = tmp_path / "env" / ("Scripts" if os.name == "nt" else "bin") / "python"
    site = Path(call(python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))").strip())
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    return python


def install(python, *what):
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--quiet", "--python", python)
    call(
        *pip,
        "install",
        "--no-deps",
        "--no-index",
        "--no-build-isolation",
        *what,
        env={**os.environ, "PIP_REQUIRE_VIRTUALENV": "0"},
    )


def checks_a_text(python, home, tmp_path):
    """Whether the installed command, run far from the clone, has its rules and languages from the given place."""
    command = python.with_name("factcheck")
    (tmp_path / "a.txt").write_text(TEXT)
    where = "from importlib.resources import files; print(files('factcheck.rules'), files('factcheck.languages'), sep='\\n')"
    places = call(python, "-c", where, cwd=tmp_path).split()
    assert all(Path(place).is_relative_to(home) for place in places)
    assert len(call(command, "rules", cwd=tmp_path).splitlines()) == len(list((ROOT / "rules").glob("*.yaml")))
    (document,) = json.loads(call(command, "--format", "json", "a.txt", cwd=tmp_path))["documents"]
    assert document["language"] == "en" and document["claims"]


def test_a_wheel_holds_the_rules_and_words_and_nothing_else(clone, wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for folder, inside in (("rules", "factcheck/rules"), ("factcheck/languages", "factcheck/languages")):
        for path in (clone / folder).glob("*.yaml"):
            assert f"{inside}/{path.name}" in names
    for path in (clone / "factcheck").rglob("*"):
        if path.suffix in (".py", ".yaml", ".typed"):
            assert str(path.relative_to(clone)) in names
    assert {name.split("/")[0].removesuffix(".dist-info").partition("-")[0] for name in names} == {"factcheck"}


def test_an_installed_wheel_checks_a_text(environment, wheel, tmp_path):
    install(environment, wheel)
    checks_a_text(environment, tmp_path / "env", tmp_path)


def test_an_sdist_is_whole_and_makes_the_same_wheel(clone, sdist, wheel, tmp_path):
    with tarfile.open(sdist) as archive:
        archive.extractall(tmp_path, **({"filter": "data"} if hasattr(tarfile, "data_filter") else {}))
    (unpacked,) = (path for path in tmp_path.iterdir() if path.is_dir())
    for name in (
        "LICENSE",
        "README.md",
        "CHANGELOG.md",
        "Makefile",
        "setup.cfg",
        "samples",
        "tests/test_packaging.py",
        "rules",
    ):
        assert (unpacked / name).exists(), name
    again = build(unpacked, "wheel", tmp_path / "wheel")
    assert zipfile.ZipFile(again).namelist() == zipfile.ZipFile(wheel).namelist()


def test_an_editable_install_checks_a_text(environment, clone, tmp_path):
    install(environment, "--editable", clone)
    checks_a_text(environment, clone, tmp_path)


def test_the_version_stands_in_one_place(wheel):
    from factcheck.version import __version__

    assert wheel.name.startswith(f"factcheck-{__version__}-")
