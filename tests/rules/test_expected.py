"""What is expected is looked for first: in any writing it is no other value.

Found without its label it passes where none was read with it, for a person, a long account, and a contract
with no other number like it.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from review.contracts import ContractBook
from review.model import ItemKind, Lectura, State
from review.model.overlay import Correction, correct
from review.recognition import recognise
from review.rules import judge
from tests.rules.builders import Case
from tests.rules.expected_papers import ACCOUNT, CONTRACT, DOCUMENT, MONTHLY, Papers, writings

_ALARM, _DOUBT, _OK = State.NO_CUMPLE, State.POR_REVISAR, State.CUMPLE
_EXAMPLES = settings(max_examples=40)

people = st.integers(20_000_000, 1_199_999_999).map(str)
accounts = st.integers(10_000_000_000, 99_999_999_999).map(str)
feet = st.sampled_from(
    [
        "Supervisor: Pedro Inventado Paz, C.C. {}",
        "Revisó: {}",
        "Código {} versión 3",
        "NIT {}",
        "Cuenta de ahorros No. {} (anterior)",
        "Referencia {}",
    ]
)


def _dotted(number: str) -> str:
    return f"{int(number):,}".replace(",", ".")


@_EXAMPLES
@given(writings(DOCUMENT))
@example("1061\n700001")
@example("106170\n0001")
@example("10617000014")
@example("1061700001 2026-07-30")
@example("10 61 70 00 01")
def test_the_contractors_number_is_never_anothers_however_it_is_written(written: str) -> None:
    found = Papers(document=written, holder=written).findings()
    assert {found[code].state for code in ("cuenta_persona", "banco_titular")} <= {_OK, _DOUBT}


@_EXAMPLES
@given(writings(ACCOUNT))
@example("408177\n35590")
@example("4081773559 0")
@example("40817735590 2026-07-30")
@example("0040817735590")
def test_the_account_asked_for_is_never_another_however_it_is_written(written: str) -> None:
    assert Papers(certified=written).findings()["banco_cuenta"].state in (_OK, _DOUBT)


@_EXAMPLES
@given(writings(str(MONTHLY)))
@example("4.500.\n000")
def test_the_value_of_the_month_is_never_another_however_it_is_written(written: str) -> None:
    assert Papers(value=written).findings()["cuenta_valor"].state in (_OK, _DOUBT)


@pytest.mark.parametrize(
    "written",
    ["14 de 2026", "2026-014", "CPS-014-\n2026", "CPS-\n014-2026", "CPS No. 014 de\n2026", "CPS-0014-26"],
)
def test_the_contract_is_never_another_however_it_is_written(written: str) -> None:
    assert Papers(contract=written).findings()["cuenta_contrato"].state in (_OK, _DOUBT)


@_EXAMPLES
@given(people, st.booleans(), st.booleans(), st.none() | st.tuples(feet, st.booleans()))
@example("1106170000", True, False, None)
def test_anothers_whole_number_never_passes(
    other: str, dotted: bool, scanned: bool, foot: tuple[str, bool] | None
) -> None:
    """Nor does it where the contractor's own number stands somewhere else on the paper."""
    assume(other != DOCUMENT)
    told = _dotted(other) if dotted else other
    lines = () if foot is None else (foot[0].format(_dotted(DOCUMENT) if foot[1] else DOCUMENT),)
    found = Papers(document=told, holder=told, foot=lines, scanned=scanned).findings()
    assert not {found[code].state for code in ("cuenta_persona", "banco_titular")} & {_OK}


@_EXAMPLES
@given(accounts, st.booleans(), st.none() | feet)
def test_another_whole_account_never_passes(other: str, scanned: bool, foot: str | None) -> None:
    assume(other != ACCOUNT)
    lines = () if foot is None else (foot.format(ACCOUNT),)
    found = Papers(certified=other, foot=lines, scanned=scanned).findings()
    assert found["banco_cuenta"].state is not _OK


@_EXAMPLES
@given(
    st.integers(1, 999),
    st.sampled_from(["CPS-{:03}-2026", "{:03} de 2026", "CPS {:03} de 2026"]),
    st.booleans(),
)
def test_another_whole_contract_never_passes(number: int, shape: str, foot: bool) -> None:
    assume(number != 14)
    lines = ("Proceso CPS-014-2026",) if foot else ()
    state = Papers(contract=shape.format(number), foot=lines).findings()["cuenta_contrato"].state
    assert state is (_DOUBT if foot else _ALARM)


def test_another_persons_whole_and_labelled_number_is_an_alarm() -> None:
    found = Papers(document="1.061.799.992", holder="52.000.111").findings()
    assert {found[code].state for code in ("cuenta_persona", "banco_titular")} == {_ALARM}


def test_the_expected_number_elsewhere_in_the_item_leaves_it_to_a_person_and_says_where() -> None:
    foot = ("Cesionaria del contrato: Marcela Inventada Ruiz, 1.061.700.001",)
    told = Papers(document="1.061.799.992", foot=foot).findings()["cuenta_persona"]
    assert told.state is _DOUBT
    assert "En la página 1 también se lee «1.061.700.001»" in told.message
    assert told.request


def test_the_expected_number_in_another_item_changes_nothing() -> None:
    """The letter has the contractor's number; the cuenta is another's all the same."""
    assert Papers(document="1.061.799.992").findings()["cuenta_persona"].state is _ALARM


def test_a_number_torn_at_a_lines_end_is_the_whole_one_with_all_its_ink() -> None:
    told = Papers(holder="106170\n0001").findings()["banco_titular"]
    assert (told.state, told.found, told.page) == (_OK, DOCUMENT, 2)


def test_a_contract_without_its_year_is_not_whole() -> None:
    told = Papers(contract="0512").findings()["cuenta_contrato"]
    assert told.state is _DOUBT
    assert "una parte de otro número" in told.message


def test_a_number_with_the_shape_of_a_contract_and_no_label_is_no_alarm() -> None:
    papers = Papers(contract="_______", foot=("Archivo CPS-740-2026 / folio 12",))
    told = papers.findings()["cuenta_contrato"]
    assert told.state is _DOUBT
    assert "Nada junto a ese número" in told.message


def test_the_contracts_value_elsewhere_is_not_the_value_of_the_month() -> None:
    """An amount that another value of the item claims is no other writing of the one asked for."""
    papers = Papers(value="5.000.000", foot=("Saldo por pagar: $ 4.500.000",))
    assert papers.findings()["cuenta_valor"].state is _ALARM


def test_pieces_read_beside_the_expected_number_are_no_rivals() -> None:
    told = Papers(holder="10617000014").findings()["banco_titular"]
    assert told.state is _OK


def test_an_account_certified_beside_the_one_asked_for_is_left_to_a_person() -> None:
    alone = Papers(certified="76184376445").findings()["banco_cuenta"]
    beside = Papers(certified="76184376445", foot=(f"Otros productos: {ACCOUNT}",)).findings()["banco_cuenta"]
    assert (alone.state, beside.state) == (_ALARM, _DOUBT)


def test_an_expected_number_that_was_not_read_is_shown_where_it_is_printed() -> None:
    told = Papers(document="10 61 70 00 01").findings()["cuenta_persona"]
    assert (told.state, told.page, told.expected) == (_DOUBT, 1, DOCUMENT)
    assert "se lee «10 61 70 00 01», que es el que se espera" in told.message
    assert told.box is not None


@pytest.mark.parametrize("written", ["1.061.700.001", "1061700001"])
def test_the_contractors_number_printed_without_a_label_is_the_contractors(written: str) -> None:
    papers = Papers(document="_______", foot=(f"Registrado para {written} en la entidad",))
    told = papers.findings()["cuenta_persona"]
    assert (told.state, told.found, told.page) == (_OK, written, 1)
    assert told.box is not None


@pytest.mark.parametrize(
    ("account", "found"), [(ACCOUNT, _OK), ("3104178265", _DOUBT)], ids=["account", "telephone"]
)
def test_the_account_asked_for_printed_without_a_label_is_the_account(account: str, found: State) -> None:
    note = f"Se expide a solicitud de la persona, con destino a la pagaduría, en una hoja.\nSerie {account}"
    papers = Papers(account=account, certified=f"______\n{note}")
    told = papers.findings()["banco_cuenta"]
    assert (told.state, told.found) == (found, account)


def test_the_check_digit_of_a_number_cut_wrong_is_no_fault() -> None:
    """Of the contractor's own NIT it is; of a piece of it nobody can say."""
    own = Case(values={"rut.dv": "9"}).finding("rut_dv")
    cut = Case(values={"rut.nit": DOCUMENT[1:], "rut.dv": "1"}).finding("rut_dv")
    assert own is not None
    assert cut is not None
    assert (own.state, cut.state) == (_ALARM, _DOUBT)


def test_a_person_who_put_a_number_right_is_believed() -> None:
    """The machine's doubts about its own reading are not about what a person typed."""
    papers = Papers(foot=("Revisó: 1.061.700.001",))
    said = Correction(ItemKind.CUENTA, "documento", "1061799992", "Supervisora")
    book = ContractBook((CONTRACT,), (), ())
    judged = judge(correct(recognise(papers.read()), [said]), lectura=Lectura.LEIDO, contracts=book)
    states = {one.code: one.state for one in judged.items[ItemKind.CUENTA].findings}
    assert states["cuenta_persona"] is _ALARM


_CODED = replace(CONTRACT, number="UT/219/26")
_UNREAD = "_______"


def test_the_lists_contract_printed_without_a_label_known_here_is_the_contract() -> None:
    papers = Papers(contract=_UNREAD, foot=("Acuerdo de voluntades: UT/219/26",))
    told = papers.findings(_CODED)["cuenta_contrato"]
    assert (told.state, told.found, told.page) == (_OK, "219/26", 1)
    assert told.box is not None


def test_another_number_written_like_it_leaves_the_contract_in_doubt() -> None:
    foot = ("Acuerdo de voluntades: UT/333/26", "Acuerdo anterior: UT/219/26")
    told = Papers(contract=_UNREAD, foot=foot).findings(_CODED)["cuenta_contrato"]
    assert told.state is _DOUBT


def test_a_contract_that_is_not_printed_is_still_in_doubt() -> None:
    told = Papers(contract=_UNREAD).findings(_CODED)["cuenta_contrato"]
    assert told.state is _DOUBT


_OTHER_NIT = "Con cargo a la SUPERINTENDENCIA INVENTADA (N.I.T 900.602.378-7)"


@pytest.mark.parametrize(
    ("foot", "state"),
    [((_OTHER_NIT,), _DOUBT), ((_OTHER_NIT, "Municipio: 890.399.011-3"), None), ((), None)],
    ids=["another", "the entity's too", "none"],
)
def test_another_nit_than_the_entitys_is_never_silent(foot: tuple[str, ...], state: State | None) -> None:
    """Whatever its label: the cuenta may be charged to another entity."""
    papers = Papers(debtor="", foot=foot)
    told = papers.findings(replace(CONTRACT, entity_nit="890399011")).get("cuenta_entidad")
    assert (None if told is None else told.state) == state


@pytest.mark.parametrize(
    ("printed", "state"),
    [
        (f"{CONTRACT} (CO1.PCCNTR.7445474)", _OK),
        (f"CO1.PCCNTR.7445474 ({CONTRACT})", _OK),
        ("CPS-099-2026 (CO1.PCCNTR.7445474)", None),
    ],
)
def test_the_id_of_secop_beside_the_number_of_the_list_is_no_other_contract(
    printed: str, state: State | None
) -> None:
    told = Papers(contract=printed).findings()["cuenta_contrato"].state
    assert told is state if state is not None else told is not _OK
