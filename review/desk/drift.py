"""How values move by themselves from a payment to the next, so that what does not is told apart.

Judgement of what the papers of one contract say month after month: the period goes on by the months between
the two payments, their number by one, what was paid grows; the account, the value or the person stay.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from enum import Enum, auto
from typing import Final

from review.model import FieldValue, ItemKind, Month

_INFORME, _CUENTA, _PILA = ItemKind.INFORME, ItemKind.CUENTA, ItemKind.SEGURIDAD_SOCIAL
_BANCO, _RUT, _TAXES = ItemKind.BANCO, ItemKind.RUT, ItemKind.IMPUESTOS


class Moves(Enum):
    """How a value goes on. Never kept: it may be renamed."""

    WITH_THE_MONTHS = auto()  # as many months as lie between what the two cuentas bill
    LATER = auto()
    BY_ONE = auto()
    MORE = auto()
    LESS = auto()
    HOWEVER = auto()  # another one every time


_FROM_PAYMENT_TO_PAYMENT: Final[Mapping[tuple[ItemKind, str], Moves]] = {
    (_INFORME, "periodo_inicio"): Moves.WITH_THE_MONTHS,
    (_INFORME, "periodo_fin"): Moves.WITH_THE_MONTHS,
    (_INFORME, "fecha_informe"): Moves.LATER,
    (_INFORME, "numero_pago"): Moves.BY_ONE,
    (_INFORME, "pagado"): Moves.MORE,
    (_INFORME, "saldo"): Moves.LESS,
    (_INFORME, "planilla"): Moves.HOWEVER,
    (_INFORME, "planilla_fecha"): Moves.LATER,
    (_CUENTA, "numero_pago"): Moves.BY_ONE,
    (_CUENTA, "periodo"): Moves.WITH_THE_MONTHS,
    (_CUENTA, "fecha_cuenta"): Moves.LATER,
    (_CUENTA, "pagado"): Moves.MORE,
    (_CUENTA, "saldo"): Moves.LESS,
    (_PILA, "planilla"): Moves.HOWEVER,
    (_PILA, "periodo"): Moves.WITH_THE_MONTHS,
    (_PILA, "periodo_salud"): Moves.WITH_THE_MONTHS,
    (_PILA, "fecha_pago"): Moves.LATER,
    (_PILA, "fecha_limite"): Moves.LATER,
    (_PILA, "voucher_fecha"): Moves.LATER,
    (_PILA, "clave_pago"): Moves.HOWEVER,
    (_PILA, "voucher_referencia"): Moves.HOWEVER,
    (_BANCO, "fecha"): Moves.LATER,
    (_RUT, "fecha_generacion"): Moves.LATER,
    (_TAXES, "fecha"): Moves.LATER,
    (_TAXES, "fecha_limite"): Moves.LATER,
}
_FROM_VERSION_TO_VERSION: Final[Mapping[tuple[ItemKind, str], Moves]] = {
    (_INFORME, "fecha_informe"): Moves.LATER,
    (_CUENTA, "fecha_cuenta"): Moves.LATER,
    (_BANCO, "fecha"): Moves.LATER,
    (_RUT, "fecha_generacion"): Moves.LATER,
}
"""A paper that is made again bears a later day; nothing else of the same month moves."""


def moves_by_itself(
    item: ItemKind, name: str, was: FieldValue, now: FieldValue, months: int, *, same_cuenta: bool
) -> bool:
    """Whether a field of an item is other only because time went on. `months` are those from what the earlier
    cuenta bills to what this one does; `same_cuenta`: they are versions of one."""
    known = _FROM_VERSION_TO_VERSION if same_cuenta else _FROM_PAYMENT_TO_PAYMENT
    moves = known.get((item, name))
    return moves is not None and _moved(moves, was, now, months)


def _moved(moves: Moves, was: FieldValue, now: FieldValue, months: int) -> bool:
    match moves, was, now:
        case Moves.HOWEVER, _, _:
            return True
        case Moves.BY_ONE, int(), int():
            return now == was + 1
        case Moves.MORE, int(), int():
            return now > was
        case Moves.LESS, int(), int():
            return now < was
        case Moves.LATER, dt.date(), dt.date():
            return now > was
        case Moves.WITH_THE_MONTHS, dt.date() | Month(), dt.date() | Month():
            return _month(now).minus(_month(was)) == months
        case _:
            return False


def _month(value: dt.date | Month) -> Month:
    return value if isinstance(value, Month) else Month.of(value)
