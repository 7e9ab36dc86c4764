"""Accounts among the others of their contract: numbers, months, sums, balances, dates, its life.

`later()` is the third payment, of August, of the contract of June to December at $ 4.500.000 a month.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from review.model import FieldValue, History, ItemKind, Month, PastAccount, State, Verdict
from review.ways.checklist import DEFAULT, FilePart, When
from tests.rules.builders import DOCUMENT, OTHER_DOCUMENT, Case, Example, later

CUMPLE, NO_CUMPLE, FALTA = State.CUMPLE, State.NO_CUMPLE, State.FALTA
POR_REVISAR, NO_APLICA = State.POR_REVISAR, State.NO_APLICA

WHOLE = 31_500_000
RECEIVED = dt.datetime(2026, 7, 1, 15, 0, tzinfo=dt.UTC)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def past(payment: int | None, month: int, **changes: Any) -> PastAccount:
    """Another account of the contract, of a month of 2026, for the whole monthly value."""
    account = PastAccount(
        submission_id=payment or 90 + month,
        archivo=f"pago {payment}.pdf",
        payment=payment,
        month=Month(2026, month),
        value=4_500_000,
        document=DOCUMENT,
        account=None,
        bank=None,
        balance=None,
        verdict=None,
        received=RECEIVED,
    )
    return replace(account, **changes)


def known(*accounts: PastAccount, **changes: Any) -> History:
    return History(accounts=accounts, known=True, **changes)


JUNE_AND_JULY = known(past(1, 6), past(2, 7))


def own(**changes: Any) -> dict[str, Any]:
    """The general checklist with some of an entity's ways, as the judge's options."""
    return {"checklist": replace(DEFAULT, version="own", **changes)}


def when(kind: ItemKind, asked: When) -> dict[str, Any]:
    return own(items=tuple(replace(one, when=asked) if one.kind is kind else one for one in DEFAULT.items))


TWO_FILES = (
    FilePart("GF_*", frozenset(set(ItemKind) - {ItemKind.INFORME})),
    FilePart("GC_*", frozenset({ItemKind.INFORME})),
)


def of_month(month: int, number: int, **more: FieldValue) -> Mapping[str, FieldValue]:
    """The values of a later account that bills another whole month of 2026."""
    first = Month(2026, month)
    dated: dict[str, FieldValue] = {
        "informe.periodo_inicio": first.first_day,
        "informe.periodo_fin": first.last_day,
        "informe.fecha_informe": first.last_day,
        "cuenta.fecha_cuenta": first.last_day,
        "cuenta.periodo": first,
        "cuenta.numero_pago": number,
    }
    return {**dated, **{name.replace("__", "."): value for name, value in more.items()}}


SUSPENDED = {"suspensions": ((day("2026-07-01"), day("2026-07-31")),)}
SUSPENDED_IN_PART = {"suspensions": ((day("2026-08-01"), day("2026-08-10")),)}
EXTENDED = {"extended_to": day("2027-01-31"), "added_value": 4_500_000}
ASSIGNED = {"assigned_on": day("2026-08-16"), "assignor": OTHER_DOCUMENT}
ASSIGNOR = dict.fromkeys(
    ("cuenta.documento", "seguridad_social.documento", "banco.documento"), OTHER_DOCUMENT
)
SECOND_HALF: dict[str, FieldValue] = {
    "informe.periodo_inicio": day("2026-08-16"),
    "cuenta.valor": 2_250_000,
    "cuenta.valor_letras": 2_250_000,
}
BALANCE: dict[str, FieldValue] = {"cuenta.valor_contrato": WHOLE, "cuenta.pagado": 9_000_000}
JANUARY: dict[str, FieldValue] = {
    "informe.periodo_inicio": day("2027-01-01"),
    "informe.periodo_fin": day("2027-01-31"),
    "informe.fecha_informe": day("2027-01-31"),
    "cuenta.fecha_cuenta": day("2027-01-31"),
    "cuenta.periodo": Month(2027, 1),
    "cuenta.numero_pago": 8,
}

EXAMPLES: list[Example] = [
    # --- consecutive ---
    Example("cuenta_consecutivo", CUMPLE, "sigue a julio", later(history=JUNE_AND_JULY)),
    Example(
        "cuenta_consecutivo",
        NO_APLICA,
        "no se conoce julio, y el número es el del mes",
        later(history=known(past(1, 6))),
    ),
    Example(
        "cuenta_consecutivo",
        POR_REVISAR,
        "falta un número, y la entidad no numera por meses",
        later(history=known(past(1, 6)), options=own(payment_by_month=False)),
    ),
    Example(
        "cuenta_consecutivo",
        NO_CUMPLE,
        "el número de julio otra vez",
        later(values={"cuenta.numero_pago": 2}, history=JUNE_AND_JULY),
    ),
    Example(
        "cuenta_consecutivo",
        POR_REVISAR,
        "el mismo número sin fechas del contrato",
        later(values={"cuenta.numero_pago": 2}, history=JUNE_AND_JULY, contract={"start": None}),
    ),
    Example(
        "cuenta_consecutivo",
        POR_REVISAR,
        "el mismo número, tal vez mal leído",
        later(values={"cuenta.numero_pago": 2}, history=JUNE_AND_JULY, scanned={"cuenta.numero_pago": 0.7}),
    ),
    # --- billed twice ---
    Example("cuenta_mes_repetido", CUMPLE, "ninguna otra", later(history=JUNE_AND_JULY)),
    Example(
        "cuenta_mes_repetido",
        NO_CUMPLE,
        "agosto otra vez",
        later(values={"cuenta.numero_pago": 4}, history=known(past(3, 8))),
    ),
    Example(
        "cuenta_mes_repetido",
        CUMPLE,
        "la otra se devolvió",
        later(history=known(past(4, 8, verdict=Verdict.DEVUELTA))),
    ),
    Example(
        "cuenta_mes_repetido",
        CUMPLE,
        "la otra parte del mes, antes de la cesión",
        later(values=SECOND_HALF, contract=ASSIGNED, history=known(past(3, 8, document=OTHER_DOCUMENT))),
    ),
    Example(
        "cuenta_mes_repetido",
        POR_REVISAR,
        "no se leyó el pago de la otra",
        later(history=known(past(None, 8))),
    ),
    Example(
        "cuenta_mes_repetido",
        POR_REVISAR,
        "ninguna tiene el número que le toca",
        later(values={"cuenta.numero_pago": 6}, history=known(past(5, 8))),
    ),
    # --- sum ---
    Example("cuenta_suma", CUMPLE, "cabe", later(history=JUNE_AND_JULY)),
    Example(
        "cuenta_suma",
        NO_CUMPLE,
        "se pasa",
        later(history=JUNE_AND_JULY, contract={"total_value": 10_000_000}),
    ),
    Example(
        "cuenta_suma",
        CUMPLE,
        "cabe con la adición",
        later(history=JUNE_AND_JULY, contract={"total_value": 10_000_000, "added_value": 5_000_000}),
    ),
    Example(
        "cuenta_suma",
        POR_REVISAR,
        "una anterior parece mal leída",
        later(history=known(past(1, 6, value=45_000_000), past(2, 7))),
    ),
    # --- balance ---
    Example("cuenta_saldo", CUMPLE, "antes del pago", later(values={**BALANCE, "cuenta.saldo": 22_500_000})),
    Example(
        "cuenta_saldo", CUMPLE, "después del pago", later(values={**BALANCE, "cuenta.saldo": 18_000_000})
    ),
    Example("cuenta_saldo", NO_CUMPLE, "no cuadra", later(values={**BALANCE, "cuenta.saldo": 20_000_000})),
    Example(
        "cuenta_saldo",
        POR_REVISAR,
        "no cuadra, y el contrato vale otra cosa",
        later(values={**BALANCE, "cuenta.valor_contrato": 30_000_000, "cuenta.saldo": 25_000_000}),
    ),
    Example(
        "cuenta_saldo",
        POR_REVISAR,
        "no cuadra, tal vez mal leído",
        later(values={**BALANCE, "cuenta.saldo": 18_800_000}, scanned={"cuenta.saldo": 0.7}),
    ),
    Example(
        "cuenta_saldo",
        CUMPLE,
        "sigue al anterior",
        later(values={"cuenta.saldo": 18_000_000}, history=known(past(2, 7, balance=22_500_000))),
    ),
    Example(
        "cuenta_saldo",
        POR_REVISAR,
        "no sigue al anterior",
        later(values={"cuenta.saldo": 20_000_000}, history=known(past(2, 7, balance=22_500_000))),
    ),
    Example(
        "informe_saldo",
        CUMPLE,
        "cuadra",
        later(
            values={
                "informe.valor_contrato": WHOLE,
                "informe.pagado": 9_000_000,
                "informe.saldo": 18_000_000,
            }
        ),
    ),
    Example(
        "informe_saldo",
        NO_CUMPLE,
        "no cuadra",
        later(
            values={
                "informe.valor_contrato": WHOLE,
                "informe.pagado": 9_000_000,
                "informe.saldo": 11_000_000,
            }
        ),
    ),
    Example("cuenta_saldo_final", CUMPLE, "queda en cero", later(values=of_month(12, 7, cuenta__saldo=0))),
    Example(
        "cuenta_saldo_final", POR_REVISAR, "queda saldo", later(values=of_month(12, 7, cuenta__saldo=900_000))
    ),
    Example("informe_saldo_final", CUMPLE, "queda en cero", later(values=of_month(12, 7, informe__saldo=0))),
    Example(
        "informe_saldo_final",
        POR_REVISAR,
        "queda saldo",
        later(values=of_month(12, 7, informe__saldo=900_000)),
    ),
    # --- dates ---
    Example("informe_fecha", CUMPLE, "al terminar", Case()),
    Example(
        "informe_fecha", CUMPLE, "pocos días antes", Case(values={"informe.fecha_informe": day("2026-06-22")})
    ),
    Example(
        "informe_fecha",
        POR_REVISAR,
        "a mitad de mes",
        Case(values={"informe.fecha_informe": day("2026-06-12")}),
    ),
    Example(
        "informe_fecha",
        NO_CUMPLE,
        "antes de empezar el mes",
        Case(values={"informe.fecha_informe": day("2026-05-28")}),
    ),
    Example(
        "informe_fecha",
        POR_REVISAR,
        "parece la fecha del formato",
        Case(values={"informe.fecha_informe": day("2024-09-01")}),
    ),
    Example(
        "informe_fecha",
        POR_REVISAR,
        "dudosa, antes del periodo",
        Case(values={"informe.fecha_informe": day("2026-05-30")}, unsure=["informe.fecha_informe"]),
    ),
    Example(
        "cuenta_fecha",
        POR_REVISAR,
        "dudosa, antes del periodo",
        Case(values={"cuenta.fecha_cuenta": day("2026-05-30")}, unsure=["cuenta.fecha_cuenta"]),
    ),
    Example(
        "informe_fecha",
        POR_REVISAR,
        "dudosa, antes de terminar el periodo",
        Case(values={"informe.fecha_informe": day("2026-06-10")}, unsure=["informe.fecha_informe"]),
    ),
    Example(
        "informe_fecha",
        POR_REVISAR,
        "escaneada, antes de terminar el periodo",
        Case(values={"informe.fecha_informe": day("2026-06-10")}, scanned={"informe.fecha_informe": 0.6}),
    ),
    Example(
        "cuenta_fecha",
        POR_REVISAR,
        "dudosa, antes de terminar el periodo",
        Case(values={"cuenta.fecha_cuenta": day("2026-06-10")}, unsure=["cuenta.fecha_cuenta"]),
    ),
    Example("cuenta_fecha", CUMPLE, "al terminar", Case()),
    Example("cuenta_fecha", NO_APLICA, "no se lee", Case(drop=["cuenta.fecha_cuenta"])),
    Example(
        "cuenta_fecha", POR_REVISAR, "a mitad de mes", Case(values={"cuenta.fecha_cuenta": day("2026-06-16")})
    ),
    Example(
        "cuenta_fecha",
        NO_CUMPLE,
        "antes de empezar el mes",
        Case(values={"cuenta.fecha_cuenta": day("2026-05-30")}),
    ),
    Example("cuenta_plazo", CUMPLE, "al día siguiente", Case(history=History(received=RECEIVED))),
    Example(
        "cuenta_plazo",
        NO_APLICA,
        "un mes después",
        Case(history=History(received=RECEIVED + dt.timedelta(days=30))),
    ),
    # --- prórroga, suspension, cesión ---
    Example("cuenta_mes", CUMPLE, "en la prórroga", later(values=JANUARY, contract=EXTENDED)),
    Example("cuenta_mes", NO_CUMPLE, "sin prórroga", later(values=JANUARY)),
    Example("cuenta_valor", CUMPLE, "en la prórroga", later(values=JANUARY, contract=EXTENDED)),
    Example("informe_plazo", CUMPLE, "en la prórroga", later(values=JANUARY, contract=EXTENDED)),
    Example("cuenta_mes", NO_CUMPLE, "mes suspendido", later(values=of_month(7, 2), contract=SUSPENDED)),
    Example("cuenta_mes", POR_REVISAR, "el plazo se corrió", later(values=JANUARY, contract=SUSPENDED)),
    Example("informe_plazo", POR_REVISAR, "el plazo se corrió", later(values=JANUARY, contract=SUSPENDED)),
    Example("cuenta_pago", CUMPLE, "contando el mes suspendido", later(contract=SUSPENDED)),
    Example(
        "cuenta_pago",
        CUMPLE,
        "sin contar el mes suspendido",
        later(values={"cuenta.numero_pago": 2}, contract=SUSPENDED),
    ),
    Example(
        "cuenta_valor",
        CUMPLE,
        "diez días suspendidos, días reales",
        later(values={"cuenta.valor": 3_150_000}, contract=SUSPENDED_IN_PART),
    ),
    Example(
        "cuenta_valor",
        CUMPLE,
        "diez días suspendidos, mes de 30",
        later(values={"cuenta.valor": 3_000_000}, contract=SUSPENDED_IN_PART),
    ),
    Example("cuenta_valor", NO_CUMPLE, "cobra los días suspendidos", later(contract=SUSPENDED_IN_PART)),
    Example(
        "cuenta_persona", CUMPLE, "quien recibió el contrato", later(values=SECOND_HALF, contract=ASSIGNED)
    ),
    Example("cuenta_valor", CUMPLE, "su mitad del mes", later(values=SECOND_HALF, contract=ASSIGNED)),
    Example(
        "cuenta_persona",
        CUMPLE,
        "quien lo cedió, antes",
        later(values={**of_month(7, 2), **ASSIGNOR}, contract=ASSIGNED),
    ),
    Example(
        "cuenta_persona",
        NO_CUMPLE,
        "quien lo cedió, después",
        later(values={**of_month(9, 4), **ASSIGNOR}, contract=ASSIGNED),
    ),
    Example(
        "cuenta_persona",
        NO_CUMPLE,
        "quien lo recibió, antes",
        later(values=of_month(7, 2), contract=ASSIGNED),
    ),
    Example(
        "cuenta_pago",
        CUMPLE,
        "el número que sigue tras la cesión",
        later(values={**SECOND_HALF, "cuenta.numero_pago": 4}, contract=ASSIGNED),
    ),
    Example(
        "informe_inicio",
        CUMPLE,
        "el día de la cesión",
        later(values={**SECOND_HALF, "informe.fecha_inicio_contrato": day("2026-08-16")}, contract=ASSIGNED),
    ),
    Example(
        "rut_falta",
        POR_REVISAR,
        "primera cuenta tras la cesión",
        later(values=SECOND_HALF, contract=ASSIGNED, without=["rut"]),
    ),
    # --- when items are asked for ---
    Example(
        "impuestos_falta",
        NO_APLICA,
        "solo en la última, y no lo es",
        Case(without=["impuestos"], options=when(ItemKind.IMPUESTOS, When.ULTIMA_CUENTA)),
    ),
    Example(
        "impuestos_falta",
        FALTA,
        "solo en la última, y lo es",
        later(
            values=of_month(12, 7),
            without=["impuestos"],
            options=when(ItemKind.IMPUESTOS, When.ULTIMA_CUENTA),
        ),
    ),
    Example(
        "impuestos_falta",
        POR_REVISAR,
        "solo en la última, sin fecha de fin",
        Case(
            without=["impuestos"],
            contract={"end": None},
            options=when(ItemKind.IMPUESTOS, When.ULTIMA_CUENTA),
        ),
    ),
    Example(
        "rut_falta",
        NO_APLICA,
        "el contrato no lo pide",
        Case(without=["rut"], options=when(ItemKind.RUT, When.SEGUN_CONTRATO)),
    ),
    Example(
        "rut_falta",
        FALTA,
        "el contrato lo pide",
        Case(without=["rut"], contract={"asks": ("RUT",)}, options=when(ItemKind.RUT, When.SEGUN_CONTRATO)),
    ),
    Example(
        "rut_falta",
        POR_REVISAR,
        "sin contrato no se sabe si lo pide",
        Case(without=["rut"], listed=False, options=when(ItemKind.RUT, When.SEGUN_CONTRATO)),
    ),
    Example(
        "informe_falta",
        NO_APLICA,
        "va en el otro archivo",
        Case(
            without=["informe"],
            options=own(files=TWO_FILES) | {"archivo": "GF_1061700001.pdf"},
        ),
    ),
    Example(
        "informe_falta",
        POR_REVISAR,
        "el otro archivo no ha llegado",
        Case(
            without=["informe"],
            history=known(),
            options=own(files=TWO_FILES) | {"archivo": "GF_1061700001.pdf"},
        ),
    ),
    Example(
        "informe_periodo",
        CUMPLE,
        "la cuenta va en el otro archivo",
        Case(
            without=["cuenta", "seguridad_social", "banco", "rut", "impuestos"],
            options=own(files=TWO_FILES) | {"archivo": "GC_1061700001.pdf"},
        ),
    ),
]
