"""What was seen, painted: each stage's boxes lie over their ink, and nothing is written among the papers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from review.contracts import ContractBook
from review.drawing import DPI, check_place, draw
from review.drawing import paint as painting
from review.drawing.layers import STATE_COLOURS, Layer, PaintedBox, stages_of
from review.errors import BadArgument, OutputUnwritable
from review.model import Box, ItemKind, Lectura, State, Submission
from review.pipeline import examine
from review.recognition import recognise
from review.recognition.values import trace
from tests.folders import write_cuenta

NAMES = ["lineas", "segmentos", "etiquetas", "candidatos", "valores", "hallazgos"]


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("papeles") / "uno.pdf"
    write_cuenta(path)
    return path


@pytest.fixture(scope="module")
def seen(pdf: Path) -> Submission:
    return examine(pdf, ContractBook((), (), ()))


@pytest.fixture(scope="module")
def stages(seen: Submission) -> dict[str, Layer]:
    return {stage.name: stage for stage in stages_of(seen)}


def said(stage: Layer, page: int = 1) -> list[str]:
    return [mark.said for mark in stage.marks.get(page, ())]


def test_every_page_has_a_picture_a_stage_and_the_papers_stay_as_they_are(
    pdf: Path, seen: Submission, tmp_path: Path
) -> None:
    before = sorted(pdf.parent.rglob("*"))
    place = tmp_path / "nueva" / "dibujos"
    check_place(place, pdf)
    assert draw(pdf, seen, place) == 6 * len(seen.document.pages)
    found = sorted(path.name for path in place.iterdir() if path.name.startswith("pagina-001"))
    assert found == [f"pagina-001-{at}-{name}.png" for at, name in enumerate(NAMES, 1)]
    page = seen.document.pages[0]
    with Image.open(place / found[0]) as drawn:
        assert drawn.format == "PNG"
        assert drawn.width == int(page.width * DPI / 72) + painting.LEGEND
    assert sorted(pdf.parent.rglob("*")) == before


def test_a_value_goes_from_its_label_to_its_field(seen: Submission, stages: dict[str, Layer]) -> None:
    value = seen.recognition.field(ItemKind.CUENTA, "valor")
    assert value is not None
    assert any(text.startswith("suma") for text in said(stages["etiquetas"]))
    assert any(f"«{value.text}»" in text for text in said(stages["candidatos"]))
    (mark,) = [mark for mark in stages["valores"].marks[1] if ", Valor: $ 1.800.000" in mark.said]
    assert mark.box == value.box


def test_lines_hold_their_segments(stages: dict[str, Layer]) -> None:
    lines, segments = ([mark.box for mark in stages[name].marks[1]] for name in ("lineas", "segmentos"))
    assert len(segments) >= len(lines) > 3
    inside = [any(a.x0 <= b.x0 and b.x1 <= a.x1 and a.top <= b.top for a in lines) for b in segments]
    assert all(inside)


def test_findings_have_their_colour_and_those_without_a_place_are_told_too(
    seen: Submission, stages: dict[str, Layer]
) -> None:
    stage = stages["hallazgos"]
    codes = {f.code for item in seen.judgement.items.values() for f in item.findings if f.page or f.searched}
    told = " ".join(said(stage) + stage.notes.get(1, []))
    assert {code for code in codes if f"({code})" in told} == codes
    places = [f for item in seen.judgement.items.values() for f in item.findings if f.box is not None]
    marks = {(mark.box, mark.colour) for mark in stage.marks[1]}
    assert {(f.box, STATE_COLOURS[f.state]) for f in places if f.page == 1} == marks


def test_boxes_are_painted_where_they_are() -> None:
    picture = Image.new("RGB", (300, 200), "white")
    box = Box(50, 40, 100, 60)
    mark = PaintedBox(box, STATE_COLOURS[State.CUMPLE])
    drawn = np.asarray(painting.painted(picture, 2.0, "Título", (), [mark]))
    page = (drawn[:200, :300] != 255).any(axis=2)
    rows, columns = np.nonzero(page)
    assert (columns.min(), rows.min(), columns.max(), rows.max()) == (100, 80, 200, 120)
    assert (drawn[:, 300:] != 255).any(), "the legend"
    assert (np.asarray(picture) == 255).all(), "the picture itself stays clean"


def test_a_long_legend_is_all_there() -> None:
    picture = Image.new("RGB", (100, 100), "white")
    tall = painting.painted(picture, 1.0, "", [f"nota {n}" for n in range(60)], ())
    assert tall.height > 60 * 15
    most = painting.painted(picture, 1.0, "", [f"nota {n}" for n in range(5_000)], ())
    assert most.height < 10_000


def test_without_the_dashboards_font_accents_are_dropped_not_boxes_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(painting, "_FONT_NAME", "no-hay*")
    painting._font.cache_clear()
    try:
        blank = Image.new("RGB", (50, 50), "white")
        accented, plain = (painting.painted(blank, 1.0, text, (), ()) for text in ("Años", "Anos"))
        assert accented.tobytes() == plain.tobytes()
    finally:
        painting._font.cache_clear()


def test_a_page_that_cannot_be_shown_is_told(pdf: Path, seen: Submission, tmp_path: Path) -> None:
    missing = replace(seen.document.pages[0], number=99, failure="No se pudo leer.")
    document = replace(seen.document, pages=(missing,), lectura=Lectura.PARCIAL)
    nothing = replace(seen.recognition, pages=(), items={})
    assert draw(pdf, replace(seen, document=document, recognition=nothing), tmp_path) == 6
    with Image.open(tmp_path / "pagina-099-1-lineas.png") as drawn:
        assert drawn.width > painting.LEGEND


def test_not_beside_the_papers_nor_where_a_file_is(pdf: Path, tmp_path: Path) -> None:
    with pytest.raises(BadArgument, match="Indique otra carpeta"):
        check_place(pdf.parent, pdf)
    (tmp_path / "ocupado").write_text("x")
    with pytest.raises(OutputUnwritable, match="ocupado"):
        check_place(tmp_path / "ocupado", pdf)


def test_watching_changes_nothing_and_nobody_is_watched_unasked(seen: Submission) -> None:
    with trace.watched() as watched:
        found = recognise(seen.document)
    assert watched.labels
    assert watched.candidates
    before = len(watched.candidates)
    assert recognise(seen.document) == found
    assert len(watched.candidates) == before
