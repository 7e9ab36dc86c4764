"""What is made of a document, and made again only after a second look; how far a long file has come."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from review.model import Box, Document, Lectura, Look, LookKind, Page, Word
from review.pipeline import Progress, understanding
from review.pipeline.understanding import FirstImpressions, looks_wanted

PICTURE = Box(60, 200, 400, 400)
PAGE = Page(
    1, 612, 792, (Word("Comprobante", Box(60, 60, 130, 72)),), pictures=(PICTURE,), picture_share=0.14
)
DOCUMENT = Document("0" * 64, 1, Lectura.LEIDO, (PAGE,))
PATH = Path("x.pdf")


def test_only_a_readable_document_is_looked_at_again() -> None:
    looks = (Look(1, PICTURE, LookKind.REGION),)
    with patch.object(understanding.second_look, "wanted", return_value=looks):
        assert looks_wanted(PATH, DOCUMENT) == looks
        assert looks_wanted(PATH, replace(DOCUMENT, lectura=Lectura.CIFRADO, pages=())) == ()


def test_a_document_that_comes_back_the_same_is_not_recognised_again() -> None:
    impressions = FirstImpressions()
    with patch.object(understanding, "recognise", wraps=understanding.recognise) as recognise:
        impressions.wanted(PATH, DOCUMENT)
        facts, recognition = impressions.of(PATH, DOCUMENT)
        assert recognise.call_count == 1
        impressions.wanted(PATH, DOCUMENT)
        assert impressions.of(PATH, replace(DOCUMENT)) == (facts, recognition)
        assert recognise.call_count == 3


def test_a_mistake_about_where_to_look_again_is_told_of_that_file_only() -> None:
    impressions = FirstImpressions()
    with patch.object(understanding.second_look, "wanted", side_effect=RuntimeError("bug")):
        assert impressions.wanted(PATH, DOCUMENT) == ()
    facts, recognition = impressions.of(PATH, DOCUMENT)
    assert (facts.lectura, recognition) == (Lectura.DANADO, None)


def test_a_long_file_tells_its_page() -> None:
    assert Progress(0, 3, "a.pdf", 0.0).where == "a.pdf"
    assert Progress(0, 3, "a.pdf", 0.0, 12, 40).where == "a.pdf (página 12 de 40)"
