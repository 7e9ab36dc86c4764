"""A whole cuenta as it is sent, read and judged once."""

from __future__ import annotations

import pytest

from review.model import Submission
from review.pipeline import contract_book, examine
from tests.whole_cuentas import FIRST, JULY, contracts, draw, facts


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Submission:
    place = tmp_path_factory.mktemp("guide")
    made = place / "cuenta.pdf"
    made.write_bytes(draw(facts(FIRST, JULY)))
    contracts(place, FIRST)
    return examine(made, contract_book(place / "contratos.csv"))
