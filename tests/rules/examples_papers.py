"""Accounts that pass, fail or leave to a person what papers say of each other, of SECOP and of themselves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from review.model import Activity, FieldValue, Month, SecopPayment, SecopSource, SecopState, State
from review.ways.checklist import DEFAULT, Levy, Signature, TaxesBase
from tests.rules.builders import BOX, CONTRACT, MARKS, Case, Example, later

CUMPLE, NO_CUMPLE = State.CUMPLE, State.NO_CUMPLE
POR_REVISAR, NO_APLICA = State.POR_REVISAR, State.NO_APLICA


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def own(**changes: Any) -> dict[str, Any]:
    return {"checklist": replace(DEFAULT, version="own", **changes)}


def marked(**marks: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """The clean account's marks and some more of an item."""
    return {item: (*MARKS.get(item, ()), *more) for item, more in marks.items()}


def secop(**changes: Any) -> list[SecopPayment]:
    row = SecopPayment(CONTRACT.number, SecopState.ENVIADO, SecopSource.PLAN_DE_PAGOS, payment=1)
    return [replace(row, **changes)]


def did(*rows: tuple[str | None, str]) -> list[Activity]:
    return [Activity(duty, text, 1, BOX) for duty, text in rows]


DUTY = "Apoyar la gestión documental de la secretaría de planeación municipal"
OTHER_DUTY = "Proyectar respuestas a los derechos de petición de la ciudadanía"
DONE = "Se organizaron 42 expedientes de gestión documental de la secretaría de planeación el 12 de junio"
ANSWERED = "Se proyectaron 9 respuestas a derechos de petición de la ciudadanía"
TOLD = did((DUTY, DONE), (OTHER_DUTY, ANSWERED))
HOLLOW = did(*((DUTY, "Actividad cumplida."),) * 3, (OTHER_DUTY, ANSWERED))
VAT: dict[str, FieldValue] = {"rut.responsabilidades": "05, 48", "cuenta.iva": 855_000}
NO_VAT: dict[str, FieldValue] = {"rut.responsabilidades": "05, 49", "cuenta.iva": 855_000}
RECEIPT: dict[str, FieldValue] = {
    "impuestos.base": 31_500_000,
    "impuestos.conceptos": 630_000,
    "impuestos.tarifa": "2 %",
    "impuestos.fecha": day("2026-06-10"),
    "impuestos.fecha_limite": day("2026-06-30"),
}
OTHER_NAME = "Ernesto Inexistente Mora"


def named(item: str, field: str, page: int) -> list[Example]:
    """An item whose identity number was not read, with the contractor's name and with another one."""
    drop = [f"{item}.{field}"]
    mine = ((CONTRACT.contractor or "", 1), (CONTRACT.contractor or "", page))
    return [
        Example(f"{item}_nombre", CUMPLE, "el mismo nombre", Case(drop=drop, names=mine)),
        Example(
            f"{item}_nombre", POR_REVISAR, "otro nombre", Case(drop=drop, names=(mine[0], (OTHER_NAME, page)))
        ),
    ]


def turned(item: str, page: int) -> list[Example]:
    return [
        Example(f"{item}_legible", CUMPLE, "se lee bien", Case()),
        Example(f"{item}_legible", NO_APLICA, "apenas se lee", Case(page_marks={page: ("ilegible",)})),
    ]


EXAMPLES: list[Example] = [
    # --- the informe repeats the cuenta ---
    Example("informe_valor", CUMPLE, "el mismo", Case(values={"informe.valor": 4_500_000})),
    Example("informe_valor", NO_CUMPLE, "otro", Case(values={"informe.valor": 5_400_000})),
    Example(
        "informe_valor",
        POR_REVISAR,
        "otro, tal vez mal leído",
        Case(values={"informe.valor": 4_600_000}, scanned={"informe.valor": 0.7}),
    ),
    Example(
        "informe_valor",
        NO_APLICA,
        "el de la cuenta es el equivocado",
        Case(values={"informe.valor": 4_500_000, "cuenta.valor": 4_900_000}),
    ),
    Example(
        "informe_valor",
        POR_REVISAR,
        "ninguno es el del contrato",
        Case(values={"informe.valor": 4_100_000, "cuenta.valor": 4_900_000}),
    ),
    Example("informe_pago", CUMPLE, "el mismo", Case(values={"informe.numero_pago": 1})),
    Example("informe_pago", POR_REVISAR, "otro", Case(values={"informe.numero_pago": 4})),
    Example(
        "informe_pago",
        NO_APLICA,
        "el de la cuenta es el equivocado",
        later(values={"informe.numero_pago": 3, "cuenta.numero_pago": 5}),
    ),
    Example(
        "informe_planilla",
        CUMPLE,
        "la adjunta",
        Case(
            values={
                "informe.planilla": "9000000001",
                "informe.planilla_fecha": day("2026-06-25"),
                "informe.planilla_operador": "APORTES EN LINEA S.A.",
                "seguridad_social.operador": "Aportes en Línea",
            }
        ),
    ),
    Example("informe_planilla", POR_REVISAR, "otra", Case(values={"informe.planilla": "9000000777"})),
    Example(
        "informe_planilla",
        POR_REVISAR,
        "la clave de pago",
        Case(values={"informe.planilla": "41234567", "seguridad_social.clave_pago": "41234567"}),
    ),
    Example(
        "informe_planilla",
        POR_REVISAR,
        "otra fecha",
        Case(values={"informe.planilla": "9000000001", "informe.planilla_fecha": day("2026-06-20")}),
    ),
    Example(
        "informe_planilla",
        NO_APLICA,
        "otro operador",
        Case(values={"informe.planilla_operador": "SOI", "seguridad_social.operador": "Asopagos"}),
    ),
    # --- duties and evidence ---
    Example("informe_obligaciones", CUMPLE, "todas", Case(activities=TOLD)),
    Example(
        "informe_obligaciones",
        POR_REVISAR,
        "una en blanco",
        Case(activities=did((DUTY, DONE), (OTHER_DUTY, " "))),
    ),
    Example(
        "informe_obligaciones",
        POR_REVISAR,
        "falta una del contrato",
        Case(
            activities=did((DUTY, DONE), (OTHER_DUTY, ANSWERED)),
            contract={
                "duties": (DUTY, OTHER_DUTY, "Capacitar grupos comunitarios sobre prevención ambiental")
            },
        ),
    ),
    Example(
        "informe_obligaciones",
        CUMPLE,
        "las del contrato no se reconocen: no se dice nada",
        Case(activities=TOLD, contract={"duties": ("Conducir vehículos oficiales", "Mantener maquinaria")}),
    ),
    Example("informe_texto", CUMPLE, "dicen qué se hizo", Case(activities=TOLD)),
    Example("informe_texto", POR_REVISAR, "cumplida", Case(activities=did((DUTY, "Actividad cumplida.")))),
    Example(
        "informe_texto",
        POR_REVISAR,
        "cumplida, y lo que cierra el informe",
        Case(
            activities=did(
                (DUTY, "Actividad cumplida."),
                (DUTY, "Puerto Claro, 8 de julio de 2026"),
                (
                    DUTY,
                    "La cotización de junio quedó cubierta con la planilla 8025000165, pagada el 7 de julio.",
                ),
            )
        ),
    ),
    Example(
        "informe_texto",
        NO_APLICA,
        "solo una no dice nada",
        Case(activities=(*did((DUTY, "Actividad cumplida.")), *TOLD)),
    ),
    Example("informe_texto", POR_REVISAR, "repite la obligación", Case(activities=did((DUTY, f"{DUTY}.")))),
    Example(
        "informe_evidencias",
        CUMPLE,
        "fotografías",
        Case(activities=TOLD, marks=marked(informe=("evidencia_foto",))),
    ),
    Example(
        "informe_evidencias",
        NO_APLICA,
        "ninguna, y no se exigen",
        Case(activities=TOLD),
    ),
    Example(
        "informe_evidencias", POR_REVISAR, "ninguna", Case(activities=TOLD, options=own(least_evidence=1))
    ),
    Example("informe_evidencias", POR_REVISAR, "ninguna, y nada dice qué se hizo", Case(activities=HOLLOW)),
    Example(
        "informe_evidencias",
        POR_REVISAR,
        "menos de las que pide la entidad",
        Case(activities=TOLD, marks=marked(informe=("evidencia_foto",)), options=own(least_evidence=2)),
    ),
    Example(
        "informe_evidencias",
        POR_REVISAR,
        "las anuncia y no están",
        Case(marks=marked(informe=("anuncia_anexos",))),
    ),
    Example(
        "informe_evidencias",
        CUMPLE,
        "las anuncia y están",
        Case(marks=marked(informe=("anuncia_anexos", "evidencia_foto"))),
    ),
    Example(
        "informe_evidencias",
        NO_APLICA,
        "las anuncia y dice que están en otra parte",
        Case(activities=TOLD, marks=marked(informe=("anuncia_anexos", "anexos_en_otra_parte"))),
    ),
    Example(
        "informe_evidencias",
        POR_REVISAR,
        "dice que no las trae",
        Case(activities=TOLD, marks=marked(informe=("niega_anexos",))),
    ),
    Example(
        "informe_evidencias",
        CUMPLE,
        "dice de una que no la trae, y hay otras",
        Case(activities=TOLD, marks=marked(informe=("niega_anexos", "evidencia_foto"))),
    ),
    # --- signatures ---
    Example("informe_firma", CUMPLE, "firmado", Case(marks=marked(informe=("firma",)))),
    Example(
        "informe_firma",
        POR_REVISAR,
        "vacía y la cuenta firmada",
        Case(marks=marked(informe=("firma_vacia",), cuenta=("firma",))),
    ),
    Example(
        "informe_firma",
        NO_CUMPLE,
        "vacía, y se exige",
        Case(marks=marked(informe=("firma_vacia",)), options=own(signature=Signature.EXIGIR)),
    ),
    Example("informe_firma", NO_APLICA, "nadie firma", Case(marks=marked(informe=("firma_vacia",)))),
    Example("cuenta_firma", CUMPLE, "firmada", Case(marks=marked(cuenta=("firma",)))),
    Example(
        "cuenta_firma",
        POR_REVISAR,
        "vacía y el informe firmado",
        Case(marks=marked(informe=("firma",), cuenta=("firma_vacia",))),
    ),
    Example(
        "cuenta_firma",
        NO_CUMPLE,
        "vacía, y se exige",
        Case(marks=marked(cuenta=("firma_vacia",)), options=own(signature=Signature.EXIGIR)),
    ),
    Example(
        "cuenta_firma",
        POR_REVISAR,
        "se exige y no se encuentra",
        Case(options=own(signature=Signature.EXIGIR)),
    ),
    # --- debtor and IVA ---
    Example(
        "cuenta_entidad",
        CUMPLE,
        "con su dígito de verificación",
        Case(values={"cuenta.nit_entidad": "8903990113"}, contract={"entity_nit": "890399011"}),
    ),
    Example(
        "cuenta_entidad",
        NO_CUMPLE,
        "otra entidad",
        Case(values={"cuenta.nit_entidad": "899999061"}, contract={"entity_nit": "890399011"}),
    ),
    Example("cuenta_iva", CUMPLE, "es responsable", Case(values=VAT)),
    Example("cuenta_iva", POR_REVISAR, "no es responsable", Case(values=NO_VAT)),
    Example(
        "cuenta_iva",
        POR_REVISAR,
        "no es responsable, y el valor no se leyó",
        Case(values={"rut.responsabilidades": "49"}, marks=marked(cuenta=("iva_cobrado",))),
    ),
    Example(
        "cuenta_factura",
        CUMPLE,
        "electrónica",
        Case(values=VAT, marks=marked(cuenta=("factura_electronica",))),
    ),
    Example("cuenta_factura", POR_REVISAR, "cuenta de cobro", Case(values=VAT)),
    # --- SECOP ---
    Example("cuenta_secop_estado", CUMPLE, "enviada", Case(payments=secop())),
    Example(
        "cuenta_secop_estado",
        NO_APLICA,
        "pendiente",
        Case(payments=secop(state=SecopState.PENDIENTE_REGISTRO)),
    ),
    Example(
        "cuenta_secop_estado",
        CUMPLE,
        "por su mes",
        later(payments=secop(payment=None, month=Month(2026, 8), state=SecopState.PAGADO)),
    ),
    Example("cuenta_secop_valor", CUMPLE, "el mismo", Case(payments=secop(total=4_500_000))),
    Example("cuenta_secop_valor", POR_REVISAR, "otro", Case(payments=secop(value=4_000_000))),
    Example("cuenta_secop_fecha", CUMPLE, "del mes", Case(payments=secop(issued=day("2026-06-30")))),
    Example("cuenta_secop_fecha", POR_REVISAR, "de antes", Case(payments=secop(issued=day("2026-05-02")))),
    Example(
        "informe_fecha",
        POR_REVISAR,
        "trae dos, y la primera es de antes de terminar el periodo",
        Case(values={"informe.fecha_informe": day("2026-06-05")}, noted=["informe.fecha_informe"]),
    ),
    Example(
        "cuenta_fecha",
        POR_REVISAR,
        "trae dos, y la primera es de antes de terminar el periodo",
        Case(values={"cuenta.fecha_cuenta": day("2026-06-05")}, noted=["cuenta.fecha_cuenta"]),
    ),
    Example(
        "informe_fecha",
        POR_REVISAR,
        "la trae y no se lee",
        Case(drop=["informe.fecha_informe"], marks={"informe": ["etiqueta_fecha"]}),
    ),
    Example(
        "cuenta_fecha", NO_APLICA, "después de recibida", Case(payments=secop(received=day("2026-06-28")))
    ),
    Example("seguridad_social_secop", CUMPLE, "la misma", Case(payments=secop(planilla="9000000001"))),
    Example("seguridad_social_secop", POR_REVISAR, "otra", Case(payments=secop(planilla="9000000002"))),
    Example(
        "seguridad_social_secop",
        CUMPLE,
        "el mismo día",
        Case(payments=secop(planilla_paid=day("2026-06-25"))),
    ),
    Example(
        "seguridad_social_secop",
        POR_REVISAR,
        "otro día",
        Case(payments=secop(planilla="9000000001", planilla_paid=day("2026-06-22"))),
    ),
    Example("banco_secop", CUMPLE, "enmascarada", Case(contract={"account": "****8901"})),
    Example("banco_secop", POR_REVISAR, "otra", Case(contract={"account": "00099887766"})),
    Example("banco_tipo", CUMPLE, "ahorros", Case(contract={"account_type": "Ahorros"})),
    Example("banco_tipo", POR_REVISAR, "corriente", Case(contract={"account_type": "Corriente"})),
    # --- RUT ---
    Example("rut_responsabilidades", CUMPLE, "49", Case(values={"rut.responsabilidades": "05, 49"})),
    Example("rut_responsabilidades", CUMPLE, "48", Case(values={"rut.responsabilidades": "48"})),
    Example(
        "rut_responsabilidades", POR_REVISAR, "48 y 49", Case(values={"rut.responsabilidades": "48, 49"})
    ),
    Example("rut_responsabilidades", NO_APLICA, "ninguna", Case(values={"rut.responsabilidades": "05"})),
    Example("rut_actividad", CUMPLE, "de servicios", Case(values={"rut.actividad": "6201"})),
    Example("rut_actividad", POR_REVISAR, "asalariado", Case(values={"rut.actividad": "0010"})),
    Example("rut_paginas", CUMPLE, "completo", Case(values={"rut.hojas": 1})),
    Example("rut_paginas", POR_REVISAR, "le faltan hojas", Case(values={"rut.hojas": 3})),
    Example("rut_natural", CUMPLE, "natural", Case()),
    Example("rut_natural", POR_REVISAR, "jurídica", Case(marks=marked(rut=("rut_otro_tipo",)))),
    # --- taxes ---
    Example("impuestos_conceptos", CUMPLE, "suman", Case(values=RECEIPT)),
    Example(
        "impuestos_conceptos",
        POR_REVISAR,
        "no suman",
        Case(values={**RECEIPT, "impuestos.conceptos": 700_000}),
    ),
    Example(
        "impuestos_conceptos",
        POR_REVISAR,
        "no suman como se leen en un escaneo",
        Case(
            values={**RECEIPT, "impuestos.conceptos": 700_000},
            unsure=["impuestos.conceptos"],
            marks=marked(impuestos=("conceptos_no_suman",)),
        ),
    ),
    Example(
        "impuestos_contrato",
        CUMPLE,
        "sin número y con la base del contrato",
        Case(values=RECEIPT, drop=["impuestos.contrato"]),
    ),
    *(
        Example(
            "impuestos_contrato",
            POR_REVISAR,
            f"sin número y {why}",
            Case(values={**RECEIPT, **other}, drop=["impuestos.contrato"], by_ocr=pages),
        )
        for why, other, pages in (
            ("otra base", {"impuestos.base": 31_400_000}, ()),
            ("pagado mucho antes", {"impuestos.fecha": day("2026-01-20")}, ()),
            ("de otra persona", {"impuestos.documento": "1900000002"}, ()),
            ("escaneado", {}, (8,)),
        )
    ),
    Example(
        "impuestos_contrato",
        NO_CUMPLE,
        "otro, con la misma base",
        Case(values={**RECEIPT, "impuestos.contrato": "OPS-200-2026"}),
    ),
    Example("impuestos_base", CUMPLE, "el contrato", Case(values=RECEIPT)),
    Example("impuestos_base", POR_REVISAR, "otra", Case(values={**RECEIPT, "impuestos.base": 15_000_000})),
    Example(
        "impuestos_base",
        CUMPLE,
        "el pago",
        Case(values={"impuestos.base": 4_500_000}, options=own(taxes_base=TaxesBase.PAGO)),
    ),
    Example("impuestos_tarifa", CUMPLE, "la impresa", Case(values=RECEIPT)),
    Example(
        "impuestos_tarifa",
        POR_REVISAR,
        "menos que las de la entidad",
        Case(
            values=RECEIPT,
            options=own(levies=(Levy("Pro Cultura", Decimal(2)), Levy("Adulto mayor", Decimal("1.5")))),
        ),
    ),
    Example(
        "impuestos_tarifa", NO_APLICA, "pagó de más", Case(values={**RECEIPT, "impuestos.tarifa": "1,5"})
    ),
    Example("impuestos_plazo", CUMPLE, "a tiempo", Case(values=RECEIPT)),
    Example(
        "impuestos_plazo",
        POR_REVISAR,
        "después",
        Case(values={**RECEIPT, "impuestos.fecha": day("2026-07-02")}),
    ),
    # --- names and pages ---
    *named("cuenta", "documento", 3),
    *named("seguridad_social", "documento", 4),
    *named("banco", "documento", 6),
    Example(
        "banco_nombre",
        NO_APLICA,
        "el documento es el suyo y el nombre otro",
        Case(names=((CONTRACT.contractor or "", 1), (OTHER_NAME, 6))),
    ),
    *named("rut", "nit", 7),
    *named("impuestos", "documento", 8),
    *turned("informe", 2),
    *turned("cuenta", 3),
    *turned("seguridad_social", 4),
    *turned("banco", 6),
    *turned("rut", 7),
    *turned("impuestos", 8),
]
