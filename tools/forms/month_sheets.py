"""The forms of the papers of a month: what is certified of its approved cuentas, and the memo to finance."""

from __future__ import annotations

from review import spanish
from review.model import MonthPaperKind
from tools.forms.sheet import Sheet

_UNDER = "{{ mes | mayusculas }}"
_CORNER = "Cuentas: {{ total.cuentas }}"
_FOOT = (
    "Borrador preparado con Visto Bueno con lo que se leyó de las cuentas y lo decidido hasta el "
    "{{ fecha }}. "
    "Lo firma quien supervisa. Registro de actos {{ registro.codigo }}."
)
_SIGNED = "Supervisión"
_RP = "{% if fila.rp %}{{ fila.rp }}{% else %}______{% endif %}"
_TOTAL = "TOTAL (cuentas: {{ total.cuentas }}). {{ total.valor_letras }}"


def collective() -> bytes:
    """All approved cuentas of a month, by fuente and dependencia, each with its RP."""
    sheet = Sheet(spanish.title(MonthPaperKind.CERTIFICADO_COLECTIVO), _UNDER, _CORNER, _FOOT)
    sheet.heading("QUIEN SUPERVISA CERTIFICA")
    sheet.text(
        "Que, revisados los documentos de cada cuenta de {{ mes }}, los contratistas que siguen cumplieron a "
        "satisfacción las obligaciones de sus contratos en el periodo que se indica"
        "{% if pila.verificada %}, que se verificó el pago de su seguridad social{% endif %} y que procede "
        "pagarles por **{{ total.valor_letras }} ({{ total.valor }})** en total."
    )
    sheet.text(
        "{% if pila.verificada %}{% else %}Seguridad social, por quien supervisa: "
        "______________________________________________.{% endif %}"
    )
    sheet.groups(
        "Cuentas aprobadas",
        (
            ("N.º", 9.0),
            ("Contrato", 29.0),
            ("Contratista", 40.0),
            ("Documento", 23.0),
            ("Pago", 11.0),
            ("Periodo", 20.0),
            ("RP", 16.0),
            ("Valor", 27.9),
        ),
        "lineas",
        (
            "{{ fila.numero }}",
            "{{ fila.contrato }}",
            "{{ fila.contratista }}",
            "{{ fila.documento }}",
            "{{ fila.pago }}",
            "{{ fila.desde }} a {{ fila.hasta }}",
            _RP,
            "{{ fila.valor }}",
        ),
        "{{ fila.fuente }} · {{ fila.dependencia }}",
        ("Subtotal (cuentas: {{ fila.cuentas }}). {{ fila.valor_letras }}", "{{ fila.valor }}"),
        (_TOTAL, "{{ total.valor }}"),
        centred=frozenset({0, 3, 4, 5, 6}),
    )
    _left_out(sheet)
    sheet.text("Se expide el {{ fecha }}.", after=0, stays=True)
    sheet.signature(_SIGNED)
    return sheet.content()


def memo() -> bytes:
    """The approved cuentas on their way to finance: sums by fuente and dependencia, and what stays behind."""
    sheet = Sheet(spanish.title(MonthPaperKind.MEMORANDO), _UNDER, _CORNER, _FOOT)
    sheet.section(
        "Memorando",
        [
            [("Fecha", "{{ fecha }}"), ("N.º", "______________")],
            [("Para", "Área financiera (presupuesto, contabilidad y tesorería)")],
            [
                (
                    "De",
                    "{{ supervisor.nombre | o_linea }}{% if supervisor.cargo %}, {{ supervisor.cargo }}{% "
                    "endif %}",
                )
            ],
            [("Asunto", "Cuentas de cobro aprobadas de {{ mes }}, para su pago")],
        ],
    )
    sheet.text(
        "Van, para que se tramite su pago, las cuentas de cobro de {{ mes }} revisadas y aprobadas, por "
        "**{{ total.valor_letras }} ({{ total.valor }})** en total. De cada una va su expediente, y todas "
        "están "
        "en la certificación colectiva que se anexa."
    )
    sheet.rows(
        "Por fuente y dependencia",
        (("Fuente", 58.0), ("Dependencia", 62.0), ("Cuentas", 18.0), ("Valor", 37.9)),
        "grupos",
        (
            "{{ fila.fuente | o_linea }}",
            "{{ fila.dependencia | o_linea }}",
            "{{ fila.cuentas }}",
            "{{ fila.valor }}",
        ),
        centred=frozenset({2, 3}),
    )
    sheet.rows(
        "Cuentas",
        (
            ("N.º", 10.0),
            ("Contrato", 30.0),
            ("Contratista", 46.0),
            ("Pago", 12.0),
            ("RP", 18.0),
            ("Banco y cuenta", 32.0),
            ("Valor", 27.9),
        ),
        "cuentas",
        (
            "{{ fila.numero }}",
            "{{ fila.contrato }}",
            "{{ fila.contratista }}",
            "{{ fila.pago }}",
            _RP,
            "{{ fila.banco }}{% if fila.numero_cuenta %} {{ fila.numero_cuenta }}{% endif %}",
            "{{ fila.valor }}",
        ),
        centred=frozenset({0, 3, 4, 6}),
    )
    _left_out(sheet)
    sheet.text("Atentamente,", after=0, stays=True)
    sheet.signature(_SIGNED)
    return sheet.content()


def _left_out(sheet: Sheet) -> None:
    sheet.only_if("fuera")
    sheet.rows(
        "Cuentas del mes que no van",
        (("Contrato", 30.0), ("Contratista", 46.0), ("Valor", 27.9), ("Por qué", 72.0)),
        "fuera",
        ("{{ fila.contrato }}", "{{ fila.contratista }}", "{{ fila.valor }}", "{{ fila.por_que }}"),
        centred=frozenset({2}),
    )
    sheet.end_if()
