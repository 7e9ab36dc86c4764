"""The nouns of the house: what a submission is made of, from words on a page to a finding.

Every class is a frozen value; a room takes one and hands on a richer one. Coordinates are PDF points
from the top left corner of the page *as displayed upright*; money is whole Colombian pesos (`int`).
The string value of every enum is part of the promise to other programs (JSON, database): it never changes.
"""

from review.model.actor import Act, Actor, PersonRole, Signer
from review.model.basics import Box, Month
from review.model.budget import BudgetLine
from review.model.contract import Contract, SecopPayment, SecopSource, SecopState
from review.model.decisions import Avance, Bookmark, Concept, Decision, Draft, Opinion, Seen, Verdict
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
from review.model.forms import PaperKind
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
from review.model.letters import Letter, LetterPoint
from review.model.notes import Audience, Note
from review.model.pay_standing import PayStanding, SinceExport
from review.model.recognised import (
    Activity,
    Alternative,
    Declaration,
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
from review.model.requests import (
    Change,
    ChangesSince,
    PagePlace,
    Request,
    RequestFate,
    RequestTally,
    ReturnedRequests,
)
from review.model.second_looks import Agreement, LookBegun, SecondLook, Sighting

__all__ = [
    "NO_HISTORY",
    "Act",
    "Activity",
    "Actor",
    "Agreement",
    "Alternative",
    "Anchor",
    "Audience",
    "Avance",
    "Bookmark",
    "Box",
    "BudgetLine",
    "Change",
    "ChangesSince",
    "Concept",
    "Contract",
    "Decision",
    "Declaration",
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
    "Letter",
    "LetterPoint",
    "Look",
    "LookBegun",
    "LookKind",
    "Mark",
    "Match",
    "MatchKind",
    "Month",
    "Note",
    "Opinion",
    "Origin",
    "Page",
    "PageKind",
    "PageLabel",
    "PagePlace",
    "PaperKind",
    "PastAccount",
    "PayStanding",
    "PersonRole",
    "PicturePrint",
    "Printed",
    "RecognisedItem",
    "Recognition",
    "Request",
    "RequestFate",
    "RequestTally",
    "Resultado",
    "ReturnedRequests",
    "SecondLook",
    "SecopPayment",
    "SecopSource",
    "SecopState",
    "Seen",
    "Severity",
    "Side",
    "Sighting",
    "Signer",
    "SinceExport",
    "Spot",
    "Stands",
    "State",
    "Submission",
    "TaughtField",
    "Verdict",
    "Waiver",
    "Word",
]
