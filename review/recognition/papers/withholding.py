"""Papers on what is withheld from a payment: they quote its sum, and what was contributed, as items do."""

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
    r"(?:^|\|) (?:asuntos?|referencia|ref|tema) (?:(?!cuenta|cobro|pago|informe|\|)\w+ ){0,5}?"
    rf"{_WITHHOLDING} "
)
# What a planilla, its certificate and its receipt call themselves, and whom they speak of.
_NAMES_PLANILLA = re.compile(
    r" (?:planillas?|autoliquidacion(?:es)?|aportes?|aportantes?|cotizantes?|administradoras?|subsistemas?"
    r"|pila|nupla|novedades|aportesenlinea|soi|mi ?planilla|asopagos|enlace operativo|pago ?simple|simple"
    r"|suaporte|arus|compensar) "
)


def is_on_withholding(heading: str) -> bool:
    """Whether a heading (`PageText.heading`) titles a paper on what is withheld, or gives a letter's subject
    as that."""
    return _TITLE.search(heading) is not None or _ERRAND.search(heading) is not None


def names_planilla(plain: str) -> bool:
    """Whether a page's words (`PageText.plain`) name a planilla, or whom one speaks of. A paper that only
    tells the shares of health, pension and risks quotes one."""
    return _NAMES_PLANILLA.search(plain) is not None
