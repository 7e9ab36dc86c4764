"""Traces survive being kept as bytes, and other bytes are refused."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.across import NO_TRACES, NumberPrint, ParagraphPrint, Photo, SentencePrint, Traces, pack, unpack
from review.model import Box, Month
from tests.across.builders import BOX, a_print, imprint, prose

_edge = st.floats(0, 2000, width=32)
_boxes = st.builds(Box, _edge, _edge, _edge, _edge)
_pages = st.integers(1, 60_000)
_months = st.none() | st.builds(Month, st.integers(1990, 2100), st.integers(1, 12))
_numbers = st.none() | st.builds(
    NumberPrint,
    st.text(st.sampled_from("0123456789*"), max_size=40),
    _pages,
    st.none() | _boxes,
    st.booleans(),
    _months,
)
_photos = st.builds(Photo, _pages, _boxes, st.binary(min_size=32, max_size=32))
_paragraphs = st.builds(
    ParagraphPrint,
    _pages,
    _boxes,
    st.integers(0, 5000),
    st.lists(st.integers(0, 2**64 - 1), max_size=9).map(tuple),
    st.text(max_size=40).filter(lambda text: text.isprintable()),
    st.lists(st.builds(SentencePrint, st.integers(0, 2**64 - 1), st.integers(0, 5000)), max_size=3).map(
        tuple
    ),
)


@given(
    st.builds(
        Traces,
        _numbers,
        _numbers,
        st.lists(_photos, max_size=4).map(tuple),
        st.lists(_paragraphs, max_size=4).map(tuple),
    )
)
def test_traces_come_back_as_they_were(traces: Traces) -> None:
    assert unpack(pack(traces)) == traces


def test_bytes_that_are_no_traces_are_refused() -> None:
    traces = imprint(1, planilla="9000000001", photos=[a_print(1)], text=[prose(1)]).traces
    whole = pack(traces)
    later = whole[:2] + struct.pack("<B", whole[2] + 1) + whole[3:]
    for data in (b"", b"VB", whole[:-1], whole[:30], whole + b"x", later):
        with pytest.raises(ValueError, match="traces"):
            unpack(data)


def test_traces_are_small() -> None:
    assert len(pack(NO_TRACES)) < 10
    of_a_month = imprint(1, photos=map(a_print, range(6)), text=map(prose, range(8))).traces
    assert len(pack(of_a_month)) < 6000
    assert of_a_month.photos[0].box == BOX
