"""Each value of the law says where it is from, or that this was not checked."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest

from review.rules import norms
from review.ways import calendar_file
from review.ways.laws import PACKAGED

VALUES: dict[str, Any] = tomllib.loads(PACKAGED.read_text("utf-8"))
OF_ANOTHER = {"vencimiento": "plazos", "tramo_383": "retencion_renta"}
"""The tables whose rows are steps of what another one tells the norm of."""
UNCHECKED = "sin verificar"


def rows(name: str) -> list[dict[str, Any]]:
    found = VALUES[OF_ANOTHER.get(name, name)]
    return found if isinstance(found, list) else [found]


@pytest.mark.parametrize("name", [name for name in VALUES if name != "version"])
def test_every_table_of_the_law_has_a_source(name: str) -> None:
    for row in rows(name):
        told = row["norma"]
        assert told.strip()
        assert UNCHECKED in told or any(map(str.isdigit, told)), f"{name}: «{told}» names no norm"


def test_what_was_not_compared_with_its_norm_says_so() -> None:
    """Whoever compares one takes it out of here together with its words."""
    told = {name: [UNCHECKED in row["norma"] for row in rows(name)] for name in VALUES if name != "version"}
    assert {name for name, each in told.items() if any(each)} == {
        "uvt",
        "aportes",
        "solidaridad",
        "cotizante",
    }
    assert UNCHECKED in norms.BUDGET_REGISTER
    assert UNCHECKED not in norms.ANNUAL_BUDGET


def test_the_length_of_a_justification_says_that_no_source_tells_it() -> None:
    for one in calendar_file.DEFAULT.justifications:
        assert one.source.startswith("Criterio propio")
