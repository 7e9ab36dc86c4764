"""Every bad PDF of the table ends in its promised status, with a sentence, in time, without an exception."""

from __future__ import annotations

from pathlib import Path

import pytest

from review.model import Lectura
from review.reading import Limits, read_document
from tests.reading.bad_pdfs import BAD_PDFS, BadPdf
from tests.reading.papers import drawn, letter_text, saved

LIMITS = Limits(seconds=20, memory_bytes=256 * 1024 * 1024)


@pytest.mark.parametrize("bad", BAD_PDFS, ids=lambda bad: bad.name)
def test_ends_as_promised(bad: BadPdf, tmp_path: Path) -> None:
    path = saved(tmp_path, bad.make())

    document = read_document(path, LIMITS)

    assert document.lectura is bad.promise, document.reason
    assert bad.says in (document.reason or "")
    assert (document.reason is None) == (bad.promise is Lectura.LEIDO)
    assert len(document.pages) == bad.pages
    assert document.size == path.stat().st_size
    assert len(document.sha256) == 64


def test_names_of_the_table_are_unique() -> None:
    assert len({bad.name for bad in BAD_PDFS}) == len(BAD_PDFS)


def test_the_worker_goes_on_after_each_of_them(tmp_path: Path) -> None:
    bad = next(bad for bad in BAD_PDFS if bad.name == "formas_anidadas")
    read_document(saved(tmp_path, bad.make(), "malo.pdf"), LIMITS)

    good = read_document(saved(tmp_path, drawn(letter_text), "bueno.pdf"), LIMITS)

    assert good.lectura is Lectura.LEIDO
    assert good.pages[0].words


def test_a_folder_called_pdf(tmp_path: Path) -> None:
    folder = tmp_path / "x.pdf"
    folder.mkdir()
    document = read_document(folder)
    assert document.lectura is Lectura.DANADO
    assert document.reason is not None
    assert "carpeta" in document.reason


def test_a_dead_link(tmp_path: Path) -> None:
    link = tmp_path / "x.pdf"
    link.symlink_to(tmp_path / "ninguno.pdf")
    document = read_document(link)
    assert document.lectura is Lectura.DANADO
    assert document.reason is not None
    assert "ya no está" in document.reason


def test_a_file_with_too_many_bytes_is_hashed_but_not_opened(tmp_path: Path) -> None:
    path = saved(tmp_path, drawn(letter_text))
    document = read_document(path, Limits(file_bytes=500))
    assert document.lectura is Lectura.DEMASIADO_GRANDE
    assert document.pages == ()
    assert len(document.sha256) == 64
    assert document.size == path.stat().st_size


def test_a_page_with_too_many_characters_fails_alone(tmp_path: Path) -> None:
    path = saved(tmp_path, drawn(letter_text, lambda canvas: canvas.drawString(72, 700, "poco")))
    document = read_document(path, Limits(page_chars=100))
    assert document.lectura is Lectura.PARCIAL
    assert [page.failure is None for page in document.pages] == [False, True]


def test_running_out_of_time_keeps_the_pages_read(tmp_path: Path) -> None:
    """The allowance is over before the second page: it and the third are named as unread."""
    path = saved(tmp_path, drawn(letter_text, letter_text, letter_text))
    document = read_document(path, Limits(seconds=0.0, seconds_per_page=0.0))
    assert document.lectura is Lectura.DANADO or document.lectura is Lectura.PARCIAL
    assert all(page.failure is not None for page in document.pages[1:])
