"""Sets of invented submissions: drawing one takes longer than all that is asked of it."""

from __future__ import annotations

import pytest

from tests.made_once import made_once
from tools.measuring import folder as measuring_folder
from tools.papers import folder
from tools.papers.submission import Made
from tools.papers.world import Deal

Set = tuple[list[Deal], list[tuple[str, Made]]]


@pytest.fixture(scope="session")
def development_set(tmp_path_factory: pytest.TempPathFactory) -> Set:
    """Forty submissions in the layouts of the development."""
    return made_once(tmp_path_factory, "desarrollo", lambda: folder.fresh_set("reuso", 40))


@pytest.fixture(scope="session")
def measuring_set(tmp_path_factory: pytest.TempPathFactory) -> Set:
    """Twelve submissions in the layouts kept for measuring."""
    return made_once(tmp_path_factory, "medida", lambda: measuring_folder.fresh_set("prueba", 12))


@pytest.fixture(scope="session")
def small_set(tmp_path_factory: pytest.TempPathFactory) -> Set:
    """Two submissions, to be scanned."""
    return made_once(tmp_path_factory, "copias", lambda: folder.fresh_set("copias", 2))
