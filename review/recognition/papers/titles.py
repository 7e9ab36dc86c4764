"""Titles told by their meaning: what kind of paper × what it is about, in whatever words and order.

Only what may be a title is looked at (`PageText.heading`); a title never runs over two of its blocks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from review.recognition.knowledge import packaged
from review.recognition.knowledge.entries import TitleGroup
from review.recognition.knowledge.kinds import Paper

_SUPERVISOR = r"(?:supervis\w*|interventor\w*)"
# Up to so many words between the two halves, none of which makes it a paper of somebody else; behind a long
# number another cell begins, which OCR does not part from the title.
_SOMEBODY_ELSES = rf"{_SUPERVISOR}|disponibilidad|presupuest\w*|cumplimiento|satisfaccion|contable"
_GAP = rf"(?:(?!{_SOMEBODY_ELSES}|\d{{5}})[a-z0-9$]+ ){{0,%d}}"


class _Title(NamedTuple):
    """The words that a title begins with, for a quick look, and the title."""

    paper: Paper
    weight: float
    begins: frozenset[str]
    pattern: re.Pattern[str]


def _title(group: TitleGroup) -> _Title:
    unless = dict(group.unless)
    subjects = "|".join(f"{one}(?! (?:{unless[one]}) )" if one in unless else one for one in group.subjects)
    pattern = re.compile(rf" (?:{'|'.join(group.kinds)}) {_GAP % group.gap}(?:{subjects}) ")
    return _Title(group.paper, group.weight, frozenset(group.kinds), pattern)


@cache
def _titles() -> tuple[_Title, ...]:
    return tuple(map(_title, packaged.papers().titles))


def titles_meant(heading: str) -> Iterator[tuple[Paper, float, str]]:
    """The papers that a heading names by their meaning, with their weight and the words that say so."""
    seen: set[Paper] = set()
    words = set(heading.split())
    for paper, weight, kinds, pattern in _titles():
        match = None if paper in seen or words.isdisjoint(kinds) else pattern.search(heading)
        if match is not None:
            seen.add(paper)
            yield paper, weight, match[0].strip()


PARAGRAPH = 12
"""Running text begins with so many words at least."""
_DECLARATION = re.compile(
    r" (?:declaracion|declaraciones|certificacion|certificado|manifestacion|juramento|juramentada|formato"
    r"|no utilizacion) "
)
_JOINED = re.compile(
    rf" (?:informe|reporte) {_GAP % 5}(?:y|e) (?:de |del |la )*"
    r"(?:certific\w+|constancia|cumplimiento|recibo) "
)
_SHOWS_EVIDENCE = re.compile(
    # The code of the form may stand first, alone in its block: `F-GH-31`.
    r"^ (?:\| )*(?:(?=[^|]*\d)(?:[a-z]{1,4}|\d{1,4})(?: (?:[a-z]{1,4}|\d{1,4})){0,5} \| )*"
    r"(?:(?:anexo|soporte|evidencia) (?:n |no |nro |numero )?(?:\d{1,3}|[a-z]) (?:de \d{1,3} )?(?:\| )?)?"
    r"(?:(?:listado|lista|control|registro|planilla|formato|relacion) (?:de|y control de) "
    r"(?:asistencia|asistentes|participantes)"
    r"|(?:registro|anexo|evidencias?|soportes?|memoria|archivo|material) "
    r"(?:fotografic[oa]s?|grafic[oa]s?|audiovisual(?:es)?|de (?:las )?actividades)"
    r"|(?:capturas?|impresion|imagenes) de pantallas?|pantallazos?|fotografias?|galeria"
    r"|(?:soporte |anexo |evidencia )?(?:de )?correos? electronicos?|evidencias?"
    r"|acta de (?:la )?(?:reunion|comite|visita|mesa|socializacion|capacitacion|asistencia|compromisos)"
    r"|ayuda de memoria|(?:memorias?|relatoria) (?:de |del )(?:la |una |el )?"
    r"(?:reunion|reuniones|comite|visita|mesa|taller|talleres|capacitacion|socializacion|jornada|encuentro)"
    r"|(?:soportes?|evidencias?|anexos?) (?:de )?(?:la )?(?:obligacion|actividad|compromiso)"
    r"(?: (?:especifica|contractual))? (?:n |no |nro |numero )?\d{1,2}) "
)


# `Informe único de supervisión`, `Formato informe supervisor del contrato`: who supervises tells it, in the
# words of an informe. What is presented *to* a supervisor, or in support of one, is not theirs.
_SUPERVISORS = re.compile(
    r" (?:informes?|reporte|certificad[oa]|certificacion|constancia) "
    r"(?:(?!al |ante |para |por |apoyo |actividades |gestion |contratista |labores )[a-z]+ ){0,3}?"
    rf"(?:de |del )?(?:la |el )?{_SUPERVISOR} "
)


# Cells of such a form, not what it is: `Tipo de informe: parcial X`, `Periodo del informe`.
_FORM_CELLS = re.compile(
    r" (?:tipo|clase|periodo|fecha|numero|no|n) (?:de |del |de este )informe (?:parcial |final |x )*"
)


def is_supervisors(heading: str) -> bool:
    """Whether a title names a paper of who supervises, and no other the informe of a contractor."""
    # What is revised is named in a sentence, and labels in a pile: those are no titles.
    titles = "|".join(block for block in heading.split("|") if len(block.split()) < PARAGRAPH)
    rest, found = _SUPERVISORS.subn(" | ", titles)
    rest = _FORM_CELLS.sub(" | ", rest)
    return found > 0 and all(paper is not Paper.INFORME for paper, _, _ in titles_meant(rest))


_CHECKLIST = re.compile(
    r" (?:verificacion|revision|lista|listado|hoja|formato|control) (?:de |del |para |la |los |las |y )*"
    r"(?:chequeo|verificacion|control|documentos|requisitos|soportes)"
    r"(?: (?:exigidos|requeridos|soporte))? (?:de |del |para |el |la |los |las )+"
    r"(?:\w+ )?(?:pagos?|cuentas?|cobro|documentos|contratos?) "
)


def is_checklist(heading: str) -> bool:
    """Whether a title says that the papers of a payment are gone through: `Verificación de documentos para
    pago`, `Lista de chequeo de la cuenta`."""
    return _CHECKLIST.search(heading) is not None


def joins_certificate(heading: str) -> bool:
    """Whether a title names an informe first and a certificate behind it: `Informe de actividades y
    certificación de cumplimiento` is the informe that was asked for."""
    return _JOINED.search(heading) is not None


def titled_declaration(heading: str) -> bool:
    """Whether a title says that something is declared or certified; running text is no title."""
    titles = (block for block in heading.split("|") if len(block.split()) < PARAGRAPH)
    return any(_DECLARATION.search(title) for title in titles)


def shows_evidence(heading: str) -> bool:
    """Whether the first title of a page is that of evidence: a list of who came, minutes, photographs."""
    return _SHOWS_EVIDENCE.match(heading) is not None
