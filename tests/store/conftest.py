"""Every test of the store that has a database is run on both kinds, but for those marked with one of
them.

On PostgreSQL the database of a path is one of the tests' own server, made when the path is opened first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from review.store import store as opened
from tests import postgresql
from tests.store.past import Past
from tests.store.patience import patient

KINDS = ("sqlite", "postgresql")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "tmp_path" in metafunc.fixturenames:
        only = [kind for kind in KINDS if metafunc.definition.get_closest_marker(kind)]
        if only != ["sqlite"]:
            metafunc.parametrize("kind", only or KINDS, indirect=True)


@pytest.fixture(autouse=True)
def kind(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The kind of database that paths stand for in this test."""
    patient(monkeypatch.setattr)
    name = getattr(request, "param", "sqlite")
    if name == "sqlite":
        yield name
        return
    server: postgresql.Server = request.getfixturevalue("postgres")
    monkeypatch.setattr(opened, "url_of", lambda text: text if "://" in text else server.database(text))
    yield name
    server.forget()


@pytest.fixture
def empty(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Callable[[str], str]:
    """Gives, by a name, the address of a place in which there is no database yet."""
    if kind == "sqlite":
        return lambda name: str(tmp_path / name / "new.db")
    server: postgresql.Server = request.getfixturevalue("postgres")
    return lambda name: server.place(str(tmp_path / name))


@pytest.fixture
def past(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> Past:
    """The database `a.db` of the test."""
    path = str(tmp_path / "a.db")
    return Past(path if kind == "sqlite" else request.getfixturevalue("postgres").database(path))
