"""Cuentas beside each other: what one shares with another that it should not, and what changed in a new
version of one. Pure: it opens no PDF and no database; who keeps the imprints hands them over.
"""

from review.across.imprint import (
    NO_TRACES,
    Imprint,
    NumberPrint,
    ParagraphPrint,
    Photo,
    SentencePrint,
    Traces,
)
from review.across.index import Index, find
from review.across.packing import pack, unpack
from review.across.tracing import traces_of
from review.across.version_changes import changes

__all__ = [
    "NO_TRACES",
    "Imprint",
    "Index",
    "NumberPrint",
    "ParagraphPrint",
    "Photo",
    "SentencePrint",
    "Traces",
    "changes",
    "find",
    "pack",
    "traces_of",
    "unpack",
]
