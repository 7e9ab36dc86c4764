"""Papers that quote what others print: those on what is withheld from a payment tell its sum and what was
contributed, as items do, and an informe may list the certificates that its writer brings."""

from __future__ import annotations

import re

# What is withheld, or what lowers it (arts. 383, 387 and 388 E.T.).
_WITHHOLDING = (
    r"(?:base (?:gravable |(?:de |para )?(?:la )?rete(?:ncion(?:es)?|fuente))|retencion(?:es)? en la fuente"
    r"|retefuente|rete(?:ncion)? ?fuente|procedimiento de retencion|(?:articulo|art) 38[378]"
    r"|deduccion(?:es)? (?:\w+ ){0,3}?dependientes|(?:beneficios?|alivios?) tributarios?)"
)
_KINDS = "calculo|liquidacion|depuracion|certificado|formato|datos|informacion|hoja|planilla|tabla"
# A title that says nothing else.
_TITLE = re.compile(rf"\| (?:(?:{_KINDS}) (?:de |para |la |el ){{0,3}})?{_WITHHOLDING} \|")
# The subject of a letter that asks for no payment.
_ERRAND = re.compile(
    r" (?:asuntos?|referencia|ref|tema) (?:(?!cuenta|cobro|pago|informe|\|)\w+ ){0,5}?"
    rf"{_WITHHOLDING} "
)
# What a planilla, its certificate and its receipt call themselves, and whom they speak of.
_NAMES_PLANILLA = re.compile(
    r" (?:planillas?|autoliquidacion(?:es)?|aportes?|aportantes?|cotizantes?|administradoras?|subsistemas?"
    r"|pila|nupla|novedades|aportesenlinea|soi|mi ?planilla|asopagos|enlace operativo|pago ?simple|simple"
    r"|suaporte|arus|compensar) "
)
# Who certifies that nothing is held against somebody, and what such a certificate says.
_RECORDS = (
    re.compile(r" policia "),
    re.compile(r" procuraduria "),
    re.compile(r" contraloria "),
    re.compile(r" (?:medidas correctivas|rnmc) "),
)
_TELLS_RECORD = re.compile(
    r" (?:no (?:registra|tiene|presenta|se encuentra|figura|reporta)|certifica\w*|consultad[oa]|siri|sibor) "
)
# What an agency that pays planillas for others prints on its own bill: whom it affiliated, what it pays to
# each subsystem, and what it takes for that. A contractor's cuenta names the contract or the work.
_AFFILIATES = re.compile(r" (?:afiliad[oa]s?|cotizantes?|pagador(?:es|a)?|aportantes?) ")
_SUBSYSTEMS = tuple(
    re.compile(rf" (?:{names}) ")
    for names in ("salud|eps", "pension(?:es)?|afp", "arl|riesgos", "ccf|cajas?(?: de compensacion)?")
)
_LEAST_SUBSYSTEMS = 3  # of four
_FEE = re.compile(
    r" (?:admin|administracion|afiliacion(?:es)?|intermediari[oa]s?|intermediacion|agencia|asesorias?"
    r"|comision) "
)
_OF_A_CONTRACT = re.compile(
    r" (?:contratos?|contratistas?|contratante|honorarios|prestacion de servicios|servicios prestados"
    r"|supervisora?) "
)
_LISTS_RECORDS = 3  # of four: a certificate of one may name another


def is_on_withholding(heading: str) -> bool:
    """Whether a heading (`PageText.heading`) titles a paper on what is withheld, or gives a letter's subject
    as that."""
    return _TITLE.search(heading) is not None or _ERRAND.search(heading) is not None


def names_planilla(plain: str) -> bool:
    """Whether a page's words (`PageText.plain`) name a planilla, or whom one speaks of. A paper that only
    tells the shares of health, pension and risks quotes one."""
    return _NAMES_PLANILLA.search(plain) is not None


def lists_records(plain: str) -> bool:
    """Whether a page's words only name the certificates of several houses, without what any of them says."""
    named = sum(house.search(plain) is not None for house in _RECORDS)
    return named >= _LISTS_RECORDS and _TELLS_RECORD.search(plain) is None


def bills_contributions(plain: str) -> bool:
    """Whether a page's words are those of an agency's bill for the contributions that it pays: it goes to
    the contractor, and the contractor's own cuenta is another."""
    named = sum(house.search(plain) is not None for house in _SUBSYSTEMS)
    return (
        named >= _LEAST_SUBSYSTEMS
        and _AFFILIATES.search(plain) is not None
        and _FEE.search(plain) is not None
        and _OF_A_CONTRACT.search(plain) is None
    )
