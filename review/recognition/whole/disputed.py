"""Values of which one says another thing than it must, as near to it as a misreading is.

Somebody is to be told that a paper is wrong, or that OCR was: both are read again, however sure their ink.
Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from review.model import FieldValue, ItemKind, Month, Recognition
from review.model.fields import Form, written_as
from review.recognition.grammar.slips import is_slip
from review.recognition.whole.agreement import month_reported
from review.recognition.whole.board import Key

CUENTA, INFORME, SOCIAL = ItemKind.CUENTA, ItemKind.INFORME, ItemKind.SEGURIDAD_SOCIAL

_NUMBERS = (Form.PERSON, Form.CONTRACT, Form.ACCOUNT)
_EQUAL: tuple[tuple[Key, Key], ...] = (
    ((CUENTA, "valor"), (CUENTA, "valor_letras")),
    ((SOCIAL, "total"), (SOCIAL, "voucher_valor")),
    *(pair for form in _NUMBERS for pair in combinations(written_as(form), 2)),
)
"""Fields that must say the same."""


def disputed(recognition: Recognition) -> frozenset[Key]:
    """The fields that differ from what another one says by a slip."""
    found = {
        key
        for one, other in _EQUAL
        if _slipped(_value(recognition, one), _value(recognition, other))
        for key in (one, other)
    }
    return frozenset([*found, *_months(recognition)])


def _months(recognition: Recognition) -> Iterator[Key]:
    billed, paid = (_value(recognition, (kind, "periodo")) for kind in (CUENTA, SOCIAL))
    begin, end = (INFORME, "periodo_inicio"), (INFORME, "periodo_fin")
    reported = month_reported(_value(recognition, begin), _value(recognition, end))
    if _slipped(billed, reported):
        yield from ((CUENTA, "periodo"), begin, end)
    asked = billed if isinstance(billed, Month) else reported
    if not isinstance(paid, Month) or asked is None or 0 <= asked.minus(paid) <= 1:
        return
    if is_slip(paid, asked) or is_slip(paid, asked.plus(-1)):
        yield (SOCIAL, "periodo")


def _value(recognition: Recognition, key: Key) -> FieldValue | None:
    found = recognition.field(*key)
    return None if found is None else found.value


def _slipped(one: FieldValue | None, other: FieldValue | None) -> bool:
    return one is not None and other is not None and is_slip(one, other)
