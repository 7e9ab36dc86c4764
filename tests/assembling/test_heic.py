"""Photographs as iPhones write them (HEIC), which nothing that is installed can write.

`tests/data/iphone.heic` was drawn with Pillow and written once with pillow-heif 1.8.1 (quality 60), in an
environment of its own: a white sheet of 600 × 800 lying on its left side, with an instruction to turn it
(`irot`), red where it begins, blue where it ends, and in its EXIF the turn (6) and the maker «Calle 3 con
carrera 4».
"""

from __future__ import annotations

import io
from pathlib import Path

import pypdf
import pytest
from PIL import Image

from review.assembling.loose_files import LooseFile, LooseKind, made_plain
from review.intake import scan
from review.intake.scan import PHOTOGRAPH
from review.reading.sniff import describe
from tests.folders import write_cuenta

HEIC = Path(__file__).parent.parent.joinpath("data", "iphone.heic").read_bytes()
_SIZE = HEIC.index(b"ispe") + 8  # width and height, four bytes each (ISO/IEC 23008-12, 6.5.3)


def sized(width: int, height: int) -> bytes:
    """The photograph, whose head says another size than what is in it has."""
    return HEIC[:_SIZE] + width.to_bytes(4) + height.to_bytes(4) + HEIC[_SIZE + 8 :]


def plain(place: Path, **files: bytes) -> dict[str, LooseFile]:
    place.mkdir(exist_ok=True)
    for name, content in files.items():
        (place / name).write_bytes(content)
    return dict(zip(files, made_plain([place / name for name in files], place), strict=True))


def picture(one: LooseFile) -> Image.Image:
    assert one.sheets is not None, one.problem
    (page,) = pypdf.PdfReader(one.sheets).pages
    assert page.rotation == 0
    assert page.mediabox.height > page.mediabox.width
    (held,) = page["/Resources"]["/XObject"].values()
    return Image.open(io.BytesIO(held.get_object()._data))


def test_it_stands_upright_on_a_sheet_without_what_the_telephone_wrote(tmp_path: Path) -> None:
    assert b"Calle 3" in HEIC
    one = plain(tmp_path, foto=HEIC)["foto"]
    assert (one.kind, one.pages, one.reduced) == (LooseKind.PICTURE, 1, None)
    upright = picture(one).convert("RGB")
    assert upright.size == (600, 800)
    red, white, blue = (upright.getpixel(at) for at in ((100, 100), (500, 100), (500, 700)))
    assert red[0] > 150 > red[2]
    assert min(white) > 230
    assert blue[2] > 150 > blue[0]
    assert one.sheets is not None
    assert b"Calle 3" not in one.sheets.read_bytes()


def test_one_that_is_broken_is_told_and_takes_no_other_with_it(tmp_path: Path) -> None:
    made = plain(
        tmp_path,
        cortada=HEIC[: len(HEIC) // 2],
        vacia=b"\0\0\0\x18ftypheic" + bytes(64),
        borrada=HEIC[:600] + bytes(len(HEIC) - 600),
        cabeza=HEIC[:12] + bytes(reversed(HEIC[12:])),
        buena=HEIC,
    )
    assert {name for name, one in made.items() if "está dañado" in (one.problem or "")} == {
        "cortada",
        "vacia",
        "borrada",
        "cabeza",
    }
    assert made["buena"].pages == 1


def test_what_its_head_says_of_its_size_is_held_to(tmp_path: Path) -> None:
    made = plain(tmp_path, bomba=sized(20_000, 20_000), menor=sized(8, 6))
    assert "demasiado grande" in (made["bomba"].problem or "")
    assert made["menor"].problem is not None or picture(made["menor"]).size == (600, 800)


@pytest.mark.parametrize("brand", [b"heic", b"heix", b"hevc", b"mif1", b"msf1"])
def test_it_is_known_by_its_bytes_whatever_its_name(brand: bytes, tmp_path: Path) -> None:
    named = HEIC[:8] + brand + HEIC[12:]
    assert describe(named) == "una fotografía HEIC de iPhone"
    assert picture(plain(tmp_path, **{"foto.jpg": named})["foto.jpg"]).size == (600, 800)


def test_in_a_folder_of_cuentas_it_is_told_where_to_put_it(tmp_path: Path) -> None:
    write_cuenta(tmp_path / "c.pdf")
    (tmp_path / "IMG_0001.HEIC").write_bytes(HEIC)
    (tmp_path / "nota.txt").write_text("nada")
    told = {one.archivo: one.reason for one in scan(tmp_path, settle_seconds=0).passed_over}
    assert told["IMG_0001.HEIC"] == PHOTOGRAPH
    assert told["nota.txt"] != PHOTOGRAPH
