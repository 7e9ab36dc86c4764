"""Titles told by their meaning: what kind of paper × what it is about, in whatever words and order.

Only what may be a title is looked at (`PageText.heading`); a title never runs over two of its blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from review.recognition.papers.kinds import Paper

_SUPERVISOR = r"(?:supervis\w*|interventor\w*)"
# Up to so many words between the two halves, none of which makes it a paper of somebody else.
_SOMEBODY_ELSES = rf"{_SUPERVISOR}|disponibilidad|presupuest\w*|cumplimiento|satisfaccion|contable"
_GAP = rf"(?:(?!{_SOMEBODY_ELSES})[a-z0-9$]+ ){{0,%d}}"


def _pair(kinds: str, gap: int, subjects: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """The words that a title begins with, for a quick look, and the title."""
    return frozenset(kinds.split("|")), re.compile(rf" (?:{kinds}) {_GAP % gap}(?:{subjects}) ")


_CERTIFICATE = "certificado|certificacion|certificados|certificaciones|constancia|carta"
_TITLES: tuple[tuple[Paper, float, tuple[frozenset[str], re.Pattern[str]]], ...] = (
    (
        Paper.INFORME,
        7.0,
        _pair(
            "informe|reporte|relacion|informes",
            3,
            "actividades|actividad|gestion|ejecucion|avances?|labores|mensual|parcial|periodico|obligaciones"
            "|tareas|servicios|contratistas?|contractual|resultados|entregables|productos|ejecutad[oa]s"
            "|realizad[oa]s|desarrollad[oa]s|mes|periodo|bimestral|quincenal|pago",
        ),
    ),
    (Paper.INFORME, 6.0, _pair("actividades", 1, "ejecutadas|realizadas|desarrolladas|cumplidas|mensuales")),
    (
        Paper.CUENTA,
        7.0,
        _pair(
            "solicitud|orden|formato|formulario|cuenta|recibo",
            2,
            "cobro|pago de honorarios|pago a contratistas?",
        ),
    ),
    (Paper.CUENTA, 6.0, _pair("solicitud|orden|tramite", 1, "pago")),
    (Paper.CUENTA, 6.0, _pair("cobro", 0, "no|nro|numero|mensual|servicios|honorarios|por|de")),
    (Paper.CUENTA, 6.0, _pair("documento|factura", 1, "soporte|equivalente")),
    (Paper.CUENTA, 5.0, _pair(_CERTIFICATE, 1, "pago de honorarios|para pago|para el pago")),
    (
        Paper.BANCO,
        7.0,
        _pair(
            f"{_CERTIFICATE}|referencia",
            3,
            "bancari[ao]s?|cuentas?(?! de cobro)|deposito|productos?|titularidad|ahorros|tenencia",
        ),
    ),
    (
        Paper.PLANILLA,
        3.0,
        _pair(
            "planilla|soporte|resumen|reporte",
            3,
            "aportes|autoliquidacion|pila|seguridad social|cotizaciones",
        ),
    ),
    (
        Paper.COMPROBANTE,
        5.0,
        _pair(
            "comprobante|soporte|resumen|detalle|recibo|confirmacion|constancia",
            2,
            "pago|transaccion|transferencia|operacion|movimiento|envio|electronico",
        ),
    ),
    (
        Paper.IMPUESTOS,
        6.0,
        _pair(
            f"recibo|liquidacion|pago|comprobante|declaracion|factura|formulario|volante|{_CERTIFICATE}",
            4,
            "estampillas?|tasas?|contribucion|contribuciones|impuestos?|tributos?|gravamen|gravamenes|rentas",
        ),
    ),
    (
        Paper.AFILIACION,
        6.0,
        _pair(f"estado|formulario|{_CERTIFICATE}", 3, "afiliacion|afiliaciones|afiliado|afiliada|cobertura"),
    ),
)


def titles_meant(heading: str) -> Iterator[tuple[Paper, float, str]]:
    """The papers that a heading names by their meaning, with their weight and the words that say so."""
    seen: set[Paper] = set()
    words = set(heading.split())
    for paper, weight, (kinds, pattern) in _TITLES:
        match = None if paper in seen or words.isdisjoint(kinds) else pattern.search(heading)
        if match is not None:
            seen.add(paper)
            yield paper, weight, match[0].strip()


_JOINED = re.compile(
    rf" (?:informe|reporte) {_GAP % 5}(?:y|e) (?:de |del |la )*"
    r"(?:certific\w+|constancia|cumplimiento|recibo) "
)
_SHOWS_EVIDENCE = re.compile(
    r"^ (?:\| )*(?:(?:listado|lista|control|registro|planilla|formato) (?:de|y control de) asistencia"
    r"|(?:registro|anexo|evidencias?|soporte) (?:fotografic[oa]s?|de actividades)|evidencias?"
    r"|acta de (?:reunion|comite|visita)) "
)


def joins_certificate(heading: str) -> bool:
    """Whether a title names an informe first and a certificate behind it: `Informe de actividades y
    certificación de cumplimiento` is the informe that was asked for."""
    return _JOINED.search(heading) is not None


def shows_evidence(heading: str) -> bool:
    """Whether the first title of a page is that of evidence: a list of who came, minutes, photographs."""
    return _SHOWS_EVIDENCE.match(heading) is not None
