"""What SECOP II says of a contract is the same whether all payments are loaded or asked for one by one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from review.recognition.grammar.ids import contract_key
from review.store import Store, contracts_in_force
from review.store import schema as t
from tests.screens.example import fill


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "visto.db")) as opened:
        fill(opened)
        yield opened


def test_the_payments_of_a_contract_are_the_same_asked_for_alone(store: Store) -> None:
    with store.writing() as connection:
        known = connection.execute(sa.select(t.CONTRACTS).order_by(t.CONTRACTS.c.id)).mappings().all()
        told = [
            {
                "contract_id": row["id"],
                "key": contract_key(row["number"]),
                "contract": row["number"],
                "state": state,
                "source": "plan_de_pagos",
                "payment": number,
            }
            for row in known[::2]
            for number, state in enumerate(("pagado", "enviado"), 1)
        ]
        connection.execute(sa.insert(t.SECOP_PAYMENTS), told)
    whole = contracts_in_force.load(store, 1)
    few = contracts_in_force.load(store, 1, for_few=True)
    assert few.contracts == whole.contracts
    assert few.own == whole.own
    found = [whole.payments_of(one) for one in whole.contracts]
    assert [few.payments_of(one) for one in few.contracts] == found
    assert {len(one) for one in found} >= {0, 2}
    assert few.payments == ()
