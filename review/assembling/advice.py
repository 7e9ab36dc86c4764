"""What a supervisor would return of a cuenta and how to mend it, told to the contractor before it is sent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from review import spanish
from review.model import Box, Finding, ItemKind, Month, Recognition, State, Submission
from review.recognition.grammar.contract_numbers import same_contract
from review.ways.checklist import Checklist

_FAILED = (State.NO_CUMPLE, State.FALTA)
_MISSING = "No se encontró. "  # as requests for what is nowhere begin; the pages searched help nobody here
_NUMBERED = re.compile(r"^Ítem \d+:\s*")


@dataclass(frozen=True, slots=True)
class Advice:
    """A thing to mend. `place` and `name` are the item's number and name in the entity's checklist; `fault`
    is what is wrong, `remedy` what to do ("" where nothing is asked yet). `page` and `box` show where (None:
    what is missing is nowhere). Not `sure` where the supervisor would look before deciding."""

    item: ItemKind
    place: int
    name: str
    fault: str
    remedy: str
    page: int | None
    box: Box | None
    sure: bool

    @property
    def where(self) -> str:
        """`Ítem 3, Seguridad social (página 4)`."""
        page = "" if self.page is None else f" (página {self.page})"
        return f"Ítem {self.place}, {self.name}{page}"


def advice_on(
    submission: Submission, checklist: Checklist, contract: str | None = None, month: Month | None = None
) -> tuple[Advice, ...]:
    """What would be returned first, then what would be looked at; each once.

    `contract` and `month` are those that the contractor says the cuenta is of.
    """
    found = [*_against_typed(submission, checklist, contract, month), *_judged(submission, checklist)]
    once = dict.fromkeys(found)
    return tuple(sorted(once, key=lambda one: (not one.sure, one.place)))


def _judged(submission: Submission, checklist: Checklist) -> Iterator[Advice]:
    for item in submission.judgement.items.values():
        if item.state.settled:
            continue
        yield from (_of(finding, checklist) for finding in item.findings if finding.is_asked)


def _of(finding: Finding, checklist: Checklist) -> Advice:
    plain = _NUMBERED.sub("", finding.request or "")
    asked = spanish.capital(plain) if plain else ""
    fault = finding.message
    if asked.startswith(_MISSING):
        fault, asked = _MISSING.strip(), asked.removeprefix(_MISSING)
    return _advice(
        checklist,
        finding.item,
        fault,
        "" if asked == fault else asked,
        finding.page,
        finding.box,
        sure=finding.state in _FAILED,
    )


def _advice(
    checklist: Checklist,
    item: ItemKind,
    fault: str,
    remedy: str,
    page: int | None,
    box: Box | None,
    *,
    sure: bool = True,
) -> Advice:
    name = next(one.name for one in checklist.items if one.kind is item)
    return Advice(item, checklist.place(item), name, fault, remedy, page, box, sure)


def _against_typed(
    submission: Submission, checklist: Checklist, contract: str | None, month: Month | None
) -> Iterator[Advice]:
    """Where the papers say another contract or month than the contractor."""
    judgement, recognition = submission.judgement, submission.recognition
    read = judgement.contract
    if contract and read and not same_contract(contract, read):
        yield _advice(
            checklist,
            ItemKind.CUENTA,
            f"Los papeles dicen el contrato {read}, y usted escribió {contract}.",
            "Revise el número del contrato en los papeles, o el que escribió.",
            *_seen(recognition, ItemKind.CUENTA, "contrato"),
        )
    if month and judgement.period and judgement.period != month:
        yield _advice(
            checklist,
            ItemKind.CUENTA,
            f"Los papeles cobran {spanish.month_name(judgement.period)}, y usted escribió "
            f"{spanish.month_name(month)}.",
            "Revise el periodo en los papeles, o el mes que escribió.",
            *_seen(recognition, ItemKind.CUENTA, "periodo"),
        )


def _seen(recognition: Recognition, item: ItemKind, name: str) -> tuple[int | None, Box | None]:
    found = recognition.field(item, name)
    return (None, None) if found is None else (found.page, found.box)
