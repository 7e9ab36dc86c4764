"""The log is told to be whole, or what is wrong with it, in words that name the act."""

from __future__ import annotations

from pathlib import Path

import pytest

from review import desk
from review.desk import log_check
from review.errors import BadArgument
from review.frames import log_head
from review.model import Verdict
from review.store import Store
from review.store.chain_walk import Fault
from review.store.schema_acts import ACTS
from tests.store.by_hand import BY_HAND, acted, without_triggers
from tests.store.filled import filled


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return filled(tmp_path)


def test_every_kind_of_act_and_of_fault_has_its_words() -> None:
    assert set(log_check.KINDS) == {table.name for table in ACTS}
    names = [name for name, _ in log_check.KINDS.values()]
    assert len(set(names)) == len(names)
    assert set(log_check._WHAT) == set(Fault)


def test_nothing_to_check(store: Store) -> None:
    found = log_check.check_log(store)
    assert found.whole
    assert log_head.told(found.head) == "Registro de actos: todavía no hay ninguno."


def test_what_is_no_code_is_told(store: Store) -> None:
    with pytest.raises(BadArgument, match="no es un código del registro"):
        log_check.check_log(store, "hola")


def test_a_code_of_another_log_is_not_of_this_one(store: Store) -> None:
    desk.decide(store, 1, Verdict.APROBADA, "", "Ana")
    head = log_check.check_log(store).head
    assert head is not None
    assert log_check.check_log(store, head.code).whole
    other = log_check.check_log(store, "0" * 12)
    assert not other.whole
    assert (other.faults, other.printed) == ((), None)


TOLD = {
    "changed": "Acto n.º 2, la decisión de Eva {} sobre la cuenta «1.pdf». Alguien cambió o reemplazó",
    "removed": "Acto n.º 2, la decisión de Eva {}. Alguien borró este acto",
    "added": "Acto fuera de la cadena, la decisión de Ana {} sobre la cuenta «1.pdf». Alguien agregó",
    "an act and its link removed": "Acto n.º 3, la decisión de Luz {} sobre la cuenta «1.pdf». Alguien "
    "borró por fuera del programa lo que había justo antes de este acto: 1 acto.",
    "a link that is no link": "Acto n.º 2, no se sabe de qué clase. Alguien cambió por fuera",
    "a whole table": "Acto n.º 5, el estado en SECOP II puesto a mano de Ana {}. Alguien borró",
}


@pytest.mark.parametrize("what", TOLD)
def test_what_is_wrong_names_the_act_who_and_when(tmp_path: Path, what: str) -> None:
    acted(tmp_path)
    connection = without_triggers(tmp_path)
    connection.executescript("PRAGMA foreign_keys=OFF;" + BY_HAND[what][0])
    connection.close()
    with Store.open(str(tmp_path / "a.db")) as store:
        found = log_check.check_log(store)
    assert not found.whole
    one, told = found.faults[0]
    assert told.startswith(TOLD[what].format(log_head.when(one.at))), told
