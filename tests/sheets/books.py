"""Invented months for the tests of the workbook."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from review.catalogue import cuenta_columns, payment_columns, table_columns
from review.model import ItemKind, Month
from review.sheets.month import MonthBook, Scope

MONTH = Month(2026, 6)
MADE_AT = dt.datetime(2026, 7, 3, 21, 10, 42, tzinfo=dt.UTC)
GOOD = dict.fromkeys((item.value for item in ItemKind), "cumple") | {
    "rut": "no_aplica",
    "impuestos": "no_aplica",
}


def table(spec: Mapping[str, table_columns.Column], rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    made = pd.DataFrame(list(rows), columns=list(spec), dtype=object)
    return made.astype({name: column.dtype for name, column in spec.items()})


def account(number: int, **changes: Any) -> dict[str, Any]:
    """A row of submissions: a clean cuenta without decision, pending."""
    return {
        "id": number,
        "archivo": f"pendientes/CPS-{number:03d}-2026 pago 002.pdf",
        "carpeta": "/cuentas",
        "sha256": f"{number:064x}",
        "lectura": "leido",
        "contrato": f"CPS-{number:03d}-2026",
        "documento": f"00{1061700000 + number}",
        "contratista": "MARÍA FERNANDA ÑÁÑEZ ORDÓÑEZ",
        "pago": 2,
        "periodo": str(MONTH),
        "valor": 1_800_000 + number,
        "resultado": "completa",
        **GOOD,
        "estado_secop": "sin_confirmar",
        "fuente_secop": "ninguna",
        "recibido": dt.datetime.fromisoformat("2026-06-29T08:00"),
        "vigente": True,
        "versiones": 1,
        "copias": 0,
        "hallazgos": 0,
    } | changes


def finding(submission: int, **changes: Any) -> dict[str, Any]:
    return {
        "submission_id": submission,
        "archivo": "x.pdf",
        "item": "seguridad_social",
        "codigo": "seguridad_social_periodo",
        "estado": "no_cumple",
        "severidad": "rechazo",
        "mensaje": "La planilla 9000000001 es de 2026-04.",
        "esperado": "2026-05 o 2026-06",
        "encontrado": "2026-04",
        "pagina": 5,
        "norma": "Ley 1150 de 2007, art. 23",
        "solicitud": "Ítem 3: la planilla es de 2026-04; adjunte la de mayo o junio de 2026.",
    } | changes


def value(submission: int, item: str, name: str, text: str) -> dict[str, Any]:
    return {"submission_id": submission, "item": item, "campo": name, "valor": text, "corregido": False}


def paid(number: int, standing: str, **changes: Any) -> dict[str, Any]:
    """A row of payable: that of `account` with the same number."""
    one = account(number)
    shared = {name: one[name] for name in payment_columns.PAYABLE if name in one}
    return {**shared, "submission_id": number, "situacion": standing, **changes}


def page(submission: int, number: int, kind: str) -> dict[str, Any]:
    return {"submission_id": submission, "pagina": number, "item": kind}


def book(
    submissions: Iterable[Mapping[str, Any]] = (),
    *,
    findings: Iterable[Mapping[str, Any]] = (),
    fields: Iterable[Mapping[str, Any]] = (),
    pages: Iterable[Mapping[str, Any]] = (),
    checklist: Iterable[Mapping[str, Any]] = (),
    payable: Iterable[Mapping[str, Any]] = (),
    absent: Iterable[Mapping[str, Any]] = (),
    budget: Iterable[Mapping[str, Any]] = (),
    preliquidation: Iterable[Mapping[str, Any]] = (),
    scope: Scope = "todas",
    made_by: str = "Ana Gómez",
    source: str = "/cuentas",
    entity: str = "",
    only: frozenset[int] | None = None,
    chosen: str = "",
) -> MonthBook:
    return MonthBook(
        month=MONTH,
        made_by=made_by,
        made_at=MADE_AT,
        rules_version="2026.11-a1b2c3",
        scope=scope,
        source=source,
        submissions=table(cuenta_columns.SUBMISSIONS, submissions),
        findings=table(cuenta_columns.FINDINGS, findings),
        checklist=table(table_columns.COMPLIANCE, checklist),
        fields=table(cuenta_columns.FIELDS, fields),
        pages=table(cuenta_columns.PAGES, pages),
        payable=table(payment_columns.PAYABLE, payable),
        absent=table(table_columns.NOT_PRESENTED, absent),
        budget=table(table_columns.BUDGET, budget),
        preliquidation=table(payment_columns.PRELIQUIDATION, preliquidation),
        entity=entity,
        only=only,
        chosen=chosen,
    )


def full_month(scope: Scope = "todas") -> MonthBook:
    """Every case once: clean, faulty, unread, sent, decided, older version, no month, silent contract."""
    return book(
        [
            account(1),
            account(
                2, resultado="incompleta", seguridad_social="no_cumple", hallazgos=1, estado_secop="rechazado"
            ),
            account(
                3,
                estado_secop="enviado",
                fuente_secop="plan_de_pagos",
                decision="aprobada",
                decidido_por="Ana Gómez",
                decidido_en=dt.datetime.fromisoformat("2026-07-02T09:30"),
            ),
            account(
                4,
                estado_secop="pagado",
                fuente_secop="a_mano",
                decision="devuelta",
                motivo_decision="Falta el comprobante",
            ),
            account(
                5,
                lectura="parcial",
                motivo_lectura="No se pudo leer la página 7.",
                resultado="por_revisar",
                banco="falta",
                informe="por_revisar",
            ),
            account(6, vigente=False, valor=99_000_000),
            account(
                7,
                lectura="cifrado",
                motivo_lectura="Tiene contraseña.",
                resultado="ilegible",
                periodo=None,
                contrato=None,
                contratista=None,
                documento=None,
                pago=None,
                valor=None,
            ),
            account(8, periodo=None, resultado="por_revisar"),
        ],
        findings=[
            finding(2),
            finding(
                2,
                estado="por_revisar",
                codigo="banco_fecha",
                item="banco",
                solicitud=None,
                mensaje="Sin fecha.",
            ),
            finding(1, estado="cumple", mensaje="Todo bien."),
            finding(
                5,
                estado="falta",
                item="banco",
                codigo="banco_falta",
                pagina=None,
                solicitud="Adjunte la certificación.",
            ),
            finding(6, mensaje="De una versión anterior."),
        ],
        fields=[
            value(1, "cuenta", "banco", "Bancolombia"),
            value(1, "cuenta", "cuenta", "00912345678"),
            value(1, "seguridad_social", "planilla", "0900000001"),
            value(2, "banco", "banco", "Davivienda"),
            value(2, "banco", "cuenta", "0045"),
        ],
        pages=[page(1, n, "informe") for n in (1, 2, 3)]
        + [page(1, 4, "cuenta"), page(1, 5, "otro"), page(1, 6, "blanco")],
        checklist=[
            {"contrato": "CPS-001-2026", "submission_id": 1, **GOOD, "resultado": "completa"},
            {
                "contrato": "CPS-090-2026",
                "contratista": "PEDRO RÍOS",
                "documento": "0076",
                "resultado": "sin_cuenta",
            },
        ],
        payable=[
            paid(1, "sin_decidir", por_que="Sin decidir; completa."),
            paid(2, "retenida", por_que="Sin decidir; incompleta.", estado_secop="rechazado"),
            paid(
                3,
                "por_pagar",
                decision="aprobada",
                nombre_banco="Bancolombia",
                cuenta_bancaria="00912345678",
                rp="345",
                fuente="SGP",
            ),
            paid(4, "pagada", por_que="Aquí está devuelta.", decision="devuelta", estado_secop="pagado"),
            paid(5, "por_pasar", por_que="Falta aprobarla en SECOP II.", decision="aprobada"),
            paid(6, "por_fuera", por_que="Versión anterior.", valor=99_000_000),
            paid(7, "por_fuera", por_que="Tiene contraseña.", periodo=None, contrato=None, valor=None),
        ],
        absent=[
            {
                "contrato": "CPS-090-2026",
                "contratista": "PEDRO RÍOS",
                "documento": "0076",
                "estado_secop": "sin_datos",
                "desde": dt.datetime.fromisoformat("2026-06-30"),
                "plazo": dt.datetime.fromisoformat("2026-07-07"),
            }
        ],
        budget=[
            {
                "contrato": "CPS-003-2026",
                "rp": "345",
                "fuente": "SGP",
                "valor": 20_000_000,
                "cuentas": 1,
                "cobrado": 1_800_003,
                "saldo": 18_199_997,
            }
        ],
        preliquidation=[
            {
                "submission_id": 3,
                "contrato": "CPS-003-2026",
                "titulo": "Retención en la fuente",
                "estado": "calculado",
                "base": 1_200_000,
                "valor": 0,
                "se_descuenta": True,
                "por_que": "Tabla.",
            }
        ],
        entity="Alcaldía de Prueba",
        scope=scope,
    )
