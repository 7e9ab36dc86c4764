"""Papers beside the six items that a rule asks about: certificates of affiliation, and of a pension."""

from __future__ import annotations

import re

from review.model.marks import PageMark
from review.recognition.knowledge.kinds import Paper
from review.recognition.page.page_text import PageText

_KINDS = {
    "afiliacion_eps": re.compile(
        r" (?:eps|entidad promotora de salud|entidades promotoras de salud|plan de beneficios en salud"
        r"|regimen contributivo|seguridad social en salud|adres|bdua)(?= )"
    ),
    "afiliacion_afp": re.compile(
        r" (?:afp|fondos? de pensiones|administradora (?:colombiana )?de (?:fondos de )?pensiones"
        r"|pensiones obligatorias|pension obligatoria|colpensiones|porvenir|colfondos|skandia|prima media"
        r"|ahorro individual|sistema general de pensiones)(?= )"
    ),
    "afiliacion_arl": re.compile(
        r" (?:arl|administradora de riesgos|riesgos laborales|riesgos profesionales|clase de riesgo"
        r"|nivel de riesgo)(?= )"
    ),
}
_PENSION = re.compile(
    r" (?:reconoc\w+ (?:y (?:se )?ordena (?:el pago de )?)?(?:una |la |su )?pension (?:mensual )?"
    r"(?:vitalicia )?(?:de |por )?(?:vejez|jubilacion|invalidez|sobrevivientes?)"
    r"|resolucion de pension|resolucion (?:de )?reconocimiento (?:de )?(?:la )?pension"
    r"|(?:es|calidad de|condicion de|como|figura|activo como|activa como) pensionad[oa]"
    r"|certifica(?:do|cion) de pension(?:ado|ada)?|mesada pensional|nomina de pensionados) "
)
_NOT_SO = re.compile(r" (?:no|ni|sin|nunca|tampoco|si) (?:\w+ ){0,5}$")
_LOOK_BACK = 60  # characters: `no`, and what may stand between it and its verb
_OTHER_PAPERS = frozenset({Paper.CONTRATO, Paper.DECLARACION, Paper.ACTA, Paper.SUPERVISION})


def told_by_others(text: PageText, paper: Paper | None) -> frozenset[str]:
    """The marks of a page of no item: `afiliacion`, with its kinds when it tells them, and `pensionado`."""
    marks = frozenset[str]()
    if paper is Paper.AFILIACION:
        marks = frozenset({PageMark.AFFILIATION}) | _kinds(text)
    return marks | {PageMark.PENSIONER} if paper not in _OTHER_PAPERS and _tells_pension(text) else marks


def _kinds(text: PageText) -> frozenset[str]:
    """What the title names; else what the page names most."""
    titled = frozenset(name for name, said in _KINDS.items() if said.search(text.heading))
    if titled:
        return titled
    counts = {name: len(said.findall(text.plain)) for name, said in _KINDS.items()}
    most = max(counts.values())
    return frozenset(name for name, count in counts.items() if count == most > 0)


def _tells_pension(text: PageText) -> bool:
    plain = text.plain
    return any(
        not _NOT_SO.search(plain[max(m.start() - _LOOK_BACK, 0) : m.start() + 1])
        for m in _PENSION.finditer(plain)
    )
