"""The entity's logo: looked over when it is given, and put on the forms of the project alone."""

from __future__ import annotations

import io
import re
import zipfile

import docx
import openpyxl
import pytest
from PIL import Image

from review import desk
from review.desk.log_check import check_log
from review.errors import LogoInvalid
from review.expediente.month_package import package_of_month
from review.model import Month, MonthPaperKind, PaperKind
from review.sharing.export import month_book
from review.sheets.month import month_bytes
from review.store import Store
from review.supervision.form_keeping import logo_in_force, put_form, put_logo, withdraw_logo
from review.supervision.month_drafts import draft_month
from review.supervision.paper_drafts import draft
from review.writing.logo_picture import MOST_BYTES, logo_png
from tests.supervision.read_back import parts, text
from tests.supervision.strange_form import strange_form

JULY = Month(2026, 7)
PART = "word/media/vistobueno_logo.png"


def picture(kind: str = "PNG", size: tuple[int, int] = (400, 100), mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "navy").save(out, format=kind)
    return out.getvalue()


def folder(store: Store) -> str:
    view = desk.submission(store, 1)
    assert view is not None
    return view.folder


def papers(store: Store) -> dict[str, bytes]:
    """One of each, on the forms in force."""
    made = {one.value: draft(store, 1, one).content for one in (PaperKind.CERTIFICADO, PaperKind.INFORME)}
    month = {one.value: draft_month(store, folder(store), JULY, one).content for one in MonthPaperKind}
    return made | month


def words(content: bytes) -> str:
    """What a paper says, but for the head of the log: giving a logo is an act."""
    return re.sub(r"[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}", "", text(content))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_it_stands_in_the_head_of_every_paper_on_a_form_of_the_project(approved: Store, kind: str) -> None:
    before = papers(approved)
    put_logo(approved, folder(approved), "escudo.png", picture(kind), "Ana")
    for name, content in papers(approved).items():
        held = parts(content)
        assert Image.open(io.BytesIO(held[PART])).size == (400, 100)
        header = docx.Document(io.BytesIO(content)).sections[0].header
        assert header.part.related_parts["rIdVistoBuenoLogo"].blob == held[PART]
        cell = header.tables[0].rows[0].cells[0]
        assert "<w:drawing>" in cell.paragraphs[0]._p.xml
        assert "graphicData" not in cell.paragraphs[1]._p.xml, "the name stands under it"
        assert words(content) == words(before[name])


def test_without_one_every_paper_is_byte_for_byte_as_before(approved: Store) -> None:
    before = papers(approved)
    put_logo(approved, folder(approved), "escudo.png", picture(), "Ana")
    assert all(content != before[name] for name, content in papers(approved).items())
    withdraw_logo(approved, folder(approved), "Ana")
    assert logo_in_force(approved, 1) is None
    for name, content in papers(approved).items():
        now, then = parts(content), parts(before[name])
        assert now.keys() == then.keys()
        assert [
            part for part in now if now[part] != then[part] and b"Registro de actos" not in then[part]
        ] == []


def test_an_entitys_own_form_keeps_its_own(approved: Store) -> None:
    form = strange_form(lambda made: made.add_paragraph("{{ contrato.numero }}"))
    put_form(approved, folder(approved), PaperKind.CERTIFICADO, "propio.docx", form, "Ana")
    put_logo(approved, folder(approved), "escudo.png", picture(), "Ana")
    assert PART not in parts(draft(approved, 1, PaperKind.CERTIFICADO).content)


def test_who_gave_it_is_an_act_of_the_log(approved: Store) -> None:
    put_logo(approved, folder(approved), "escudo.png", picture(), "Ana Solarte Paz")
    held = logo_in_force(approved, 1)
    assert held is not None
    assert (held.name, held.author, held.version) == ("escudo.png", "Ana Solarte Paz", 1)
    assert check_log(approved).whole


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "está dañada, o no es PNG ni JPG"),
        (picture()[:90], "está dañada, o no es PNG ni JPG"),
        (picture("GIF", mode="P"), "está dañada, o no es PNG ni JPG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "está dañada, o no es PNG ni JPG"),
        (picture(size=(4_001, 20)), "más de 4000 por lado"),
        (picture(size=(300, 15)), "es muy pequeña para imprimirla"),
        (b"\x89PNG" + b"0" * MOST_BYTES, "pesa más de 2 MB"),
    ],
)
def test_what_is_no_logo_is_refused_in_a_sentence(approved: Store, content: bytes, told: str) -> None:
    with pytest.raises(LogoInvalid, match=told):
        put_logo(approved, folder(approved), "foto.png", content, "Ana")
    assert logo_in_force(approved, 1) is None


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA", "CMYK"])
def test_any_kind_of_colour_is_kept_small_and_the_same_each_time(mode: str) -> None:
    given = picture("JPEG" if mode == "CMYK" else "PNG", (3_000, 900), mode if mode != "P" else "L")
    made = logo_png(given, "x.png")
    assert Image.open(io.BytesIO(made)).size == (900, 270)
    assert made == logo_png(given, "x.png")


def test_the_workbook_has_it_on_its_first_sheet_and_without_it_is_as_before(approved: Store) -> None:
    before = month_book(approved, JULY, "todas", "Ana")
    put_logo(approved, folder(approved), "escudo.png", picture(), "Ana")
    book = month_book(approved, JULY, "todas", "Ana")
    assert book.logo is not None
    sheet, *others = openpyxl.load_workbook(io.BytesIO(month_bytes(book))).worksheets
    (shown,) = sheet._images  # type: ignore[attr-defined]
    assert Image.open(shown.ref).size == (400, 100)
    assert [one for one in others if one._images] == []  # type: ignore[attr-defined]
    assert month_bytes(book) == month_bytes(book)
    with zipfile.ZipFile(io.BytesIO(month_bytes(before))) as held:
        assert not [name for name in held.namelist() if "media" in name or "drawing" in name]


def test_the_covers_of_the_expediente_show_it_and_fetch_nothing(approved: Store) -> None:
    plain = package_of_month(approved, JULY)
    put_logo(approved, folder(approved), "escudo.png", picture(), "Ana")
    for one, other in zip(plain.files, package_of_month(approved, JULY).files, strict=True):
        if one.path.rpartition("/")[2] == "indice.html":
            assert b"<img" not in one.content
            assert b"img-src" not in one.content
            assert other.content.count(b'src="data:image/png;base64,') == 1
            assert b"img-src data:" in other.content
