"""Loose files as one PDF: each where the checklist has it, upright, under a size, and none without a word."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any, ClassVar

import openpyxl
import pypdf
import pytest
from PIL import Image
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject

from review.assembling import Assembled, assemble, office_files, telling
from review.assembling.advice import advice_on
from review.assembling.loose_files import LooseKind, made_plain
from review.assembling.ordering import natural
from review.contracts import ContractBook, load_contracts
from review.errors import BadArgument, NotAssembled
from review.machine import libreoffice
from review.model import Document, ItemKind, Month, PageKind, Resultado
from review.reading import ReaderPool, read_by
from review.ways.checklist import DEFAULT
from tests.folders import write_contracts, write_cuenta, write_pdf
from tests.made_once import made_once
from tests.whole_cuentas import FIRST, JULY, contracts, draw, facts
from tools.loose_papers import write_loose

PHOTOGRAPHED = frozenset({"seguridad_social", "banco"})
FILES = 11


def write_whole(place: Path) -> list[Path]:
    """A whole cuenta as loose files, two of its items photographed, and some photographs."""
    content = facts(FIRST, JULY)
    papers = {kind.value: draw(content, only=[kind]) for kind in ItemKind}
    return write_loose(place, papers, Random("armar"), FILES, PHOTOGRAPHED)


@pytest.fixture(scope="session")
def loose(tmp_path_factory: pytest.TempPathFactory) -> Path:
    def made() -> Path:
        place = tmp_path_factory.mktemp("loose")
        write_whole(place / "papeles")
        contracts(place, FIRST)
        return place

    return made_once(tmp_path_factory, "loose_papers", made)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "armado"
    place.mkdir()
    return place


class Noting(ReaderPool):
    """Notes what it is given to read."""

    given: ClassVar[list[list[str]]] = []

    def __init__(self, processes: int) -> None:
        super().__init__(processes)
        self.given.append([])

    def read_many(self, paths: Iterable[Path], **asked: Any) -> Iterator[tuple[Path, Document]]:
        files = list(paths)
        self.given[-1] += [path.name for path in files]
        return super().read_many(files, **asked)


def test_one_reader_reads_the_files_and_what_is_made_of_them(tmp_path: Path, folder: Path) -> None:
    Noting.given.clear()
    with read_by(Noting):
        assemble([write_cuenta(tmp_path / "c.pdf")], folder)
    assert Noting.given == [["0000.pdf", "armado.pdf"]], "its models are loaded once"


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def pictures(pdf: Path) -> Iterator[tuple[int, int, int]]:
    """Page, width and bytes of the pictures on it."""
    for number, page in enumerate(pypdf.PdfReader(pdf).pages, 1):
        for one in page["/Resources"].get("/XObject", {}).values():
            held = one.get_object()
            if held.get("/Subtype") == "/Image":
                yield number, int(held["/Width"]), len(held._data)


def test_a_whole_cuenta_comes_out_complete_in_order_upright_and_small(loose: Path, folder: Path) -> None:
    files = sorted((loose / "papeles").iterdir())
    before = {path: digest(path) for path in files}
    small = replace(DEFAULT, most_megabytes=1)
    made = assemble(files[::-1], folder, contracts=load_contracts(loose / "contratos.csv"), checklist=small)
    assert {path: digest(path) for path in files} == before
    assert made.submission.judgement.result is Resultado.COMPLETA
    assert made.advice == ()
    assert made.left_out == ()
    assert made.name == "CPS-014-2026 pago 001.pdf"
    kinds = [part.kind for part in made.bound.parts]
    assert kinds == [PageKind(item.kind.value) for item in DEFAULT.items]
    assert {f"foto {number}.jpg" for number in (1, 2, 3)} <= set(made.bound.parts[0].files)
    outline = pypdf.PdfReader(made.pdf).outline
    assert [one["/Title"] for one in outline] == [part.title for part in made.bound.parts]
    assert {page.rotation for page in made.submission.document.pages if page.words} == {0}
    assert made.bound.turned, "photographs lay turned"
    photographs = sum(page.glanced for page in made.submission.document.pages)
    assert photographs >= 3, "as at the desk, what has no writing is not read whole"
    assert made.bound.size <= 1_000_000 < made.bound.before
    assert made.bound.dpi >= 150
    assert any("se comprimieron las imágenes" in note for note in telling.notes(made))
    compressed = {made.bound.parts[at].kind.value for at in (2, 3)}
    assert compressed == PHOTOGRAPHED
    assert {page for part in made.bound.parts[2:4] for page in part.pages} <= set(made.bound.smaller)
    assert read_of(made).items() >= printed_in().items(), (
        "OCR of what was made smaller finds what was printed"
    )


def read_of(made: Assembled) -> dict[tuple[str, str], object]:
    """The values that the desk reads in the PDF that was made."""
    items = made.submission.recognition.items
    return {
        (kind.value, name): one.value for kind, item in items.items() for name, one in item.fields.items()
    }


def printed_in() -> dict[tuple[str, str], object]:
    """What the generator wrote on the papers that are photographed."""
    content = facts(FIRST, JULY)
    social = content.pila
    assert social.voucher is not None
    assert FIRST.account is not None
    return {
        ("seguridad_social", "planilla"): social.planilla,
        ("seguridad_social", "periodo"): social.period,
        ("seguridad_social", "fecha_pago"): social.paid,
        ("seguridad_social", "total"): social.dues.total,
        ("seguridad_social", "documento"): FIRST.person.document,
        ("seguridad_social", "voucher_valor"): social.dues.total,
        ("banco", "cuenta"): FIRST.account.number,
        ("banco", "banco"): FIRST.account.bank,
        ("banco", "documento"): FIRST.person.document,
        ("banco", "fecha"): content.bank.day,
    }


@pytest.mark.long
def test_as_small_as_it_gets_it_reads_the_same(loose: Path, folder: Path) -> None:
    """Against the same papers bound without compressing anything: every value of every item."""
    files = sorted((loose / "papeles").iterdir())
    book = load_contracts(loose / "contratos.csv")
    places = [folder / name for name in ("grande", "chico")]
    for place in places:
        place.mkdir()
    large = assemble(files, places[0], contracts=book)
    small = assemble(files, places[1], contracts=book, checklist=replace(DEFAULT, most_megabytes=0))
    assert (large.bound.smaller, small.bound.dpi, small.bound.quality) == ((), 150, 40)
    assert small.bound.size < large.bound.size / 3
    assert read_of(small) == read_of(large)
    assert small.submission.judgement.result is Resultado.COMPLETA


def test_the_same_files_give_the_same_bytes_in_any_order(tmp_path: Path) -> None:
    places = [tmp_path / name for name in ("uno", "dos")]
    papers = tmp_path / "papeles"
    files = [
        write_cuenta(papers / "b.pdf"),
        write_pdf(papers / "a.pdf", "Otra cosa"),
        shot(papers / "foto.jpg"),
    ]
    made = []
    for place, order in zip(places, (files, files[::-1]), strict=True):
        place.mkdir()
        made.append(digest(assemble(order, place).pdf))
    assert made[0] == made[1]


def shot(path: Path, size: tuple[int, int] = (640, 480), orientation: int = 1) -> Path:
    image = Image.effect_noise(size, 60).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010E] = "Calle 3 No. 4-20"
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, "grey").save(path, "JPEG", exif=exif) if size[0] > 5000 else image.save(
        path, "JPEG", exif=exif
    )
    return path


def test_a_photograph_keeps_its_pixels_and_loses_what_the_camera_wrote(tmp_path: Path, folder: Path) -> None:
    held = shot(tmp_path / "foto.jpg", orientation=6)
    made = assemble([write_cuenta(tmp_path / "c.pdf"), held], folder)
    page = pypdf.PdfReader(made.pdf).pages[1]
    (picture,) = page["/Resources"]["/XObject"].values()
    data = picture.get_object()._data
    assert b"Calle 3" in held.read_bytes()
    assert b"Calle 3" not in made.pdf.read_bytes()
    assert Image.open(io.BytesIO(data)).tobytes() == Image.open(held).tobytes()
    assert page.rotation == 90


def test_a_photograph_with_more_dots_than_a_sheet_shows_is_made_smaller_and_told(
    tmp_path: Path, folder: Path
) -> None:
    made = assemble([shot(tmp_path / "foto.jpg", (5200, 3900)), write_cuenta(tmp_path / "c.pdf")], folder)
    assert any("5200 × 3900 quedó en" in note for note in telling.notes(made))
    assert max(width for _, width, _ in pictures(made.pdf)) <= 3300


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "1", "L", "I;16"])
def test_a_png_of_any_kind_of_pixels_is_taken(mode: str, tmp_path: Path) -> None:
    Image.new(mode, (400, 300)).save(tmp_path / "captura.png")
    (one,) = made_plain([tmp_path / "captura.png"], tmp_path)
    assert (one.problem, one.pages) == (None, 1)


def test_a_fax_has_all_its_pages(tmp_path: Path) -> None:
    sheets = [Image.new("1", (200, 300), number % 2) for number in range(3)]
    sheets[0].save(tmp_path / "fax.tif", save_all=True, append_images=sheets[1:])
    Image.new("RGB", (200, 300)).save(tmp_path / "foto.webp")
    assert [one.pages for one in made_plain(sorted(tmp_path.glob("f*")), tmp_path)] == [3, 1]


def test_what_cannot_be_taken_is_told_one_by_one(tmp_path: Path, folder: Path) -> None:
    papers = tmp_path / "papeles"
    good = write_cuenta(papers / "cuenta.pdf")
    writer = pypdf.PdfWriter(clone_from=good)
    writer.encrypt("secreta", algorithm="RC4-128")
    writer.write(papers / "clave.pdf")
    for name, data in {
        "rota.jpg": b"\xff\xd8\xff nada",
        "cortado.pdf": b"%PDF-1.7\nnada",
        "vacio.pdf": b"",
        "iphone.heic": b"\0\0\0\x18ftypheic" + bytes(64),
        "nota.exe": b"MZ" + bytes(64),
    }.items():
        (papers / name).write_bytes(data)
    made = assemble([*papers.iterdir(), papers / "ausente.pdf"], folder)
    told = {one.name: one.problem or "" for one in made.left_out}
    assert {name: word for name, word in TOLD.items() if word not in told.get(name, "")} == {}
    assert len(told) == len(TOLD)
    assert made.bound.pages == 1
    with pytest.raises(NotAssembled, match=r"«rota\.jpg» está dañado"):
        assemble([papers / "rota.jpg"], folder)


TOLD = {
    "clave.pdf": "tiene contraseña",
    "rota.jpg": "está dañado",
    "cortado.pdf": "está dañado",
    "vacio.pdf": "está vacío",
    "iphone.heic": "está dañado",
    "nota.exe": "no es de una clase que se conozca",
    "ausente.pdf": "no se puede abrir",
}


def signed(path: Path) -> Path:
    """A cuenta with the field of a digital signature, signed."""
    writer = pypdf.PdfWriter(clone_from=write_cuenta(path))
    value = writer._add_object(DictionaryObject({NameObject("/Type"): NameObject("/Sig")}))
    field = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Annot"),
            NameObject("/Subtype"): NameObject("/Widget"),
            NameObject("/FT"): NameObject("/Sig"),
            NameObject("/V"): value,
            NameObject("/Rect"): ArrayObject(NumberObject(edge) for edge in (72, 72, 200, 100)),
        }
    )
    kept = writer._add_object(field)
    writer.pages[0][NameObject("/Annots")] = ArrayObject([kept])
    writer.root_object[NameObject("/AcroForm")] = DictionaryObject(
        {NameObject("/Fields"): ArrayObject([kept]), NameObject("/SigFlags"): NumberObject(3)}
    )
    writer.write(path)
    return path


def test_a_signed_file_alone_is_left_byte_for_byte(tmp_path: Path, folder: Path) -> None:
    source = signed(tmp_path / "firmada.pdf")
    made = assemble([source], folder)
    assert made.pdf.read_bytes() == source.read_bytes()
    assert any("se dejó como estaba" in note for note in telling.notes(made))


def test_a_signed_file_among_others_is_told_and_no_broken_signature_stays(
    tmp_path: Path, folder: Path
) -> None:
    files = [signed(tmp_path / "firmada.pdf"), write_pdf(tmp_path / "otra.pdf", "Otra cosa")]
    made = assemble(files, folder)
    reader = pypdf.PdfReader(made.pdf)
    assert reader.root_object.get("/AcroForm", {}).get("/SigFlags") is None
    assert b"/Sig" not in made.pdf.read_bytes()
    assert any(
        "«firmada.pdf» tiene firma digital. En el PDF van sus páginas" in one for one in telling.notes(made)
    )


def test_what_is_made_by_a_program_is_never_compressed(tmp_path: Path, folder: Path) -> None:
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    path = tmp_path / "informe.pdf"
    canvas = Canvas(str(path), (612, 792), invariant=True)
    canvas.drawImage(ImageReader(Image.effect_noise((1400, 1000), 90).convert("RGB")), 60, 60, 500, 350)
    for place in range(20):
        canvas.drawString(
            72, 740 - 14 * place, "INFORME DE ACTIVIDADES DEL CONTRATO CPS-014-2026, obligación"
        )
    canvas.save()
    before = sorted(pictures(path))
    made = assemble([path], folder, checklist=replace(DEFAULT, most_megabytes=1))
    assert sorted(pictures(made.pdf)) == before
    assert not made.fits
    assert any("no se comprime más" in note for note in telling.notes(made))


def test_what_is_no_item_goes_last_and_is_told(tmp_path: Path, folder: Path) -> None:
    files = [write_pdf(tmp_path / "a.pdf", "Receta de arepas\ncon queso"), write_cuenta(tmp_path / "b.pdf")]
    made = assemble(files, folder)
    assert [part.kind for part in made.bound.parts] == [PageKind.CUENTA, PageKind.OTRO]
    assert any("No se reconoció" in note and "«a.pdf»" in note for note in telling.notes(made))


def test_the_typed_contract_and_month_are_held_against_the_papers(tmp_path: Path, folder: Path) -> None:
    cuenta = write_cuenta(tmp_path / "cuenta.pdf")
    book = load_contracts(write_contracts(tmp_path))
    made = assemble([cuenta], folder, contract="CPS-099-2026", month=Month(2026, 7))
    faults = [one.fault for one in made.advice if one.sure]
    assert any("usted escribió julio de 2026" in fault for fault in faults)
    with pytest.raises(BadArgument, match="CPS-099-2026"):
        assemble([cuenta], folder, contracts=book, contract="CPS-099-2026")
    right = advice_on(made.submission, DEFAULT, "CPS 014 de 2026", Month(2026, 6))
    assert not any("usted escribió" in one.fault for one in right)


def test_missing_items_are_told_in_the_words_of_the_list_and_how_to_mend_them(
    tmp_path: Path, folder: Path
) -> None:
    items = tuple(
        replace(one, name="Reporte del mes") if one.kind is ItemKind.INFORME else one for one in DEFAULT.items
    )
    made = assemble([write_cuenta(tmp_path / "c.pdf")], folder, checklist=replace(DEFAULT, items=items))
    (report,) = [one for one in made.advice if one.item is ItemKind.INFORME]
    assert report.where == "Ítem 1, Reporte del mes"
    assert (report.fault, report.remedy[:7]) == ("No se encontró.", "Adjunte")
    assert report.sure


def test_names_are_put_in_the_order_a_person_reads() -> None:
    assert sorted(["foto 10.jpg", "Foto 2.jpg", "foto 1.jpg"], key=natural) == [
        "foto 1.jpg",
        "Foto 2.jpg",
        "foto 10.jpg",
    ]


@pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not installed")
def test_a_workbook_is_converted(tmp_path: Path, folder: Path) -> None:
    book = openpyxl.Workbook()
    assert book.active is not None
    book.active["A1"] = "CUENTA DE COBRO No. 001"
    book.save(tmp_path / "cuenta.xlsx")
    made = assemble([tmp_path / "cuenta.xlsx"], folder)
    assert made.files[0].kind is LooseKind.OFFICE
    assert "CUENTA DE COBRO" in pypdf.PdfReader(made.pdf).pages[0].extract_text()


@pytest.mark.skipif(libreoffice.program() is None, reason="LibreOffice is not installed")
def test_a_word_document_is_converted(tmp_path: Path, folder: Path) -> None:
    import docx

    document = docx.Document()
    document.add_paragraph("CUENTA DE COBRO No. 001")
    document.save(str(tmp_path / "cuenta.docx"))
    made = assemble([tmp_path / "cuenta.docx"], folder)
    assert made.files[0].kind is LooseKind.OFFICE
    assert "CUENTA DE COBRO" in pypdf.PdfReader(made.pdf).pages[0].extract_text()


def test_without_libreoffice_it_is_told(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "informe.rtf").write_bytes(b"{\\rtf1 hola}")
    monkeypatch.setenv("PATH", str(tmp_path))
    made = assemble([tmp_path / "informe.rtf", write_cuenta(tmp_path / "c.pdf")], folder)
    assert "instale LibreOffice" in str(made.left_out[0].problem)


@pytest.mark.skipif(not Path("/bin/sh").exists(), reason="a program of Unix")
def test_a_libreoffice_that_hangs_is_left_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\ncat <&- >/dev/null; while :; do :; done\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    with pytest.raises(NotAssembled, match="tardó demasiado"):
        office_files.as_pdf(tmp_path / "x.docx", tmp_path, seconds=0.0)


def test_nothing_is_assembled_of_nothing(folder: Path) -> None:
    with pytest.raises(NotAssembled, match="No hay archivos"):
        assemble([], folder, contracts=ContractBook())


def test_the_pages_told_are_all_the_pages(tmp_path: Path, folder: Path) -> None:
    made: Assembled = assemble([write_cuenta(tmp_path / "c.pdf"), shot(tmp_path / "f.jpg")], folder)
    told = sorted(page for part in made.bound.parts for page in part.pages)
    assert told == list(range(1, made.bound.pages + 1))
