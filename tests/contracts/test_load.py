from __future__ import annotations

import csv
import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.contracts import load_contracts
from review.errors import ContractsUnreadable
from review.model import Contract, Month, SecopSource, SecopState

SECOP_EXPORT = Path(__file__).parent / "data" / "SECOP_II_-_Contratos_Electronicos_20260701.csv"
OWN = [
    [
        "numero_contrato",
        "contratista",
        "documento",
        "entidad",
        "nit_entidad",
        "objeto",
        "fecha_inicio",
        "fecha_fin",
        "valor_mensual",
        "valor_total",
        "supervisor",
    ],
    [
        "CPS-014-2026",
        "Ana Ficticia",
        "1061700001",
        "Municipio Ficticio",
        "800000001",
        "Apoyo",
        "2026-01-15",
        "2026-07-14",
        "1800000",
        "10800000",
        "Luis Ficticio",
    ],
]
ANA = Contract(
    number="CPS-014-2026",
    contractor="Ana Ficticia",
    document="1061700001",
    entity="Municipio Ficticio",
    entity_nit="800000001",
    purpose="Apoyo",
    start=dt.date(2026, 1, 15),
    end=dt.date(2026, 7, 14),
    monthly_value=1_800_000,
    total_value=10_800_000,
    supervisor="Luis Ficticio",
)


def write_csv(path: Path, rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def write_xlsx(path: Path, rows: list[list[object]]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_own_columns_in_any_dialect(tmp_path: Path, delimiter: str, encoding: str) -> None:
    rows = [*OWN, ["CPS-015-2026", "Íñigo Nuñez", "10617000", *OWN[1][3:]]]
    book = load_contracts(write_csv(tmp_path / "contratos.csv", rows, delimiter, encoding))
    assert book.contracts[0] == ANA
    assert book.contracts[1].contractor == "Íñigo Nuñez"
    assert book.notes == ()


def test_headers_in_any_dress_and_order(tmp_path: Path) -> None:
    headers = [
        "Supervisor",
        "VALOR TOTAL",
        "Valor  Mensual",
        "Fecha de Terminación",
        "FECHA DE INICIO",
        "Objeto",
        "NIT Entidad",
        "Entidad",
        "Cédula",
        "CONTRATISTA",
        "No. Contrato",
    ]
    rows = [["Contratos 2026"], [], headers, OWN[1][::-1]]
    book = load_contracts(write_xlsx(tmp_path / "contratos.xlsx", rows))  # type: ignore[arg-type]
    assert book.contracts == (ANA,)


def test_values_as_excel_keeps_them(tmp_path: Path) -> None:
    row: list[object] = [*OWN[1]]
    row[2], row[4] = 1061700001.0, "800.000.001-7"
    row[6], row[7] = dt.date(2026, 1, 15), 46217
    row[8], row[9] = 1_800_000.0, "$10.800.000,00"
    (contract,) = load_contracts(write_xlsx(tmp_path / "c.xlsx", [OWN[0], row])).contracts  # type: ignore[list-item]
    assert contract == ANA


@pytest.mark.parametrize(
    ("cell", "document"),
    [
        ("1.061.700.001", "1061700001"),
        ("1061700001.0", "1061700001"),
        ("1,061700001E+09", "1061700001"),
        ("C.C. 1061700001", "1061700001"),
        ("PPT 5123456", "5123456"),
        ("PA xr204517", "XR204517"),
        ("900.123.456-8", "900123456"),
        ("9001234568", "900123456"),
        ("No definido", None),
        ("", None),
    ],
)
def test_documents(tmp_path: Path, cell: str, document: str | None) -> None:
    rows = [OWN[0], [*OWN[1][:2], cell, *OWN[1][3:]]]
    assert load_contracts(write_csv(tmp_path / "c.csv", rows, ";")).contracts[0].document == document


def test_a_document_that_lost_its_figures_is_not_guessed(tmp_path: Path) -> None:
    rows = [OWN[0], [*OWN[1][:2], "1,0617E+09", *OWN[1][3:]]]
    book = load_contracts(write_csv(tmp_path / "c.csv", rows, ";"))
    assert book.contracts[0].document is None
    assert book.notes[0].startswith("Fila 2: documento: Excel le quitó cifras")


@pytest.mark.parametrize(
    ("dates", "start", "doubtful"),
    [
        (("25/06/2026", "05/07/2026"), dt.date(2026, 7, 5), False),
        (("06/25/2026", "05/07/2026"), dt.date(2026, 5, 7), False),
        (("01/06/2026", "05/07/2026"), dt.date(2026, 7, 5), True),
        (("05/05/2026", "2026-07-05T00:00:00.000"), dt.date(2026, 7, 5), False),
    ],
)
def test_day_and_month_are_told_apart_by_the_column(
    tmp_path: Path, dates: tuple[str, str], start: dt.date, doubtful: bool
) -> None:
    rows = [["contrato", "fecha inicio"], ["CPS-1-2026", dates[0]], ["CPS-2-2026", dates[1]]]
    book = load_contracts(write_csv(tmp_path / "c.csv", rows))
    assert book.contracts[1].start == start
    assert any("día/mes/año" in note for note in book.notes) is doubtful


def test_rows_that_cannot_be_used_are_named(tmp_path: Path) -> None:
    rows = [
        ["contrato", "contratista", "valor mensual"],
        ["", "Sin Número", "1"],
        ["CPS-1-2026", "Ana", "mucho"],
        [],
        ["cps 001-2026", "Otra", "5000"],
    ]
    book = load_contracts(write_csv(tmp_path / "c.csv", rows))
    assert [(c.number, c.contractor, c.monthly_value) for c in book.contracts] == [
        ("CPS-1-2026", "Ana", 5000)
    ]
    assert [note[:7] for note in book.notes] == ["Fila 2:", "Fila 3:", "Fila 5:"]
    assert "«mucho» no es un valor en pesos" in book.notes[1]
    assert "ya estaba en la fila 3" in book.notes[2]


def test_the_same_number_of_two_people_is_two_contracts(tmp_path: Path) -> None:
    rows = [
        ["contrato", "contratista", "documento", "valor mensual"],
        ["CPS-1-2026", "Ana", "1061700001", "5000"],
        ["CPS-1-2026", "Eva", "1061700002", "6000"],
        ["CPS-1-2026", "Ana", "", "7000"],
    ]
    book = load_contracts(write_csv(tmp_path / "c.csv", rows))
    assert [(c.document, c.monthly_value) for c in book.contracts] == [
        ("1061700001", 5000),
        ("1061700002", 6000),
    ]
    assert "otra persona o entidad" in book.notes[0]
    assert "ya estaba en la fila 2" in book.notes[1]
    assert book.match(["CPS-1-2026"], ["1061700002"], "x.pdf") == book.contracts[1]
    assert book.match(["CPS-1-2026"], [], "x.pdf") is None


def test_the_state_column_makes_payments(tmp_path: Path) -> None:
    rows = [
        ["contrato", "pago", "mes", "estado_secop"],
        ["CPS-1-2026", "pago 001", "2026-05", "Pagado"],
        ["CPS-1-2026", "2", "junio de 2026", "Enviado a la Entidad Estatal"],
        ["CPS-1-2026", "3", "", "quién sabe"],
    ]
    book = load_contracts(write_csv(tmp_path / "c.csv", rows))
    assert len(book.contracts) == 1
    assert [(p.payment, p.month, p.state, p.source) for p in book.payments] == [
        (1, Month(2026, 5), SecopState.PAGADO, SecopSource.CONTRATOS),
        (2, Month(2026, 6), SecopState.ENVIADO, SecopSource.CONTRATOS),
    ]
    assert book.notes == ("Fila 4: no se conoce el estado de SECOP «quién sabe»; se dejó sin estado.",)


def test_secop_contracts_as_downloaded() -> None:
    book = load_contracts(SECOP_EXPORT)
    first, second = book.contracts
    assert first == Contract(
        number="CPS-014-2026",
        contractor="ANA FICTICIA MORA",
        document="1061700001",
        entity="MUNICIPIO FICTICIO",
        entity_nit="800000001",
        purpose="PRESTAR SERVICIOS DE APOYO; EN LA SECRETARÍA",
        start=dt.date(2026, 1, 15),
        end=dt.date(2026, 7, 14),
        total_value=10_800_000,
        supervisor="LUIS FICTICIO PAZ",
        secop_id="CO1.PCCNTR.1000001",
        bank="BANCOLOMBIA SA",
        account="00012345678",
        account_type="Ahorros",
    )
    assert (second.number, second.document, second.start) == ("CO1.PCCNTR.1000002", "900123456", None)
    assert book.notes == ("Fila 4: no tiene número de contrato; se dejó por fuera.",)


def test_secop_contracts_with_the_names_of_the_api(tmp_path: Path) -> None:
    rows = [
        [
            "id_contrato",
            "referencia_del_contrato",
            "documento_proveedor",
            "proveedor_adjudicado",
            "n_mero_de_cuenta",
            "fecha_de_inicio_del_contrato",
            "valor_del_contrato",
            "duraci_n_del_contrato",
        ],
        [
            "CO1.PCCNTR.7",
            "100.8.4.553.2026",
            "34567890",
            "ANA FICTICIA",
            "0570",
            "2026-01-15T00:00:00.000",
            "10800000",
            "6 Mes(es)",
        ],
    ]
    (contract,) = load_contracts(write_csv(tmp_path / "jbjy-vk9h.csv", rows)).contracts
    assert (contract.number, contract.secop_id, contract.account) == (
        "100.8.4.553.2026",
        "CO1.PCCNTR.7",
        "0570",
    )
    assert (contract.start, contract.total_value) == (dt.date(2026, 1, 15), 10_800_000)


def test_plan_de_pagos(tmp_path: Path) -> None:
    rows = [
        [
            "id_del_contrato",
            "id_de_pago",
            "referencia_contrato",
            "estado",
            "valor_a_pagar",
            "documento_proveedor",
            "nombre_proveedor",
        ],
        ["CO1.PCCNTR.123", "1", "CPS-014-2026", "Pagado", "1800000", "1061700001", "ANA FICTICIA"],
        [
            "CO1.PCCNTR.123",
            "2",
            "CPS-014-2026",
            "Enviado Por Proveedor",
            "1800000",
            "1061700001",
            "ANA FICTICIA",
        ],
        [
            "CO1.PCCNTR.123",
            "2",
            "CPS-014-2026",
            "Enviado Por Proveedor",
            "1800000",
            "1061700001",
            "ANA FICTICIA",
        ],
        ["CO1.PCCNTR.123", "3", "CPS-014-2026", "Pendiente Registro", "", "1061700001", "ANA FICTICIA"],
    ]
    book = load_contracts(write_csv(tmp_path / "uymx-8p3j.csv", rows))
    assert [(c.number, c.secop_id, c.document) for c in book.contracts] == [
        ("CPS-014-2026", "CO1.PCCNTR.123", "1061700001")
    ]
    assert [(p.contract, p.payment, p.state, p.value) for p in book.payments] == [
        ("CO1.PCCNTR.123", 1, SecopState.PAGADO, 1_800_000),
        ("CO1.PCCNTR.123", 2, SecopState.ENVIADO, 1_800_000),
        ("CO1.PCCNTR.123", 3, SecopState.PENDIENTE_REGISTRO, None),
    ]
    assert {p.source for p in book.payments} == {SecopSource.PLAN_DE_PAGOS}
    assert book.notes == ()


def test_facturas(tmp_path: Path) -> None:
    rows = [
        [
            "ID Contrato",
            "ID Pago",
            "Número de Factura",
            "Fecha Factura",
            "Estado",
            "Pago Confirmado",
            "Valor Total",
        ],
        ["CO1.PCCNTR.5", "1", "CC-1", "2026-06-30", "Aprobado", "true", "1800000"],
        [
            "CO1.PCCNTR.5",
            "No definido",
            "CUENTA DE COBRO No. 2",
            "2026-06-30",
            "Rechazado",
            "false",
            "1800000",
        ],
    ]
    book = load_contracts(write_csv(tmp_path / "ibyt-yi2f.csv", rows))
    assert [(p.payment, p.state) for p in book.payments] == [
        (1, SecopState.PAGADO),
        (2, SecopState.RECHAZADO),
    ]


def test_a_file_without_contract_numbers_says_what_it_has(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "otra.csv", [["producto", "precio"], ["café", "1"]])
    with pytest.raises(ContractsUnreadable, match=r"«otra\.csv» no tiene una columna.*«producto», «precio»"):
        load_contracts(path)


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(ContractsUnreadable, match=r"No se pudo leer «no\.csv»"):
        load_contracts(tmp_path / "no.csv")


CELLS = st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)


@given(st.lists(st.lists(CELLS, min_size=11, max_size=11), max_size=4))
def test_any_cells_give_a_book(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    """Whatever stands in the cells, loading gives contracts and notes, and never another error."""
    path = tmp_path_factory.mktemp("celdas") / "c.csv"
    book = load_contracts(write_csv(path, [OWN[0], *rows]))
    assert len(book.contracts) <= len(rows)


def test_the_life_of_a_contract_in_its_own_columns(tmp_path: Path) -> None:
    head = ["numero_contrato", "prorroga_hasta", "valor_adiciones", "suspensiones", "fecha_cesion", "cedente"]
    head += ["clase_riesgo", "pensionado", "obligaciones", "items_que_pide"]
    row = ["CPS-014-2026", "2026-09-30", "$ 3.600.000", "2026-03-01 a 2026-03-15; 2026-05-02 a 2026-05-04"]
    row += ["2026-04-01", "1.061.700.009", "Riesgo IV", "Sí"]
    row += ["1. Apoyar el archivo. 2) Atender; Informar", "RUT"]
    (found,) = load_contracts(write_csv(tmp_path / "c.csv", [head, row])).contracts
    assert found == Contract(
        number="CPS-014-2026",
        extended_to=dt.date(2026, 9, 30),
        added_value=3_600_000,
        suspensions=(
            (dt.date(2026, 3, 1), dt.date(2026, 3, 15)),
            (dt.date(2026, 5, 2), dt.date(2026, 5, 4)),
        ),
        assigned_on=dt.date(2026, 4, 1),
        assignor="1061700009",
        risk_class="IV",
        pensioner=True,
        duties=("Apoyar el archivo.", "Atender", "Informar"),
        asks=("rut",),
    )


def test_a_suspension_that_makes_no_sense_is_told(tmp_path: Path) -> None:
    rows = [["numero_contrato", "suspensiones", "clase_riesgo"], ["CPS-1-2026", "en julio", "VII"]]
    book = load_contracts(write_csv(tmp_path / "c.csv", rows))
    assert book.contracts[0].suspensions == ()
    assert any("AAAA-MM-DD a AAAA-MM-DD" in note for note in book.notes)
    assert any("clase de riesgo" in note for note in book.notes)


def test_cells_full_of_bars_and_line_breaks_do_not_hide_the_columns(tmp_path: Path) -> None:
    rows = [OWN[0], ["CPS-1-2026", *[""] * 7, "|", "\n|", "\n|"]]
    (found,) = load_contracts(write_csv(tmp_path / "c.csv", rows)).contracts
    assert found.number == "CPS-1-2026"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1"])
@pytest.mark.parametrize("first", ["", "sep=;\r\n", "\r\n\r\n", "Contratos de la vigencia, 2026\r\n;;;\r\n"])
def test_whatever_stands_before_the_headings(tmp_path: Path, encoding: str, first: str) -> None:
    body = "Número de contrato;Contratista;Valor mensual\r\nCPS-1-2026;Íñigo Ñáñez;1.800.000\r\n"
    (tmp_path / "c.csv").write_bytes((first + body).encode(encoding))
    (found,) = load_contracts(tmp_path / "c.csv").contracts
    assert (found.contractor, found.monthly_value) == ("Íñigo Ñáñez", 1_800_000)


def test_titles_merged_above_the_headings(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([None])
    sheet.append(["RELACIÓN DE CONTRATOS"])
    sheet.merge_cells("A2:K2")
    sheet.append([])
    for row in OWN:
        sheet.append(row)
    book.save(tmp_path / "c.xlsx")
    assert load_contracts(tmp_path / "c.xlsx").contracts == (ANA,)


def test_a_reduction_is_no_addition(tmp_path: Path) -> None:
    rows = [["contrato", "valor total", "valor mensual", "valor adiciones"]]
    rows += [["CPS-1-2026", "10.000.000", "-2.000.000", "(4.000.000)"]]
    book = load_contracts(write_csv(tmp_path / "c.csv", rows))
    (found,) = book.contracts
    assert (found.added_value, found.whole_value, found.monthly_value) == (-4_000_000, 6_000_000, None)
    assert book.notes == ("Fila 2: valor mensual: «-2.000.000» es un valor negativo; se dejó en blanco.",)


def test_formulas_that_nobody_has_calculated_are_told(tmp_path: Path) -> None:
    rows: list[list[object]] = [["contrato", "contratista", "valor mensual"]]
    rows += [["CPS-1-2026", "Rosa", 100], ["CPS-2-2026", "=B2", "=C2*2"], ["CPS-3-2026", "Ana", "=C2"]]
    book = load_contracts(write_xlsx(tmp_path / "c.xlsx", [["Contratos"], *rows]))
    assert [contract.monthly_value for contract in book.contracts] == [100, None, None]
    assert [note.partition(";")[0] for note in book.notes] == [
        "La columna «contratista» trae fórmulas sin valor guardado (filas: 1, desde la 4)",
        "La columna «valor mensual» trae fórmulas sin valor guardado (filas: 2, desde la 4)",
    ]


def test_contracts_on_other_sheets_are_told(tmp_path: Path) -> None:
    """The sheet that is shown is read, also where a hidden one has more columns; none vanishes unsaid."""
    book = openpyxl.Workbook()
    hidden, shown, third = book.active, book.create_sheet("Hoja 2"), book.create_sheet("Notas")
    hidden.title, hidden.sheet_state = "Vieja", "hidden"
    for row in [*OWN, OWN[1]]:
        hidden.append(row)
    for row in (["contrato", "contratista"], ["CPS-9-2026", "Rosa"]):
        shown.append(row)
    third.append(["Pendiente: llamar"])
    book.active = 1
    book.save(tmp_path / "c.xlsx")
    found = load_contracts(tmp_path / "c.xlsx")
    assert [contract.number for contract in found.contracts] == ["CPS-9-2026"]
    assert found.notes == (
        "La hoja «Vieja» (oculta) también trae contratos (filas: 2) y no se leyó; se leyó la hoja «Hoja 2». "
        "Si hacen falta, póngalos en esa misma hoja.",
    )


def test_what_was_mended_in_the_file_is_told_with_its_rows(tmp_path: Path) -> None:
    path = tmp_path / "c.csv"
    path.write_text('contrato,contratista,objeto\nCPS-1-2026,Rosa,"Aseo\nCPS-2-2026,Ana,x\n')
    book = load_contracts(path)
    assert [contract.number for contract in book.contracts] == ["CPS-1-2026", "CPS-2-2026"]
    assert [note[:7] for note in book.notes] == ["Fila 2:"]


def test_an_error_of_a_formula_is_told(tmp_path: Path) -> None:
    rows = [["contrato", "contratista", "valor mensual"], ["CPS-1-2026", "#N/D", "#¡REF!"]]
    book = load_contracts(write_csv(tmp_path / "c.csv", rows))
    assert (book.contracts[0].contractor, book.contracts[0].monthly_value) == (None, None)
    assert book.notes == (
        "Fila 2: contratista: su fórmula da un error («#N/D»); se dejó en blanco.",
        "Fila 2: valor mensual: su fórmula da un error («#¡REF!»); se dejó en blanco.",
    )
