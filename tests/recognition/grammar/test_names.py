from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from review.recognition.grammar.person_names import same_person


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("MARÍA JOSÉ PÉREZ GÓMEZ", "perez gomez maria jose", True),
        ("Juan Pérez", "Juan Carlos Pérez de la Hoz", True),
        ("Ana Lucía Mora Ruiz", "Ana Lucía Mora", True),
        ("Ana Lucía Mora Ruiz", "Ana Lucía Paz Gil", False),
        ("Juan Pérez", "Juan Gómez", False),
        ("Juan", "Juan Gómez", True),
        ("KELLY PEÑALOZAANGULO", "Kelly Peñaloza Angulo", True),
        ("KELLY PEÑALOZAANGULO", "Kelly Peñaloza Urrutia", False),
        ("", "", False),
        ("de la", "de la", False),
    ],
)
def test_same_person(a: str, b: str, same: bool) -> None:
    assert same_person(a, b) is same


WORDS = st.sampled_from(["ana", "maría", "josé", "pérez", "gómez", "ruiz", "mora", "paz", "gil", "luz"])


@given(st.lists(WORDS, min_size=1, max_size=5), st.randoms())
def test_order_and_case_do_not_count(words: list[str], random) -> None:  # type: ignore[no-untyped-def]
    """A name is of the same person as itself with its words shuffled and in capitals."""
    shuffled = [word.upper() for word in words]
    random.shuffle(shuffled)
    assert same_person(" ".join(words), " ".join(shuffled))


@given(st.text(), st.text())
def test_it_does_not_matter_who_is_asked_first(a: str, b: str) -> None:
    """The comparison is symmetric and never raises."""
    assert same_person(a, b) == same_person(b, a)
