"""For every rule: accounts that pass it, fail it, and leave it to a person. The rules' own documentation.

A test fails when a rule lacks a passing or a failing example here.
"""

from __future__ import annotations

import datetime as dt

from review.model import History, Lectura, Month, State
from tests.rules.builders import DOCUMENT, NAME, OTHER_DOCUMENT, Case, Example, later
from tests.rules.examples_altered import EXAMPLES as ALTERED
from tests.rules.examples_budget import EXAMPLES as BUDGET
from tests.rules.examples_months import EXAMPLES as MONTHS
from tests.rules.examples_papers import EXAMPLES as PAPERS
from tests.rules.examples_payments import EXAMPLES as PAYMENTS
from tests.rules.examples_pila import EXAMPLES as PILA
from tests.rules.examples_reuse import EXAMPLES as REUSE
from tests.rules.examples_voided import EXAMPLES as VOIDED

CUMPLE, NO_CUMPLE, FALTA = State.CUMPLE, State.NO_CUMPLE, State.FALTA
POR_REVISAR, NO_APLICA = State.POR_REVISAR, State.NO_APLICA


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def received(text: str) -> History:
    return History(received=dt.datetime.combine(day(text), dt.time(9, 0), dt.UTC))


def _presence() -> list[Example]:
    rows = []
    for item in ("informe", "cuenta", "seguridad_social", "banco", "rut", "impuestos"):
        code = f"{item}_falta"
        rows += [
            Example(code, CUMPLE, "está", Case()),
            Example(code, FALTA, "no está", Case(without=[item])),
            Example(code, POR_REVISAR, "puede estar en una imagen", Case(without=[item], loose=1)),
            Example(code, POR_REVISAR, "puede ser una página escaneada", Case(without=[item], full=1)),
            Example(
                code,
                POR_REVISAR,
                "puede ser una página que apenas se reconoce",
                Case(without=[item], page_marks={1: [f"puede_ser_{item}"], 6: [f"puede_ser_{item}"]}),
            ),
            Example(
                code,
                FALTA,
                "la página que apenas se reconoce es de otro ítem",
                Case(without=[item], page_marks={page: ["dudosa", "puede_ser_otro"] for page in range(1, 9)}),
            ),
            Example(
                code,
                POR_REVISAR,
                "parte del archivo no se leyó",
                Case(without=[item], lectura=Lectura.PARCIAL),
            ),
            Example(code, POR_REVISAR, "está, pero es una imagen", Case(pictures=[item])),
            Example(code, POR_REVISAR, "archivo con contraseña", Case(lectura=Lectura.CIFRADO)),
        ]
    return rows


# A contract from 20 August: 12 actual days, or 11 of a month of 30 (dominio B6).
AUGUST = {
    "start": day("2026-08-20"),
    "end": day("2026-12-31"),
    "monthly_value": 8_400_000,
    "total_value": None,
}
AUGUST_FIRST = {
    "cuenta.numero_pago": 1,
    "informe.fecha_inicio_contrato": day("2026-08-20"),
    "informe.periodo_inicio": day("2026-08-20"),
}
# From date to date: 3 October to 2 November and so on.
OCTOBER = {"start": day("2026-10-03"), "end": day("2027-01-12"), "total_value": None}
OCTOBER_FIRST = {
    "cuenta.numero_pago": 1,
    "cuenta.periodo": Month(2026, 10),
    "informe.fecha_inicio_contrato": day("2026-10-03"),
    "informe.periodo_inicio": day("2026-10-03"),
    "informe.periodo_fin": day("2026-11-02"),
}

EXAMPLES: list[Example] = [
    *_presence(),
    *ALTERED,
    *BUDGET,
    *PAPERS,
    *MONTHS,
    *PAYMENTS,
    *PILA,
    *REUSE,
    *VOIDED,
    Example(
        "seguridad_social_falta",
        POR_REVISAR,
        "primera cuenta con certificados de afiliación",
        Case(without=["seguridad_social"], affiliation=3),
    ),
    Example(
        "seguridad_social_falta",
        FALTA,
        "los certificados de afiliación no sirven en la tercera",
        later(without=["seguridad_social"], affiliation=3),
    ),
    Example("rut_falta", NO_APLICA, "no es la primera cuenta", later()),
    Example("rut_falta", NO_APLICA, "no es la primera y no está", later(without=["rut"])),
    Example("impuestos_falta", NO_APLICA, "no es la primera cuenta", later(without=["impuestos"])),
    Example(
        "rut_falta",
        POR_REVISAR,
        "no se sabe si es la primera",
        Case(without=["rut"], drop=["cuenta.numero_pago", "cuenta.periodo", "informe.periodo_fin"]),
    ),
    Example(
        "rut_falta", NO_APLICA, "sin cuenta, el informe es de otro mes", later(without=["cuenta", "rut"])
    ),
    Example("rut_falta", FALTA, "sin cuenta, el informe es del primer mes", Case(without=["cuenta", "rut"])),
    Example(
        "rut_falta",
        FALTA,
        "es el primer mes aunque no se lea el pago",
        Case(without=["rut"], drop=["cuenta.numero_pago"]),
    ),
    # --- informe ---
    Example("informe_periodo", CUMPLE, "el mes", Case()),
    Example("informe_periodo", CUMPLE, "falta la cuenta, y la planilla es del mes", Case(without=["cuenta"])),
    Example(
        "informe_periodo",
        POR_REVISAR,
        "falta la cuenta, y la planilla es de otro mes",
        Case(without=["cuenta"], values={"seguridad_social.periodo": Month(2026, 3)}),
    ),
    Example(
        "informe_periodo",
        POR_REVISAR,
        "faltan la cuenta y la planilla",
        Case(without=["cuenta", "seguridad_social"]),
    ),
    Example(
        "informe_periodo",
        POR_REVISAR,
        "la cuenta puede estar en una imagen",
        Case(without=["cuenta"], loose=1),
    ),
    Example("informe_periodo", CUMPLE, "de fecha a fecha", later(values=OCTOBER_FIRST, contract=OCTOBER)),
    Example(
        "informe_periodo",
        CUMPLE,
        "última parte de fecha a fecha",
        later(
            values={
                **OCTOBER_FIRST,
                "cuenta.numero_pago": 4,
                "cuenta.periodo": Month(2027, 1),
                "informe.periodo_inicio": day("2027-01-03"),
                "informe.periodo_fin": day("2027-01-12"),
            },
            contract=OCTOBER,
        ),
    ),
    Example(
        "informe_periodo",
        NO_CUMPLE,
        "otro mes, y el pago da la razón a la cuenta",
        later(values={"informe.periodo_inicio": day("2026-07-01"), "informe.periodo_fin": day("2026-07-31")}),
    ),
    Example(
        "informe_periodo", NO_CUMPLE, "dos meses", Case(values={"informe.periodo_fin": day("2026-07-31")})
    ),
    Example(
        "informe_periodo",
        POR_REVISAR,
        "otro mes, y el pago no decide",
        later(
            values={
                "informe.periodo_inicio": day("2026-07-01"),
                "informe.periodo_fin": day("2026-07-31"),
                "cuenta.numero_pago": 6,
            }
        ),
    ),
    Example(
        "informe_periodo",
        CUMPLE,
        "la cuenta dice otro mes, y el pago da la razón al informe",
        later(values={"cuenta.periodo": Month(2026, 9)}),
    ),
    Example(
        "informe_periodo",
        POR_REVISAR,
        "la cuenta no dice el mes ni el pago",
        Case(drop=["cuenta.periodo", "cuenta.numero_pago"]),
    ),
    Example("informe_periodo", CUMPLE, "la cuenta no dice el mes; el pago sí", Case(drop=["cuenta.periodo"])),
    Example("informe_periodo", POR_REVISAR, "fin sin leer", Case(drop=["informe.periodo_fin"])),
    Example(
        "informe_periodo", POR_REVISAR, "al revés", Case(values={"informe.periodo_fin": day("2026-05-31")})
    ),
    Example(
        "informe_periodo", POR_REVISAR, "leído con poca seguridad", Case(unsure=["informe.periodo_inicio"])
    ),
    Example(
        "informe_periodo",
        POR_REVISAR,
        "medio mes, y se cobra todo",
        Case(values={"informe.periodo_fin": day("2026-06-15")}),
    ),
    Example(
        "informe_periodo",
        CUMPLE,
        "cerrado unos días antes de fin de mes",
        Case(values={"informe.periodo_fin": day("2026-06-26")}),
    ),
    Example(
        "informe_periodo",
        CUMPLE,
        "medio mes, y se cobra medio",
        Case(values={"informe.periodo_fin": day("2026-06-15"), "cuenta.valor": 900_000}),
    ),
    Example(
        "informe_periodo",
        CUMPLE,
        "los días del contrato en el mes",
        Case(values={"informe.periodo_fin": day("2026-06-15")}, contract={"end": day("2026-06-15")}),
    ),
    Example("informe_plazo", CUMPLE, "dentro", Case()),
    Example("informe_plazo", NO_CUMPLE, "antes del inicio", Case(contract={"start": day("2026-06-15")})),
    Example("informe_plazo", NO_CUMPLE, "después del fin", Case(contract={"end": day("2026-06-15")})),
    Example("informe_plazo", POR_REVISAR, "contrato fuera de la lista", Case(listed=False)),
    Example("informe_plazo", POR_REVISAR, "la lista no trae el inicio", Case(contract={"start": None})),
    Example(
        "informe_plazo", POR_REVISAR, "al revés", Case(values={"informe.periodo_fin": day("2026-05-31")})
    ),
    Example("informe_inicio", CUMPLE, "igual", Case()),
    Example(
        "informe_inicio",
        CUMPLE,
        "igual, leída con poca seguridad y sin otra: 01/04/26",
        Case(unsure=["informe.fecha_inicio_contrato"]),
    ),
    Example(
        "informe_inicio",
        POR_REVISAR,
        "otra, leída con poca seguridad",
        Case(
            values={"informe.fecha_inicio_contrato": day("2026-05-28")},
            unsure=["informe.fecha_inicio_contrato"],
        ),
    ),
    Example(
        "informe_inicio",
        NO_CUMPLE,
        "otra fecha",
        Case(values={"informe.fecha_inicio_contrato": day("2026-05-28")}),
    ),
    Example(
        "informe_inicio",
        POR_REVISAR,
        "el día en que termina",
        Case(values={"informe.fecha_inicio_contrato": day("2026-12-31")}),
    ),
    Example("informe_inicio", NO_APLICA, "no la trae", Case(drop=["informe.fecha_inicio_contrato"])),
    Example(
        "informe_inicio",
        POR_REVISAR,
        "la trae y no se lee",
        Case(drop=["informe.fecha_inicio_contrato"], marks={"informe": ["etiqueta_inicio"]}),
    ),
    Example("informe_inicio", POR_REVISAR, "contrato fuera de la lista", Case(listed=False)),
    Example("informe_contrato", CUMPLE, "igual", Case()),
    Example("informe_contrato", CUMPLE, "sin lista, los ítems coinciden", Case(listed=False)),
    Example("informe_contrato", NO_CUMPLE, "otro", Case(values={"informe.contrato": "CPS-099-2026"})),
    Example(
        "informe_contrato",
        NO_CUMPLE,
        "sin lista, contra la mayoría",
        Case(values={"informe.contrato": "CPS-099-2026"}, listed=False),
    ),
    Example(
        "informe_contrato",
        POR_REVISAR,
        "sin lista ni mayoría",
        Case(values={"informe.contrato": "CPS-099-2026"}, drop=["impuestos.contrato"], listed=False),
    ),
    Example("informe_contrato", POR_REVISAR, "sin leer", Case(drop=["informe.contrato"])),
    Example("informe_contratista", CUMPLE, "el nombre es el mismo", Case()),
    Example(
        "informe_contratista",
        POR_REVISAR,
        "otro nombre",
        Case(names=[("Pedro Supuesto Gómez", 1), (NAME, 3)]),
    ),
    # --- cuenta ---
    Example("cuenta_mes", CUMPLE, "dentro del contrato", Case()),
    Example("cuenta_mes", CUMPLE, "la lista no trae el fin", Case(contract={"end": None})),
    Example(
        "cuenta_mes",
        NO_CUMPLE,
        "el informe y el pago dicen otro",
        later(values={"cuenta.periodo": Month(2026, 9)}),
    ),
    Example(
        "cuenta_mes",
        NO_CUMPLE,
        "fuera del contrato",
        Case(contract={"start": day("2026-01-15"), "end": day("2026-05-31")}),
    ),
    Example(
        "cuenta_mes",
        POR_REVISAR,
        "el informe dice otro y el pago no decide",
        later(values={"cuenta.periodo": Month(2026, 9), "cuenta.numero_pago": 6}),
    ),
    Example("cuenta_mes", POR_REVISAR, "sin leer", Case(drop=["cuenta.periodo"])),
    Example("cuenta_mes", POR_REVISAR, "dato con dos lecturas", Case(noted=["cuenta.periodo"])),
    Example("cuenta_mes", POR_REVISAR, "contrato fuera de la lista", Case(listed=False)),
    Example("cuenta_pago", CUMPLE, "primero", Case()),
    Example("cuenta_pago", CUMPLE, "tercero", later()),
    Example("cuenta_pago", CUMPLE, "de fecha a fecha", later(values=OCTOBER_FIRST, contract=OCTOBER)),
    Example(
        "cuenta_pago",
        POR_REVISAR,
        "puede ser de fecha a fecha, sin informe",
        Case(
            values={**OCTOBER_FIRST, "cuenta.periodo": Month(2026, 11)}, contract=OCTOBER, without=["informe"]
        ),
    ),
    Example("cuenta_pago", NO_CUMPLE, "otro número", later(values={"cuenta.numero_pago": 4})),
    Example("cuenta_pago", POR_REVISAR, "sin leer", later(drop=["cuenta.numero_pago"])),
    Example("cuenta_pago", CUMPLE, "casi leído, el del mes", later(likely=["cuenta.numero_pago"])),
    Example(
        "cuenta_pago",
        POR_REVISAR,
        "casi leído, otro",
        later(values={"cuenta.numero_pago": 4}, likely=["cuenta.numero_pago"]),
    ),
    Example("cuenta_pago", POR_REVISAR, "mal leído, el del mes", later(unsure=["cuenta.numero_pago"])),
    Example(
        "cuenta_pago",
        POR_REVISAR,
        "casi leído, con otro a la vista",
        later(likely=["cuenta.numero_pago"], noted=["cuenta.numero_pago"]),
    ),
    Example(
        "cuenta_pago",
        POR_REVISAR,
        "casi leído de una imagen",
        later(likely=["cuenta.numero_pago"], scanned={"cuenta.numero_pago": 0.9}),
    ),
    Example("cuenta_pago", POR_REVISAR, "contrato fuera de la lista", Case(listed=False)),
    Example(
        "cuenta_pago", POR_REVISAR, "mes fuera del contrato", Case(contract={"start": day("2026-09-01")})
    ),
    Example("cuenta_valor", CUMPLE, "el mensual", Case()),
    Example("cuenta_valor", CUMPLE, "redondeo de un peso por mil", Case(values={"cuenta.valor": 4_504_000})),
    Example("cuenta_valor", NO_CUMPLE, "más que un peso por mil", Case(values={"cuenta.valor": 4_505_000})),
    Example(
        "cuenta_valor",
        CUMPLE,
        "doce días reales",
        later(values={**AUGUST_FIRST, "cuenta.valor": 3_360_000}, contract=AUGUST),
    ),
    Example(
        "cuenta_valor",
        CUMPLE,
        "once días de un mes de 30",
        later(values={**AUGUST_FIRST, "cuenta.valor": 3_080_000}, contract=AUGUST),
    ),
    Example(
        "cuenta_valor",
        NO_CUMPLE,
        "mes entero en un mes parcial",
        later(values={**AUGUST_FIRST, "cuenta.valor": 8_400_000}, contract=AUGUST),
    ),
    Example(
        "cuenta_valor",
        POR_REVISAR,
        "mes entero en un mes parcial, sin leer el periodo del informe",
        later(
            values={**AUGUST_FIRST, "cuenta.valor": 8_400_000}, contract=AUGUST, drop=["informe.periodo_fin"]
        ),
    ),
    Example("cuenta_valor", CUMPLE, "de fecha a fecha", later(values=OCTOBER_FIRST, contract=OCTOBER)),
    Example(
        "cuenta_valor",
        CUMPLE,
        "saldo del contrato en el último mes",
        later(
            values={
                "cuenta.periodo": Month(2026, 8),
                "cuenta.valor": 4_300_000,
            },
            contract={"end": day("2026-08-31"), "total_value": 13_300_000},
        ),
    ),
    Example(
        "cuenta_valor", CUMPLE, "valor mensual deducido del total", Case(contract={"monthly_value": None})
    ),
    Example(
        "cuenta_valor",
        POR_REVISAR,
        "el deducido del total es otro",
        Case(contract={"monthly_value": None}, values={"cuenta.valor": 4_000_000}),
    ),
    Example(
        "cuenta_valor",
        POR_REVISAR,
        "sin mensual ni total",
        Case(contract={"monthly_value": None, "total_value": None}),
    ),
    Example(
        "cuenta_valor",
        POR_REVISAR,
        "menos, y la lista no trae el fin",
        later(contract={"end": None}, values={"cuenta.valor": 2_000_000}),
    ),
    Example(
        "cuenta_valor",
        NO_CUMPLE,
        "más, y la lista no trae el fin",
        later(contract={"end": None}, values={"cuenta.valor": 5_000_000}),
    ),
    Example("cuenta_valor", POR_REVISAR, "sin leer", Case(drop=["cuenta.valor"])),
    Example("cuenta_valor", POR_REVISAR, "leído con poca seguridad", Case(unsure=["cuenta.valor"])),
    Example("cuenta_valor", POR_REVISAR, "contrato fuera de la lista", Case(listed=False)),
    Example(
        "cuenta_valor", POR_REVISAR, "mes fuera del contrato", Case(contract={"start": day("2026-09-01")})
    ),
    Example("cuenta_letras", CUMPLE, "iguales", Case()),
    Example("cuenta_letras", NO_CUMPLE, "distintos", Case(values={"cuenta.valor_letras": 4_050_000})),
    Example("cuenta_letras", NO_APLICA, "no las trae", Case(drop=["cuenta.valor_letras"])),
    Example(
        "cuenta_letras",
        POR_REVISAR,
        "las trae y no se leen",
        Case(drop=["cuenta.valor_letras"], marks={"cuenta": ["etiqueta_letras"]}),
    ),
    Example("cuenta_letras", POR_REVISAR, "números sin leer", Case(drop=["cuenta.valor"])),
    Example("cuenta_contrato", CUMPLE, "escrito de otra forma", Case()),
    Example("cuenta_contrato", NO_CUMPLE, "otro", Case(values={"cuenta.contrato": "CPS-041-2026"})),
    Example("cuenta_contrato", POR_REVISAR, "sin leer", Case(drop=["cuenta.contrato"])),
    Example("cuenta_persona", CUMPLE, "la misma", Case()),
    Example(
        "cuenta_persona", CUMPLE, "con ceros delante", Case(values={"cuenta.documento": "00" + DOCUMENT})
    ),
    Example(
        "cuenta_persona",
        POR_REVISAR,
        "con pasaporte, y la lista con otra clase de documento",
        Case(values={"cuenta.documento": "XR204517"}),
    ),
    Example("cuenta_persona", NO_CUMPLE, "otra", Case(values={"cuenta.documento": OTHER_DOCUMENT})),
    Example(
        "cuenta_persona",
        NO_CUMPLE,
        "sin lista, contra la mayoría",
        Case(values={"cuenta.documento": OTHER_DOCUMENT}, listed=False),
    ),
    Example(
        "cuenta_persona",
        POR_REVISAR,
        "sin lista ni mayoría",
        later(
            values={"cuenta.documento": OTHER_DOCUMENT},
            drop=["banco.documento"],
            without=["rut", "impuestos"],
            listed=False,
        ),
    ),
    # --- seguridad social ---
    Example("seguridad_social_planilla", CUMPLE, "está", Case()),
    Example(
        "seguridad_social_planilla",
        NO_CUMPLE,
        "solo el comprobante",
        Case(marks={"seguridad_social": ["comprobante_aprobado"]}, drop=["seguridad_social.ibc"]),
    ),
    Example(
        "seguridad_social_planilla",
        POR_REVISAR,
        "solo el comprobante, y hay imágenes",
        Case(marks={"seguridad_social": ["comprobante_aprobado"]}, drop=["seguridad_social.ibc"], loose=1),
    ),
    Example(
        "seguridad_social_planilla",
        CUMPLE,
        "certificado con número, IBC, total y día",
        Case(marks={"seguridad_social": ["certificado_aportes"]}),
    ),
    Example(
        "seguridad_social_planilla",
        POR_REVISAR,
        "certificado de aportes",
        Case(marks={"seguridad_social": ["certificado_aportes"]}, drop=["seguridad_social.ibc"]),
    ),
    Example("seguridad_social_planilla", POR_REVISAR, "sin título", Case(marks={"seguridad_social": []})),
    Example("seguridad_social_periodo", CUMPLE, "mes cobrado", Case()),
    Example("seguridad_social_periodo", CUMPLE, "mes anterior", later()),
    Example(
        "seguridad_social_periodo",
        NO_CUMPLE,
        "dos meses antes",
        Case(values={"seguridad_social.periodo": Month(2026, 4)}),
    ),
    Example(
        "seguridad_social_periodo",
        NO_CUMPLE,
        "mes siguiente",
        Case(values={"seguridad_social.periodo": Month(2026, 7)}),
    ),
    Example("seguridad_social_periodo", POR_REVISAR, "sin leer", Case(drop=["seguridad_social.periodo"])),
    Example(
        "seguridad_social_periodo",
        POR_REVISAR,
        "no se sabe el mes cobrado",
        Case(without=["cuenta", "informe"]),
    ),
    Example(
        "seguridad_social_periodo",
        POR_REVISAR,
        "sirve para uno de los dos meses en disputa",
        later(values={"cuenta.periodo": Month(2026, 9), "cuenta.numero_pago": 6}),
    ),
    Example(
        "seguridad_social_periodo",
        NO_CUMPLE,
        "no sirve para ninguno de los dos meses en disputa",
        later(
            values={
                "cuenta.periodo": Month(2026, 9),
                "cuenta.numero_pago": 6,
                "seguridad_social.periodo": Month(2026, 5),
            }
        ),
    ),
    Example("seguridad_social_pagada", CUMPLE, "comprobante aprobado", Case()),
    Example(
        "seguridad_social_pagada",
        CUMPLE,
        "dice pagada",
        Case(marks={"seguridad_social": ["planilla", "planilla_pagada"]}),
    ),
    Example(
        "seguridad_social_pagada",
        CUMPLE,
        "trae la fecha de pago",
        Case(marks={"seguridad_social": ["planilla"]}),
    ),
    Example(
        "seguridad_social_pagada",
        CUMPLE,
        "generada, con comprobante aprobado",
        Case(
            marks={
                "seguridad_social": ["planilla", "planilla_sin_pagar", "comprobante", "comprobante_aprobado"]
            }
        ),
    ),
    Example(
        "seguridad_social_pagada",
        NO_CUMPLE,
        "sin pagar",
        Case(marks={"seguridad_social": ["planilla", "planilla_sin_pagar"]}),
    ),
    Example(
        "seguridad_social_pagada",
        NO_CUMPLE,
        "comprobante rechazado",
        Case(marks={"seguridad_social": ["planilla", "comprobante", "comprobante_rechazado"]}),
    ),
    Example(
        "seguridad_social_pagada",
        NO_CUMPLE,
        "ninguna constancia",
        Case(marks={"seguridad_social": ["planilla"]}, drop=["seguridad_social.fecha_pago"]),
    ),
    Example(
        "seguridad_social_pagada",
        POR_REVISAR,
        "ninguna constancia, y hay imágenes",
        Case(marks={"seguridad_social": ["planilla"]}, drop=["seguridad_social.fecha_pago"], loose=2),
    ),
    Example(
        "seguridad_social_pagada",
        POR_REVISAR,
        "sin pagar, y hay imágenes",
        Case(marks={"seguridad_social": ["planilla", "planilla_sin_pagar"]}, loose=1),
    ),
    Example(
        "seguridad_social_pagada",
        POR_REVISAR,
        "comprobante sin estado",
        Case(marks={"seguridad_social": ["planilla", "comprobante"]}, drop=["seguridad_social.fecha_pago"]),
    ),
    Example(
        "seguridad_social_pagada",
        POR_REVISAR,
        "pagada y sin pagar",
        Case(marks={"seguridad_social": ["planilla", "planilla_pagada", "planilla_sin_pagar"]}),
    ),
    Example(
        "seguridad_social_pagada",
        POR_REVISAR,
        "solo un certificado",
        Case(marks={"seguridad_social": ["certificado_aportes"]}, drop=["seguridad_social.fecha_pago"]),
    ),
    Example("seguridad_social_voucher", CUMPLE, "igual al total", Case()),
    Example(
        "seguridad_social_voucher",
        NO_CUMPLE,
        "otro valor",
        Case(values={"seguridad_social.voucher_valor": 508_300}),
    ),
    Example("seguridad_social_voucher", POR_REVISAR, "total sin leer", Case(drop=["seguridad_social.total"])),
    Example(
        "seguridad_social_voucher",
        POR_REVISAR,
        "valor sin leer",
        Case(drop=["seguridad_social.voucher_valor"]),
    ),
    Example("seguridad_social_persona", CUMPLE, "la misma", Case()),
    Example(
        "seguridad_social_persona",
        NO_CUMPLE,
        "otra",
        Case(values={"seguridad_social.documento": OTHER_DOCUMENT}),
    ),
    Example("seguridad_social_persona", POR_REVISAR, "sin leer", Case(drop=["seguridad_social.documento"])),
    Example("seguridad_social_ibc", CUMPLE, "el 40 %", Case()),
    Example(
        "seguridad_social_ibc",
        CUMPLE,
        "dentro de la tolerancia",
        Case(values={"seguridad_social.ibc": 1_799_900}),
    ),
    Example("seguridad_social_ibc", NO_CUMPLE, "menos", Case(values={"seguridad_social.ibc": 1_799_899})),
    Example(
        "seguridad_social_ibc",
        NO_CUMPLE,
        "bajo el salario mínimo",
        Case(
            contract={"monthly_value": 2_000_000, "total_value": None},
            values={"cuenta.valor": 2_000_000, "seguridad_social.ibc": 1_600_000},
        ),
    ),
    Example(
        "seguridad_social_ibc",
        CUMPLE,
        "planilla anterior al contrato: basta el salario mínimo",
        Case(values={"seguridad_social.periodo": Month(2026, 5), "seguridad_social.ibc": 1_750_905}),
    ),
    Example(
        "seguridad_social_ibc",
        CUMPLE,
        "mes parcial, por días",
        later(
            values={
                **AUGUST_FIRST,
                "cuenta.valor": 3_360_000,
                "seguridad_social.periodo": Month(2026, 8),
                "seguridad_social.ibc": 1_232_000,
            },
            contract=AUGUST,
        ),
    ),
    Example(
        "seguridad_social_ibc",
        NO_CUMPLE,
        "mes parcial, menos que por días",
        later(
            values={
                **AUGUST_FIRST,
                "cuenta.valor": 3_360_000,
                "seguridad_social.periodo": Month(2026, 8),
                "seguridad_social.ibc": 1_200_000,
            },
            contract=AUGUST,
        ),
    ),
    Example(
        "seguridad_social_ibc",
        CUMPLE,
        "tope de 25 salarios mínimos",
        Case(
            contract={"monthly_value": 200_000_000, "total_value": None},
            values={"cuenta.valor": 200_000_000, "seguridad_social.ibc": 25 * 1_750_905},
        ),
    ),
    Example("seguridad_social_ibc", POR_REVISAR, "sin leer", Case(drop=["seguridad_social.ibc"])),
    Example(
        "seguridad_social_ibc",
        POR_REVISAR,
        "año sin salario mínimo en la tabla",
        Case(values={"seguridad_social.periodo": Month(2031, 6)}),
    ),
    Example("seguridad_social_ibc", CUMPLE, "sin lista, alcanza el 40 % de lo cobrado", Case(listed=False)),
    Example(
        "seguridad_social_ibc",
        POR_REVISAR,
        "sin lista, no alcanza",
        Case(listed=False, values={"seguridad_social.ibc": 1_000_000}),
    ),
    Example(
        "seguridad_social_ibc",
        POR_REVISAR,
        "sin lista ni valor cobrado",
        Case(listed=False, drop=["cuenta.valor"]),
    ),
    Example(
        "seguridad_social_ibc",
        POR_REVISAR,
        "sin valor en la lista",
        Case(contract={"monthly_value": None, "total_value": None}),
    ),
    # --- banco ---
    Example("banco_titular", CUMPLE, "el mismo", Case()),
    Example("banco_titular", NO_CUMPLE, "otro", Case(values={"banco.documento": OTHER_DOCUMENT})),
    Example("banco_titular", POR_REVISAR, "sin leer", Case(drop=["banco.documento"])),
    Example("banco_activa", CUMPLE, "activa", Case()),
    Example("banco_activa", CUMPLE, "es titular", Case(marks={"banco": ["titularidad"]})),
    Example("banco_activa", NO_CUMPLE, "inactiva", Case(marks={"banco": ["titularidad", "cuenta_inactiva"]})),
    Example("banco_activa", POR_REVISAR, "no lo dice", Case(marks={"banco": []})),
    Example(
        "banco_activa", POR_REVISAR, "dice ambas", Case(marks={"banco": ["cuenta_activa", "cuenta_inactiva"]})
    ),
    Example("banco_fecha", CUMPLE, "quince días", Case()),
    Example("banco_fecha", CUMPLE, "treinta días justos", Case(values={"banco.fecha": day("2026-05-31")})),
    Example("banco_fecha", NO_CUMPLE, "treinta y un días", Case(values={"banco.fecha": day("2026-05-30")})),
    Example(
        "banco_fecha", CUMPLE, "poco después de la cuenta", Case(values={"banco.fecha": day("2026-07-02")})
    ),
    Example("banco_fecha", POR_REVISAR, "un año después", Case(values={"banco.fecha": day("2027-06-15")})),
    Example("banco_fecha", POR_REVISAR, "sin leer", Case(drop=["banco.fecha"])),
    Example(
        "banco_fecha",
        CUMPLE,
        "cuenta sin fecha, quince días hasta el informe",
        Case(drop=["cuenta.fecha_cuenta"]),
    ),
    Example(
        "banco_fecha",
        POR_REVISAR,
        "cuenta sin fecha, dieciséis días hasta el informe",
        Case(drop=["cuenta.fecha_cuenta"], values={"banco.fecha": day("2026-06-14")}),
    ),
    Example(
        "banco_fecha",
        POR_REVISAR,
        "cuenta e informe sin fecha",
        Case(drop=["cuenta.fecha_cuenta", "informe.fecha_informe"]),
    ),
    Example(
        "banco_fecha",
        POR_REVISAR,
        "la fecha de la cuenta se leyó mal, y es de un mes después del informe",
        Case(unsure=["cuenta.fecha_cuenta"], values={"cuenta.fecha_cuenta": day("2026-07-30")}),
    ),
    Example(
        "banco_fecha",
        CUMPLE,
        "la fecha de la cuenta se leyó mal, y es la del informe",
        Case(unsure=["cuenta.fecha_cuenta"]),
    ),
    Example("banco_fecha", CUMPLE, "sin cuenta, quince días hasta el informe", Case(without=["cuenta"])),
    Example(
        "banco_fecha",
        NO_CUMPLE,
        "sin cuenta, treinta y un días hasta el informe",
        Case(without=["cuenta"], values={"banco.fecha": day("2026-05-30")}),
    ),
    Example(
        "banco_fecha",
        POR_REVISAR,
        "la cuenta puede estar en una imagen",
        Case(without=["cuenta"], loose=1),
    ),
    Example(
        "banco_fecha",
        POR_REVISAR,
        "sin cuenta ni fecha del informe",
        Case(without=["cuenta"], drop=["informe.fecha_informe"]),
    ),
    Example(
        "banco_fecha",
        CUMPLE,
        "sin cuenta ni fecha del informe, treinta días hasta la recepción",
        Case(without=["cuenta"], drop=["informe.fecha_informe"], history=received("2026-07-15")),
    ),
    Example(
        "banco_fecha",
        POR_REVISAR,
        "sin cuenta ni fecha del informe, recibida a los treinta y un días",
        Case(without=["cuenta"], drop=["informe.fecha_informe"], history=received("2026-07-16")),
    ),
    Example(
        "banco_fecha",
        POR_REVISAR,
        "sin cuenta, y la fecha del informe es anterior a su mes",
        Case(without=["cuenta"], values={"informe.fecha_informe": day("2026-05-20")}),
    ),
    Example(
        "banco_fecha",
        CUMPLE,
        "cuenta e informe sin fecha, recibida a los treinta días",
        Case(drop=["cuenta.fecha_cuenta", "informe.fecha_informe"], history=received("2026-07-15")),
    ),
    Example(
        "banco_fecha",
        POR_REVISAR,
        "cuenta e informe sin fecha, recibida a los treinta y un días",
        Case(drop=["cuenta.fecha_cuenta", "informe.fecha_informe"], history=received("2026-07-16")),
    ),
    Example(
        "banco_fecha",
        POR_REVISAR,
        "cuenta sin fecha, recibida antes de lo que dicen sus papeles",
        Case(
            drop=["cuenta.fecha_cuenta"],
            values={"banco.fecha": day("2026-06-14")},
            history=received("2026-06-20"),
        ),
    ),
    Example("banco_cuenta", CUMPLE, "la misma", Case()),
    Example("banco_cuenta", NO_CUMPLE, "otra", Case(values={"banco.cuenta": "98765432109"})),
    Example("banco_cuenta", NO_APLICA, "la cuenta de cobro no pide ninguna", Case(drop=["cuenta.cuenta"])),
    Example(
        "banco_cuenta",
        POR_REVISAR,
        "la cuenta de cobro la pide y no se lee",
        Case(drop=["cuenta.cuenta"], marks={"cuenta": ["etiqueta_cuenta"]}),
    ),
    Example("banco_cuenta", NO_APLICA, "falta la cuenta de cobro", Case(without=["cuenta"])),
    Example(
        "banco_cuenta",
        POR_REVISAR,
        "la cuenta de cobro puede estar en una imagen",
        Case(without=["cuenta"], loose=1),
    ),
    # --- RUT ---
    Example("rut_persona", CUMPLE, "la misma", Case()),
    Example("rut_persona", NO_CUMPLE, "otra", Case(values={"rut.nit": OTHER_DOCUMENT, "rut.dv": "3"})),
    Example("rut_persona", POR_REVISAR, "sin leer", Case(drop=["rut.nit"])),
    Example("rut_dv", CUMPLE, "correcto", Case()),
    Example("rut_dv", NO_CUMPLE, "otro", Case(values={"rut.dv": "7"})),
    Example("rut_dv", POR_REVISAR, "sin leer", Case(drop=["rut.dv"])),
    Example("rut_dv", POR_REVISAR, "NIT imposible", Case(values={"rut.nit": "1" * 20})),
    Example("rut_fecha", CUMPLE, "reciente", Case()),
    Example("rut_fecha", CUMPLE, "sin cuenta, reciente hasta el informe", Case(without=["cuenta"])),
    Example(
        "rut_fecha", CUMPLE, "noventa días justos", Case(values={"rut.fecha_generacion": day("2026-04-01")})
    ),
    Example(
        "rut_fecha",
        POR_REVISAR,
        "noventa y un días",
        Case(values={"rut.fecha_generacion": day("2026-03-31")}),
    ),
    Example(
        "rut_fecha", POR_REVISAR, "mucho después", Case(values={"rut.fecha_generacion": day("2027-03-31")})
    ),
    Example("rut_en_tramite", CUMPLE, "definitivo", Case()),
    Example("rut_en_tramite", NO_CUMPLE, "en trámite", Case(marks={"rut": ["rut_en_tramite"]})),
    Example(
        "rut_en_tramite",
        POR_REVISAR,
        "letras atravesadas sin leer",
        Case(marks={"rut": ["rut_letras_sin_leer", "rut_mirado"]}),
    ),
    Example(
        "rut_en_tramite",
        CUMPLE,
        "escaneado con sus tonos, mirado",
        Case(marks={"rut": ["rut_mirado"]}, by_ocr=[7]),
    ),
    Example(
        "rut_en_tramite",
        POR_REVISAR,
        "escaneado en blanco y negro",
        Case(marks={"rut": ["rut_mirado", "rut_copia_sin_tonos"]}, by_ocr=[7]),
    ),
    Example("rut_en_tramite", POR_REVISAR, "escaneado, sin mirar", Case(by_ocr=[7])),
    # --- impuestos ---
    Example("impuestos_persona", CUMPLE, "el mismo", Case()),
    Example("impuestos_persona", NO_CUMPLE, "otro", Case(values={"impuestos.documento": OTHER_DOCUMENT})),
    Example("impuestos_contrato", CUMPLE, "el mismo", Case()),
    Example("impuestos_contrato", NO_CUMPLE, "otro", Case(values={"impuestos.contrato": "OPS-200-2026"})),
    Example("impuestos_contrato", POR_REVISAR, "sin leer", Case(drop=["impuestos.contrato"])),
    Example("impuestos_pagado", CUMPLE, "pagado", Case()),
    Example(
        "impuestos_pagado", POR_REVISAR, "liquidación", Case(marks={"impuestos": ["impuesto_liquidacion"]})
    ),
    Example("impuestos_pagado", POR_REVISAR, "sin señal", Case(marks={"impuestos": []})),
]
