"""What a cuenta would come to if values that were read with doubt were known for sure.

Judged in memory from what is kept: nothing is written and no PDF is opened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from review.model import FieldValue, ItemKind, Judgement, Recognition, State
from review.model.overlay import Correction, correct, in_force
from review.pipeline import judging
from review.pipeline.again import FEW, Judges, kept_papers, near_histories
from review.pipeline.histories import Told
from review.pipeline.judging import Judge
from review.pipeline.taught import FolderTaught
from review.store import Store, judgements
from review.store.readings import ReadFacts

Place = tuple[ItemKind, str]
"""An item, and the name of one of its fields."""

NO_VALUES: Mapping[Place, FieldValue] = MappingProxyType({})
_NOBODY = ""  # whom no record names: a value taken for a trial only


@dataclass(frozen=True, slots=True)
class PaperOnTrial:
    """A cuenta as it stands, with what reviewers said of it. `least` is the confidence (0–1) from which its
    folder's checklist relies on a value."""

    submission_id: int
    archivo: str
    recognition: Recognition
    marks: Mapping[ItemKind, State]
    least: float
    _facts: ReadFacts
    _told: Told
    _judge: Judge

    def judged(self, values: Mapping[Place, FieldValue] = NO_VALUES) -> Judgement:
        """What it comes to, the marks of reviewers in it, when these values are taken for sure."""
        sure = [Correction(kind, name, value, _NOBODY) for (kind, name), value in values.items()]
        recognition = correct(self.recognition, sure)
        return in_force(self._judge.judged(recognition, self.archivo, self._facts, self._told), self.marks)


def papers(store: Store, submission_ids: Sequence[int]) -> Iterator[PaperOnTrial]:
    """These cuentas, by file name. Raises StoreUnavailable."""
    taught = FolderTaught(store)
    around = near_histories(store, taught, submission_ids)
    judges = Judges(store, taught, few=len(submission_ids) <= FEW)
    for some in kept_papers(store, judgements.kept(store, submission_ids), taught):
        for one, paper, content in some:
            judge = judges.of(one.folder_id)
            recognition, _ = judging.in_force(store, content, paper.overlay, judge.taught)
            yield PaperOnTrial(
                submission_id=one.id,
                archivo=one.archivo,
                recognition=recognition,
                marks=paper.overlay.marks,
                least=judge.ways.checklist.least_confidence,
                _facts=content.facts,
                _told=around.of(one.id),
                _judge=judge,
            )
