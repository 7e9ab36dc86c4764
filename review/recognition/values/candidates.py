"""Choosing between candidates: agreement counts, contradiction is told, nothing is guessed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from review.model import Alternative, Field, FieldValue, Stands
from review.model.support import read_alike
from review.recognition.values import trace
from review.recognition.values.labels import Candidate

T = TypeVar("T", bound=Hashable)
V = TypeVar("V", bound=FieldValue)

# Below this a value is not given at all; a reviewer is not helped by noise.
LEAST = 0.35
# A rival this strong, relative to the best, makes the choice doubtful.
EQUAL = 0.9
STRONG = 0.7
DOUBTFUL = 0.55
MOST = 0.99
# Other values worth offering to a reviewer.
MOST_OTHERS = 4


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """The candidate chosen, how surely, and the Spanish note when another value was as plausible.

    `labelled` is False where it was told by its shape alone: nothing beside it says what it is.
    """

    best: Candidate[T]
    confidence: float
    note: str | None = None
    rivals: tuple[Candidate[T], ...] = ()
    support: tuple[str, ...] = ()
    labelled: bool = True


def choose(
    candidates: Iterable[Candidate[T]], *, key: Callable[[T], Hashable] | None = None
) -> Choice[T] | None:
    """The value that most evidence speaks for, or None when there is none worth giving.

    Candidates with equal `key(value)` support each other. When another value is about as strong the
    confidence falls below 0.6 and the note names it.
    """
    groups: dict[Hashable, list[Candidate[T]]] = {}
    for candidate in candidates:
        if candidate.score > 0:
            trace.candidate(candidate.page, candidate.source, candidate.text, candidate.box, candidate.score)
            groups.setdefault(key(candidate.value) if key else candidate.value, []).append(candidate)
    ranked = sorted(((_strength(g), g) for g in groups.values()), key=lambda item: -item[0])
    if not ranked or ranked[0][0] < LEAST:
        return None
    strength, group = ranked[0]
    best = max(group, key=lambda c: c.score)
    confidence, note = min(strength, MOST), None
    rivals = tuple(max(g, key=lambda c: c.score) for _, g in ranked[1:])
    if rivals:
        relative = ranked[1][0] / strength
        if relative >= EQUAL:
            confidence = min(confidence, DOUBTFUL)
            note = f"También se leyó «{rivals[0].text}» (página {rivals[0].page})."
        elif relative >= STRONG:
            confidence *= 1 - 0.5 * (relative - STRONG)
    support = tuple(dict.fromkeys(said for c in group for said in c.support))
    places = _places(group)
    if places > 1:
        support += (read_alike(places),)
    return Choice(best, round(confidence, 3), note, rivals, support)


def _strength(group: Sequence[Candidate[T]]) -> float:
    """The best evidence, and half of what each further one adds."""
    first, *others = sorted((min(c.score, MOST) for c in group), reverse=True)
    doubt = 1 - first
    for score in others:
        doubt *= 1 - 0.5 * score
    return 1 - doubt


def _places(group: Sequence[Candidate[T]]) -> int:
    """How many places of the papers say the same, each with ink of its own."""
    found: list[Candidate[T]] = []
    for candidate in group:
        if not any(candidate.page == other.page and candidate.box.meets(other.box) for other in found):
            found.append(candidate)
    return len(found)


def boosted(candidate: Candidate[T], factor: float) -> Candidate[T]:
    """The same candidate, believed more (or less), never beyond certainty."""
    return replace(candidate, score=min(candidate.score * factor, MOST))


def field_of(name: str, choice: Choice[V] | None) -> Field | None:
    """The field that a choice makes."""
    if choice is None:
        return None
    best = choice.best
    return Field(
        name,
        best.value,
        best.text,
        best.page,
        best.box,
        choice.confidence,
        choice.note,
        choice.support,
        passed_over(best.value, choice.rivals),
        stands=Stands.WHOLE if choice.labelled else Stands.UNLABELLED,
    )


def passed_over(value: V, rivals: Iterable[Candidate[V]]) -> tuple[Alternative, ...]:
    """The rivals as values to choose from, best first, each value once and never the one chosen."""
    found: dict[FieldValue, Alternative] = {}
    for rival in rivals:
        if rival.value != value and rival.value not in found and len(found) < MOST_OTHERS:
            sure = round(min(rival.score, MOST), 3)
            found[rival.value] = Alternative(rival.value, rival.text, rival.page, rival.box, sure)
    return tuple(found.values())


def only_fields(*fields: Field | None) -> dict[str, Field]:
    """The fields that were found, by name."""
    return {field.name: field for field in fields if field is not None}
