"""Pages that show what they are by their form, whatever they speak of: mails, minutes, lists of files."""

from __future__ import annotations

import re
from collections.abc import Sequence

from review.recognition.grammar import fold
from review.recognition.grammar.account_numbers import find_accounts
from review.recognition.grammar.contract_numbers import (
    figures_and_year,
    find_contract_numbers,
    is_secop_id,
    same_contract,
)
from review.recognition.knowledge.signs import Signs
from review.recognition.page.page_text import PageText
from review.recognition.papers.titles import shows_evidence

# What a receipt of a payment says, be it as short as a telephone's screen.
_PAID = re.compile(
    r" (?:aprobad[oa]|exitos[oa]|listo|realizad[oa]|enviad[oa]|rechazad[oa]|pendiente|pagad[oa]|fallid[oa]) "
)
_TRACE = re.compile(
    r" (?:cus|referencia|ref|comprobante|aprobacion|autorizacion|transaccion|recibo|factura) "
)
_PAYING = re.compile(
    r" (?:pagos?|pagaste|pagado|pse|transferencia|transferiste|consignacion|recaudo|enviaste) "
)
_AMOUNT = re.compile(r"\$ ?\d{1,3}(?:[.,']\d{3})+|\bvalor\b[^a-z]{0,12}\d{1,3}(?:[.,']\d{3})+")
RECEIPT_WORDS = 160  # judgement: half a page of print
# Words of the windows that contractors work in.
_ON_SCREENS = Signs("de_pantallas")
LEAST_ON_SCREEN = 2  # one may be said in any paper

_CIRCULAR = re.compile(r"(?:\W|republica de colombia\b|ministerio de (?:[a-z]+ ){1,6})*circular\b")
# The same under the name of the office, or behind the words that number it among evidence.
_NUMBERED_CIRCULAR = re.compile(
    r"\| circular (?:(?:interna|externa|informativa|conjunta|administrativa|reglamentaria) )?"
    r"(?:(?:no|n|nro|numero|num) )?\d"
)
# Whom an office writes to, and who writes: a memorandum by which a contractor is sent for something.
_TO = re.compile(r"(?:para|a)\s?:\s?(?P<whom>.*)")
_FROM = re.compile(r"de\s?:\s?(?P<who>.*)")
_CONTRACTORS = re.compile(r"\bcontratistas?\b")
# Who drew up a paper that somebody else may sign: `Proyectó: Ana Ruiz Mora`.
_DRAFTED = re.compile(
    r"\b(?:proyecto|elaboro|redacto|preparo|(?:proyectado|elaborado|redactado|preparado) por)"
    r"(?: y (?:elaboro|reviso|digito|proyecto|redacto))?\s?[:.–-]\s*(?P<who>[a-z]+(?: [a-z]+){1,5})"
)
_NAME_WORDS, _NAME_LETTERS = 3, 3  # judgement: two may be shared by chance
_CONTRACT_CELL = re.compile(r"\bcontrato\b[ :.]*(?:(?:n|no|nro|numero)\b[ .°:]*)?$")
# The head of a mail, line by line: who wrote, to whom, of what, when.
_HEADS = (
    re.compile(r"(?:de|from|desde|remitente)\b[\s:]"),
    re.compile(r"(?:para|to|destinatarios?|cc)\b[\s:]"),
    re.compile(r"(?:asunto|subject|re|rv|fwd?)\b\s?:"),
    re.compile(r"(?:fecha|enviad[oa](?: el)?|date|sent)\b[\s:]"),
)
_LEAST_HEADS = 3  # of four
_HEAD_LINES = 14  # judgement: what a program prints over a mail goes before
_ADDRESS = re.compile(r"[\w.+-]+ ?@ ?[\w-]+\.\w")
# The number by which what is told can be traced: the mail is then the paper itself, sent by who issued it.
_TRACED = re.compile(
    r"\b(?:cus|referencia|ref|comprobante|aprobacion|autorizacion|transaccion|recibo|factura|planilla|pin"
    r"|clave)\b[^\d]{0,25}\d{5,}"
)
_FILE_NAME = re.compile(r"\w\.(?:pdf|docx?|xlsx?|pptx?|jpe?g|png|zip|rar|mp4)\b")
_LEAST_FILES = 2  # one may be quoted
_MINUTES = re.compile(
    r"^ (?:\| )*(?:acta|ayuda de memoria) (?:(?:n |no |nro |num |numero )?\d{1,4}"
    r"|(?:de (?:la )?)?(?:reunion|comite|visita|mesa|capacitacion|socializacion)) "
)
_OF_A_MEETING = re.compile(
    r" (?:reunion|asistentes|asistencia|orden del dia|compromisos|comite|visita|mesa de trabajo|socializacion"
    r"|capacitacion|intervinientes|participantes) "
)
_OF_THE_CONTRACT = re.compile(
    r" (?:inicio|recibo|satisfaccion|liquidacion|suspension|reinicio|terminacion|supervision|supervisor"
    r"|entrega|pago parcial|cesion|prorroga) "
)


def is_screen(text: PageText) -> bool:
    """Whether a short page is the picture of a mail, a chat, a meeting or a program's window."""
    return len(text.words) <= RECEIPT_WORDS and len(text.plain_set & _ON_SCREENS.words()) >= LEAST_ON_SCREEN


def is_receipt(text: PageText) -> bool:
    """Whether a short page tells a payment whole: what became of it, how much, by what number to trace it."""
    return (
        len(text.words) <= RECEIPT_WORDS
        and all(said.search(text.plain) for said in (_PAID, _TRACE, _PAYING))
        and _AMOUNT.search(text.flow.flat) is not None
    )


def is_evidence(text: PageText) -> bool:
    """Whether the title or the form of a page makes it evidence, though it speaks of planillas or stamps."""
    return shows_evidence(text.heading) or evident_by_form(text)


def evident_by_form(text: PageText) -> bool:
    """Whether a page is a mail, minutes or a list of files: what it speaks of, however much, it is not."""
    return _is_minutes(text) or _is_mail(text) or _lists_files(text)


def _is_mail(text: PageText) -> bool:
    """Whether a page is a mail that only speaks of papers: it tells no payment whole and no account.

    An address parts a mail from a memorandum, by which a treasury may certify.
    """
    said = fold(text.flow.text)
    lines = [line.strip() for line in said.split("\n") if line.strip()][:_HEAD_LINES]
    if not any(_ADDRESS.search(line) for line in lines):
        return False
    if sum(any(head.match(line) for line in lines) for head in _HEADS) < _LEAST_HEADS:
        return False
    whole = _PAID.search(text.plain) and _TRACED.search(said) and _AMOUNT.search(said)
    return whole is None and not find_accounts(text.flow.text)


def _lists_files(text: PageText) -> bool:
    """Whether a short page shows a folder with files, and no sum."""
    said = fold(text.flow.text)
    return (
        len(text.words) <= RECEIPT_WORDS and len(_FILE_NAME.findall(said)) >= _LEAST_FILES and "$" not in said
    )


def _is_minutes(text: PageText) -> bool:
    """Whether `Acta No. 4` is that of a meeting, not one of those by which a contract is carried out."""
    return (
        _MINUTES.match(text.heading) is not None
        and _OF_A_MEETING.search(text.plain) is not None
        and _OF_THE_CONTRACT.search(text.heading) is None
    )


def is_circular(text: PageText) -> bool:
    """Whether a page is written to everybody: no paper of this cuenta, whatever it speaks of."""
    heading = text.heading
    return _CIRCULAR.match(heading.strip()) is not None or _NUMBERED_CIRCULAR.search(heading) is not None


def is_sent_to_contractor(text: PageText) -> bool:
    """Whether a page is a memorandum to contractors from somebody who is none."""
    lines = [line.strip() for line in fold(text.flow.text).split("\n") if line.strip()][:_HEAD_LINES]
    to = next(filter(None, map(_TO.match, lines)), None)
    by = next(filter(None, map(_FROM.match, lines)), None)
    if to is None or by is None:
        return False
    return bool(_CONTRACTORS.search(to["whom"])) and not _CONTRACTORS.search(by["who"])


def is_drafted_for(text: PageText, informe: Sequence[PageText]) -> bool:
    """Whether a page says that it was drawn up by who the informe before it names: work shown, not a paper of
    the office."""
    names = [match["who"].split() for match in _DRAFTED.finditer(fold(text.flow.text))]
    return any(
        sum(word in page.plain_set for word in name if len(word) >= _NAME_LETTERS) >= _NAME_WORDS
        for name in names
        for page in informe
    )


def is_of_another_contract(text: PageText, informe: Sequence[PageText]) -> bool:
    """Whether a page names contracts, and none of those that the pages of the informe before it name: whoever
    supervises for the entity shows what they wrote of others."""
    told = [number for number in _contracts(text) if not is_secop_id(number)]
    own = [number for page in informe for number in _contracts(page)]
    if not told or any(same_contract(one, other) for one in told for other in own):
        return False
    if not own and not any("contrato" in page.plain_set for page in informe):
        return False  # a cover: the page behind it is the first that says of which contract
    # The informe may write its number as nobody foresees: then its figures stand there all the same.
    said = [{word.lstrip("0") for word in page.plain_set} for page in informe]
    return not any(set(figures_and_year(one)[0]) <= words for one in told for words in said)


def _contracts(text: PageText) -> list[str]:
    """The numbers that a page tells to be contracts', in its sentences and in the cells beside and below."""
    said = [text.flow.text]
    for at, line in enumerate(text.lines):
        below = text.lines[at + 1] if at + 1 < len(text.lines) else ()
        for one, two in zip(line, (*line[1:], None), strict=True):
            if _CONTRACT_CELL.search(fold(text.text_of(one))):
                near = [s for s in below if s.box.shares_columns(one.box)] + ([] if two is None else [two])
                said += [f"contrato {text.text_of(cell)}" for cell in near]
    return [quote.value for part in said for quote in find_contract_numbers(part)]
