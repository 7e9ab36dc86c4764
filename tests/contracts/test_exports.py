"""Exports of SECOP II against the contracts that a folder knows: every row comes to one fate."""

from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.contracts import ContractBook, read_contracts
from review.contracts.exports import combined, later, take
from review.contracts.list_headings import ListLayout
from review.contracts.matching import Known
from review.model import Contract, SecopPayment, SecopSource, SecopState

SECOP_EXPORT = Path(__file__).parent / "data" / "SECOP_II_-_Contratos_Electronicos_20260701.csv"
ANA = Known("CPS-014-2026", "1061700001")
LUIS = Known("CPS-015-2026", "1061799992", "CO1.PCCNTR.9000015")
PLAN = [
    *("id_del_contrato", "id_de_pago", "referencia_contrato", "estado", "numero_de_factura"),
    *("valor_a_pagar", "valor_neto", "valor_total", "fecha_de_emision", "fecha_de_recepcion"),
    *("fecha_real_de_pago", "nombre_proveedor", "documento_proveedor"),
]
ROW = [
    *("CO1.PCCNTR.9000014", "1", "CPS 014 de 2026", "Enviado Por Proveedor", "CUENTA DE COBRO No. 1"),
    *("1800000", "1700000", "1800000", "2026-06-30T00:00:00.000", "2026-07-02T00:00:00.000"),
    *("", "ANA FICTICIA", "1061700001"),
]


def saved(path: Path, *rows: list[str], head: list[str] = PLAN) -> Path:
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows([head, *rows])
    path.write_text(text.getvalue(), encoding="utf-8")
    return path


def test_a_payment_is_taken_with_its_values_and_days(tmp_path: Path) -> None:
    file = read_contracts(saved(tmp_path / "plan.csv", ROW))
    book, report = take([file], [ANA, LUIS], ContractBook())
    (payment,) = book.payments
    assert payment == SecopPayment(
        "CPS-014-2026",
        SecopState.ENVIADO,
        SecopSource.PLAN_DE_PAGOS,
        payment=1,
        value=1_800_000,
        net=1_700_000,
        total=1_800_000,
        invoice="CUENTA DE COBRO No. 1",
        issued=dt.date(2026, 6, 30),
        received=dt.date(2026, 7, 2),
        document="1061700001",
    )
    assert (report.files[0].layout, report.files[0].matched) == (ListLayout.SECOP_PAYMENTS, 1)
    assert report.unmentioned == ("CPS-015-2026",)


def test_the_same_number_of_another_person_is_doubtful(tmp_path: Path) -> None:
    other = [*ROW[:-1], "52000111"]
    book, report = take([read_contracts(saved(tmp_path / "p.csv", other))], [ANA], ContractBook())
    assert not book.payments
    assert report.files[0].doubtful == 1
    assert "otra persona" in report.doubts[0].reason
    assert report.doubts[0].row == 2


def test_a_nit_may_carry_its_check_digit(tmp_path: Path) -> None:
    known = Known("CPS-014-2026", "900111222")
    row = [*ROW[:-1], "9001112223"]
    book, _ = take([read_contracts(saved(tmp_path / "p.csv", row))], [known], ContractBook())
    assert len(book.payments) == 1


def test_an_unknown_contract_is_left_and_counted(tmp_path: Path) -> None:
    stranger = ["CO1.PCCNTR.1", "1", "CD-900-2025", *ROW[3:-1], "99999999"]
    _, report = take([read_contracts(saved(tmp_path / "p.csv", ROW, stranger))], [ANA], ContractBook())
    (file,) = report.files
    assert (file.rows, file.matched, file.doubtful, file.left) == (2, 1, 0, 1)
    assert sum(count for _, count in file.reasons) == 1


def test_a_state_nobody_knows_is_doubtful(tmp_path: Path) -> None:
    odd = [*ROW[:3], "En el limbo", *ROW[4:]]
    _, report = take([read_contracts(saved(tmp_path / "p.csv", odd))], [ANA], ContractBook())
    assert report.files[0].doubtful == 1
    assert "En el limbo" in report.doubts[0].reason


def test_what_the_list_says_otherwise_is_told(tmp_path: Path) -> None:
    head = ["Referencia del Contrato", "ID Contrato", "Documento Proveedor", "Valor del Contrato"]
    head += ["Fecha de Inicio del Contrato", "Nombre del banco", "Número de cuenta"]
    row = ["CPS-014-2026", "CO1.PCCNTR.9000014", "1061700001", "$12.000.000", "01/15/2026", "BANCO X", "0012"]
    own = ContractBook((Contract("CPS-014-2026", document="1061700001", total_value=10_800_000),))
    book, report = take([read_contracts(saved(tmp_path / "c.csv", row, head=head))], [ANA], own)
    told = [doubt.reason for doubt in report.differences]
    assert any("$ 10.800.000" in reason and "$ 12.000.000" in reason for reason in told)
    (whole,) = combined(own, book).contracts
    assert whole.total_value == 10_800_000
    assert (whole.start, whole.bank, whole.account) == (dt.date(2026, 1, 15), "BANCO X", "0012")


def test_without_anything_known_the_export_is_the_list() -> None:
    book, report = take([read_contracts(SECOP_EXPORT)], [], ContractBook())
    assert book.contracts
    assert report.files[0].left == 0


def test_plan_and_invoices_make_one_payment(tmp_path: Path) -> None:
    head = ["id_contrato", "id_pago", "numero_de_factura", "fecha_factura", "estado", "pago_confirmado"]
    head += ["valor_total", "referencia_contrato", "documento_proveedor"]
    invoice = ["CO1.PCCNTR.9000014", "001", "FV-1", "2026-06-29T00:00:00.000", "Aprobado", "true", "1800000"]
    invoice += ["CPS-014-2026", "1061700001"]
    files = [
        read_contracts(saved(tmp_path / "plan.csv", ROW)),
        read_contracts(saved(tmp_path / "facturas.csv", invoice, head=head)),
    ]
    book, _ = take(files, [ANA], ContractBook())
    (payment,) = book.payments
    assert payment.state is SecopState.PAGADO
    assert payment.net == 1_700_000


def test_an_invoice_that_only_tells_the_id_of_secop_finds_its_contract(tmp_path: Path) -> None:
    head = ["id_contrato", "id_pago", "numero_de_factura", "fecha_factura", "estado", "pago_confirmado"]
    invoice = ["CO1.PCCNTR.9000014", "1", "FV-1", "2026-06-29T00:00:00.000", "Aprobado", "false"]
    plan = read_contracts(saved(tmp_path / "plan.csv", ROW))
    invoices = read_contracts(saved(tmp_path / "facturas.csv", invoice, head=head))
    assert invoices.layout is ListLayout.SECOP_INVOICES
    book, report = take([invoices], [ANA], ContractBook(), before=[plan])
    assert [file.name for file in report.files] == ["facturas.csv"]
    assert report.files[0].matched == 1
    assert [payment.state for payment in book.payments] == [SecopState.APROBADO]


def test_payments_of_another_entity_with_the_same_number_stay_out(tmp_path: Path) -> None:
    other = ["CO1.PCCNTR.7", "1", "CPS 014 de 2026", "Pagado", *ROW[4:-1], "52000111"]
    for rows in ([ROW, other], [other, ROW]):
        book, report = take([read_contracts(saved(tmp_path / "p.csv", *rows))], [ANA], ContractBook())
        assert [payment.state for payment in book.payments] == [SecopState.ENVIADO]
        assert (report.files[0].matched, report.files[0].doubtful) == (1, 1)


payments = st.builds(
    SecopPayment,
    st.just("CPS-1-2026"),
    st.sampled_from(SecopState),
    st.just(SecopSource.PLAN_DE_PAGOS),
    st.just(1),
    value=st.none() | st.integers(0, 10**8),
    net=st.none() | st.integers(0, 10**8),
)


@given(payments, payments)
def test_of_two_rows_the_state_further_on_holds(one: SecopPayment, two: SecopPayment) -> None:
    order = list(SecopState)
    found = later(one, two)
    assert order.index(found.state) == max(order.index(one.state), order.index(two.state))
    assert (found.value is None) == (one.value is None and two.value is None)


@given(st.lists(st.sampled_from(["mine", "other person", "stranger", "odd state", "no number"]), max_size=12))
def test_the_report_adds_up_to_the_file(tmp_path_factory: pytest.TempPathFactory, kinds: list[str]) -> None:
    rows = {
        "mine": ROW,
        "other person": [*ROW[:-1], "52000111"],
        "stranger": ["CO1.PCCNTR.1", "1", "CD-900-2025", *ROW[3:-1], "99999999"],
        "odd state": [*ROW[:3], "En el limbo", *ROW[4:]],
        "no number": ["", "1", "", *ROW[3:]],
    }
    path = saved(tmp_path_factory.mktemp("exports") / "plan.csv", *(rows[kind] for kind in kinds))
    _, report = take([read_contracts(path)], [ANA, LUIS], ContractBook())
    (file,) = report.files
    assert file.matched + file.doubtful + file.left == file.rows == len(kinds)
    assert file.matched == kinds.count("mine")


def test_a_row_goes_to_the_contract_with_its_secop_id(tmp_path: Path) -> None:
    ours = Known("CPS-014-2026", None, "CO1.PCCNTR.9000014", "899995774")
    theirs = Known("CPS-014-2026", None, "CO1.PCCNTR.99", "899996209")
    plan = read_contracts(saved(tmp_path / "plan.csv", ROW))
    book, report = take([plan], [theirs, ours], ContractBook())
    assert report.files[0].matched == 1
    assert [one.entity_nit for one in book.payments] == ["899995774"]


def test_the_same_number_in_two_entities_is_not_filled_from_one_to_the_other() -> None:
    listed = Contract("CPS-014-2026", entity_nit="899996209")
    secop = Contract("CPS-014-2026", entity_nit="899995774", total_value=9)
    book = combined(ContractBook((listed,)), ContractBook((secop,)))
    assert book.contracts == (listed, secop)
