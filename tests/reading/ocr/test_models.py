"""The models are those that were measured, byte for byte, or nothing is read with them and it is told."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path, PurePosixPath

import pytest

from review.errors import ReaderUnavailable
from review.model import Lectura
from review.reading.ocr import chosen, models
from review.reading.ocr.chosen import lines_by
from tests.reading import papers
from tests.reading.doors import FixedLines, OneByOne

ASKED: dict[PurePosixPath, Callable[[], object]] = {
    name: models.orientation if "orientation" in name.parts
    else models.quick if "tiny" in str(name) else models.careful
    for name in models.SUMS
}  # fmt: skip


def test_the_models_installed_are_those_that_were_measured() -> None:
    assert models.quick() != models.careful()
    assert models.orientation().is_file()


@pytest.mark.parametrize("name", models.SUMS, ids=str)
def test_an_altered_file_is_not_read_with(
    name: PurePosixPath, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = models.home()
    for one in models.SUMS:
        (tmp_path / one).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / one).symlink_to(real / one)
    monkeypatch.setattr(models, "home", lambda: tmp_path)
    ASKED[name]()
    (tmp_path / name).unlink()
    with pytest.raises(ReaderUnavailable, match="Faltan los archivos"):
        ASKED[name]()
    shutil.copyfile(real / name, tmp_path / name)
    with (tmp_path / name).open("r+b") as file:
        file.seek(100)
        byte = file.read(1)
        file.seek(100)
        file.write(bytes([byte[0] ^ 1]))
    with pytest.raises(ReaderUnavailable, match=rf"\({name.name}\) está dañado o es otro\. Instale"):
        ASKED[name]()


def test_without_the_package_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(models, "_PACKAGE", "no-hay-tal-paquete")
    with pytest.raises(ReaderUnavailable, match="Faltan los archivos"):
        models.quick()


class Broken(FixedLines):
    """An engine whose files are not there."""

    def quads(self, *_: object) -> list:
        raise ReaderUnavailable("Falta el lector. Instálelo otra vez.")


def test_what_an_engine_cannot_read_is_our_loss_and_says_what_to_do(tmp_path: Path) -> None:
    photograph = papers.photograph()
    scan = papers.saved(
        tmp_path,
        papers.drawn(papers.letter_text, *[lambda c: c.drawImage(photograph, 0, 0, 612, 792)] * 2),
    )
    with lines_by(Broken("nada")):
        ((_, document),) = OneByOne(1).read_many([scan])
    assert document.lectura is Lectura.PARCIAL
    assert document.lost, "it is tried again the next time"
    assert document.reason is not None
    assert document.reason.count("Falta el lector. Instálelo otra vez.") == 1
    assert [page.failure is None for page in document.pages] == [True, False, False]
    assert chosen.quick() is not None
