"""The fields that a form may have: a table for the papers of a cuenta and one for those of a month, which the
check of a form, the screen and docs/formatos.md read.

A field is written `{{ contrato.numero }}`; the rows of a list are a loop, `{% for fila in anexos %}`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from review.model import FormKind, MonthPaperKind, PaperKind


class Prints(Enum):
    """How a field comes out, and what may be asked of it."""

    TEXT = auto()
    FLAG = auto()  # prints Sí or No, and can be asked: {% if cuenta.ultima %}
    LIST = auto()  # rows, each with the fields named after `[].`
    CODE = auto()  # a picture; behind a filter, the same as text


@dataclass(frozen=True, slots=True)
class FormField:
    """A field: its `path` as a form writes it (`[].` after a list), its meaning and an example, in Spanish.
    `needed`: a form of these kinds that has neither it nor the field `instead` is told to lack it."""

    path: str
    meaning: str
    example: str
    prints: Prints = Prints.TEXT
    needed: frozenset[FormKind] = frozenset()
    instead: str = ""


EVERY: Final[frozenset[FormKind]] = frozenset(PaperKind)
FINAL: Final[frozenset[FormKind]] = frozenset({PaperKind.INFORME_FINAL})
REPORTS: Final[frozenset[FormKind]] = frozenset({PaperKind.INFORME, PaperKind.INFORME_FINAL})
EACH_MONTHS: Final[frozenset[FormKind]] = frozenset(MonthPaperKind)
COLLECTIVE: Final[frozenset[FormKind]] = frozenset({MonthPaperKind.CERTIFICADO_COLECTIVO})

_MONTH_CODE: Final = "VBC1|COLECTIVA 5d0c3f2a91c0|2|2026-10|10400000|3f2a91c07be455d0c1a2b3c4"


def _list(path: str, meaning: str, needed: frozenset[FormKind] = frozenset(), instead: str = "") -> FormField:
    return FormField(path, meaning, "", Prints.LIST, needed, instead)


def _flag(path: str, meaning: str, example: str = "Sí") -> FormField:
    return FormField(path, meaning, example, Prints.FLAG)


FIELDS_OF_FORMS: Final[tuple[FormField, ...]] = (
    FormField("papel.titulo", "Qué papel es.", "Certificado mensual"),
    FormField("fecha", "El día de la aprobación.", "5 de noviembre de 2026", needed=EVERY),
    FormField("entidad.nombre", "La entidad, como la dice la lista de contratos.", "MUNICIPIO DE TAMBILLO"),
    FormField("entidad.nit", "Su NIT.", "899995774"),
    FormField("contrato.numero", "Número del contrato.", "CPS-014-2026", needed=EVERY),
    FormField("contrato.objeto", "Objeto del contrato.", "Apoyar la gestión documental"),
    FormField("contrato.inicio", "Primer día del contrato.", "1 de julio de 2026"),
    FormField("contrato.fin", "Último día, con las prórrogas.", "31 de enero de 2027"),
    FormField("contrato.fin_inicial", "Último día que se pactó al comienzo.", "31 de diciembre de 2026"),
    FormField("contrato.plazo_dias", "Días pactados, de calendario, sin los suspendidos.", "215"),
    FormField("contrato.valor_mensual", "Valor de cada mes.", "$ 5.200.000"),
    FormField("contrato.valor_inicial", "Valor que se pactó al comienzo.", "$ 31.200.000"),
    FormField("contrato.adiciones", "Suma de las adiciones.", "$ 5.200.000"),
    FormField("contrato.valor_total", "Valor con las adiciones.", "$ 36.400.000"),
    FormField("contrato.cdp", "Los CDP del contrato.", "412 y 655"),
    FormField("contrato.rp", "Los RP del contrato.", "1187 y 2204"),
    FormField("contrato.rubro", "Los rubros.", "2.3.2.02.02.008"),
    FormField("contrato.fuente", "Las fuentes.", "Recursos propios"),
    FormField("contrato.dependencia", "La dependencia.", "Secretaría de Gobierno"),
    _list("presupuesto", "Una fila por cada RP: el del contrato y el de cada adición."),
    FormField("presupuesto[].tramo", "De qué es el RP.", "contrato"),
    FormField("presupuesto[].cdp", "Número del CDP.", "412"),
    FormField("presupuesto[].cdp_fecha", "Su fecha.", "12/06/2026"),
    FormField("presupuesto[].cdp_valor", "Su valor.", "$ 31.200.000"),
    FormField("presupuesto[].rp", "Número del RP.", "1187"),
    FormField("presupuesto[].rp_fecha", "Su fecha.", "30/06/2026"),
    FormField("presupuesto[].rp_valor", "Su valor.", "$ 31.200.000"),
    FormField("presupuesto[].rubro", "Código del rubro.", "2.3.2.02.02.008"),
    FormField("presupuesto[].rubro_nombre", "Nombre del rubro.", "Servicios prestados a las empresas"),
    FormField("presupuesto[].fuente", "Fuente.", "Recursos propios"),
    FormField("presupuesto[].dependencia", "Dependencia.", "Secretaría de Gobierno"),
    FormField("contratista.nombre", "Quién cobra.", "LUZ DARY RÍOS PARRA", needed=EVERY),
    FormField("contratista.documento", "Su documento.", "1900000001", needed=EVERY),
    FormField("supervisor.nombre", "El supervisor que dice la lista de contratos.", "Ana Solarte Paz"),
    FormField("supervisor.cargo", "Su cargo, de la lista de chequeo.", "Profesional universitaria"),
    FormField("cuenta.pago", "Número del pago.", "4", needed=EVERY, instead="cuenta.pago_de"),
    FormField("cuenta.pagos", "De cuántos.", "7"),
    FormField("cuenta.pago_de", "Los dos.", "4 de 7"),
    FormField("cuenta.mes", "Mes cobrado.", "octubre de 2026"),
    FormField("cuenta.desde", "Primer día del periodo.", "1 de octubre de 2026"),
    FormField("cuenta.hasta", "Último día del periodo.", "31 de octubre de 2026"),
    FormField("cuenta.valor", "Valor cobrado.", "$ 5.200.000", needed=EVERY),
    FormField(
        "cuenta.valor_letras", "El mismo, en letras.", "CINCO MILLONES DOSCIENTOS MIL PESOS M/CTE"
    ),
    FormField("cuenta.fecha", "Fecha de la cuenta de cobro.", "3 de noviembre de 2026"),
    FormField("cuenta.banco", "Banco donde se paga.", "Bancolombia"),
    FormField("cuenta.numero_cuenta", "Número de la cuenta bancaria.", "24012345678"),
    FormField("cuenta.tipo_cuenta", "Su tipo.", "ahorros"),
    _flag("cuenta.primera", "Si es la primera cuenta del contrato.", "No"),
    _flag("cuenta.ultima", "Si es la última.", "No"),
    FormField("ejecucion.antes", "Ejecutado en los pagos anteriores.", "$ 15.600.000"),
    FormField("ejecucion.esta", "Esta cuenta.", "$ 5.200.000"),
    FormField("ejecucion.total", "Ejecutado con esta cuenta.", "$ 20.800.000"),
    FormField("ejecucion.saldo", "Saldo del contrato después de ella.", "$ 15.600.000", needed=EVERY),
    FormField("ejecucion.porcentaje_dinero", "Parte ejecutada, en dinero.", "57,1 %"),
    FormField("ejecucion.porcentaje_tiempo", "Parte ejecutada, en tiempo.", "57,2 %"),
    FormField("ejecucion.dias", "Días transcurridos hasta el fin del periodo.", "123"),
    _list("ejecucion.pagos", "Los pagos del contrato hasta este, uno por fila.", FINAL),
    FormField("ejecucion.pagos[].pago", "Número del pago.", "3"),
    FormField("ejecucion.pagos[].mes", "Mes cobrado.", "septiembre de 2026"),
    FormField("ejecucion.pagos[].valor", "Valor.", "$ 5.200.000"),
    FormField("ejecucion.pagos[].estado", "En qué va.", "aprobada"),
    _flag("pila.verificada", "Si la seguridad social cumple o no aplica."),
    FormField("pila.planilla", "Número de la planilla.", "8900001417", needed=EVERY),
    FormField("pila.operador", "Operador.", "Aportes en Línea"),
    FormField("pila.periodo", "Periodo de pensión.", "octubre de 2026"),
    FormField("pila.periodo_salud", "Periodo de salud.", "noviembre de 2026"),
    FormField("pila.fecha_pago", "Día en que se pagó.", "3 de noviembre de 2026"),
    FormField("pila.ibc", "Ingreso base.", "$ 2.080.000"),
    FormField("pila.salud", "Aporte a salud.", "$ 260.000"),
    FormField("pila.pension", "Aporte a pensión.", "$ 332.800"),
    FormField("pila.riesgos", "Aporte a riesgos laborales.", "$ 10.900"),
    FormField("pila.solidaridad", "Fondo de solidaridad.", "$ 0"),
    FormField("pila.total", "Total pagado.", "$ 603.700"),
    _list("novedades", "Las novedades del contrato hasta el fin del periodo; ninguna si no hubo."),
    FormField("novedades[].clase", "Suspensión, prórroga, adición, reducción o cesión.", "Prórroga"),
    FormField("novedades[].texto", "Qué pasó.", "Hasta el 31 de enero de 2027"),
    FormField(
        "texto_novedades",
        "Las novedades en un párrafo, o que no las hubo.",
        "Sin novedad.",
        needed=REPORTS,
        instead="novedades",
    ),
    _list("obligaciones", "Una fila por cada obligación o actividad del informe.", REPORTS),
    FormField("obligaciones[].numero", "Su lugar.", "1"),
    FormField("obligaciones[].obligacion", "La obligación.", "Organizar el archivo de gestión"),
    FormField("obligaciones[].actividad", "La actividad, como se leyó.", "Se organizaron 34 carpetas"),
    FormField("obligaciones[].evidencia", "Páginas de la actividad y de su evidencia.", "páginas 2 y 5"),
    FormField("obligaciones[].soporte", "Lo que el informe dice de su evidencia.", "Anexo 3"),
    _flag(
        "obligaciones[].cumplida",
        "Si se cumplió, como lo marcó el supervisor en Revisar: Sí, No, No aplica este mes, o vacío si no lo "
        "marcó.",
    ),
    FormField("obligaciones[].observacion", "Observación del supervisor.", ""),
    _list("anexos", "Los documentos de la cuenta, uno por fila.", REPORTS),
    FormField("anexos[].numero", "Su lugar en la lista de chequeo.", "1"),
    FormField("anexos[].nombre", "Cómo lo llama la entidad.", "Informe de actividades"),
    FormField("anexos[].paginas", "En qué páginas del archivo está.", "páginas 1–3"),
    FormField("anexos[].folios", "Cuántas son.", "3"),
    FormField("anexos[].estado", "Si cumple.", "Cumple"),
    FormField("archivo.nombre", "El archivo de la cuenta.", "2026-10/CPS-014-2026 pago 004.pdf"),
    FormField("archivo.folios", "Cuántas páginas tiene.", "9"),
    FormField("archivo.huella", "Su huella SHA-256: cambia si el archivo cambia.", "0f1e…9a"),
    FormField("decision.resultado", "Qué se decidió.", "Aprobada"),
    FormField("decision.por", "Quién decidió.", "Ana Solarte Paz"),
    FormField("decision.en_nombre_de", "En nombre de quién, si lo dijo.", ""),
    FormField("decision.fecha", "Cuándo.", "05/11/2026 10:20"),
    FormField("decision.motivo", "El motivo que escribió.", ""),
    FormField("registro.codigo", "El que comprueba «vistobueno verificar».", "3f2a-91c0-7be4"),
    FormField("registro.actos", "Cuántos actos tenía.", "52"),
    FormField(
        "codigo.qr",
        "El código que comprueba «vistobueno verificar», como imagen de 28 mm; con un filtro sale como "
        "texto.",
        "VBC1|CPS-014-2026|4|2026-10|5200000|3f2a91c07be455d0c1a2b3c4",
        Prints.CODE,
    ),
    FormField(
        "codigo.texto",
        "Lo mismo que dice la imagen, para escribirlo a mano.",
        "VBC1|CPS-014-2026|4|2026-10|5200000|3f2a91c07be455d0c1a2b3c4",
    ),
    FormField("reglas.version", "Con qué versión de las reglas se revisó.", "1-0a1b2c3d"),
    _list("fuentes", "De dónde salió cada dato, uno por fila."),
    FormField("fuentes[].dato", "El dato.", "Valor cobrado"),
    FormField("fuentes[].valor", "Lo que dice.", "$ 5.200.000"),
    FormField("fuentes[].origen", "De dónde salió.", "Cuenta de cobro, página 4"),
    FormField("fuentes[].leido", "Lo que está impreso allí.", "$ 5.200.000,oo"),
)  # fmt: skip

_BUDGET_OF: Final = (
    ("cdp", "Número del CDP.", "412"),
    ("rp", "Número del RP que la paga.", "1187"),
    ("rubro", "Código del rubro.", "2.3.2.02.02.008"),
    ("fuente", "Fuente.", "Recursos propios"),
    ("dependencia", "Dependencia.", "Secretaría de Gobierno"),
)
_LINE_OF: Final = (
    ("numero", "Su lugar en el papel; dos líneas de una cuenta lo comparten.", "1"),
    ("contrato", "Número del contrato.", "CPS-014-2026"),
    ("contratista", "Quién cobra.", "LUZ DARY RÍOS PARRA"),
    ("documento", "Su documento.", "1900000001"),
    ("pago", "Número del pago.", "4"),
    ("mes", "Mes cobrado.", "octubre de 2026"),
    ("desde", "Primer día del periodo.", "01/10/2026"),
    ("hasta", "Último día del periodo.", "31/10/2026"),
    ("valor", "Lo que de la cuenta se paga por ese RP.", "$ 5.200.000"),
    *_BUDGET_OF,
    ("banco", "Banco donde se paga.", "Bancolombia"),
    ("numero_cuenta", "Número de la cuenta bancaria.", "24012345678"),
    ("tipo_cuenta", "Su tipo.", "ahorros"),
    ("supervisor", "Quién supervisa el contrato.", "Ana Solarte Paz"),
    ("archivo", "El archivo de la cuenta.", "2026-10/CPS-014-2026 pago 004.pdf"),
)


def _rows_of(path: str, *told: tuple[str, str, str]) -> tuple[FormField, ...]:
    return tuple(FormField(f"{path}[].{name}", meaning, example) for name, meaning, example in told)


FIELDS_OF_MONTH_FORMS: Final[tuple[FormField, ...]] = (
    FormField("papel.titulo", "Qué papel es.", "Certificación colectiva"),
    FormField("fecha", "El día de la última aprobación.", "5 de noviembre de 2026", needed=EACH_MONTHS),
    FormField("entidad.nombre", "La entidad, como la dice la lista de contratos.", "MUNICIPIO DE TAMBILLO"),
    FormField("entidad.nit", "Su NIT.", "899995774"),
    FormField("supervisor.nombre", "Quien supervisa, si es la misma persona en todos.", "Ana Solarte Paz"),
    FormField("supervisor.cargo", "Su cargo, de la lista de chequeo.", "Profesional universitaria"),
    FormField("mes", "Mes cobrado.", "octubre de 2026", needed=EACH_MONTHS),
    FormField("total.cuentas", "Cuántas cuentas son.", "2", needed=EACH_MONTHS),
    FormField("total.valor", "Lo que suman.", "$ 10.400.000", needed=EACH_MONTHS),
    FormField(
        "total.valor_letras", "Lo mismo, en letras.", "DIEZ MILLONES CUATROCIENTOS MIL PESOS M/CTE",
        needed=EACH_MONTHS,
    ),
    _flag("pila.verificada", "Si en todas la seguridad social cumple o no aplica."),
    _list("cuentas", "Una fila por cada cuenta y RP que la paga, por fuente y dependencia.", COLLECTIVE,
          instead="lineas"),
    *_rows_of("cuentas", *_LINE_OF),
    _list("grupos", "Una fila por cada fuente y dependencia."),
    *_rows_of(
        "grupos",
        ("fuente", "Fuente.", "Recursos propios"),
        ("dependencia", "Dependencia.", "Secretaría de Gobierno"),
        ("cuentas", "Cuántas cuentas.", "2"),
        ("valor", "Lo que suman.", "$ 10.400.000"),
        ("valor_letras", "Lo mismo, en letras.", "DIEZ MILLONES CUATROCIENTOS MIL PESOS M/CTE"),
    ),
    _list("lineas", "Las filas de un cuadro completo: de cada grupo su título, sus cuentas y su subtotal."),
    _flag("lineas[].es_grupo", "Si la fila es el título de una fuente y dependencia."),
    _flag("lineas[].es_cuenta", "Si la fila es una cuenta."),
    _flag("lineas[].es_subtotal", "Si la fila es el subtotal de un grupo."),
    FormField("lineas[].cuentas", "De un subtotal, cuántas cuentas.", "2"),
    FormField("lineas[].valor_letras", "De un subtotal, en letras.",
              "DIEZ MILLONES CUATROCIENTOS MIL PESOS M/CTE"),
    *_rows_of("lineas", *_LINE_OF),
    _list("fuera", "Las cuentas del mes que no entran, con el porqué.", EACH_MONTHS),
    *_rows_of(
        "fuera",
        ("contrato", "Número del contrato.", "CPS-020-2026"),
        ("contratista", "Quién cobra.", "PEDRO NEL MUÑOZ"),
        ("valor", "Valor cobrado, si se conoce.", "$ 3.100.000"),
        ("por_que", "Por qué no entra.", "Todavía no está aprobada."),
    ),
    FormField("total_fuera.cuentas", "Cuántas no entran.", "1"),
    FormField("total_fuera.aprobadas", "Cuántas de ellas están aprobadas.", "0"),
    FormField("total_fuera.valor_aprobadas", "Lo que suman las aprobadas que no entran.", "$ 0"),
    FormField("registro.codigo", "El que comprueba «vistobueno verificar».", "3f2a-91c0-7be4"),
    FormField("registro.actos", "Cuántos actos tenía.", "52"),
    FormField(
        "codigo.qr",
        "El código que comprueba «vistobueno verificar», como imagen de 28 mm; con un filtro sale como "
        "texto.",
        _MONTH_CODE,
        Prints.CODE,
    ),
    FormField("codigo.texto", "Lo mismo que dice la imagen, para escribirlo a mano.", _MONTH_CODE),
)  # fmt: skip

_OF_CUENTA: Final = {one.path: one for one in FIELDS_OF_FORMS}
_OF_MONTH: Final = {one.path: one for one in FIELDS_OF_MONTH_FORMS}
HEADS: Final = frozenset(path.partition(".")[0].removesuffix("[]") for path in (*_OF_CUENTA, *_OF_MONTH))
"""The words with which fields begin, of any form."""


def fields_of(kind: FormKind) -> Mapping[str, FormField]:
    """The fields that a form of this kind may have, by path."""
    return _OF_MONTH if isinstance(kind, MonthPaperKind) else _OF_CUENTA
