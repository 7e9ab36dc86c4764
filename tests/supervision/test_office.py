"""LibreOffice makes the PDF where there is one; where there is none, fails or hangs, a sentence says so."""

from __future__ import annotations

import io
import stat
from pathlib import Path

import pytest
from pypdf import PdfReader

from review.errors import OfficeUnavailable
from review.machine import libreoffice
from review.model import PaperKind
from review.store import Store
from review.supervision import office
from review.supervision.paper_drafts import as_pdf, as_zip, draft, draft_each
from tests.supervision.read_back import parts

needs_office = pytest.mark.skipif(libreoffice.program() is None, reason="no LibreOffice on this machine")


def program(folder: Path, does: str) -> str:
    """A program that does this in the place of LibreOffice."""
    made = folder / "soffice"
    made.write_text(f"#!/bin/sh\n{does}\n", "utf-8")
    made.chmod(made.stat().st_mode | stat.S_IXUSR)
    return str(made)


@needs_office
@pytest.mark.long
def test_a_paper_becomes_a_pdf_with_what_it_says(approved: Store) -> None:
    reader = PdfReader(io.BytesIO(as_pdf(draft(approved, 1, PaperKind.CERTIFICADO))))
    said = " ".join(" ".join(page.extract_text() for page in reader.pages).split())
    assert (float(reader.pages[0].mediabox.width), float(reader.pages[0].mediabox.height)) == (612.0, 792.0)
    assert "$ 5.200.000" in said.replace("\u00a0", " ")
    assert "CINCO MILLONES DOSCIENTOS MIL PESOS M/CTE" in said
    assert "Fuentes de los datos" in said
    many = parts(as_zip(draft_each(approved, [1, 2], PaperKind.INFORME), pdf=True))
    assert [name.rpartition(".")[2] for name in many] == ["pdf", "pdf"]


def test_without_libreoffice_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libreoffice, "program", lambda: None)
    with pytest.raises(OfficeUnavailable, match="no está LibreOffice"):
        office.pdfs({"a": b"x"})
    with pytest.raises(OfficeUnavailable, match="no está LibreOffice"):
        office.pdfs({"a": b"x"}, program="/no/such/program")


def test_what_it_could_not_make_is_named(tmp_path: Path) -> None:
    with pytest.raises(OfficeUnavailable, match="no pudo hacer el PDF de «uno»"):
        office.pdfs({"uno": b"x"}, program=program(tmp_path, "exit 0"))


def test_one_that_never_ends_is_ended(tmp_path: Path) -> None:
    with pytest.raises(OfficeUnavailable, match="tardó demasiado"):
        office.pdfs({"uno": b"x"}, program=program(tmp_path, "exec tail -f /dev/null"), seconds=0.0)


def test_it_gets_a_profile_and_a_home_of_its_own_and_nothing_of_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VISTOBUENO_BD", "secreto")
    told = tmp_path / "told"
    copied = 'for one; do case $one in *.docx) cp "$one" "${one%.docx}.pdf";; esac; done'
    does = f'(env; echo "$@") > {told}; {copied}'
    assert office.pdfs({"á/1": b"x", "b": b"y"}, program=program(tmp_path, does)) == {"á/1": b"x", "b": b"y"}
    said = told.read_text("utf-8")
    assert "secreto" not in said
    assert "-env:UserInstallation=file:///" in said
    (home,) = [line for line in said.splitlines() if line.startswith("HOME=")]
    assert not Path(home.removeprefix("HOME=")).exists(), "thrown away"
