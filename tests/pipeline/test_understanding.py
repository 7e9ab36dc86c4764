"""What is made of a document, and made again only after a second look; how far a long file has come."""

from __future__ import annotations

import re
import sys
import threading
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

import pytest

from review.contracts import ContractBook
from review.machine import patience
from review.model import Box, Document, Lectura, Look, LookKind, Page, Word
from review.pipeline import Progress, examine, understanding
from review.pipeline.understanding import FirstImpressions, looks_wanted, not_understood
from review.reading.limits import Limits
from tests.folders import write_cuenta

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


def for_ever(*_: object, **__: object) -> None:
    """Like a pattern that a page makes try 2¹⁰⁰ ways: nothing but a signal ends it."""
    re.fullmatch(r"(?:a|aa)+", "a" * 200 + "b")


@pytest.mark.skipif(sys.platform == "win32", reason="has no signal for it")
def test_work_without_end_is_given_up_and_told_of_that_file_only() -> None:
    impressions = FirstImpressions()
    with (
        patch.object(understanding, "recognise", for_ever),
        patch.object(understanding, "DEFAULT_LIMITS", Limits(seconds=0.2)),
    ):
        assert impressions.wanted(PATH, DOCUMENT) == ()
    facts, recognition = impressions.of(PATH, DOCUMENT)
    assert (facts.lectura, facts.lost, recognition) == (Lectura.DANADO, True, None)
    assert not_understood(facts).reason == facts.reason == understanding.TOOK_TOO_LONG
    assert impressions.wanted(PATH, DOCUMENT) == looks_wanted(PATH, DOCUMENT), "the next one is not given up"


@pytest.mark.skipif(sys.platform == "win32", reason="has no signal for it")
def test_whatever_guards_against_mistakes_does_not_take_it_for_one() -> None:
    def guarded() -> None:
        with suppress(Exception):
            for_ever()

    with pytest.raises(patience.TookTooLong), patience.at_most(0.2):
        guarded()


def test_another_thread_works_without_a_limit() -> None:
    done: list[int] = []

    def work() -> None:
        with patience.at_most(0.2):
            done.append(1)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [1]


def test_a_mistake_about_a_file_read_alone_is_told_and_not_raised(tmp_path: Path) -> None:
    write_cuenta(tmp_path / "uno.pdf")
    with patch.object(understanding, "recognise", side_effect=RuntimeError("bug")):
        read = examine(tmp_path / "uno.pdf", ContractBook((), (), ()))
    assert (read.document.lectura, read.document.reason) == (Lectura.DANADO, understanding.NOT_UNDERSTOOD)
    assert read.recognition.items == {}


def test_a_long_file_tells_its_page() -> None:
    assert Progress(0, 3, "a.pdf", 0.0).where == "a.pdf"
    assert Progress(0, 3, "a.pdf", 0.0, 12, 40).where == "a.pdf (página 12 de 40)"
