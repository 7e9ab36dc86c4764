"""Accounts that pass, fail or leave to a person each check of the planilla's parts, days, dates and numbers.

The clean planilla is of June 2026 on an IBC of $ 1.800.000: health 225.000, pension 288.000, risks 9.400.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from review.model import FieldValue, History, Month, SecopPayment, SecopSource, SecopState, State
from review.ways.checklist import DEFAULT, Late
from tests.rules.builders import Case, Example, later

CUMPLE, NO_CUMPLE = State.CUMPLE, State.NO_CUMPLE
POR_REVISAR, NO_APLICA = State.POR_REVISAR, State.NO_APLICA

HIGH = 20_000_000
"""A month's value whose 40 % is over four minimum wages: the Fondo de Solidaridad applies."""


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def marks(*more: str) -> dict[str, tuple[str, ...]]:
    return {"seguridad_social": ("planilla", "planilla_pagada", *more)}


def pila(
    contract: Mapping[str, Any] | None = None, more_marks: tuple[str, ...] = (), **values: FieldValue
) -> Case:
    """The clean account with these values in its planilla."""
    return Case(
        values={f"seguridad_social.{name}": value for name, value in values.items()},
        contract=contract or {},
        marks=marks("planilla_tipo_I", *more_marks),
    )


def rich(**values: FieldValue) -> Case:
    """An account of 20 million: IBC 8.000.000, and 80.000 for the fund."""
    base: dict[str, FieldValue] = {
        "cuenta.valor": HIGH,
        "cuenta.valor_letras": HIGH,
        "seguridad_social.ibc": 8_000_000,
        "seguridad_social.total": 2_401_800,
        "seguridad_social.voucher_valor": 2_401_800,
    }
    return Case(
        values=base | {f"seguridad_social.{name}": value for name, value in values.items()},
        contract={"monthly_value": HIGH, "total_value": 7 * HIGH},
    )


def received_in_secop(received: str) -> Case:
    """The clean account, and the day on which SECOP says that it came in."""
    row = SecopPayment(
        "CPS-014-2026",
        SecopState.ENVIADO,
        SecopSource.PLAN_DE_PAGOS,
        payment=1,
        received=day(received),
    )
    return Case(payments=[row])


def weighing(case: Case) -> Case:
    """The case for an entity that wants late planillas looked at."""
    return replace(case, options={"checklist": replace(DEFAULT, late_planilla=Late.REVISAR)})


def paid_on(
    paid: str,
    *,
    cuenta: str = "2026-06-30",
    came: str | None = None,
    sent: str | None = None,
    without: tuple[str, ...] | list[str] = (),
) -> Case:
    """The clean account paid on a day; that of the cuenta, of the file's reception and of SECOP's."""
    received = None if came is None else dt.datetime.combine(day(came), dt.time(23, 0), dt.UTC)
    values = {"seguridad_social.fecha_pago": day(paid), "cuenta.fecha_cuenta": day(cuenta)}
    case = Case() if sent is None else received_in_secop(sent)
    return replace(case, values=values, history=History(received=received), without=without)


PARTS: dict[str, FieldValue] = {"salud": 225_000, "pension": 288_000, "riesgos": 9_400}
PART_NAMES = [f"seguridad_social.{name}" for name in PARTS]


def unproved(drop: tuple[str, ...] = (), **values: FieldValue) -> Case:
    """The clean planilla whose parts were read and are not sure: nothing proves them."""
    return replace(
        pila(**{**PARTS, **values}), unsure=PART_NAMES, drop=[f"seguridad_social.{name}" for name in drop]
    )


AUGUST_END = {"end": day("2026-08-31"), "total_value": 13_500_000}
FROM_THE_20TH = {"start": day("2026-06-20"), "total_value": None}
SUSPENDED = {"suspensions": ((day("2026-06-11"), day("2026-06-20")),)}

AMOUNTS = [
    Example("seguridad_social_salud", CUMPLE, "justa", pila(salud=225_000)),
    Example("seguridad_social_salud", CUMPLE, "cien menos", pila(salud=224_900)),
    Example("seguridad_social_salud", CUMPLE, "más, por otros contratos", pila(salud=500_000)),
    Example("seguridad_social_salud", NO_CUMPLE, "corta", pila(salud=224_899)),
    Example("seguridad_social_salud", NO_CUMPLE, "en cero", pila(salud=0)),
    Example(
        "seguridad_social_salud",
        POR_REVISAR,
        "corta en un escaneo",
        Case(values={"seguridad_social.salud": 125_000}, scanned={"seguridad_social.salud": 0.9}),
    ),
    Example(
        "seguridad_social_salud",
        POR_REVISAR,
        "corta en una planilla de empleados",
        Case(values={"seguridad_social.salud": 72_000}, marks=marks("planilla_tipo_E")),
    ),
    Example("seguridad_social_salud", POR_REVISAR, "en cero y no cuadra", unproved(salud=0)),
    Example("seguridad_social_salud", POR_REVISAR, "corta y no cuadra", unproved(salud=22_500)),
    Example("seguridad_social_salud", POR_REVISAR, "solo se leyó la pensión", unproved(("salud",))),
    Example("seguridad_social_pension", CUMPLE, "justa", pila(pension=288_000)),
    Example("seguridad_social_pension", POR_REVISAR, "corta y no cuadra", unproved(pension=28_800)),
    Example("seguridad_social_pension", POR_REVISAR, "solo se leyó la salud", unproved(("pension",))),
    Example("seguridad_social_pension", NO_CUMPLE, "corta", pila(pension=287_800)),
    Example("seguridad_social_pension", POR_REVISAR, "en cero, no se sabe por qué", pila(pension=0)),
    Example(
        "seguridad_social_pension", CUMPLE, "pensionado en la lista", pila({"pensioner": True}, pension=0)
    ),
    Example(
        "seguridad_social_pension",
        CUMPLE,
        "pensionado en la planilla",
        pila(None, ("no_aporta_pension",), pension=0),
    ),
    Example(
        "seguridad_social_pension",
        CUMPLE,
        "trae su resolución de pensión",
        Case(values={"seguridad_social.pension": 0}, page_marks={5: ["pensionado"]}),
    ),
    Example(
        "seguridad_social_pension",
        NO_CUMPLE,
        "en cero y la lista dice que no es pensionado",
        pila({"pensioner": False}, pension=0),
    ),
    Example("seguridad_social_riesgos", CUMPLE, "clase I", pila(riesgos=9_400)),
    Example(
        "seguridad_social_riesgos", CUMPLE, "tarifa impresa", pila(riesgos=43_900, tarifa_riesgos="2.436")
    ),
    Example("seguridad_social_riesgos", NO_CUMPLE, "corta", pila(riesgos=9_400, tarifa_riesgos="2.436")),
    Example("seguridad_social_riesgos", POR_REVISAR, "en cero", pila(riesgos=0)),
    Example("seguridad_social_riesgos", POR_REVISAR, "corta y no cuadra", unproved(riesgos=900)),
    Example(
        "seguridad_social_riesgos",
        CUMPLE,
        "la paga la entidad",
        pila({"risk_class": "V"}, riesgos=0),
    ),
    Example(
        "seguridad_social_riesgos",
        CUMPLE,
        "consta que la paga la entidad",
        pila(None, ("arl_entidad",), riesgos=0),
    ),
    Example(
        "seguridad_social_riesgos",
        POR_REVISAR,
        "de una clase menor que la del contrato",
        pila({"risk_class": "III"}, riesgos=9_400),
    ),
    Example(
        "seguridad_social_riesgos",
        POR_REVISAR,
        "menos en el mes en que empieza",
        pila(riesgos=9_000, tarifa_riesgos="0.522"),
    ),
    Example(
        "seguridad_social_clase_riesgo", CUMPLE, "la misma", pila({"risk_class": "I"}, tarifa_riesgos="0.522")
    ),
    Example(
        "seguridad_social_clase_riesgo",
        POR_REVISAR,
        "menor",
        pila({"risk_class": "III"}, tarifa_riesgos="0,522"),
    ),
    Example(
        "seguridad_social_clase_riesgo",
        NO_APLICA,
        "mayor",
        pila({"risk_class": "I"}, tarifa_riesgos="1.044"),
    ),
    Example("seguridad_social_solidaridad", CUMPLE, "el 1 %", rich(solidaridad=80_000)),
    Example("seguridad_social_solidaridad", NO_CUMPLE, "en cero", rich(solidaridad=0)),
    Example(
        "seguridad_social_solidaridad",
        CUMPLE,
        "sumada a la pensión",
        rich(solidaridad=0, pension=1_360_000),
    ),
    Example(
        "seguridad_social_solidaridad",
        POR_REVISAR,
        "los demás aportes ya suman el total",
        rich(salud=1_000_000, pension=1_280_000, riesgos=41_800, total=2_321_800, voucher_valor=2_321_800),
    ),
    Example("seguridad_social_suma", CUMPLE, "el total", pila(**PARTS)),
    Example("seguridad_social_suma", POR_REVISAR, "más que el total, sin probar", unproved(salud=325_000)),
    Example("seguridad_social_suma", CUMPLE, "con mora", pila(**PARTS, mora=3_000, total=525_400)),
    Example("seguridad_social_suma", POR_REVISAR, "más que el total", pila(**PARTS, total=508_300)),
    Example("seguridad_social_suma", POR_REVISAR, "menos", pila(**PARTS, total=558_400)),
    Example(
        "seguridad_social_suma",
        NO_APLICA,
        "menos, con caja",
        pila(None, ("otros_aportes",), **PARTS, total=558_400),
    ),
    Example("seguridad_social_suma", POR_REVISAR, "dos totales", pila(None, ("otro_total",), **PARTS)),
    Example("seguridad_social_aportes", CUMPLE, "alcanza", Case()),
    Example("seguridad_social_aportes", CUMPLE, "pensionado", pila({"pensioner": True}, total=234_400)),
    Example("seguridad_social_aportes", POR_REVISAR, "no alcanza", pila(total=400_000)),
    Example("seguridad_social_aportes", POR_REVISAR, "sin lugar para los riesgos", pila(total=513_000)),
    Example(
        "seguridad_social_aportes",
        CUMPLE,
        "los riesgos los paga la entidad",
        pila({"risk_class": "V"}, total=513_000),
    ),
    Example("seguridad_social_aportes", POR_REVISAR, "sin lugar para el fondo", rich(total=2_321_800)),
    Example("seguridad_social_aportes", CUMPLE, "con el fondo", rich(total=2_401_800)),
    Example(
        "seguridad_social_aportes",
        POR_REVISAR,
        "no se leyó el total ni cada aporte",
        replace(pila(), drop=["seguridad_social.total", "seguridad_social.voucher_valor"]),
    ),
    Example("seguridad_social_aportes", POR_REVISAR, "alcanza por la mora", pila(mora=90_000)),
    Example(
        "seguridad_social_aportes",
        NO_APLICA,
        "planilla de empleados",
        Case(values={"seguridad_social.total": 360_000}, marks=marks("planilla_tipo_E")),
    ),
]

KIND = [
    Example("seguridad_social_tipo", CUMPLE, "tipo I", Case()),
    Example("seguridad_social_tipo", CUMPLE, "tipo Y", Case(marks=marks("planilla_tipo_y"))),
    Example("seguridad_social_tipo", CUMPLE, "tipo E", Case(marks=marks("planilla_tipo_E"))),
    Example("seguridad_social_tipo", POR_REVISAR, "tipo N", Case(marks=marks("planilla_tipo_N"))),
    Example("seguridad_social_tipo", NO_APLICA, "tipo A", Case(marks=marks("planilla_tipo_A"))),
    Example("seguridad_social_tipo", NO_APLICA, "tipo K", Case(marks=marks("planilla_tipo_K"))),
    Example("seguridad_social_cotizante", CUMPLE, "59", Case(marks=marks("tipo_cotizante_59"))),
    Example("seguridad_social_cotizante", CUMPLE, "03", Case(marks=marks("tipo_cotizante_03"))),
    Example("seguridad_social_cotizante", NO_APLICA, "dependiente", Case(marks=marks("tipo_cotizante_1"))),
    Example("seguridad_social_dias", CUMPLE, "el mes entero", pila(dias=30)),
    Example("seguridad_social_dias", POR_REVISAR, "menos, en un mes entero", pila(dias=20)),
    Example("seguridad_social_dias", CUMPLE, "empieza el 20", pila(FROM_THE_20TH, dias=11)),
    Example("seguridad_social_dias", CUMPLE, "la ARL cubre desde el 21", pila(FROM_THE_20TH, dias=10)),
    Example("seguridad_social_dias", POR_REVISAR, "menos que los del contrato", pila(FROM_THE_20TH, dias=9)),
    Example("seguridad_social_dias", CUMPLE, "diez días suspendido", pila(SUSPENDED, dias=20)),
    Example("seguridad_social_periodo_salud", CUMPLE, "el mismo mes", pila(periodo_salud=Month(2026, 6))),
    Example("seguridad_social_periodo_salud", CUMPLE, "el siguiente", pila(periodo_salud=Month(2026, 7))),
    Example("seguridad_social_periodo_salud", POR_REVISAR, "el anterior", pila(periodo_salud=Month(2026, 5))),
]

PAYMENT = [
    Example("seguridad_social_oportuna", CUMPLE, "antes del plazo", Case()),
    Example("seguridad_social_oportuna", CUMPLE, "el día del plazo", pila(fecha_pago=day("2026-07-02"))),
    Example(
        "seguridad_social_oportuna",
        POR_REVISAR,
        "un día después",
        weighing(pila(fecha_pago=day("2026-07-03"))),
    ),
    Example(
        "seguridad_social_oportuna",
        CUMPLE,
        "dentro de la fecha límite impresa",
        pila(fecha_pago=day("2026-07-03"), fecha_limite=day("2026-07-03")),
    ),
    Example(
        "seguridad_social_oportuna",
        POR_REVISAR,
        "después de la fecha límite impresa",
        weighing(pila(fecha_pago=day("2026-07-06"), fecha_limite=day("2026-07-03"))),
    ),
    Example(
        "seguridad_social_oportuna",
        NO_APLICA,
        "tarde, y el operador no cobró mora",
        weighing(pila(fecha_pago=day("2026-07-06"), mora=0)),
    ),
    Example(
        "seguridad_social_oportuna",
        NO_APLICA,
        "tarde, y los aportes solos suman el total",
        weighing(pila(fecha_pago=day("2026-07-06"), **PARTS)),
    ),
    Example(
        "seguridad_social_oportuna",
        POR_REVISAR,
        "tarde, y el total es más que los aportes",
        weighing(pila(fecha_pago=day("2026-07-06"), total=524_700, **PARTS)),
    ),
    Example("seguridad_social_oportuna", POR_REVISAR, "con mora", weighing(pila(mora=2_300))),
    Example(
        "seguridad_social_oportuna",
        NO_APLICA,
        "tarde, y la entidad solo lo informa",
        pila(fecha_pago=day("2026-07-06")),
    ),
    Example("seguridad_social_oportuna", NO_APLICA, "con mora, y solo se informa", pila(mora=2_300)),
    *(
        Example(code, state, what, case)
        for code in ["seguridad_social_dia_de_pago"]
        for state, what, case in [
            (CUMPLE, "dentro del mes que paga", Case()),
            (CUMPLE, "en el plazo de una cuenta fechada en su mes", paid_on("2026-07-07")),
            (POR_REVISAR, "pasado ese plazo", paid_on("2026-07-08")),
            (POR_REVISAR, "el día antes de que empiece su mes", paid_on("2026-05-31")),
            (POR_REVISAR, "un año antes", paid_on("2025-07-02")),
            (POR_REVISAR, "un año después", paid_on("2027-07-02")),
            (CUMPLE, "el día de una cuenta fechada después", paid_on("2026-07-03", cuenta="2026-07-03")),
            (POR_REVISAR, "al día siguiente de ella", paid_on("2026-07-04", cuenta="2026-07-03")),
            (POR_REVISAR, "después del informe, sin cuenta", paid_on("2026-07-20", without=["cuenta"])),
            (CUMPLE, "después, y SECOP la recibió luego", paid_on("2026-07-20", sent="2026-07-21")),
            (POR_REVISAR, "después de recibido el archivo", paid_on("2026-07-06", came="2026-07-05")),
            (CUMPLE, "el día en que se recibió", paid_on("2026-07-05", came="2026-07-05")),
            (CUMPLE, "recibido antes que su propia cuenta", paid_on("2026-07-05", came="2026-05-28")),
            (
                POR_REVISAR,
                "dudosa por ser anterior, en un escaneo claro",
                replace(
                    paid_on("2026-05-20"),
                    unsure=["seguridad_social.fecha_pago"],
                    scanned={"seguridad_social.fecha_pago": 0.99},
                ),
            ),
        ]
    ),
    Example("seguridad_social_antes_de_enviar", CUMPLE, "antes", received_in_secop("2026-07-02")),
    Example("seguridad_social_antes_de_enviar", CUMPLE, "el mismo día", received_in_secop("2026-06-25")),
    Example("seguridad_social_antes_de_enviar", POR_REVISAR, "después", received_in_secop("2026-06-24")),
    Example(
        "seguridad_social_fecha_comprobante",
        CUMPLE,
        "al día siguiente",
        pila(voucher_fecha=day("2026-06-26")),
    ),
    Example(
        "seguridad_social_fecha_comprobante",
        POR_REVISAR,
        "de otro mes",
        pila(voucher_fecha=day("2026-05-25")),
    ),
    Example(
        "seguridad_social_ultimo_mes",
        NO_APLICA,
        "la planilla es del mes anterior",
        later(contract=AUGUST_END),
    ),
    Example(
        "seguridad_social_ultimo_mes",
        CUMPLE,
        "la planilla es del último mes",
        later(contract=AUGUST_END, values={"seguridad_social.periodo": Month(2026, 8)}),
    ),
]

NUMBERS = [
    Example("seguridad_social_numero", CUMPLE, "diez dígitos", Case()),
    Example("seguridad_social_numero", CUMPLE, "corto, de otro operador", pila(planilla="81234567")),
    Example(
        "seguridad_social_numero",
        POR_REVISAR,
        "corto, de un operador de diez dígitos",
        pila(planilla="81234567", operador="SOI"),
    ),
    Example(
        "seguridad_social_numero",
        POR_REVISAR,
        "es la clave de pago",
        pila(planilla="181234567", clave_pago="181234567"),
    ),
    Example("seguridad_social_referencia", CUMPLE, "la planilla", pila(voucher_referencia="9000000001")),
    Example(
        "seguridad_social_referencia",
        CUMPLE,
        "la clave de pago",
        pila(voucher_referencia="081234567", clave_pago="81234567"),
    ),
    Example("seguridad_social_referencia", POR_REVISAR, "otra", pila(voucher_referencia="9000000002")),
    Example(
        "seguridad_social_referencia",
        POR_REVISAR,
        "otra clave de pago",
        pila(voucher_referencia="81234568", clave_pago="81234567"),
    ),
]

BASE = [
    Example(
        "seguridad_social_ibc",
        CUMPLE,
        "antes del contrato cotizó por diez días",
        pila(periodo=Month(2026, 5), ibc=583_635, dias=10),
    ),
    Example(
        "seguridad_social_ibc",
        NO_CUMPLE,
        "antes del contrato, menos que por diez días",
        pila(periodo=Month(2026, 5), ibc=583_500, dias=10),
    ),
    Example(
        "seguridad_social_voucher",
        CUMPLE,
        "con la mora",
        pila(total=522_400, mora=3_000, voucher_valor=525_400),
    ),
]

EXAMPLES = [*BASE, *AMOUNTS, *KIND, *PAYMENT, *NUMBERS]
