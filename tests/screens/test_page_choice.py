"""All pages of a cuenta in sight, and several of them said at once to be something."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from review import desk
from review.desk import SubmissionView
from review.model import PageKind
from review.store import Store
from screens import page_choice, pictures
from tests.returned_cuentas import AGAIN, returned_database
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors

ANA = "Ana Solarte"


@pytest.fixture(scope="module")
def _faulty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return returned_database(tmp_path_factory)


@pytest.fixture
def faulty(_faulty: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(_faulty, tmp_path / "visto.db"))


def press(app: AppTest, label: str) -> None:
    next(one for one in app.button if one.label == label).click().run()


def seen(database: Path) -> SubmissionView:
    with Store.open(str(database)) as store:
        view = desk.submission(store, AGAIN)
    assert view is not None
    return view


def test_all_pages_are_shown_small_a_part_at_a_time(
    look: Opener, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (one,) = components(look("revisar", faulty, cuenta=AGAIN), "viewer")
    assert one["all"] is False
    assert not any("src" in page for page in one["pages"])
    monkeypatch.setattr(page_choice, "SIZE", 2)
    (every,) = components(look("revisar", faulty, cuenta=AGAIN, todas="si", pagina=3), "viewer")
    assert every["all"] is True
    assert [page["number"] for page in every["pages"] if "src" in page] == [3, 4]
    assert all(page["src"].startswith("data:image/jpeg") for page in every["pages"] if "src" in page)
    assert len(every["pages"]) == len(seen(faulty).pages)


def test_the_pages_chosen_become_what_they_are_said_to_be_in_one_act(look: Opener, faulty: Path) -> None:
    app = look(
        "revisar", faulty, reviewer=ANA, cuenta=AGAIN, panel="corregir", paginas="1-2-99-x", todas="si"
    )
    assert errors(app) == []
    assert any("las páginas 1 y 2**" in one.value for one in app.markdown), [
        one.value for one in app.markdown
    ]
    assert not [one for one in app.selectbox if one.label == "Es de"], "one question at a time"
    assert components(app, "viewer")[0]["picked"] == [1, 2]
    next(one for one in app.selectbox if one.label == "Son de").set_value(PageKind.OTRO)
    press(app, "Cambiar todas")
    assert errors(app) == []
    assert [page.kind for page in seen(faulty).pages[:2]] == [PageKind.OTRO, PageKind.OTRO]
    assert "paginas" not in app.query_params
    assert [page["item"] for page in components(app, "viewer")[0]["pages"][:2]] == [
        "Otro documento",
        "Otro documento",
    ]


def test_nothing_is_moved_by_who_thinks_better_of_it(look: Opener, faulty: Path) -> None:
    before = seen(faulty)
    app = look("revisar", faulty, reviewer=ANA, cuenta=AGAIN, panel="corregir", paginas="2")
    assert any("la página 2**" in one.value for one in app.markdown)
    press(app, "Cancelar")
    assert "paginas" not in app.query_params
    assert [one for one in app.selectbox if one.label == "Es de"]
    assert [page.kind for page in seen(faulty).pages] == [page.kind for page in before.pages]


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ((1, 2, 3, 7), "1 a 3 y 7"),
        ((1, 2), "1 y 2"),
        ((2, 4, 6), "2, 4 y 6"),
        ((5, 6, 8, 9, 10), "5, 6 y 8 a 10"),
    ],
)
def test_pages_are_told_in_few_words(numbers: tuple[int, ...], told: str) -> None:
    assert page_choice.words(numbers) == f"páginas {told}"


def test_who_looks_near_gets_a_finer_picture(faulty: Path, look: Opener) -> None:
    app = look("revisar", faulty, cuenta=AGAIN, pagina=1)
    (first,) = components(app, "viewer")
    assert first["finer"] is True
    app.session_state["paginas_finas"] = True
    app.run()
    (fine,) = components(app, "viewer")
    assert fine["finer"] is False
    assert len(fine["src"]) > 1.5 * len(first["src"]), "more pixels"
    assert pictures.FINE_DPI >= 2 * pictures.DPI


def test_the_page_after_this_one_is_drawn_ahead(
    look: Opener, faulty: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[pictures.Wanted] = []
    monkeypatch.setattr(pictures, "ahead", asked.extend)
    look("revisar", faulty, cuenta=AGAIN, pagina=1)
    assert [one.page for one in asked if one.sha256 == seen(faulty).sha256] == [2]
