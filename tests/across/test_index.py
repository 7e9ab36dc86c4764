"""What cuentas share is found; versions, shared planillas and what is a form's are not told."""

from __future__ import annotations

import pytest

from review.across import Imprint, Index, find
from review.across.index import FURNITURE_PHOTO, FURNITURE_TEXT, MOST
from review.model import Match, MatchKind, Month
from review.reading.prints import turned_prints
from tests.across.builders import BOX, a_print, changed, imprint, prose

OTHER = {"contract": "CPS-2-2026", "document": "1061799992"}


def told(*imprints: Imprint) -> dict[int, list[tuple[MatchKind, int]]]:
    return {
        mine: [(match.kind, match.there.submission_id) for match in matches]
        for mine, matches in find(imprints).items()
    }


def only(imprints: list[Imprint], mine: int) -> Match:
    (match,) = find(imprints)[mine]
    return match


def test_nothing_shared_is_nothing_told() -> None:
    assert told() == {}
    assert told(imprint(1, planilla="9000000001", photos=[a_print(1)], text=[prose(1)])) == {}


# --- planillas ---


def test_the_planilla_of_another_month_is_told_on_both_with_its_places() -> None:
    june, july = imprint(1, planilla="9000000001"), imprint(2, month=7, planilla="0900-0000001")
    match = only([june, july], 2)
    assert (match.kind, match.page, match.box, match.share) == (MatchKind.PLANILLA, 4, BOX, 1.0)
    assert (match.there.submission_id, match.there.page, match.there.month) == (1, 4, Month(2026, 6))
    assert told(june, july)[1] == [(MatchKind.PLANILLA, 2)]


def test_the_planilla_of_another_person_is_told() -> None:
    both = told(imprint(1, planilla="9000000001"), imprint(2, planilla="9000000001", **OTHER))
    assert both == {1: [(MatchKind.PLANILLA, 2)], 2: [(MatchKind.PLANILLA, 1)]}


@pytest.mark.parametrize(
    "other",
    [
        imprint(2, contract="CPS-2-2026", planilla="9000000001"),
        imprint(2, contract="CPS-2-2026", month=7, planilla="9000000001"),
        imprint(2, contract="CPS-2-2026", document="1.061.700.001", planilla="9000000001"),
        imprint(2, planilla="9000000001"),
        imprint(2, month=None, planilla="9000000001"),
        imprint(2, month=7, planilla="9000000001", current=False),
        imprint(2, month=7, planilla="9000000001", present=False),
        imprint(2, contract="CPS-2-2026", document=None, planilla="9000000001"),
        imprint(2, month=7, planilla="9000000002"),
    ],
    ids=[
        "two contracts",
        "in other months",
        "dots",
        "version",
        "no month",
        "replaced",
        "gone",
        "unknown",
        "other",
    ],
)
def test_what_may_share_a_planilla_is_not_told(other: Imprint) -> None:
    assert told(imprint(1, planilla="9000000001"), other) == {}


def test_a_document_taken_for_the_planilla_is_not_told() -> None:
    assert told(imprint(1, planilla="1061700001"), imprint(2, month=7, planilla="1061700001")) == {}


# --- photographs ---


@pytest.mark.parametrize("bits", [0, 8, 16])
@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
def test_a_photograph_used_again_is_told(bits: int, quarters: int) -> None:
    again = turned_prints(changed(a_print(1), bits))[quarters]
    noise = [imprint(9 + n, f"CPS-{9 + n}-2026", str(10**7 + n), photos=[a_print(9 + n)]) for n in range(300)]
    june = imprint(1, photos=[a_print(1), a_print(2)])
    found = find([june, imprint(2, month=7, photos=[a_print(3), again]), *noise])
    assert set(found) == {1, 2}
    (match,) = found[2]
    assert (match.kind, match.there.submission_id, match.share) == (
        MatchKind.FOTO,
        1,
        round(1 - bits / 256, 3),
    )


def test_another_photograph_is_not_told() -> None:
    assert told(imprint(1, photos=[a_print(1)]), imprint(2, month=7, photos=[changed(a_print(1), 60)])) == {}


def test_a_picture_of_many_contracts_is_a_forms() -> None:
    def holders(count: int) -> list[Imprint]:
        return [imprint(n, f"CPS-{n}-2026", str(10**7 + n), photos=[a_print(1)]) for n in range(count)]

    assert len(told(*holders(FURNITURE_PHOTO))) == FURNITURE_PHOTO
    assert told(*holders(FURNITURE_PHOTO + 1)) == {}


def test_few_matches_are_told_of_each_kind_the_best_first() -> None:
    near = [imprint(n, month=n, photos=[changed(a_print(1), n)]) for n in range(2, 12)]
    found = find([imprint(1, month=1, photos=[a_print(1)]), *near])[1]
    assert [match.there.submission_id for match in found] == list(range(2, 2 + MOST))


# --- text ---


def test_the_informe_of_an_earlier_month_is_told_of_the_later() -> None:
    text = "Durante el mes de {} de 2026, del 1 al 30 de {}, se hizo lo siguiente: " + prose(1)
    june = imprint(1, text=[text.format("junio", "junio"), prose(2)])
    july = imprint(2, month=7, text=[text.format("julio", "julio"), prose(2)])
    match = only([june, july], 2)
    assert (match.kind, match.page, match.box, match.share) == (MatchKind.TEXTO, 1, BOX, 1.0)
    assert match.quote.startswith("Durante el mes de julio")
    assert 1 not in find([june, july])


def test_an_informe_with_other_figures_is_no_copy() -> None:
    text = (
        "Se atendieron {} solicitudes de la comunidad y se respondieron en los términos de ley, con {} actas"
    )
    june = imprint(1, text=[text.format(64, 3), text.format(18, 9) + " de cierre"])
    july = imprint(2, month=7, text=[text.format(71, 4), text.format(25, 6) + " de cierre"])
    assert told(june, july) == {}


def test_a_short_informe_is_no_copy() -> None:
    again = {"text": ["Se cumplieron los turnos de acuerdo con el cuadro aprobado."]}
    assert told(imprint(1, **again), imprint(2, month=7, **again)) == {}


def test_a_long_paragraph_of_another_person_is_told_on_both() -> None:
    taken = prose(3, 40)
    both = told(imprint(1, text=[prose(1), taken]), imprint(2, text=[taken, prose(2)], **OTHER))
    assert both == {1: [(MatchKind.TEXTO, 2)], 2: [(MatchKind.TEXTO, 1)]}
    short = prose(3, 20)
    assert told(imprint(1, text=[prose(1), short]), imprint(2, text=[short, prose(2)], **OTHER)) == {}


OWN = (
    "Recogí {n} testimonios de las tejedoras de la ribera y los pasé en limpio con su firma. "
    "El {day} los entregué encuadernados en la casa de la memoria, ante el consejo de mayores. "
    "Nadie pidió cambiar nada."
)
STOCK = (
    "Las novedades que se presentaron fueron puestas en conocimiento de la supervisión y quedaron resueltas. "
    "Toda la información recibida se organizó y se conservó en las carpetas de la dependencia, en su orden."
)


def pair(mine: str, theirs: str) -> tuple[Imprint, Imprint]:
    """Cuentas of two people with a paragraph each, beside another that only they have."""
    return imprint(1, text=[prose(1), mine]), imprint(2, text=[theirs, prose(2)], **OTHER)


def test_own_prose_with_the_same_figures_and_days_is_told() -> None:
    same = OWN.format(n=14, day="9 de mayo")
    assert told(*pair(same, same)) == {1: [(MatchKind.TEXTO, 2)], 2: [(MatchKind.TEXTO, 1)]}


@pytest.mark.parametrize(
    "theirs",
    [
        OWN.format(n=31, day="23 de mayo"),
        OWN.format(n=14, day="23 de mayo"),  # sixteen words are left
        f"Apoyar la memoria de la ribera. {OWN.format(n=14, day='9 de junio')}",
    ],
)
def test_the_same_sentences_with_other_figures_or_days_are_not(theirs: str) -> None:
    assert told(*pair(OWN.format(n=14, day="9 de mayo"), theirs)) == {}


def test_sentences_that_many_contracts_have_are_nobodys_own() -> None:
    says = f"Cosí las banderas de la comparsa con las señoras del barrio, que trajeron telas e hilos. {STOCK}"
    many = [
        imprint(10 + n, f"CPS-{10 + n}-2026", str(10**7 + n), text=[f"{prose(10 + n, 40)}. {STOCK}"])
        for n in range(FURNITURE_TEXT - 1)
    ]
    few = pair(says, says)
    assert set(told(*few)) == {1, 2}
    assert set(told(*few, *many[:-1])) == {1, 2}
    assert told(*few, *many) == {}
    own = f"{OWN.format(n=14, day='9 de mayo')} {STOCK}"
    assert set(told(*pair(own, own), *many)) == {1, 2}
    # What the last one said made two others stop being told.
    assert {1, 2} <= Index([*few, *many]).beside([many[-1].submission_id])


def test_a_paragraph_of_many_contracts_does_not_count() -> None:
    furniture = prose(3)
    many = [
        imprint(10 + n, f"CPS-{10 + n}-2026", str(10**7 + n), text=[furniture, prose(10 + n)])
        for n in range(FURNITURE_TEXT)
    ]
    june, july = imprint(1, text=[furniture, prose(1)]), imprint(2, month=7, text=[furniture, prose(2)])
    assert told(june, july, *many) == {}
    assert set(told(june, july)) == set()
    assert set(told(june, many[0])) == {1, 10}


# --- a few of many ---


def test_asked_of_a_few_it_tells_the_same_of_them() -> None:
    imprints = [
        imprint(1, planilla="9000000001", photos=[a_print(1)], text=[prose(1)]),
        imprint(2, month=7, planilla="9000000001", photos=[a_print(2)], text=[prose(1)]),
        imprint(3, planilla="9000000003", photos=[changed(a_print(2), 5)], text=[prose(3)], **OTHER),
        imprint(4, "CPS-4-2026", "1061711111", planilla="9000000004", photos=[a_print(4)], text=[prose(4)]),
    ]
    index, whole = Index(imprints), find(imprints)
    assert set(whole) == {1, 2, 3}
    for one in imprints:
        mine = one.submission_id
        assert index.matches([mine]) == {key: value for key, value in whole.items() if key == mine}
    assert index.matches([]) == {}
    assert index.beside([3]) == {2}
    assert index.beside([2]) == {1, 3}
    assert index.beside([4]) == frozenset()
    with pytest.raises(KeyError):
        index.matches([99])


def test_neighbours_of_a_replaced_version_are_those_who_lose_a_match() -> None:
    old = imprint(2, month=7, planilla="9000000001", current=False, **OTHER)
    index = Index([imprint(1, planilla="9000000001"), old])
    assert index.matches() == {}
    assert index.beside([2]) == {1}


def test_the_order_of_the_imprints_does_not_matter() -> None:
    imprints = [imprint(n, month=n, photos=[changed(a_print(1), n)], text=[prose(1)]) for n in range(1, 9)]
    assert find(imprints) == find(reversed(imprints))


def _months(copies: int, honest: int) -> list[Imprint]:
    """Contracts with two months each; in the first `copies` of them the second repeats the first."""
    found = []
    for number in range(copies + honest):
        who = (f"CPS-{number}-2026", str(1061700001 + number))
        again = prose(number) if number < copies else prose(1000 + number)
        found.append(imprint(2 * number, *who, 5, text=[prose(number)]))
        found.append(imprint(2 * number + 1, *who, 6, text=[again]))
    return found


def test_one_copy_among_many_is_told_as_such() -> None:
    (match,) = find(_months(1, 9))[1]
    assert not match.usual


def test_what_most_do_is_told_as_a_custom() -> None:
    found = find(_months(5, 5))
    assert len(found) == 5
    assert all(match.usual for told in found.values() for match in told)


def test_of_a_few_cuentas_no_custom_is_learnt() -> None:
    found = find(_months(4, 0))
    assert not any(match.usual for told in found.values() for match in told)


def test_a_planilla_used_again_is_never_a_custom() -> None:
    all_of_them = [imprint(n, f"CPS-{n}-2026", str(1061700001 + n), planilla="9000000001") for n in range(12)]
    assert not any(match.usual for told in find(all_of_them).values() for match in told)
