"""Judging one content for one folder: its contracts, its ways, what reviewers said and what others say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from review import freshness
from review.across import pack, traces_of
from review.contracts import ContractBook
from review.contracts.contract_identity import entity_of
from review.freshness import Stage
from review.model import Document, FieldValue, ItemKind, Judgement, Recognition, SecopState
from review.model.overlay import NOTHING, Overlay, correct, signed
from review.pipeline.histories import Told
from review.pipeline.taught import UNTAUGHT, Taught
from review.pipeline.understanding import NOTHING_RECOGNISED, understood
from review.pipeline.ways_in_force import Ways
from review.recognition import recognise
from review.recognition.grammar.ids import contract_key
from review.rules import judge
from review.store import Store, digests, readings
from review.store.codec import pack_recognition
from review.store.imprints import Imprinted
from review.store.judgements import Judged
from review.store.readings import ReadFacts

LEAST_CONFIDENCE = 0.8
"""Of a value that other cuentas are held against."""

_BALANCES = ((ItemKind.CUENTA, "saldo"), (ItemKind.INFORME, "saldo"))
_BANKS = ((ItemKind.BANCO, "banco"), (ItemKind.CUENTA, "banco"))


class Content(NamedTuple):
    """What is kept of a content, and recognised in it; `recognition` is None when that failed.

    `mark` is a digest of the recognition. `new` tells that it was made just now, of this `document`.
    """

    facts: ReadFacts
    reader_version: str
    recognition: Recognition | None
    mark: str
    document: Document | None = None
    new: bool = False


class JudgedPaper(NamedTuple):
    """A file with this content: its name, when it came, what its folder tells of SECOP, what reviewers said
    of it, and the version of the imprint kept of it (empty without one)."""

    archivo: str
    received: dt.datetime
    secop_hint: SecopState | None
    overlay: Overlay = NOTHING
    imprinted: str = ""


@dataclass(frozen=True, slots=True)
class Judge:
    """Judges contents for one folder, with the database for what is kept of each."""

    store: Store
    contracts: ContractBook
    taught: Taught = UNTAUGHT
    ways: Ways = field(default_factory=Ways)

    @property
    def judged_with(self) -> str:
        """What a judgement depends on besides the document, other cuentas and the contracts: the program, and
        the rules with the folder's checklist and laws. What contracts touch is marked when they change."""
        return freshness.judged_with(self.ways.version)

    def __call__(self, paper: JudgedPaper, content: Content, told: Told) -> Judged:
        """One submission judged, with what a reviewer said laid over what the machine recognised."""
        overlay, facts = paper.overlay, content.facts
        recognition, document = in_force(self.store, content, overlay, self.taught)
        judgement = self.judged(recognition, paper.archivo, facts, told)
        return Judged(
            archivo=paper.archivo,
            received=paper.received,
            secop_hint=paper.secop_hint,
            facts=facts,
            machine=content.recognition or NOTHING_RECOGNISED,
            recognition=recognition,
            judgement=signed(judgement, overlay.corrections),
            judged_with=self.judged_with,
            overlay=overlay,
            history=told.digest,
            part=self._part(paper.archivo),
            contract_digest=self._digest(judgement),
            read_as=digests.digest(
                content.reader_version, content.mark, overlay, self.taught.version if overlay.moves else ""
            ),
            imprint=self._imprint(paper, content, recognition, document),
        )

    def judged(self, recognition: Recognition, archivo: str, facts: ReadFacts, told: Told) -> Judgement:
        """What the rules make of a recognition: the machine's, or one that a person's word was laid over."""
        return judge(
            recognition,
            lectura=facts.lectura,
            archivo=archivo,
            contracts=self.contracts,
            checklist=self.ways.checklist,
            laws=self.ways.laws,
            history=told.history,
            lost=facts.lost,
        )

    def _part(self, archivo: str) -> str | None:
        """Which of a cuenta's files this is, where the entity asks for several."""
        kinds = self.ways.checklist.kinds_in(archivo)
        return None if kinds is None else " ".join(sorted(kinds))

    def _digest(self, judgement: Judgement) -> str:
        if judgement.contract is None:
            return ""
        key = contract_key(judgement.contract)
        named = self.contracts.with_number(judgement.contract)
        found = [one for one in named if contract_key(one.number) == key]
        of_entity = [one for one in found if entity_of(one) == judgement.entity] or found
        own = [one for one in of_entity if one.document == judgement.document]
        return next(map(digests.digest, own or of_entity), "")

    def _imprint(
        self, paper: JudgedPaper, content: Content, recognition: Recognition, document: Document | None
    ) -> Imprinted | None:
        """What others may be held against, made anew when anything in it may be different."""
        said = (paper.overlay.moves, paper.overlay.corrections)
        version = digests.digest(freshness.key(Stage.IMPRINT), content.reader_version, content.mark, said)
        if version == paper.imprinted:
            return None
        document = document or readings.load_document(self.store, content.facts.sha256)
        traces = traces_of(recognition, () if document is None else document.pages)
        value = _sure(recognition, (ItemKind.CUENTA, "valor"))
        balance = _sure(recognition, *_BALANCES)
        bank = _sure(recognition, *_BANKS)
        return Imprinted(
            version=version,
            body=pack(traces),
            value=value if isinstance(value, int) else None,
            balance=balance if isinstance(balance, int) else None,
            bank=bank if isinstance(bank, str) else None,
        )


def in_force(
    store: Store, content: Content, overlay: Overlay, taught: Taught
) -> tuple[Recognition, Document | None]:
    """What is recognised in a content with what reviewers said of it; and its document, if it was opened."""
    recognition, document = content.recognition or NOTHING_RECOGNISED, content.document
    if overlay.moves:
        document = document or readings.load_document(store, content.facts.sha256)
        if document is not None:
            recognition = recognise(
                document, forced=overlay.moves, lessons=taught.lessons, words=taught.words
            )
    return correct(recognition, overlay.corrections), document


def _sure(recognition: Recognition, *places: tuple[ItemKind, str]) -> FieldValue | None:
    """The first of these values that was read surely."""
    for kind, name in places:
        found = recognition.field(kind, name)
        if found is not None and found.note is None and found.confidence >= LEAST_CONFIDENCE:
            return found.value
    return None


def fresh(document: Document, facts: ReadFacts, recognition: Recognition | None) -> Content:
    """A content just read or recognised."""
    mark = "" if recognition is None else readings.mark_of(pack_recognition(recognition))
    return Content(facts, document.reader_version, recognition, mark, document, new=True)


def kept_contents(store: Store, hashes: list[str], taught: Taught) -> Iterator[Content]:
    """What is kept of contents read before (at most some hundreds), recognised anew from the words kept where
    the recogniser or its lessons have changed."""
    for held in readings.load_facts(store, hashes, taught.version).values():
        document = None if held.recognition else readings.load_document(store, held.facts.sha256)
        if document is None:
            recognition = held.recognition or NOTHING_RECOGNISED
            yield Content(held.facts, held.reader_version, recognition, held.mark)
        else:
            yield fresh(document, *understood(document, taught))
