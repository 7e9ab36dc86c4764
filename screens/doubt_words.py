"""What is asked about a value read with doubt, and about a page that was not recognised, in Spanish."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from review import spanish
from review import spanish_titles as titles
from review.desk.page_doubts import PageDoubt
from review.desk.questions import Account, Family, ValueDoubt
from review.model import FieldType, FieldValue, ItemKind, PageKind
from review.model.fields import FieldCard, Form
from screens import text
from screens.words import STATES

FAMILIES = {
    Family.MONEY: "Valores en pesos",
    Family.MONTHS: "Meses",
    Family.DAYS: "Fechas",
    Family.PEOPLE: "Documentos y NIT",
    Family.CONTRACTS: "Contratos",
    Family.NUMBERS: "Otros números",
    Family.WORDS: "Nombres y palabras",
}
_ROW = 3  # cards abreast on a common screen
_PAYMENT = "numero_pago"
_ASKED = {
    Form.IN_WORDS: "¿En letras dice {}?",
    Form.PERSON: "¿El documento es {}?",
    Form.CHECK_DIGIT: "¿El dígito de verificación es {}?",
    Form.CONTRACT: "¿El contrato es {}?",
    Form.ACCOUNT: "¿La cuenta es la n.º {}?",
    Form.ACCOUNT_KIND: "¿Es una cuenta de tipo {}?",
    Form.BANK: "¿El banco es {}?",
    Form.OPERATOR: "¿El operador es {}?",
}
_ASKED_BY_TYPE = {
    FieldType.MONEY: "¿Dice {}?",
    FieldType.DATE: "¿Es el {}?",
    FieldType.MONTH: "¿Es {}?",
    FieldType.DOCUMENT: "¿El documento es {}?",
    FieldType.DIGITS: "¿El número es {}?",
    FieldType.COUNT: "¿Dice {}?",
    FieldType.TEXT: "¿Dice «{}»?",
}
_WHICH = "¿Cuál es: {}?"
_SHORT = titles.ITEMS_SHORT

PAGE_ANSWERS: tuple[tuple[str, PageKind, str], ...] = (
    *((_SHORT[kind], PageKind(kind.value), "") for kind in ItemKind),
    ("Evidencia", PageKind.INFORME, "Evidencia del informe"),
    ("Otra cosa", PageKind.OTRO, ""),
)
"""What a page may be, in the order of the keys: the word of its button, what it counts as (evidence is a part
of the informe) and the reason that is kept."""


def shown(card: FieldCard, value: FieldValue) -> str:
    """A value as the paper is likely to write it."""
    if not isinstance(value, str):
        return spanish.show(value, money=card.type is FieldType.MONEY)
    if card.form is Form.PERSON and value.isdecimal():
        return spanish.number(int(value))
    return text.clean(value)


def question(doubt: ValueDoubt) -> str:
    """What is asked: whether it says what was read, or which of those that were read."""
    values = [shown(doubt.card, one.value) for one in doubt.candidates]
    if len(values) > 1:
        return _WHICH.format(spanish.join(values, last="o"))
    if doubt.card.name == _PAYMENT:
        return f"¿Es el pago n.º {values[0]}?"
    form = _ASKED.get(doubt.card.form) or _ASKED_BY_TYPE[doubt.card.type]
    return form.format(values[0])


def sections(doubts: Iterable[ValueDoubt]) -> list[tuple[str, list[ValueDoubt]]]:
    """Questions in their order under titles that tell their kinds; small groups that follow each other share
    one, so that the wall has no holes."""
    made: list[tuple[bool, list[Family], list[ValueDoubt]]] = []
    for doubt in doubts:
        completes, family = doubt.follows.completes, doubt.family
        if made and made[-1][0] == completes and (family in made[-1][1] or len(made[-1][2]) < _ROW):
            if family not in made[-1][1]:
                made[-1][1].append(family)
            made[-1][2].append(doubt)
        else:
            made.append((completes, [family], [doubt]))
    return [(_title(families, completes), found) for completes, families, found in made]


def _title(families: list[Family], completes: bool) -> str:
    first, *others = (FAMILIES[family] for family in families)
    title = spanish.join([first, *map(spanish.uncapital, others)])
    return f"{title} · pueden completar su cuenta" if completes else title


def about(doubt: ValueDoubt) -> str:
    """Which field, of which item."""
    return f"{doubt.card.title} · {spanish.title(doubt.item)}"


def whose(account: Account) -> str:
    """The contractor, the month and the payment; the file while the contractor is not known."""
    parts = [text.clean(account.contractor) or text.clean(account.archivo)]
    if account.month is not None:
        parts.append(text.short_month(account.month))
    if account.payment is not None:
        parts.append(f"pago {text.payment(account.payment)}")
    return " · ".join(parts)


def follows(doubt: ValueDoubt) -> str:
    """What comes of a yes; where there are several answers, only what hangs on them: none is recommended."""
    found = doubt.follows
    several = len(doubt.candidates) > 1
    if found.completes:
        return "De la respuesta depende que la cuenta quede completa."
    if found.together is not None:
        others = found.together - 1
        which = "otra duda" if others == 1 else f"otras {others} dudas"
        return f"De esta y {which} depende que la cuenta quede completa."
    if found.states and not several:
        told = (
            f"«{spanish.title(kind)}» pasa a {STATES[state].word.lower()}" for kind, state in found.states
        )
        return f"Si es así, {spanish.join(told)}."
    if found.touches:
        verb = "depende" if len(found.touches) == 1 else "dependen"
        return f"De la respuesta {verb} {_named(found.touches)}."
    return "Hace falta junto con otro dato de la cuenta."


def page_follows(doubt: PageDoubt) -> str:
    """What of the cuenta is open."""
    may_be = f"Puede ser de {_named(doubt.may_be)}. " if doubt.may_be else ""
    return f"{may_be}Sin resolver en la cuenta: {spanish.join(_SHORT[kind] for kind in doubt.lacking)}."


def left(many: int, accounts: int, noun: str = "duda", nouns: str | None = None) -> str:
    """`Quedan 14 dudas de 9 cuentas`."""
    verb = "Queda" if many == 1 else "Quedan"
    return f"{verb} {spanish.plural(many, noun, nouns)} de {spanish.plural(accounts, 'cuenta')}"


def _named(kinds: Collection[ItemKind]) -> str:
    return spanish.join(f"«{spanish.title(kind)}»" for kind in kinds)


def lines(*parts: Any) -> str:
    """Parts of a card under each other, each shown letter by letter."""
    return "  \n".join(text.md(part) for part in parts if part)
