"""What tests of several modules share."""

import pytest

from factcheck import snapshot
from factcheck.cachefolder import cache_folder


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A folder of its own for what is kept between runs; nothing is there yet."""
    kept = tmp_path / "kept"
    monkeypatch.setenv("FACTCHECK_CACHE", str(kept))
    cache_folder.cache_clear()
    yield kept
    cache_folder.cache_clear()
    snapshot.made_of.cache_clear()
