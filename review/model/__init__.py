"""The nouns of the house: what a submission is made of, from words on a page to a finding.

Every class is a frozen value; a room takes one and hands on a richer one. Coordinates are PDF points
from the top left corner of the page *as displayed upright*; money is whole Colombian pesos (`int`).
The string value of every enum is part of the promise to other programs (JSON, database): it never changes.
"""

from review.model.basics import Box, Month
from review.model.contract import Contract, SecopPayment, SecopSource, SecopState
from review.model.decisions import Decision, Draft, Seen, Verdict
from review.model.documents import (
    Document,
    Edit,
    EditKind,
    Homography,
    Lectura,
    Look,
    LookKind,
    Origin,
    Page,
    PicturePrint,
    Word,
)
from review.model.history import (
    NO_HISTORY,
    EarlierVersion,
    Elsewhere,
    History,
    Match,
    MatchKind,
    PastAccount,
    Waiver,
)
from review.model.judgement import Finding, JudgedItem, Judgement, Resultado, Severity, State, Submission
from review.model.learning import Anchor, Lesson, Side, Spot, TaughtField
from review.model.recognised import (
    Activity,
    Alternative,
    Field,
    FieldType,
    FieldValue,
    ItemKind,
    Layout,
    Mark,
    PageKind,
    PageLabel,
    Printed,
    RecognisedItem,
    Recognition,
    Stands,
)

__all__ = [
    "NO_HISTORY",
    "Activity",
    "Alternative",
    "Anchor",
    "Box",
    "Contract",
    "Decision",
    "Document",
    "Draft",
    "EarlierVersion",
    "Edit",
    "EditKind",
    "Elsewhere",
    "Field",
    "FieldType",
    "FieldValue",
    "Finding",
    "History",
    "Homography",
    "ItemKind",
    "JudgedItem",
    "Judgement",
    "Layout",
    "Lectura",
    "Lesson",
    "Look",
    "LookKind",
    "Mark",
    "Match",
    "MatchKind",
    "Month",
    "Origin",
    "Page",
    "PageKind",
    "PageLabel",
    "PastAccount",
    "PicturePrint",
    "Printed",
    "RecognisedItem",
    "Recognition",
    "Resultado",
    "SecopPayment",
    "SecopSource",
    "SecopState",
    "Seen",
    "Severity",
    "Side",
    "Spot",
    "Stands",
    "State",
    "Submission",
    "TaughtField",
    "Verdict",
    "Waiver",
    "Word",
]
