"""A cuenta that was returned and came again, with the payment before it, read from their PDFs."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from review import desk
from review.model import ItemKind, Verdict
from review.pipeline import read_folder
from review.store import Store
from tests.made_once import made_once
from tests.whole_cuentas import AUGUST, FIRST, JULY, contracts, draw, facts, put
from tools.papers.facts import Facts
from tools.papers.faults import BY_NAME

RETURNED, BEFORE, AGAIN = 1, 2, 3
"""The numbers of the cuentas: August as it was returned, July, and August again."""
OWN_WORDS = "Firme el informe con tinta negra."
ASKED = ("seguridad_social_periodo", "cuenta_letras", "banco_falta")


def with_faults(*faults: str) -> Facts:
    made = facts(FIRST, AUGUST)
    for name in faults:
        BY_NAME[name].plant(made, Random(name))
    return made


def write_returned(papers: Path) -> None:
    """July in good order; August without the bank's letter, with an old planilla and other words than
    figures."""
    put(papers / "julio.pdf", draw(facts(FIRST, JULY)))
    first = with_faults("planilla_vieja", "cuenta_letras_distintas")
    put(papers / "agosto.pdf", draw(first, only=first.present - {ItemKind.BANCO}), later=10)
    contracts(papers, FIRST)


def write_again(papers: Path) -> None:
    """August again: the letter is there and the words are right, the planilla is the old one still, the
    account is another one and the report tells of another month."""
    again = with_faults("planilla_vieja", "informe_periodo_anterior")
    again.bank.account = replace(again.bank.account, number="24099998888")
    put(papers / "agosto corregida.pdf", draw(again), later=20)


def letter(store: Store, number: int, *more: str) -> str:
    """What is asked of a cuenta, point by point, as a reviewer sends it."""
    view = desk.submission(store, number)
    assert view is not None
    asked = [
        one.request
        for item in view.items
        if not item.state.settled
        for one in item.findings
        if one.request is not None
    ]
    points = [f"{place}. {text}" for place, text in enumerate([*asked, *more], 1)]
    return "\n".join(["Cordial saludo:", "", "Se devuelve para que ajuste:", "", *points])


def returned_database(factory: pytest.TempPathFactory) -> Path:
    """A database of them, read once a session; whoever writes in it takes a copy."""
    return made_once(factory, "returned_cuentas", lambda: read_returned(factory.mktemp("returned")))


def read_returned(place: Path) -> Path:
    papers = place / "cuentas"
    write_returned(papers)
    with Store.open(str(place / "a.db")) as store:
        read_folder(papers, store, processes=1)
        reason = letter(store, RETURNED, OWN_WORDS)
        desk.decide(store, RETURNED, Verdict.DEVUELTA, reason, "Ana")
        write_again(papers)
        read_folder(papers, store, processes=1)
    return place / "a.db"
