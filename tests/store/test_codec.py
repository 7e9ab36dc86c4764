"""Pages and recognitions come back from their bytes as they went in."""

from __future__ import annotations

import dataclasses
import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from review.model import (
    Activity,
    Alternative,
    Box,
    Declaration,
    Edit,
    EditKind,
    Field,
    ItemKind,
    Mark,
    Month,
    Origin,
    Page,
    PageKind,
    PageLabel,
    PicturePrint,
    Printed,
    RecognisedItem,
    Recognition,
    Stands,
    Word,
)
from review.store.codec import (
    clean,
    pack_pages,
    pack_recognition,
    unpack_pages,
    unpack_recognition,
)

TEXT = st.text(max_size=12).map(lambda text: text.replace("\x00", ""))
EDGE = st.integers(-100_000, 1_500_000).map(lambda hundredths: hundredths / 100)
BOXES = st.builds(Box, EDGE, EDGE, EDGE, EDGE)
WORDS = st.builds(Word, TEXT, BOXES, st.sampled_from([1.0, 0.5, 0.97]))
PAGES = st.builds(
    Page,
    number=st.integers(1, 500),
    width=EDGE,
    height=EDGE,
    words=st.lists(WORDS, max_size=6).map(tuple),
    origin=st.sampled_from(Origin),
    rotation=st.sampled_from([0, 90, 180, 270]),
    pictures=st.lists(BOXES, max_size=2).map(tuple),
    picture_share=st.floats(0, 1),
    has_ink=st.booleans(),
    failure=st.none() | TEXT,
    lay=st.none() | st.tuples(*[st.floats(-1e6, 1e6)] * 9),
    slanted=st.none() | st.lists(WORDS, max_size=2).map(tuple),
    prints=st.lists(st.builds(PicturePrint, BOXES, st.binary(min_size=32, max_size=32)), max_size=2).map(
        tuple
    ),
    strokes=st.lists(BOXES, max_size=2).map(tuple),
    edits=st.lists(st.builds(Edit, st.sampled_from(EditKind), BOXES, TEXT), max_size=2).map(tuple),
    burnt=st.floats(0, 1),
    glanced=st.booleans(),
)
VALUES = (
    st.integers(0, 10**12) | TEXT | st.dates() | st.builds(Month, st.integers(1990, 2100), st.integers(1, 12))
)
OTHERS = st.builds(Alternative, VALUES, TEXT, st.integers(1, 99), BOXES, st.floats(0, 1))
FIELDS = st.builds(
    Field,
    TEXT,
    VALUES,
    TEXT,
    st.integers(1, 99),
    BOXES,
    st.floats(0, 1),
    st.none() | TEXT,
    st.lists(TEXT, max_size=2).map(tuple),
    st.lists(OTHERS, max_size=2).map(tuple),
)
ITEMS = st.builds(
    lambda kind, pages, fields, marks: RecognisedItem(
        kind, tuple(pages), {found.name: found for found in fields}, tuple(marks)
    ),
    st.sampled_from(ItemKind),
    st.lists(st.integers(1, 99), max_size=3),
    st.lists(FIELDS, max_size=4),
    st.lists(st.builds(Mark, TEXT, TEXT, st.integers(1, 99), BOXES), max_size=2),
)
LABELS = st.builds(
    PageLabel,
    st.integers(1, 99),
    st.sampled_from(PageKind),
    st.floats(0, 1),
    st.sampled_from(Origin),
    st.sampled_from([0, 90]),
    st.lists(TEXT, max_size=2).map(tuple),
    st.frozensets(TEXT, max_size=2),
)
RECOGNITIONS = st.builds(
    lambda labels, items, names, told, declared: Recognition(
        tuple(labels),
        {item.kind: item for item in items},
        tuple(names),
        activities=tuple(told),
        declaration=declared,
    ),
    st.lists(LABELS, max_size=3),
    st.lists(ITEMS, max_size=3),
    st.lists(FIELDS, max_size=2),
    st.lists(st.builds(Activity, st.none() | TEXT, TEXT, st.integers(1, 99), BOXES), max_size=2),
    st.none()
    | st.builds(
        lambda pages, answers: Declaration(tuple(pages), {found.name: found for found in answers}),
        st.lists(st.integers(1, 99), max_size=3),
        st.lists(FIELDS, max_size=3),
    ),
)


@settings(max_examples=60)
@given(st.lists(PAGES, max_size=4).map(tuple))
def test_pages_come_back(pages: tuple[Page, ...]) -> None:
    """Boxes in hundredths of a point come back exactly; so does everything else."""
    assert unpack_pages(pack_pages(pages)) == pages


@settings(max_examples=60)
@given(RECOGNITIONS)
def test_recognitions_come_back(recognition: Recognition) -> None:
    assert unpack_recognition(pack_recognition(recognition)) == recognition


def test_half_a_character_and_nul_survive() -> None:
    page = Page(1, 612.0, 792.0, (Word("a\x00b\udc80", Box(0, 0, 1, 1)),))
    assert unpack_pages(pack_pages([page]))[0].words[0].text == "ab\udc80"
    assert clean("a\x00b\udc80") == "ab?"
    assert clean(None) is None


def test_the_codec_knows_every_part_of_a_page() -> None:
    """A part added to these classes must be added to the codec, and here."""
    assert [f.name for f in dataclasses.fields(Page)] == [
        "number",
        "width",
        "height",
        "words",
        "origin",
        "rotation",
        "pictures",
        "picture_share",
        "has_ink",
        "failure",
        "lay",
        "slanted",
        "prints",
        "strokes",
        "edits",
        "burnt",
        "glanced",
    ]
    assert [f.name for f in dataclasses.fields(PicturePrint)] == ["box", "print"]
    assert [f.name for f in dataclasses.fields(Edit)] == ["kind", "box", "text"]
    assert [f.name for f in dataclasses.fields(Word)] == ["text", "box", "confidence"]
    assert len(dataclasses.fields(Field)) == 11
    assert len(dataclasses.fields(Alternative)) == 5
    assert len(dataclasses.fields(PageLabel)) == 7
    assert len(dataclasses.fields(RecognisedItem)) == 4
    assert len(dataclasses.fields(Recognition)) == 7  # `layouts` is kept beside it
    assert len(dataclasses.fields(Declaration)) == 2
    assert len(dataclasses.fields(Activity)) == 6
    assert len(dataclasses.fields(Printed)) == 4


def test_dates_stay_dates() -> None:
    found = Field("fecha", dt.date(2026, 6, 30), "30/06/2026", 1, Box(0, 0, 1, 1), 1.0)
    item = RecognisedItem(ItemKind.BANCO, (1,), {"fecha": found})
    back = unpack_recognition(pack_recognition(Recognition((), {ItemKind.BANCO: item})))
    assert back.value(ItemKind.BANCO, "fecha") == dt.date(2026, 6, 30)


def test_numbers_and_how_a_value_stands_are_kept() -> None:
    found = Field("contrato", "18", "18", 1, Box(0, 0, 1, 1), 0.9, stands=Stands.PIECE)
    item = RecognisedItem(ItemKind.CUENTA, (1,), {"contrato": found})
    numbers = (Printed(1, Box(72.1, 60.3, 190.0, 70.3), "C.C. 1.061.700.", True),)
    told = Recognition((), {ItemKind.CUENTA: item}, numbers=numbers)
    assert unpack_recognition(pack_recognition(told)) == told
