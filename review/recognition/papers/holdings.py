"""Papers without a title that anybody knows, told by what they hold: an account that somebody has, duties
done; and, asked only when the file has no such item, a cuenta, an informe or a planilla.

An office may call its informe a *memoria de labores* and its cuenta a *solicitud de trámite*. What they must
hold it cannot change: of a cuenta, a sum for work under a contract, in words and in figures or for a period,
and the one account where it is to be paid; of an informe, duties one by one with what was done of each, in a
period, under a contract; of a planilla, what goes to health, pension and risks, and the sum of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from review.recognition.grammar import fold
from review.recognition.grammar.account_numbers import find_accounts
from review.recognition.grammar.amount_words import find_amounts
from review.recognition.grammar.banks import find_bank
from review.recognition.grammar.dates import find_dates, find_periods
from review.recognition.grammar.money import find_money
from review.recognition.knowledge.kinds import Paper
from review.recognition.page.page_text import PageText
from review.recognition.papers.evidence_pages import evident_by_form
from review.recognition.papers.report_letter import is_of_a_contract, tells_deeds, tells_work
from review.recognition.papers.titles import titled_declaration

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
_LONG_NUMBER = re.compile(r" \d[\d ]{7,}\d ")
# Who is paid for work quotes an account too.
_NO_LETTER = re.compile(r" (?:contratistas?|contrato|contratante|supervis\w+|valor|factura|pago|pagos) ")
# A supervisor tells the same of the contractor, and certifies it.
_BY_ANOTHER = re.compile(r" (?:certific\w+|hac\w+ constar|suscrit[oa] supervis\w+|supervis\w+ verific\w+) ")
_DUTIES = re.compile(r" obligaci(?:on|ones) ")
_BY_CONTRACT = re.compile(r" (?:contrato|orden de prestacion|cps|ops) ")
_BY_CONTRACTOR = re.compile(r" contratista ")
_SHOWN = re.compile(
    r" (?:soportes?|evidencias?|folios?|anexos?|productos?|resultados?|avances?|medios? de verificacion"
    r"|ejecutad[oa]s?|realizad[oa]s?|cumplid[oa]s?) "
)

# Papers that are drawn up in words of an item: a page told to be one of these may be that item.
_TAKEN_FOR = {
    Paper.CUENTA: frozenset({None, Paper.DECLARACION}),
    Paper.INFORME: frozenset({None, Paper.DECLARACION, Paper.CONTRATO, Paper.ADMINISTRATIVO, Paper.ACTA}),
    Paper.PLANILLA: frozenset({None}),
}
# Judgement: amounts in words less sure than this may be a part of another.
_SURE_WORDS = 0.5
_FOR_WORK = re.compile(r" (?:contrato|servicios?|honorarios|cps|ops|psp) ")
# The one instalment that a paper is about, and what is paid of it.
_BILLED = re.compile(
    r" (?:(?:cuota|pago|cobro|cuenta|mensualidad|desembolso|entrega)s?"
    r" (?:(?:mensual|parcial|de cobro|a cobrar) )?(?:(?:numero|no|nro|n) )?(?:0*\d{1,2}|unico|final)"
    r"|neto (?:a|que se|por)|(?:total|valor|vr|monto|importe|suma|honorarios) "
    r"(?:total )?(?:a|por|que se|de la|del|de este|de esta) (?:presente )?"
    r"(?:pag\w+|cobr\w+|cancel\w+|cuota|cuenta|mes|periodo)) "
)
_BY_A_SUPERVISOR = re.compile(
    r" (?:certifica(?:mos|n)?|hac\w+ constar|certifico que (?:el|la) (?:contratista|senora?)"
    r"|suscrit[oa] supervis\w+|supervis\w+ (?:verific|certific)\w+|autoriz\w+ el pago) "
)
_INTO = re.compile(
    r" (?:ahorros?|corriente|cuenta (?:n|no|nro|num|numero)|deposito|billetera|transferencia) "
)
_OF_THE_OFFICE = re.compile(
    r" (?:comprobante de egreso|orden de pago|resuelve|causacion|obligacion presupuestal) "
)
# Duties, one by one, by how their lines begin: `1.`, `a)`, `Primera.`, or a row of a table by its number.
_ENTRY = re.compile(
    r"(?:^|\n)\W{0,2}(?:(?:obligacion|actividad|compromiso|numeral) )?(\d{1,2}|[a-z])"
    r"(?:[.)°:-]|\s(?=[a-z])|\s*\n)"
)
_ORDINALS = ("primer", "segund", "tercer", "cuart", "quint", "sext", "septim", "octav")
_ORDINAL = re.compile(rf"(?:^|\n)\W{{0,2}}({'|'.join(_ORDINALS)})[ao]?\s?[.:)-]")
_NUMBERED_CONTRACT = re.compile(r"\b(?:contrato|convenio|orden)\W+(?:\w+\W+){0,5}?\w*\d")
_FROM_TO = re.compile(r" desde (?:.* )?hasta ")
_FIRST_AND_LAST = 2  # days of a period
_LEAST_ENTRIES = 3  # judgement: a letter counts two things; duties are more
_MOST_ENTRIES = 30  # judgement: no contract lists so many duties
_TELLER = re.compile(r" (?:contratista|yo|suscrit[oa]|obligaciones|compromisos?) ")
# What an informe says of a duty when it says no more.
_MET = re.compile(
    r" (?:actividad(?:es)?|obligacion(?:es)?|compromisos?|tareas?|labor(?:es)?) "
    r"(?:cumplid|ejecutad|realizad|desarrollad|atendid)[oa]s?(?= )"
)
_SHARES = (
    re.compile(r"\b(?:salud|eps)\b"),
    re.compile(r"\b(?:pension|pensiones|afp)\b"),
    re.compile(r"\b(?:riesgos|arl)\b"),
)
_MORE_SHARES = re.compile(r"\b(?:solidaridad|caja|ccf|mora|intereses|subsistencia)\b")
_TOTAL = re.compile(r"\btotal\b|\bvalor (?:pagado|a pagar)\b")


def tells_account(text: PageText) -> bool:
    """Whether the page is a letter by which a house tells an account that somebody has with it."""
    plain = text.plain
    return (
        _ACCOUNT.search(plain) is not None
        and _OF_A_PERSON.search(plain) is not None
        and _OF_THE_HOUSE.search(plain) is not None
        and _ASKS.search(plain) is None
    )


def is_form_of_account(text: PageText) -> bool:
    """Whether a page in cells, as `Referencia bancaria`, tells a person, their number and an account, and
    asks for no money."""
    said, plain = text.flow.text, text.plain
    return (
        bool(find_bank(said))
        and _OF_A_PERSON.search(plain) is not None
        and _LONG_NUMBER.search(plain) is not None
        and _ASKS.search(plain) is None
        and _NO_LETTER.search(plain) is None
    )


def tells_duties_done(text: PageText) -> bool:
    """Whether a contractor sets what was done, and what shows it, beside the obligations of a contract."""
    told = (_DUTIES, _BY_CONTRACT, _BY_CONTRACTOR, _SHOWN)
    plain = text.plain
    return (
        all(said.search(plain) for said in told) and _BY_ANOTHER.search(plain) is None and tells_deeds(text)
    )


def told_by_matter(text: PageText, best: Paper | None) -> Paper | None:
    """The paper of an item that the page is by what it holds, or None; `best` is what its words told."""
    for paper, holds in _HOLDS.items():
        if (best is paper or best in _TAKEN_FOR[paper]) and holds(text):
            return paper
    return None


def _asks_for_a_sum(text: PageText) -> bool:
    """A sum for work and the account it goes to: the same in words and in figures, or for a period."""
    plain = text.plain
    if not _FOR_WORK.search(plain) or not _INTO.search(plain) or _OF_THE_OFFICE.search(plain):
        return False
    said = text.flow.text
    accounts, bank = {quote.value for quote in find_accounts(said)}, find_bank(said)
    if not accounts and not bank:
        return False
    figures = {quote.value for quote in find_money(said)}
    if any(quote.value in figures for quote in find_amounts(said) if quote.confidence >= _SURE_WORDS):
        return True
    # Words that disagree with the figures are what a cuenta is returned for, and some have none.
    return (
        len(accounts) == 1
        and bank is not None
        and bool(figures)
        and _BILLED.search(plain) is not None
        and _tells_span(text)
        and _BY_A_SUPERVISOR.search(plain) is None
        and not titled_declaration(text.heading)
        and not evident_by_form(text)
    )


def _tells_duties(text: PageText) -> bool:
    """Duties one by one with what was done of each, in a period, under a contract, told by who did it."""
    said = text.flow.text
    return (
        is_of_a_contract(text)
        and _TELLER.search(text.plain) is not None
        and _entries(fold(said)) >= _LEAST_ENTRIES
        and (tells_work(text) or len(_MET.findall(text.plain)) >= _LEAST_ENTRIES)
        and _tells_span(text)
        and any(_NUMBERED_CONTRACT.search(view.flat) for view in (text.flow, text.rows))
        and not evident_by_form(text)
    )


def _tells_span(text: PageText) -> bool:
    """Whether a page tells a period, in one phrase or as two days, each under its own label."""
    if find_periods(text.flow.text):
        return True
    return _FROM_TO.search(text.plain) is not None and len(find_dates(text.flow.text)) >= _FIRST_AND_LAST


def _entries(said: str) -> int:
    """How far the entries of a list are counted: `1.`, `2.`, `3.` or `a)`, `b)`, `c)` or `Primera.`, …"""
    marks = {match[1] for match in _ENTRY.finditer(said)}
    ordinals = {match[1] for match in _ORDINAL.finditer(said)}
    lists = (
        (str(number) in marks or f"{number:02}" in marks for number in range(1, _MOST_ENTRIES)),
        (letter in marks for letter in "abcdefghijklmn"),
        (ordinal in ordinals for ordinal in _ORDINALS),
    )
    return max(_run(found) for found in lists)


def _run(found: Iterator[bool]) -> int:
    count = 0
    for one in found:
        if not one:
            break
        count += 1
    return count


def _shares_a_total(text: PageText) -> bool:
    """What goes to health, pension and risks, each on its line, and a total that is their sum."""
    if evident_by_form(text):
        return False
    shares: dict[int, int] = {}
    more: list[int] = []
    totals: set[int] = set()
    for line in text.lines:
        said = fold(" ".join(text.text_of(segment) for segment in line))
        amounts = [quote.value for quote in find_money(said)]
        if not amounts:
            continue
        if _TOTAL.search(said):
            totals.update(amounts)
        elif (at := next((at for at, share in enumerate(_SHARES) if share.search(said)), None)) is not None:
            shares.setdefault(at, amounts[-1])
        elif _MORE_SHARES.search(said):
            more.append(amounts[-1])
    if len(shares) < len(_SHARES):
        return False
    own = sum(shares.values())
    return bool(totals & {own, own + sum(more)})


_HOLDS: dict[Paper, Callable[[PageText], bool]] = {
    Paper.CUENTA: _asks_for_a_sum,
    Paper.INFORME: _tells_duties,
    Paper.PLANILLA: _shares_a_total,
}

MATTERS = frozenset(_HOLDS)
"""The papers of items that what a page holds can tell."""
