"""Papers without a title that anybody knows, told by what they hold."""

from __future__ import annotations

import re

from review.recognition.page.page_text import PageText
from review.recognition.papers.report_letter import tells_deeds

# Who has which account, with its number, as only the house that keeps it tells it.
_ACCOUNT = re.compile(
    r" (?:tiene|posee|mantiene|registra|figura|aparece|maneja|es titular)(?: \w+){0,9}? "
    r"(?:productos?(?: \w+){0,14}? )?"
    r"(?:cuenta (?:de )?(?:ahorros?|corriente|nomina)|deposito (?:electronico|de bajo monto|de ahorros?))"
    r"(?: [a-z]+){0,7}? \d[\d ]{5,} "
)
_OF_A_PERSON = re.compile(r" (?:identificad[oa]|cedula|c c|cc|nit|documento) ")
_OF_THE_HOUSE = re.compile(
    r" (?:nuestr[oa]s?(?: \w+){0,3}? (?:registros|archivos|bases?|entidad|cooperativa|institucion|sistemas?)"
    r"|(?:con|en) (?:la|esta) (?:entidad|cooperativa|institucion)|con nosotros|(?:es|como) asociad[oa]"
    r"|registros de la entidad|vigilad[oa]s?(?: por)?(?: la)? super\w+|captaciones|ahorro y credito) "
)
# Who asks to be paid into an account, or gives order to.
_ASKS = re.compile(
    r" (?:consign(?:ar|ese|en|acion)|gir(?:ar|ese|en)|abon(?:ar|ese|en)|transfer(?:ir|encia)|pagar(?:se)?"
    r"|cobro|cobrar|ordena|autorizo|debe a|honorarios) "
)
# A supervisor tells the same of the contractor, and certifies it.
_BY_ANOTHER = re.compile(r" (?:certific\w+|hac\w+ constar|suscrit[oa] supervis\w+|supervis\w+ verific\w+) ")
_DUTIES = re.compile(r" obligaci(?:on|ones) ")
_BY_CONTRACT = re.compile(r" (?:contrato|orden de prestacion|cps|ops) ")
_BY_CONTRACTOR = re.compile(r" contratista ")
_SHOWN = re.compile(
    r" (?:soportes?|evidencias?|folios?|anexos?|productos?|resultados?|avances?|medios? de verificacion"
    r"|ejecutad[oa]s?|realizad[oa]s?|cumplid[oa]s?) "
)


def tells_account(text: PageText) -> bool:
    """Whether the page is a letter by which a house tells an account that somebody has with it."""
    plain = text.plain
    return (
        _ACCOUNT.search(plain) is not None
        and _OF_A_PERSON.search(plain) is not None
        and _OF_THE_HOUSE.search(plain) is not None
        and _ASKS.search(plain) is None
    )


def tells_duties_done(text: PageText) -> bool:
    """Whether a contractor sets what was done, and what shows it, beside the obligations of a contract."""
    told = (_DUTIES, _BY_CONTRACT, _BY_CONTRACTOR, _SHOWN)
    plain = text.plain
    return (
        all(said.search(plain) for said in told) and _BY_ANOTHER.search(plain) is None and tells_deeds(text)
    )
