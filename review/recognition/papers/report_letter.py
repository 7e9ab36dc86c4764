"""An informe written as a plain letter: who wrote it, a period, and what the writer did under a contract."""

from __future__ import annotations

import re

from review.recognition.grammar.dates import find_months, find_periods
from review.recognition.grammar.plain_text import fold
from review.recognition.knowledge.signs import Signs
from review.recognition.page.page_text import PageText
from review.recognition.papers.evidence_pages import evident_by_form

_NOT_THEIRS = r"(?!supervis|intervent|auditor)"
_SUBJECT = re.compile(
    rf" (?:ref|referencia|asuntos?|tema) (?:{_NOT_THEIRS}\w+ ){{0,3}}(?:informe|reporte|relacion) "
    rf"(?:{_NOT_THEIRS}\w+ ){{0,3}}"
    r"(?:actividades|gestion|labores|tareas|ejecucion|obligaciones|servicios) "
    # Some call it a certificate, which the contractor gives of his own deeds.
    r"| (?:ref|referencia|asuntos?|tema) (?:certificad[oa]|certificacion|constancia) (?:de |del? |las |mis )+"
    r"(?:actividades|labores|tareas) "
)
# A letter of a subject that asks, answers, hands over or calls is what that says, whatever it tells besides.
_OTHER_SUBJECT = re.compile(
    r" (?:ref|referencia|asuntos?|tema) (?:\w+ ){0,4}?"
    r"(?:solicitud(?:es)?|solicito|respuesta|remision|remito|envio|traslado|devolucion|peticion|permiso"
    r"|renuncia|cesion|prorroga|suspension|adicion|terminacion|invitacion|citacion|convocatoria|requerimiento"
    r"|queja|reclamo|tutela|designacion|notificacion|visita|comision|supervision|interventoria|auditoria) "
)
_DID = re.compile(
    r"\b(?!comité\b|así\b|aquí\b|allí\b|ahí\b|café\b|qué\b|josé\b|rené\b|bebé\b|porqué\b)"
    r"[a-záéíóúñ]{3,}(?<![aei]r)[éí]\b|\bse [a-záéíóúñ]{3,}(?:ó|aron|ieron)\b",
    re.IGNORECASE,
)
# OCR may have lost the accents: the words that begin a sentence of what was done.
_DID_PLAIN = re.compile(r"(?:^|\n|[.;:)•*-] ?)(?!Este\b|Entre\b|Sobre\b)([A-Z][a-z]{3,}[eéií])(?= [a-z0-9])")
# The verb of the letter's own sentence is one; a letter that only hands papers over says no more.
_LEAST_DEEDS = 3
# Work told by its name at the head of a line: `Atención de 40 usuarios`, `2) Apoyo a la feria`.
_NAMED_WORK = re.compile(
    r"(?:^|\n)(?:[^\w\n]++|[\da-z]{1,2}[.):-](?:[.):-]*+\n)?){0,40}+"
    r"([a-z]{5,}) (?:a|al|de|del|en|con|para|y) "
)
_WORK = Signs("labores_nombradas")

_CONTRACT = re.compile(
    r" (?:contrato|contractual(?:es)?|orden(?:es)? de (?:prestacion|servicios?|trabajo)|cps|ops|psp) "
)
_WRITER = re.compile(
    r" (?:(?:mi )?(?:calidad|condicion) de contratista|como contratista|contratista|mi contrato"
    r"|contrato (?:\w+ ){0,8}?(?:que )?(?:suscribi|firme|celebre|tengo|adelanto|ejecuto|desarrollo)"
    r"|(?:mis|a mi) (?:obligaciones|compromisos|labores|actividades|cargo)"
    r"|me (?:contrato|fue asignad[oa]s?)) "
)
_DONE = (
    r"(?:actividad(?:es)?|labor(?:es)?|tareas?|gestion(?:es)?|acciones|trabajos?|avances?|resultados|ejecucion"
    r"|cumplimiento|compromisos|obligaciones|(?:realiz|ejecut|adelant|desarroll|trabaj|actu|logr)ad[oa]s?"
    r"|hech[oa]s?|cumplid[oa]s?|hice|realice|ejecute|adelante|desarrolle|informe|servicios?)"
)
# The sentence by which the writer begins to tell, or which heads what he tells.
_TELLS = re.compile(
    r" (?:inform(?:o|ar|arle|arles|amos)|report(?:o|ar|arle|amos)|rindo|rendir(?:le)?"
    r"|present(?:o|ar|arle|amos)"
    r"|relacion(?:o|ar|amos)|relat(?:o|ar|amos)|detall(?:o|ar|amos)|describ(?:o|ir|imos)|expon(?:go|er|emos)"
    r"|resum(?:o|ir)|enumer(?:o|ar)|comunic(?:o|ar|arle)|cuento|contarle|doy (?:cuenta|a conocer)"
    r"|dar(?:le)? (?:cuenta|a conocer)|pon(?:go|er) en (?:su )?conocimiento|consign(?:o|ar)"
    r"|sintetiz(?:o|ar)) "
    rf"(?:{_NOT_THEIRS}\w+ ){{0,10}}?{_DONE} "
    r"|(?:actividades|labores|tareas|gestiones|acciones|trabajos) (?:que )?(?:\w+ ){0,3}?"
    r"(?:(?:realiz|ejecut|adelant|desarroll|cumpl)(?:ad[oa]s|id[oa]s|e|i)) "
    r"|(?:realice|ejecute|adelante|desarrolle|cumpli|lleve a cabo|hice)(?: \w+){0,3}? "
    r"(?:actividades|labores|tareas|gestiones|acciones|trabajos) "
    r"|(?:esto|lo) (?:que )?(?:hice|realizado|ejecutado|adelantado|hecho|actuado|cumplido) "
)
_SPAN = re.compile(
    r" (?:mes(?:es)?|periodo|lapso|quincena|cuota|pago|entre (?:el|los)|del \d{1,2} al"
    r"|desde el (?:\w+ ){1,8}?hasta) "
)
_OPENS_OR_CLOSES = re.compile(
    r" (?:senor(?:a|es|as)?|doctor(?:a|es)?|dr|dra|ingenier[oa]|arquitect[oa]|licenciad[oa]|cordial saludo"
    r"|respetad[oa]s?|estimad[oa]s?|apreciad[oa]s?|reciba|buenos dias|buenas tardes|ref|referencia|asunto"
    r"|atentamente|cordialmente|respetuosamente|de usted(?:es)?|agradezco|e s (?:d|m)) "
)
# Who supervises tells the same of the contractor, and certifies or receives it.
_OF_ANOTHER = re.compile(
    r" (?:(?:calidad|condicion) de (?:supervis|intervent)\w+|suscrit[oa]s? (?:supervis|intervent)\w+"
    r"|como (?:supervis|intervent)\w+|certific(?:o|a|amos)(?: \w+){0,2} que (?:el|la|los|las)(?: \w+){0,2}? "
    r"(?:contratista|senor|senora)|hac\w+ constar|recib\w+ a (?:entera )?satisfaccion l[oa]s?"
    r"|entre los suscritos|hemos convenido"
    r"|(?:el|la) contratista (?:ha )?(?:cumpl|realiz|ejecut|present|adelant|desarroll)\w+"
    r"|orden del dia|asistentes (?:los|las|por)|intervinientes) "
)
_HANDS_OVER = re.compile(
    r" (?:remito|remitimos|allego|allegamos|adjunto (?:remito|envio|a|al|los?|las?|el)|adjuntamos"
    r"|(?:me|nos) permit(?:o|imos) (?:remitir|enviar|allegar|adjuntar|anexar|entregar|hacer(?:le)? entrega"
    r"|hacer(?:le)? llegar|radicar)|hago (?:entrega|llegar)|hacemos (?:entrega|llegar)"
    r"|para (?:su|los) (?:\w+ ){0,3}?(?:tramite|revision|fines) (?:\w+ )?(?:remito|envio|entrego)) "
)
_COVER_WORDS = 160  # judgement: half a page of print, with its heads and feet
_CLAUSE = re.compile(r" (?:clausula|paragrafo) ")
_MOST_CLAUSES = 1  # judgement: a letter may quote one


def is_report_letter(text: PageText) -> bool:
    """Whether the page is a letter by which a contractor tells the activities of a period.

    Its subject may name it; else all of the letter must: who writes, under which contract, that he tells what
    was done, and in which period. A letter that lists enclosures tells no deeds; what a supervisor certifies,
    minutes and mails are none.
    """
    named = _SUBJECT.search(text.plain) is not None and tells_deeds(text)
    told = named or (
        tells_own_work(text) and all(said.search(text.plain) for said in (_TELLS, _SPAN, _OPENS_OR_CLOSES))
    )
    return told and _tells_month(text)


def is_told_by_another(text: PageText) -> bool:
    """Whether the page tells what a contractor did as who supervises tells it: `el contratista realizó`."""
    return _OF_ANOTHER.search(text.plain) is not None


def only_hands_over(text: PageText) -> bool:
    """Whether the page is a short letter by which papers are sent, that tells nothing done itself."""
    plain = text.plain
    return (
        len(text.words) <= _COVER_WORDS
        and _HANDS_OVER.search(plain) is not None
        and _OPENS_OR_CLOSES.search(plain) is not None
        and not tells_deeds(text)
        and not _lists_work(text)
    )


def tells_own_work(text: PageText) -> bool:
    """Whether a contractor tells in sentences what was done under a contract, be it in a letter or not."""
    plain = text.plain
    return (
        _CONTRACT.search(plain) is not None
        and _WRITER.search(plain) is not None
        and _OF_ANOTHER.search(plain) is None
        and _OTHER_SUBJECT.search(plain) is None
        and len(_CLAUSE.findall(plain)) <= _MOST_CLAUSES
        and (tells_deeds(text) or _lists_work(text))
        and not evident_by_form(text)
    )


def speaks_of_own_work(text: PageText) -> bool:
    """Whether a page of prose may be an informe: of a contract, of a month, and of things done, by nobody who
    supervises them. Who writes need not be said."""
    return tells_work(text) and is_of_a_contract(text) and _tells_month(text) and not evident_by_form(text)


def is_of_a_contract(text: PageText) -> bool:
    """Whether a page speaks of a contract as who carries it out may: it is not the contract, nor of who
    supervises or certifies, nor on another subject."""
    plain = text.plain
    return (
        _CONTRACT.search(plain) is not None
        and _OF_ANOTHER.search(plain) is None
        and _OTHER_SUBJECT.search(plain) is None
        and len(_CLAUSE.findall(plain)) <= _MOST_CLAUSES
    )


def tells_work(text: PageText) -> bool:
    """Whether a page tells things done, in sentences or by their names."""
    return tells_deeds(text) or _lists_work(text)


def _tells_month(text: PageText) -> bool:
    said = text.flow.text
    return bool(find_periods(said) or find_months(said))


def tells_deeds(text: PageText) -> bool:
    """Whether the page says what somebody did: several verbs of the past, in the first person or passive."""
    said = text.flow.text
    deeds = {match[0].lower() for match in _DID.finditer(said)}
    if text.blurred:
        deeds |= {match[1].lower() for match in _DID_PLAIN.finditer(said)}
    return len(deeds) >= _LEAST_DEEDS


def _lists_work(text: PageText) -> bool:
    """Whether lines of the page begin with names of work done, as many as deeds would be asked for."""
    named = {match[1] for match in _NAMED_WORK.finditer(fold(text.flow.text))}
    return len(named & _WORK.words()) >= _LEAST_DEEDS
