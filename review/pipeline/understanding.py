"""From a document to what it holds, asking for a second look where that may tell more."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from review.errors import VistoBuenoError
from review.machine import failures, patience
from review.model import Document, Lectura, Look, Recognition
from review.pipeline.taught import UNTAUGHT, Taught
from review.reading.limits import DEFAULT_LIMITS
from review.recognition import recognise
from review.recognition.whole import second_look
from review.store.readings import ReadFacts, facts_of
from review.ways.checklist import DEFAULT, Checklist

NOTHING_RECOGNISED = Recognition(pages=(), items={})
NOT_UNDERSTOOD = (
    "Se leyó pero no se pudo interpretar por un error del programa. "
    "Revísela a mano y avise a quien instaló Visto Bueno."
)
TOOK_TOO_LONG = (
    "Se leyó, pero interpretarla tomó demasiado tiempo y se dejó sin terminar. "
    "Revísela a mano y avise a quien instaló Visto Bueno."
)


def recognised(document: Document, taught: Taught = UNTAUGHT) -> Recognition:
    """What a document holds; nothing when it could not be read."""
    if not document.lectura.readable:
        return NOTHING_RECOGNISED
    return recognise(document, lessons=taught.lessons, words=taught.words)


def understood(document: Document, taught: Taught = UNTAUGHT) -> tuple[ReadFacts, Recognition | None]:
    """A document of a folder with what it holds. None when recognising it failed: the facts then say so."""
    facts, recognition, _ = _understood(document, taught, look=False)
    return facts, recognition


def not_understood(facts: ReadFacts, reason: str = NOT_UNDERSTOOD) -> ReadFacts:
    """The facts of a file that we failed on; what was said of one already stands."""
    if facts.reason == TOOK_TOO_LONG:
        return facts
    return replace(facts, lectura=Lectura.DANADO, reason=reason, lost=True)


def _understood(
    document: Document, taught: Taught, *, look: bool, checklist: Checklist = DEFAULT
) -> tuple[ReadFacts, Recognition | None, tuple[Look, ...]]:
    """The only guard against a mistake of ours that an odd file brings to light: it must not stop others, nor
    hold them up for more than reading the file may."""
    facts = facts_of(document)
    looks: tuple[Look, ...] = ()
    try:
        with patience.at_most(DEFAULT_LIMITS.allowance(len(document.pages))):
            recognition = recognised(document, taught)
            if look and document.lectura.readable:
                looks = second_look.wanted(document, recognition, checklist.asked_later)
    except patience.TookTooLong as late:
        failures.note(f"Recognising {document.sha256} took too long", late)
        return not_understood(facts, TOOK_TOO_LONG), None, ()
    except VistoBuenoError:
        raise
    except Exception as error:  # noqa: BLE001 - see above
        failures.note(f"Recognising {document.sha256} failed", error)
        return not_understood(facts), None, ()
    return facts, recognition, looks


def looks_wanted(_: Path, document: Document) -> tuple[Look, ...]:
    """Where to look again in a document, for `Reader.read_many`."""
    return _understood(document, UNTAUGHT, look=True)[2]


@dataclass(slots=True)
class FirstImpressions:
    """What was made of documents as first read, kept until they come back, most of them unchanged."""

    taught: Taught = UNTAUGHT
    checklist: Checklist = DEFAULT
    _made: dict[Path, tuple[Document, ReadFacts, Recognition | None]] = field(default_factory=dict)

    def wanted(self, path: Path, document: Document) -> tuple[Look, ...]:
        """Like `looks_wanted`."""
        facts, recognition, looks = _understood(document, self.taught, look=True, checklist=self.checklist)
        self._made[path] = document, facts, recognition
        return looks

    def of(self, path: Path, document: Document) -> tuple[ReadFacts, Recognition | None]:
        """Like `understood`, done again only when a second look has changed the document."""
        first, facts, recognition = self._made.pop(path, (None, None, None))
        if first is document and facts is not None:
            return facts, recognition
        return understood(document, self.taught)
