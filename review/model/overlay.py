"""What a reviewer said, laid over what the machine made of a cuenta. Pure; the machine's words stay."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from review.model import (
    Box,
    Field,
    FieldValue,
    ItemKind,
    Judgement,
    PageKind,
    RecognisedItem,
    Recognition,
    Resultado,
    Stands,
    State,
)
from review.model.fields import to_json

NOWHERE = Box(0.0, 0.0, 0.0, 0.0)  # the box of a value typed by a person without saying where it stands


@dataclass(frozen=True, slots=True)
class Correction:
    """A field's value as a person put it. Without `page` and `box` the machine's evidence stays."""

    item: ItemKind
    name: str
    value: FieldValue
    author: str
    page: int | None = None
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Overlay:
    """All that is in force about one submission: pages moved, fields corrected, items marked."""

    moves: Mapping[int, PageKind] = field(default_factory=dict)
    corrections: tuple[Correction, ...] = ()
    marks: Mapping[ItemKind, State] = field(default_factory=dict)


NOTHING = Overlay()


def correct(recognition: Recognition, corrections: Iterable[Correction]) -> Recognition:
    """The recognition with the corrected values in it. Those of an item that was not found are left out."""
    items = dict(recognition.items)
    for correction in corrections:
        item = items.get(correction.item)
        if item is not None:
            fields = {**item.fields, correction.name: _corrected(item, correction)}
            items[correction.item] = replace(item, fields=fields)
    return replace(recognition, items=items)


def _corrected(item: RecognisedItem, correction: Correction) -> Field:
    read = item.fields.get(correction.name)
    page, box = correction.page, correction.box
    if page is None:
        page = read.page if read else min(item.pages, default=1)
        box = read.box if read else None
    return Field(
        name=correction.name,
        value=correction.value,
        text=str(to_json(correction.value)),
        page=page,
        box=box or NOWHERE,
        confidence=1.0,
        others=tuple(one for one in read.others if one.value != correction.value) if read else (),
        stands=Stands.TOLD,
    )


def signed(judgement: Judgement, corrections: Iterable[Correction]) -> Judgement:
    """The judgement with a note at every corrected value of who corrected it.

    Not before judging: a note tells the rules that a value is doubtful.
    """
    items = dict(judgement.items)
    for correction in corrections:
        item = items[correction.item]
        found = item.fields.get(correction.name)
        if found is not None:
            noted = replace(found, note=f"corregido por {correction.author}")
            items[correction.item] = replace(item, fields={**item.fields, correction.name: noted})
    return replace(judgement, items=items)


def states_in_force(
    machine: Mapping[ItemKind, State], marks: Mapping[ItemKind, State]
) -> dict[ItemKind, State]:
    """The reviewer's state where there is one, else the machine's."""
    return {kind: marks.get(kind, state) for kind, state in machine.items()}


def result_in_force(
    machine: Resultado, states: Mapping[ItemKind, State], marks: Mapping[ItemKind, State]
) -> Resultado:
    """What the cuenta comes to with the reviewer's marks; the machine's result when there are none.

    An unreadable file stays `ilegible` until every one of its items has been marked.
    """
    if not marks or (machine is Resultado.ILEGIBLE and set(states) - set(marks)):
        return machine
    found = set(states.values())
    if found & {State.FALTA, State.NO_CUMPLE}:
        return Resultado.INCOMPLETA
    return Resultado.POR_REVISAR if State.POR_REVISAR in found else Resultado.COMPLETA


def in_force(judgement: Judgement, marks: Mapping[ItemKind, State]) -> Judgement:
    """The judgement with the reviewer's marks in it."""
    if not marks:
        return judgement
    states = states_in_force({kind: item.state for kind, item in judgement.items.items()}, marks)
    items = {kind: replace(item, state=states[kind]) for kind, item in judgement.items.items()}
    return replace(judgement, items=items, result=result_in_force(judgement.result, states, marks))
