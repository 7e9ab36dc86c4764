"""One submission for a person: a page of Spanish text with what to do about it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from review import spanish
from review import spanish_titles as titles
from review.model import Field, FieldType, Finding, ItemKind, JudgedItem, State, Submission
from review.model.fields import known_card

WIDTH = 100  # characters
_SPEAKING = (State.NO_CUMPLE, State.FALTA, State.POR_REVISAR)
_UNKNOWN = "no se sabe"


def lines(submission: Submission) -> Iterator[str]:
    """The items with their state, values with their page, and the findings that ask for something."""
    judgement, document = submission.judgement, submission.document
    yield submission.archivo
    yield f"Resultado: {spanish.title(judgement.result)}"
    if document.reason:
        yield from _wrapped(f"{spanish.title(document.lectura)}: {document.reason}", "")
    period = None if judgement.period is None else spanish.month_name(judgement.period)
    payment = None if judgement.payment is None else spanish.payment_number(judgement.payment)
    yield from _wrapped(
        f"Contrato {judgement.contract or _UNKNOWN} · {judgement.contractor or _UNKNOWN} · documento "
        f"{judgement.document or _UNKNOWN} · pago {payment or _UNKNOWN} · mes {period or _UNKNOWN}",
        "",
    )
    for item in judgement.items.values():
        yield ""
        yield from _item(item)


def _item(item: JudgedItem) -> Iterator[str]:
    where = f" ({spanish.page_list(item.pages)})" if item.pages else ""
    yield f"{titles.ITEMS[item.kind]}: {spanish.title(item.state)}{where}"
    for field in item.fields.values():
        yield from _field(item.kind, field)
    for finding in item.findings:
        if finding.state in _SPEAKING:
            yield from _finding(finding)


def _field(kind: ItemKind, field: Field) -> Iterator[str]:
    spec = known_card(kind, field.name)
    title = field.name if spec is None else spec.title
    money = spec is not None and spec.type is FieldType.MONEY
    where = f" (página {field.page})" if field.page else ""
    note = f" {field.note}" if field.note else ""
    yield from _wrapped(f"  {title}: {spanish.show(field.value, money=money)}{where}{note}", "    ")


def _finding(finding: Finding) -> Iterator[str]:
    where = f" (página {finding.page})" if finding.page else ""
    yield from _wrapped(f"  • {spanish.title(finding.state)}: {finding.message}{where}", "    ")
    if finding.request:
        yield from _wrapped(f"    Qué pedir: {finding.request}", "      ")


def _wrapped(text: str, indent: str) -> list[str]:
    return textwrap.wrap(text, WIDTH, subsequent_indent=indent, break_long_words=False)
