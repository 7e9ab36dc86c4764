"""The settings of a checklist: what each means, the values it takes, and how a list's own is told in Spanish.

The screen and docs/lista_de_chequeo.md read this table; the keys are those of `checklist.toml`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from review.model import ItemKind
from review.spanish import join, number, plural
from review.ways.checklist import Checklist, Late, PilaMonth, ProRata, Signature, TaxesBase, When
from review.ways.name_pattern import WORDS

WHEN = {
    When.SIEMPRE: "En todas las cuentas.",
    When.PRIMERA_CUENTA: "Solo en la primera cuenta (pago 1 o primer mes del contrato).",
    When.ULTIMA_CUENTA: "Solo en la última cuenta (último mes del contrato).",
    When.SEGUN_CONTRATO: "Solo a los contratos que lo piden.",
    When.NUNCA: "No se pide.",
}
PILA_MONTHS = {PilaMonth.MES_COBRADO: "mes cobrado", PilaMonth.MES_ANTERIOR: "mes anterior"}
PRO_RATA = {
    ProRata.DIAS_REALES: "días del calendario sobre 30",
    ProRata.DIAS_360: "días de un mes de 30",
    ProRata.MES_COMPLETO: "mes completo",
}
SIGNATURES = {
    Signature.COMPARAR: "se mira solo si otro papel del archivo está firmado y este no",
    Signature.EXIGIR: "debe estar firmado",
    Signature.NO_PEDIR: "no se mira",
}
LATE = {
    Late.REVISAR: "queda por revisar",
    Late.INFORMAR: "solo se informa",
}
TAXES = {
    TaxesBase.CONTRATO: "el valor del contrato",
    TaxesBase.PAGO: "el valor de cada pago",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting under `[reglas]`. `values` says which it takes, `tell` how that of a list is told."""

    key: str
    attribute: str
    title: str
    values: str
    meaning: str
    tell: Callable[[Checklist], str]


SETTINGS = (
    Setting(
        "pila_mes",
        "pila_months",
        "Mes de la planilla",
        "uno o varios de «mes_cobrado», «mes_anterior»",
        "Qué periodos de la planilla de seguridad social se aceptan, contados desde el mes cobrado.",
        lambda one: join((PILA_MONTHS[month] for month in one.pila_months), "o"),
    ),
    Setting(
        "prorrateo",
        "pro_rata",
        "Mes incompleto",
        "uno o varios de «dias_reales», «dias_360», «mes_completo»",
        "Cómo se cuenta el valor del primer y del último mes cuando no son completos. Basta que una de las "
        "formas dé el valor cobrado.",
        lambda one: join((PRO_RATA[way] for way in one.pro_rata), "o"),
    ),
    Setting(
        "tolerancia_por_mil",
        "tolerance_per_thousand",
        "Diferencia en el valor",
        "entero de 0 a 1000",
        "Pesos de diferencia por cada mil que se admiten en el valor cobrado, por redondeos.",
        lambda one: f"{plural(one.tolerance_per_thousand, 'peso')} por cada mil",
    ),
    Setting(
        "banco_dias",
        "bank_days",
        "Antigüedad de la certificación bancaria",
        "entero de 1 a 3660",
        "Días de calendario que puede tener la certificación a la fecha de la cuenta de cobro.",
        lambda one: plural(one.bank_days, "día"),
    ),
    Setting(
        "rut_dias",
        "rut_days",
        "Antigüedad del RUT",
        "entero de 1 a 3660",
        "Días de calendario que puede tener el RUT a la fecha de la cuenta de cobro.",
        lambda one: plural(one.rut_days, "día"),
    ),
    Setting(
        "confianza_minima",
        "least_confidence",
        "Seguridad de la lectura",
        "de 0 a 1, con punto decimal",
        "De 0 a 1. Un dato leído con menos seguridad queda por revisar.",
        lambda one: share(one.least_confidence),
    ),
    Setting(
        "informe_dias_antes",
        "report_days_early",
        "Fecha del informe",
        "entero de 0 a 366",
        "Cuántos días antes de terminar el periodo puede estar fechado el informe; después, siempre.",
        lambda one: early(one.report_days_early),
    ),
    Setting(
        "cuenta_dias_antes",
        "cuenta_days_early",
        "Fecha de la cuenta de cobro",
        "entero de 0 a 366",
        "Cuántos días antes de terminar el periodo puede estar fechada la cuenta; después, siempre.",
        lambda one: early(one.cuenta_days_early),
    ),
    Setting(
        "firma",
        "signature",
        "Firma",
        "«comparar», «exigir» o «no_pedir»",
        "Qué se hace con la firma del contratista en el informe y en la cuenta de cobro: «comparar» la mira "
        "solo si otro papel del mismo archivo está firmado, «exigir» la pide siempre, «no_pedir» no la mira.",
        lambda one: SIGNATURES[one.signature],
    ),
    Setting(
        "evidencias_minimas",
        "least_evidence",
        "Evidencias del informe",
        "entero de 0 a 1000",
        "Cuántas páginas con evidencias (fotos, listas, actas) se exigen en el informe; con 0 solo se avisa "
        "si no hay.",
        lambda one: "no se exigen" if not one.least_evidence else f"al menos {one.least_evidence}",
    ),
    Setting(
        "texto_repetido",
        "repeated_text",
        "Texto repetido",
        "de 0 a 1, con punto decimal",
        "De 0 a 1. Se avisa cuando esa parte de las actividades, o más, es igual a la de otro mes.",
        lambda one: "solo si es todo" if one.repeated_text == 1 else f"desde {share(one.repeated_text)}",
    ),
    Setting(
        "planilla_tarde",
        "late_planilla",
        "Planilla pagada tarde",
        "«revisar» o «informar»",
        "Qué se hace con una planilla pagada después de su fecha límite: dejarla por «revisar» o solo "
        "«informar».",
        lambda one: LATE[one.late_planilla],
    ),
    Setting(
        "dias_habiles_presentar",
        "days_to_present",
        "Plazo para presentar",
        "entero de 0 a 366",
        "Días hábiles para presentar la cuenta, después de terminar el mes cobrado.",
        lambda one: plural(one.days_to_present, "día hábil", "días hábiles"),
    ),
    Setting(
        "dias_de_espera",
        "waiting_days",
        "Espera de una decisión",
        "entero de 0 a 366",
        "Días hábiles que puede esperar una cuenta sin decidir, desde su fecha; las que pasan se ven en rojo "
        "en la bandeja. Con 0 no se marca ninguna. No cambia el resultado de la cuenta.",
        lambda one: (
            plural(one.waiting_days, "día hábil", "días hábiles") if one.waiting_days else "no se marca"
        ),
    ),
    Setting(
        "dias_aviso_fin",
        "ending_days",
        "Contratos por terminar",
        "entero de 0 a 366",
        "Con cuántos días de calendario de anticipación se avisa en «Cumplimiento» que un contrato termina. "
        "No cambia el resultado de la cuenta.",
        lambda one: f"desde {plural(one.ending_days, 'día')} antes",
    ),
    Setting(
        "impuestos_base",
        "taxes_base",
        "Base de los impuestos",
        "«contrato» o «pago»",
        "Sobre qué se pagan los impuestos y estampillas: el «contrato» entero o cada «pago».",
        lambda one: TAXES[one.taxes_base],
    ),
    Setting(
        "numero_pago_por_mes",
        "payment_by_month",
        "Número de pago",
        "true (sí) o false (no)",
        "Si el pago 1 es el primer mes del contrato, el 2 el segundo, y así; false si la entidad numera de "
        "otra manera.",
        lambda one: "sigue los meses del contrato" if one.payment_by_month else "no sigue los meses",
    ),
    Setting(
        "decide_otra_persona",
        "decided_by_another",
        "Dos personas",
        "true (sí) o false (no)",
        "Si quien dio el concepto de una cuenta no puede ser quien decide sobre ella.",
        lambda one: (
            "decide otra persona" if one.decided_by_another else "puede decidir quien dio el concepto"
        ),
    ),
    Setting(
        "muestra_ciega",
        "blind_sample",
        "Segunda mirada",
        "entero de 0 a 100",
        "Cuántas cuentas aprobadas de cada mes se ofrecen a otra persona para que las mire de nuevo sin ver "
        "lo decidido, en «Segunda mirada». Cuáles son sale del contenido de las cuentas, no del azar. Con "
        "0 no se ofrece ninguna. No cambia el resultado de la cuenta.",
        lambda one: f"{plural(one.blind_sample, 'cuenta')} al mes" if one.blind_sample else "no se hace",
    ),
    Setting(
        "hoja_de_fuentes",
        "sources_page",
        "Hoja de fuentes",
        "true (sí) o false (no)",
        "Si el certificado y los informes del supervisor llevan una última hoja con la página del archivo de "
        "donde salió cada dato. No cambia el resultado de la cuenta.",
        lambda one: "va al final de los papeles" if one.sources_page else "no va",
    ),
    Setting(
        "codigo_en_papeles",
        "paper_code",
        "Código en los papeles",
        "true (sí) o false (no)",
        "Si el certificado y los informes del supervisor llevan al final el código (QR) que «vistobueno "
        "verificar» comprueba contra el registro. Un formato que lo trae en su propio lugar no lo repite. No "
        "cambia el resultado de la cuenta.",
        lambda one: "va al final de los papeles" if one.paper_code else "no va",
    ),
    Setting(
        "nombre_de_papeles",
        "paper_names",
        "Nombre de los papeles",
        f"texto con {join((f'«{word}»' for word in WORDS), 'o')}",
        "Cómo se llaman los archivos del certificado y de los informes: "
        f"{'; '.join(f'{word}, {meaning}' for word, meaning in WORDS.items())}. Lo que no se conoce se "
        "omite. No cambia el resultado de la cuenta.",
        lambda one: one.paper_names,
    ),
    Setting(
        "pdf_maximo_mb",
        "most_megabytes",
        "Tamaño del PDF",
        "entero de 1 a 1000",
        "Cuántos megas puede pesar el PDF que arma el contratista; si pesa más, se comprimen sus fotos y "
        "escaneos. El que trae la lista, 10, es el más estricto de los que se conocen. No cambia el "
        "resultado de la cuenta.",
        lambda one: f"hasta {number(one.most_megabytes)} MB",
    ),
    Setting(
        "pdf_nombre",
        "file_name",
        "Nombre del PDF",
        f"texto con {join((f'«{word}»' for word in WORDS if word not in ('CLASE', 'RP')), 'o')}",
        "Cómo se llama el PDF que arma el contratista, con las mismas palabras. No cambia el resultado de la "
        "cuenta.",
        lambda one: f"«{one.file_name}.pdf»",
    ),
)


@dataclass(frozen=True, slots=True)
class Key:
    """A key outside `[reglas]`, in its table ("" for the top of the file)."""

    table: str
    key: str
    values: str
    meaning: str


KEYS = (
    Key("", "version", "entero desde 1", "El número de esta lista; súbalo cuando la cambie."),
    Key(
        "",
        "entidad",
        "texto",
        "El nombre de la entidad, o de la clase de contratos, a la que sirve la lista.",
    ),
    Key(
        "[[item]]",
        "tipo",
        join((f"«{kind}»" for kind in ItemKind), "o"),
        "Cuál de los seis ítems es. Los seis se escriben, en el orden de la entidad; el que no se pide lleva "
        'cuando = "nunca".',
    ),
    Key("[[item]]", "nombre", "texto", "Cómo lo llama la entidad."),
    Key(
        "[[item]]",
        "cuando",
        join((f"«{when}»" for when in When), "o"),
        "En qué cuentas se pide: siempre, solo en la primera, solo en la última, solo a los contratos que lo "
        "piden, o nunca.",
    ),
    Key(
        "[[impuesto]]",
        "nombre",
        "texto",
        "Un impuesto o estampilla que cobra la entidad. Opcional; se repite.",
    ),
    Key(
        "[[impuesto]]",
        "porcentaje",
        "de 0 a 100, con punto decimal",
        "Su tarifa sobre la base (`impuestos_base`).",
    ),
    Key(
        "[[supervisor]]",
        "nombre",
        "texto",
        "Un supervisor, como lo nombra la lista de contratos. Opcional; se repite.",
    ),
    Key("[[supervisor]]", "cargo", "texto", "Su cargo, para los papeles que firma."),
    Key(
        "[[archivo]]",
        "patron",
        "texto; * y ? valen por lo que cambia",
        "Cómo se llama uno de los archivos en que llega la cuenta. Opcional; se repite. Sin esta parte, todo "
        "viene en un solo archivo.",
    ),
    Key("[[archivo]]", "items", "uno o varios de los tipos de ítem", "Los ítems que trae ese archivo."),
)


def early(days: int) -> str:
    """From when a paper may be dated: `10` → `desde 10 días antes de terminar el periodo`."""
    if not days:
        return "no antes del último día del periodo"
    return f"desde {plural(days, 'día')} antes de terminar el periodo"


def share(value: float) -> str:
    """`0.95` → `95 %`."""
    return f"{decimal(Decimal(str(value)) * 100)} %"


def decimal(value: Decimal) -> str:
    """`1.50` → `1,5`."""
    whole, _, rest = f"{value:f}".partition(".")
    rest = rest.rstrip("0")
    return number(int(whole)) + (f",{rest}" if rest else "")
