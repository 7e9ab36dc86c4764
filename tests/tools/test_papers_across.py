"""What is planted between submissions, in the file itself, and in SECOP's export."""

from __future__ import annotations

import csv
import io
from random import Random
from typing import Any

import pytest
from PIL import Image

from review.contracts import parse_secop_state
from review.model import ItemKind, State
from review.reading.revisions import earlier_states
from tests.tools.conftest import Set
from tools.papers import folder, invent, pictures
from tools.papers.facts import Altered, Ink
from tools.papers.faults import BY_NAME, FAULTS
from tools.papers.plant.across import REPEATS, Shown, Whose
from tools.papers.reuse import is_altered
from tools.papers.secop import COLUMNS, payments_csv
from tools.papers.submission import Made, make
from tools.papers.world import Deal, invent_deal, invent_entity

COPIES = {"informe_copiado", "parrafo_de_otro_contratista", "version_sin_cambios"}


@pytest.fixture
def fresh(development_set: Set) -> Set:
    return development_set


def one_deal(seed: str = "uno") -> tuple[Deal, list[Any]]:
    rng = Random(seed)
    while True:
        deal = invent_deal(rng, 1, folder.DEFAULT_MONTHS, [invent_entity(rng, 0)], set())
        months = [m for m in deal.months if m in folder.DEFAULT_MONTHS and m != deal.months[0]]
        if len(months) > 1 and len({deal.entity.name}) == 1:
            facts = [invent.facts_of(rng, deal, m, layouts=invent.layouts_of(1, deal)) for m in months[:2]]
            if all(one.informe.ink is not Ink.NINGUNA and one.pila.voucher for one in facts):
                return deal, facts


def items(one: Made) -> dict[str, Any]:
    return one.truth["items"]  # type: ignore[return-value]


def faults(one: Made) -> list[str]:
    return one.truth["fallas"]  # type: ignore[return-value]


def test_no_two_months_and_no_two_people_tell_the_same(
    fresh: Set,
) -> None:
    told: dict[str, set[tuple[str, str]]] = {}
    for _, one in fresh[1]:
        assert one.facts is not None
        if COPIES & set(faults(one)):
            continue
        for _, act in one.facts.informe.activities:
            if len(act.split()) >= 25:
                told.setdefault(act, set()).add((one.facts.deal.number, str(one.facts.month)))
    assert told
    assert max(map(len, told.values())) == 1


def test_what_is_used_again_is_in_both_and_both_say_so_when_both_are_to_be_looked_at(
    fresh: Set,
) -> None:
    names = [name for _, one in fresh[1] for name in faults(one)]
    again = {repeat.fault.name: repeat for repeat in REPEATS}
    assert len(set(names) & set(again)) >= 3
    for name, repeat in again.items():
        if repeat.there:
            assert names.count(name) % 2 == 0, name
    for _, one in fresh[1]:
        for name in faults(one):
            for item, state in BY_NAME[name].effects.items():
                assert items(one)[item.value]["estado"] == state.value


@pytest.mark.parametrize("repeat", REPEATS, ids=lambda r: r.fault.name)
def test_each_repeat_changes_the_later_facts(repeat: Any) -> None:
    _, (earlier, later) = one_deal()
    if repeat.whose is Whose.OTHER:
        _, (earlier, _) = one_deal("otro")
    later.cuenta.payment, earlier.cuenta.payment = 3, 2
    earlier.informe.annex = "captions"
    before = repr(later)
    shown = Shown(earlier, (pictures.photograph(Random(1)),))
    assert repeat.again(later, shown, Random(repeat.fault.name))
    assert repr(later) != before


def test_a_photograph_used_again_is_half_as_large() -> None:
    photo = pictures.photograph(Random(3))
    sizes = [Image.open(io.BytesIO(data)).size for data in (photo, pictures.half(photo))]
    assert sizes[1] == (sizes[0][0] // 2, sizes[0][1] // 2)


@pytest.mark.parametrize("how", [Altered.NOTA, Altered.CONTENIDO])
def test_an_altered_planilla_was_saved_over_an_earlier_state(how: Altered) -> None:
    _, (facts, _) = one_deal()
    facts.layouts["seguridad_social"] = "soi"
    good = make(facts, "x", [])
    altered = make(facts, "x", [f"planilla_alterada_{how}"])
    assert earlier_states(good.data) == []
    assert len(earlier_states(altered.data)) == 1
    assert is_altered(altered)
    assert not is_altered(good)
    assert items(altered)["seguridad_social"]["estado"] == State.POR_REVISAR.value


def test_altered_files_are_left_alone_by_machines_and_tricks() -> None:
    _, (facts, _) = one_deal()
    made = [("a.pdf", make(facts, "x", ["planilla_alterada_nota"]))]
    for after in (
        folder.mixed(made, "s", (0, 0, 1)),
        folder.tricked(made, "s", 1.0),
        folder.copied(made, "s", 1.0),
    ):
        assert after[0][1].data == made[0][1].data


def test_what_only_digital_pages_show_may_rest_good_in_a_picture() -> None:
    _, (facts, _) = one_deal()
    scanned = folder.copied([("a.pdf", make(facts, "x", ["informe_sin_firma"]))], "s", 1.0)[0][1]
    informe = items(scanned)["informe"]
    assert (informe["estado"], informe["tambien"]) == ("por_revisar", ["cumple"])


def test_secop_tells_every_payment_and_another_value_for_some(
    fresh: Set,
) -> None:
    deals, made = fresh
    text, after = payments_csv(deals, made, "s1")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert tuple(rows[0]) == COLUMNS
    assert len({tuple(row.items()) for row in rows}) < len(rows)
    assert all(parse_secop_state(row["estado"]) is not None for row in rows)
    assert all(row["fecha_de_recepcion"].endswith("T00:00:00.000") for row in rows)
    spoiled = [one for _, one in after if "secop_otro_valor" in faults(one)]
    assert spoiled
    told = {(row["referencia_contrato"], int(row["id_de_pago"])): int(row["valor_a_pagar"]) for row in rows}
    for one in spoiled:
        assert one.facts is not None
        assert items(one)[ItemKind.CUENTA.value]["estado"] == "por_revisar"
        key = (str(one.truth["contrato"]), one.facts.cuenta.payment)
        assert told[key] != one.facts.cuenta.value


def test_a_fault_touches_what_it_spoils_and_what_it_needs() -> None:
    names = [one.name for one in FAULTS]
    assert len(names) == len(set(names))
    fault = BY_NAME["informe_sin_firma"]
    assert fault.touches == {ItemKind.INFORME, ItemKind.CUENTA}
