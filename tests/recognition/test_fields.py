"""Every field of every item, from papers of entities that the recogniser has never seen."""

from __future__ import annotations

import datetime as dt

from review.model import Box, ItemKind, Month, RecognisedItem, Word
from review.recognition import recognise
from review.recognition.grammar.ids import check_digit, same_contract
from tests.recognition import item_papers as papers
from tests.recognition.sheet import Sheet, document


def item(kind: ItemKind, *sheets: Sheet) -> RecognisedItem:
    return recognise(document(*sheets)).items[kind]


def values(found: RecognisedItem) -> dict[str, object]:
    return {name: field.value for name, field in found.fields.items()}


def names(found: RecognisedItem) -> set[str]:
    return {mark.name for mark in found.marks}


def test_informe_with_labels_above_their_values() -> None:
    found = item(ItemKind.INFORME, papers.informe_with_labels_above())
    assert values(found) == {
        "contrato": "PSP-0231-2026",
        "periodo_inicio": dt.date(2026, 3, 1),
        "periodo_fin": dt.date(2026, 3, 31),
        "fecha_inicio_contrato": dt.date(2026, 2, 2),
        "fecha_informe": dt.date(2026, 3, 31),
        "valor_contrato": 21_000_000,
    }
    assert "etiqueta_inicio" in names(found)


def test_the_day_of_the_form_is_never_the_day_of_the_report() -> None:
    sheet = papers.informe_with_labels_above()
    sheet.words = [word for word in sheet.words if word.text not in ("firma", "constancia", "día", "31")]
    assert values(item(ItemKind.INFORME, sheet)).get("fecha_informe") != dt.date(2024, 2, 12)


def test_informe_in_sentences() -> None:
    found = values(item(ItemKind.INFORME, papers.informe_as_a_letter()))
    assert same_contract(str(found.pop("contrato")), "045-2026")
    assert found == {
        "periodo_inicio": dt.date(2026, 3, 1),
        "periodo_fin": dt.date(2026, 3, 31),
        "fecha_inicio_contrato": dt.date(2026, 1, 15),
        "fecha_informe": dt.date(2026, 4, 1),
    }


def test_cuenta_in_sentences_with_other_amounts_and_dates() -> None:
    found = values(item(ItemKind.CUENTA, papers.cuenta_as_a_letter()))
    assert same_contract(str(found.pop("contrato")), "045-2026")
    assert "Agrario" in str(found.pop("banco"))
    assert found == {
        "numero_pago": 3,
        "valor": 2_750_000,
        "valor_letras": 2_750_000,
        "periodo": Month(2026, 3),
        "fecha_cuenta": dt.date(2026, 4, 1),
        "documento": "34567890",
        "cuenta": "421055009871",
        "nit_entidad": "891580016",
    }


def test_words_that_differ_from_the_figures_are_both_told() -> None:
    sheet = Sheet().title("CUENTA DE COBRO No. 2").line("DEBE A: ROSA ELVIRA CAMPO DÍAZ C.C. 34.567.890")
    sheet.paragraph(
        "LA SUMA DE: DOS MILLONES DE PESOS M/CTE ($ 2.500.000) por concepto de honorarios de mayo de 2026."
    )
    found = item(ItemKind.CUENTA, sheet)
    assert (found.value("valor"), found.value("valor_letras")) == (2_500_000, 2_000_000)


def test_an_amount_in_words_that_cannot_be_read_is_said_to_be_there() -> None:
    sheet = Sheet().title("CUENTA DE COBRO No. 2").line("DEBE A: ROSA ELVIRA CAMPO DÍAZ C.C. 34.567.890")
    sheet.row([(72, "Valor en letras:"), (200, "D0s m1ll0nes qu1n1ent0s m1l pes0s")], width=300)
    sheet.row([(72, "Valor a cobrar:"), (200, "$ 2.500.000")])
    found = item(ItemKind.CUENTA, sheet)
    assert found.value("valor") == 2_500_000
    assert found.value("valor_letras") is None
    assert "etiqueta_letras" in names(found)


def test_cuenta_in_numbered_boxes() -> None:
    found = item(ItemKind.CUENTA, papers.cuenta_in_boxes())
    assert values(found) == {
        "numero_pago": 4,
        "valor": 3_200_000,
        "periodo": Month(2026, 4),
        "contrato": "4137.010.26.1.0456.2026",
        "fecha_cuenta": dt.date(2026, 4, 30),
        "documento": "16789012",
        "valor_contrato": 28_800_000,
        "rp": "4500445566",
    }


def test_planilla_from_its_row() -> None:
    found = item(ItemKind.SEGURIDAD_SOCIAL, papers.planilla_row())
    assert values(found) == {
        "planilla": "9412345678",
        "periodo": Month(2026, 2),
        "fecha_pago": dt.date(2026, 3, 20),
        "total": 508_300,
        "ibc": 1_750_905,
        "documento": "34567890",
        "operador": "Aportes en Línea",
        "periodo_salud": Month(2026, 3),
        "pension": 280_200,
        "salud": 218_900,
        "riesgos": 9_200,
        "fecha_limite": dt.date(2026, 3, 17),
        "clave_pago": "60231187",
    }
    assert names(found) == {"planilla", "planilla_pagada", "planilla_tipo_i"}


def test_the_month_of_the_others_is_the_pension_month() -> None:
    """SOI names two months on one line, each behind its label and the word `mes`."""
    sheet = (
        Sheet(size=8)
        .title("PLANILLA INTEGRADA AUTOLIQUIDACION DE APORTES", 11)
        .row([(60, "NUMERO PLANILLA: 8801234567"), (330, "TIPO DE PLANILLA: I")], width=250)
        .row(
            [
                (60, "PERIODO COTIZACION OTROS: MES MARZO AÑO 2026"),
                (330, "PERIODO COTIZACION SALUD: MES ABRIL AÑO 2026"),
            ],
            width=250,
        )
        .line("FECHA PAGO (aaaa/mm/dd): 2026/04/10")
        .line("Administradora Pension Salud Riesgos IBC 1.750.905 Total 508.300")
    )
    found = item(ItemKind.SEGURIDAD_SOCIAL, sheet)
    assert found.value("periodo") == Month(2026, 3)
    assert found.fields["periodo"].note is None


def test_planilla_with_values_above_their_labels_and_unpaid() -> None:
    found = item(ItemKind.SEGURIDAD_SOCIAL, papers.planilla_flipped())
    assert values(found) == {
        "planilla": "8801234567",
        "periodo": Month(2026, 2),
        "total": 508_300,
        "ibc": 1_750_905,
        "documento": "34567890",
        "operador": "Asopagos",
        "periodo_salud": Month(2026, 3),
        "dias": 30,
        "pension": 280_200,
        "salud": 218_900,
        "riesgos": 9_200,
    }
    assert names(found) == {"planilla", "planilla_sin_pagar", "planilla_tipo_i"}


def test_voucher() -> None:
    found = item(ItemKind.SEGURIDAD_SOCIAL, papers.voucher())
    assert values(found) == {
        "voucher_valor": 508_300,
        "voucher_fecha": dt.date(2026, 3, 20),
        "voucher_referencia": "9412345678",
    }
    assert names(found) == {"comprobante", "comprobante_aprobado"}


def test_a_refused_voucher_is_not_approved() -> None:
    sheet = papers.voucher()
    sheet.words = [w if w.text != "Aprobada" else type(w)("Rechazada", w.box) for w in sheet.words]
    assert "comprobante_rechazado" in names(item(ItemKind.SEGURIDAD_SOCIAL, sheet))
    assert "comprobante_aprobado" not in names(item(ItemKind.SEGURIDAD_SOCIAL, sheet))


def test_of_two_planillas_the_one_that_the_voucher_paid() -> None:
    other = Sheet(size=8).title("PLANILLA RESUMEN").line("DATOS GENERALES DEL APORTANTE").line("CC 34567890")
    other.line("LIQUIDACION DETALLADA DE APORTES")
    other.line("2026-03 2026-03 60231199 9412349999 I 2026/04/17 2026/04/10 NEQUI 0 $700,000")
    found = item(ItemKind.SEGURIDAD_SOCIAL, papers.planilla_row(), other, papers.voucher())
    assert found.value("planilla") == "9412345678"
    newest = item(ItemKind.SEGURIDAD_SOCIAL, papers.planilla_row(), other)
    assert newest.value("planilla") == "9412349999"
    assert "9412345678" in (newest.fields["planilla"].note or "")


def test_the_row_of_a_planilla_whose_value_is_in_a_table_of_its_own() -> None:
    sheet = Sheet(size=8).title("PLANILLA RESUMEN").line("DATOS GENERALES DEL APORTANTE").line("CC 34567890")
    sheet.line("LIQUIDACION DETALLADA DE APORTES")
    sheet.line("2026-03 2026-04 60231199 9412349999 I 2026/04/17 2026/04/10 NEQUI 0")
    sheet.skip().row([(60, "TOTAL A PAGAR"), (300, "$700,000")])
    found = item(ItemKind.SEGURIDAD_SOCIAL, sheet)
    assert (found.value("fecha_pago"), found.value("planilla")) == (dt.date(2026, 4, 10), "9412349999")
    assert found.value("fecha_limite") == dt.date(2026, 4, 17)
    assert found.value("total") == 700_000


def test_bank_letter_and_the_day_of_opening() -> None:
    found = item(ItemKind.BANCO, papers.bank_letter())
    assert "Mundo Mujer" in str(found.fields["banco"].value)
    assert found.value("cuenta") == "22011845671"
    assert found.value("tipo_cuenta") == "ahorros"
    assert found.value("documento") == "34567890"
    assert found.value("fecha") == dt.date(2026, 3, 18)
    assert "cuenta_activa" in names(found)


def test_bank_table_before_the_sentence() -> None:
    found = item(ItemKind.BANCO, papers.bank_table())
    assert found.value("banco") == "Bancolombia"
    assert found.value("cuenta") == "21900451277"
    assert found.value("fecha") == dt.date(2026, 7, 15)
    assert "cuenta_inactiva" in names(found)
    assert "cuenta_activa" not in names(found)


def test_rut_digits_apart() -> None:
    dv = str(check_digit("34567890"))
    found = item(ItemKind.RUT, papers.rut_page(dv=dv))
    assert values(found) == {"nit": "34567890", "dv": dv, "fecha_generacion": dt.date(2026, 3, 5)}
    assert found.fields["nit"].confidence >= 0.9


def test_rut_with_a_wrong_check_digit_tells_what_is_printed() -> None:
    wrong = str((check_digit("34567890") + 1) % 10)
    found = item(ItemKind.RUT, papers.rut_page(dv=wrong))
    assert (found.value("nit"), found.value("dv")) == ("34567890", wrong)
    right = item(ItemKind.RUT, papers.rut_page(dv=str(check_digit("34567890"))))
    assert found.fields["nit"].confidence < right.fields["nit"].confidence


def test_tax_receipt_total_and_day_of_payment() -> None:
    found = item(ItemKind.IMPUESTOS, papers.tax_receipt())
    assert found.value("valor") == 825_000
    assert found.value("fecha") == dt.date(2026, 2, 24)
    assert found.value("documento") == "34567890"
    assert same_contract(str(found.value("contrato")), "045-2026")
    assert names(found) == {"impuesto_pagado"}


def test_the_contractors_name_is_read() -> None:
    sheets = (
        papers.informe_as_a_letter(),
        papers.cuenta_as_a_letter(),
        papers.bank_letter(),
        papers.tax_receipt(),
    )
    found = recognise(document(*sheets)).names
    assert {name.page for name in found} == {1, 2, 3, 4}
    assert all(str(name.value).casefold() == "rosa elvira campo díaz" for name in found)


def test_a_watermark_across_the_page_is_read_and_disturbs_nothing() -> None:
    clean = item(ItemKind.RUT, papers.rut_page())
    sheet = papers.rut_page()
    sheet.words[5:5] = [Word("EN", Box(141, 381, 239, 477)), Word("TRÁMITE", Box(215, 60, 448, 425))]
    marked = item(ItemKind.RUT, sheet)
    assert values(marked) == values(clean)
    assert names(clean) == set()
    assert names(marked) == {"rut_en_tramite", "anulado"}


def test_a_period_that_runs_over_cells_and_the_month_of_a_quoted_planilla() -> None:
    sheet = Sheet().title("INFORME PARA PAGO").line("Contrato/Convenio No. OPS-210-2026")
    sheet.row(
        [(60, "PERÍODO DEL INFORME 1 de septiembre de 2026"), (330, "AL"), (380, "2026/09/30")], width=280
    )
    sheet.paragraph(
        "Planilla por el aporte del mes de agosto de 2026: 8637192770. Actividades realizadas: todas."
    )
    found = item(ItemKind.INFORME, sheet)
    assert found.value("periodo_inicio") == dt.date(2026, 9, 1)
    assert found.value("periodo_fin") == dt.date(2026, 9, 30)
    sheet.words = [word for word in sheet.words if word.text not in ("PERÍODO", "septiembre", "2026/09/30")]
    assert item(ItemKind.INFORME, sheet).value("periodo_inicio") is None
