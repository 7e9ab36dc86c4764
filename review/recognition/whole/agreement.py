"""Values held against each other: what agrees, adds up or has a right check digit is believed more.

Values that the papers print several times, amounts in words, sums and check digits are readings independent
of each other: OCR does not err alike in two places. Pure.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from operator import eq

from review.model import FieldValue, ItemKind, Month, RecognisedItem, Recognition
from review.model.fields import Form, written_as
from review.model.support import Support, base_makes_total, same_in
from review.recognition.grammar.account_numbers import same_account
from review.recognition.grammar.contract_numbers import same_contract
from review.recognition.grammar.ids import check_digit
from review.recognition.items.planilla.sums import contributions, rate_of_risk
from review.recognition.values.readers import month_of
from review.recognition.whole.board import Board, Key

CUENTA, INFORME, SOCIAL = ItemKind.CUENTA, ItemKind.INFORME, ItemKind.SEGURIDAD_SOCIAL
BANCO, RUT, IMPUESTOS = ItemKind.BANCO, ItemKind.RUT, ItemKind.IMPUESTOS

_PAPER = {
    CUENTA: "la cuenta de cobro",
    INFORME: "el informe",
    SOCIAL: "la planilla",
    BANCO: "la certificación bancaria",
    RUT: "el RUT",
    IMPUESTOS: "el recibo de impuestos",
}
_NIT, _DV = (RUT, "nit"), (RUT, "dv")
_MOST_DIGITS = 15  # of a NIT: as many as its check digit has weights for
_LATE = 550  # days: nobody pays a planilla later, nor dates a paper so


def agreed(recognition: Recognition) -> Recognition:
    """The recognition with its fields weighed by each other. Values of the PDF's own text never change."""
    board = Board(recognition)
    _check_digit(board)
    _the_same(board, _printed_as(Form.PERSON), _same_digits)
    _the_same(board, _printed_as(Form.CONTRACT), same_contract)
    _the_same(board, _printed_as(Form.ACCOUNT), same_account)
    _equal(
        board,
        (CUENTA, "valor"),
        (CUENTA, "valor_letras"),
        (Support.AMOUNT_IN_WORDS, Support.AMOUNT_IN_FIGURES),
    )
    _equal(
        board,
        (SOCIAL, "total"),
        (SOCIAL, "voucher_valor"),
        (Support.AMOUNT_OF_VOUCHER, Support.TOTAL_OF_PLANILLA),
    )
    _base_and_total(board)
    _months(board)
    _days(board)
    return board.recognition()


def _same_digits(one: str, other: str) -> bool:
    return one.lstrip("0") == other.lstrip("0")


def _check_digit(board: Board) -> None:
    """The RUT's own check: a NIT with one wrong figure never has the same check digit."""
    nit, dv = board.value(_NIT), board.value(_DV)
    if not isinstance(nit, str) or not isinstance(dv, str) or not dv.isdecimal():
        return

    def fits(value: FieldValue) -> bool:
        return (
            isinstance(value, str)
            and value.isdecimal()
            and len(value) <= _MOST_DIGITS
            and str(check_digit(value)) == dv
        )

    said = Support.CHECK_DIGIT
    if fits(nit):
        board.check(_NIT, said)
        board.check(_DV, said)
    elif board.settle(_NIT, fits, said):
        board.check(_DV, said)
    else:
        board.doubt(_NIT)
        board.doubt(_DV)


def _the_same(board: Board, keys: Sequence[Key], same: Callable[[str, str], bool]) -> None:
    """A number that several items print: those that agree support each other, a slip of them is put right."""
    read = {key: value for key in keys if isinstance(value := board.value(key), str)}
    groups: list[list[Key]] = []
    for key, value in read.items():
        group = next((one for one in groups if same(read[one[0]], value)), None)
        if group is None:
            groups.append([key])
        else:
            group.append(key)
    groups.sort(key=len, reverse=True)
    if not groups or len(groups[0]) < 2 or (len(groups) > 1 and len(groups[1]) == len(groups[0])):
        if len(read) == 2:
            _settle_two(board, read, same)
        return
    agreeing = groups[0]
    for key in agreeing:
        board.prove(key, same_in(_named(agreeing, key)))
    common = read[agreeing[0]]
    for key in read:
        if key not in agreeing:
            board.settle(key, _like(common, same), same_in(_named(agreeing, key)))


def _printed_as(form: Form) -> list[Key]:
    """The fields of that form, in the order in which their papers are named."""
    papers = list(_PAPER)
    return sorted(written_as(form), key=lambda key: papers.index(key[0]))


def _settle_two(board: Board, read: dict[Key, str], same: Callable[[str, str], bool]) -> None:
    """Of two papers that differ, one misread: what it also reads is what the other says."""
    (one, first), (two, second) = read.items()
    for key, other, value in ((one, two, second), (two, one, first)):
        if board.settle(key, _like(value, same), same_in([_PAPER[other[0]]])):
            board.prove(other, same_in([_PAPER[key[0]]]))
            return


def _like(common: str, same: Callable[[str, str], bool]) -> Callable[[FieldValue], bool]:
    return lambda value: isinstance(value, str) and same(value, common)


def _named(keys: Sequence[Key], but: Key) -> list[str]:
    return [_PAPER[kind] for kind, name in keys if (kind, name) != but]


def _equal(board: Board, one: Key, two: Key, said: tuple[str, str]) -> None:
    """Two values that must be equal: each supports the other, or a passed-over value of one of them does."""
    first, second = board.value(one), board.value(two)
    if first is None or second is None:
        return
    if (
        first == second
        or board.settle(one, partial(eq, second), said[0])
        or board.settle(two, partial(eq, first), said[1])
    ):
        board.prove(one, said[0])
        board.prove(two, said[1])


def _base_and_total(board: Board) -> None:
    """The planilla's total is what health, pension and labour risks of its base come to."""
    base, total = (SOCIAL, "ibc"), (SOCIAL, "total")
    first, last = board.value(base), board.value(total)
    if not isinstance(first, int) or not isinstance(last, int):
        return
    pairs = [
        (first, last),
        *((other.value, last) for other in board.fields[base].others),
        *((first, other.value) for other in board.fields[total].others),
    ]
    for one, two in pairs:
        risks = rate_of_risk(one, two) if isinstance(one, int) and isinstance(two, int) else None
        if risks is None:
            continue
        said = base_makes_total(risks)
        if (one == first or board.settle(base, partial(eq, one), said)) and (
            two == last or board.settle(total, partial(eq, two), said)
        ):
            board.prove(base, said)
            board.prove(total, said)
            return
    if board.fields[total].support and not contributions(first) & {last}:
        board.doubt(base)


def _months(board: Board) -> None:
    """The month billed in the cuenta and in the informe; the planilla is of that month or the one before."""
    begin, end = board.value((INFORME, "periodo_inicio")), board.value((INFORME, "periodo_fin"))
    billed, planilla = board.value((CUENTA, "periodo")), board.value((SOCIAL, "periodo"))
    reported = month_reported(begin, end)
    month, said = (CUENTA, "periodo"), Support.MONTH_OF_INFORME
    both = isinstance(billed, Month) and reported is not None
    if both and (billed == reported or board.settle(month, partial(eq, reported), said)):
        board.prove(month, said)
        board.agree(month, said)
        for name in ("periodo_inicio", "periodo_fin"):
            board.check((INFORME, name), Support.MONTH_OF_CUENTA)
            board.agree((INFORME, name), Support.MONTH_OF_CUENTA)
    asked = billed if isinstance(billed, Month) else reported
    if isinstance(planilla, Month) and asked is not None and 0 <= asked.minus(planilla) <= 1:
        board.check((SOCIAL, "periodo"), Support.MONTH_DUE)


def month_reported(begin: FieldValue | None, end: FieldValue | None) -> Month | None:
    """The month of an informe's period; None when it has none."""
    if isinstance(begin, dt.date) and isinstance(end, dt.date) and begin <= end:
        return month_of((begin, end))
    return None


def month_billed(items: Mapping[ItemKind, RecognisedItem]) -> Month | None:
    """The month that the cuenta bills, or else that of the informe; None when they say different ones."""
    cuenta, informe = items.get(CUENTA), items.get(INFORME)
    billed = None if cuenta is None else cuenta.value("periodo")
    reported = (
        None
        if informe is None
        else month_reported(informe.value("periodo_inicio"), informe.value("periodo_fin"))
    )
    if not isinstance(billed, Month):
        return reported
    return billed if reported is None or billed == reported else None


def _days(board: Board) -> None:
    """Days that cannot be: paid before the month began, signed long before or after the period."""
    paid, receipt = board.value((SOCIAL, "fecha_pago")), board.value((SOCIAL, "voucher_fecha"))
    if paid is not None and paid == receipt:
        board.prove((SOCIAL, "fecha_pago"), Support.DAY_OF_VOUCHER)
        board.prove((SOCIAL, "voucher_fecha"), Support.DAY_OF_PLANILLA)
    planilla, billed = board.value((SOCIAL, "periodo")), board.value((CUENTA, "periodo"))
    for key, month in (
        ((SOCIAL, "fecha_pago"), planilla),
        ((SOCIAL, "voucher_fecha"), planilla),
        ((CUENTA, "fecha_cuenta"), billed),
        ((INFORME, "fecha_informe"), billed),
    ):
        day = board.value(key)
        if not isinstance(day, dt.date) or not isinstance(month, Month):
            continue
        if not 0 <= (day - month.first_day).days <= _LATE:
            board.doubt(key)
    start, begin = (INFORME, "fecha_inicio_contrato"), board.value((INFORME, "periodo_inicio"))
    first = board.value(start)
    if isinstance(first, dt.date) and isinstance(begin, dt.date) and first > begin:
        board.doubt(start)
