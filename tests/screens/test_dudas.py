"""Dudas as Streamlit runs it: what is asked, one answer each, taking it back, what was settled meanwhile."""

from __future__ import annotations

import dataclasses
import datetime as dt
import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from review import desk
from review.desk import page_doubts
from review.desk.questions import Account, Follows, PageShape, PossibleValue, ValueDoubt
from review.model import Box, FieldValue, ItemKind, Month, State, Verdict
from review.model.fields import FIELDS
from review.pipeline import read_folder
from review.store import Store, queries
from screens import doubt_words, pictures
from tests.folders import write_contracts, write_cuenta, write_scan
from tests.screens.conftest import Opener
from tests.screens.drawn import components, errors
from tests.strange_paper import doubted, write_strange

AUTHOR = "Ana Solarte"
CUENTA = ItemKind.CUENTA
MONTH = "duda_1_cuenta_periodo"
CONTRACT = "duda_2_cuenta_contrato"


@pytest.fixture(scope="module")
def _doubtful(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("doubtful")
    papers = folder / "cuentas"
    write_cuenta(papers / "a.pdf", note="correspondiente al período del 01 al 31 de agosto de 2026")
    write_cuenta(papers / "b.pdf", contract="CPS-020-2026", note="Contrato No. CPS-041-2026")
    write_scan(papers / "c.pdf", ("sin nada que leer",))
    write_contracts(papers)
    with Store.open(str(folder / "visto.db")) as store:
        read_folder(papers, store, processes=1)
        for item in ItemKind:
            if item is not CUENTA:
                desk.mark_item(store, 1, item, State.CUMPLE, "visto en físico", "Ana")
    return folder / "visto.db"


@pytest.fixture
def doubtful(_doubtful: Path, tmp_path: Path) -> Path:
    """Two cuentas with a doubt each, and a page that nobody knows; each test has its own copy."""
    return Path(shutil.copy(_doubtful, tmp_path / "visto.db"))


def labels(app: AppTest) -> dict[str, str]:
    return {str(button.key): button.label for button in app.button if button.key}


def told(app: AppTest) -> str:
    said = [*(one.value for one in app.markdown), *(one.value for one in app.caption)]
    return " ".join(said).replace("\\", "")


def corrections(database: Path, number: int) -> list[tuple[str, FieldValue | None, str]]:
    with Store.open(str(database)) as store:
        rows = queries.log(store, "field_corrections", number)
    return [(row["name"], row["value"], row["author"]) for row in rows]


def at_hand(app: AppTest) -> str:
    (look,) = components(app, "look")
    return str(look["at"])


def test_what_makes_a_cuenta_complete_is_asked_first_with_its_answers(look: Opener, doubtful: Path) -> None:
    app = look("dudas", doubtful, reviewer=AUTHOR, mes="todos")
    assert errors(app) == []
    assert "Quedan 2 dudas de 2 cuentas" in told(app)
    assert at_hand(app) == MONTH
    assert "¿Cuál es: junio de 2026 o agosto de 2026?" in told(app)
    assert "De la respuesta depende que la cuenta quede completa" in told(app)
    assert {labels(app)[f"es_{place}_{MONTH}"] for place in (1, 2)} == {
        "junio de 2026",
        "agosto de 2026",
    }
    keys = {str(one.key): one.proto.shortcut for one in app.button if one.proto.shortcut}
    assert keys == {
        f"es_1_{MONTH}": "1",
        f"es_2_{MONTH}": "2",
        f"no_{MONTH}": "n",
        f"saltar_{MONTH}": "right",
        f"ver_{MONTH}": "v",
    }, "of the question at hand alone"


def test_an_answer_is_a_correction_and_the_next_is_at_hand(look: Opener, doubtful: Path) -> None:
    app = look("dudas", doubtful, reviewer=AUTHOR, mes="todos")
    app.button(key=f"es_1_{MONTH}").click().run()
    assert errors(app) == []
    assert corrections(doubtful, 1) == [("periodo", "2026-06", AUTHOR)]
    assert "Registrado: junio de 2026" in told(app)
    assert "Queda 1 duda de 1 cuenta" in told(app)
    assert at_hand(app) == CONTRACT
    app.button(key=f"deshacer_{MONTH}").click().run()
    assert corrections(doubtful, 1)[1:] == [("periodo", None, AUTHOR)]
    assert "Quedan 2 dudas de 2 cuentas" in told(app)
    assert at_hand(app) == MONTH


def test_a_no_asks_what_it_says_and_what_is_not_understood_is_told(look: Opener, doubtful: Path) -> None:
    app = look("dudas", doubtful, reviewer=AUTHOR, mes="todos")
    app.button(key=f"no_{MONTH}").click().run()
    assert components(app, "look")[0]["field"] is True
    app.text_input(key=f"escrito_{MONTH}").set_value("ayer")
    app.button(key=f"guardar_{MONTH}").click().run()
    assert any("No se entiende «ayer»" in one.replace("\\", "") for one in errors(app))
    assert corrections(doubtful, 1) == []
    app.text_input(key=f"escrito_{MONTH}").set_value("julio de 2026")
    app.button(key=f"guardar_{MONTH}").click().run()
    assert errors(app) == []
    assert corrections(doubtful, 1) == [("periodo", "2026-07", AUTHOR)]


def test_what_is_skipped_stays_and_can_be_gone_back_to(look: Opener, doubtful: Path) -> None:
    app = look("dudas", doubtful, reviewer=AUTHOR, mes="todos")
    app.button(key=f"saltar_{MONTH}").click().run()
    assert at_hand(app) == CONTRACT
    app.button(key=f"saltar_{CONTRACT}").click().run()
    assert components(app, "look") == []
    assert any("Saltó 2" in one.value for one in app.info)
    app.button(key="otra_vez_datos").click().run()
    assert at_hand(app) == MONTH
    assert corrections(doubtful, 1) == corrections(doubtful, 2) == []


def test_what_somebody_else_settled_is_said_and_not_recorded(look: Opener, doubtful: Path) -> None:
    app = look("dudas", doubtful, reviewer=AUTHOR, mes="todos")
    with Store.open(str(doubtful)) as store:
        desk.correct_field(store, 2, CUENTA, "contrato", "CPS-020-2026", "Eva", remember=False)
    app.button(key=f"es_1_{CONTRACT}").click().run()
    assert errors(app) == []
    assert "Eva ya respondió esta duda" in told(app)
    assert [author for _, _, author in corrections(doubtful, 2)] == ["Eva"]
    assert f"deshacer_{CONTRACT}" not in labels(app)
    again = look("dudas", doubtful, reviewer=AUTHOR, mes="todos")
    assert f"es_1_{CONTRACT}" not in labels(again), "it is not asked any more"


def test_without_a_name_nothing_can_be_answered(look: Opener, doubtful: Path) -> None:
    app = look("dudas", doubtful, mes="todos")
    assert errors(app) == []
    assert app.button(key=f"es_1_{MONTH}").disabled
    assert any("Escriba su nombre" in one.value for one in app.caption)


def test_a_page_is_told_by_one_click(look: Opener, doubtful: Path) -> None:
    app = look("dudas", doubtful, reviewer=AUTHOR, mes="todos", tema="paginas")
    assert errors(app) == []
    names = [label for key, label in labels(app).items() if key.endswith("_duda_3_1")]
    assert names[:8] == [
        "Informe", "Cuenta", "Seg. social", "Banco", "RUT", "Impuestos", "Evidencia", "Otra cosa",
    ]  # fmt: skip
    app.button(key="es_7_duda_3_1").click().run()
    assert errors(app) == []
    assert any("no queda ninguna" in one.value for one in app.success)
    with Store.open(str(doubtful)) as store:
        (row,) = queries.log(store, "page_moves", 3)
        assert (row["kind"], row["reason"], row["author"]) == ("informe", "Evidencia del informe", AUTHOR)
        assert page_doubts.in_month(store) == []
        assert desk.lessons(store) == []


def test_when_nothing_is_in_doubt_it_says_what_to_do(look: Opener, doubtful: Path) -> None:
    with Store.open(str(doubtful)) as store:
        for number in (1, 2, 3):
            desk.decide(store, number, Verdict.DEVUELTA, "Falta todo.", "Eva")
        assert page_doubts.in_month(store) == []
    app = look("dudas", doubtful, mes="todos")
    assert "No hay datos leídos con duda" in told(app)
    assert any(one.proto.page == "revisar" for one in app.get("page_link"))


def test_a_pdf_that_is_gone_is_told_and_its_words_are_shown(look: Opener, doubtful: Path) -> None:
    with Store.open(str(doubtful)) as store:
        path = desk.submission(store, 1)
    assert path is not None
    pictures._cutting.clear()  # what other tests looked at
    kept = path.path.read_bytes()
    path.path.unlink()
    try:
        app = look("dudas", doubtful, reviewer=AUTHOR, mes="todos")
    finally:
        path.path.write_bytes(kept)
    assert errors(app) == []
    assert "01 al 30 de junio de 2026" in told(app)


SHEETS = {1: PageShape(612, 792, 0)}
ACCOUNT = Account(1, "a.pdf", Path("a.pdf"), "", "LUZ RÍOS", "CPS-1", Month(2026, 6), 3)


def asked(item: ItemKind, name: str, *values: FieldValue) -> ValueDoubt:
    made = tuple(PossibleValue(value, str(value), 1, Box(0, 0, 1, 1)) for value in values)
    return ValueDoubt(ACCOUNT, item, FIELDS[item][name], made, None, Follows(), SHEETS)


@pytest.mark.parametrize(
    ("item", "name", "value", "question"),
    [
        (CUENTA, "valor", 3_250_000, "¿Dice $ 3.250.000?"),
        (CUENTA, "valor_letras", 3_250_000, "¿En letras dice $ 3.250.000?"),
        (CUENTA, "numero_pago", 3, "¿Es el pago n.º 3?"),
        (CUENTA, "periodo", Month(2026, 6), "¿Es junio de 2026?"),
        (CUENTA, "fecha_cuenta", dt.date(2026, 6, 30), "¿Es el 30 de junio de 2026?"),
        (CUENTA, "documento", "1061700001", "¿El documento es 1.061.700.001?"),
        (CUENTA, "contrato", "CPS-014-2026", "¿El contrato es CPS-014-2026?"),
        (CUENTA, "banco", "Nequi", "¿El banco es Nequi?"),
        (CUENTA, "cuenta", "0012345678", "¿La cuenta es la n.º 0012345678?"),
        (ItemKind.BANCO, "tipo_cuenta", "ahorros", "¿Es una cuenta de tipo ahorros?"),
        (ItemKind.RUT, "dv", "3", "¿El dígito de verificación es 3?"),
        (ItemKind.SEGURIDAD_SOCIAL, "planilla", "9000000001", "¿El número es 9000000001?"),
        (ItemKind.SEGURIDAD_SOCIAL, "operador", "Simple", "¿El operador es Simple?"),
        (ItemKind.SEGURIDAD_SOCIAL, "dias", 30, "¿Dice 30?"),
        (ItemKind.IMPUESTOS, "tarifa", "1 %", "¿Dice «1 %»?"),
    ],
)
def test_a_question_fits_its_kind_of_value(
    item: ItemKind, name: str, value: FieldValue, question: str
) -> None:
    assert doubt_words.question(asked(item, name, value)) == question


def test_several_candidates_are_all_named_and_none_is_recommended() -> None:
    one = asked(CUENTA, "valor", 3_250_000, 3_520_000)
    assert doubt_words.question(one) == "¿Cuál es: $ 3.250.000 o $ 3.520.000?"
    assert doubt_words.whose(ACCOUNT) == "LUZ RÍOS · jun 2026 · pago 003"


@pytest.mark.parametrize(
    ("found", "told"),
    [
        (Follows(together=1), "De la respuesta depende que la cuenta quede completa."),
        (Follows(together=2), "De esta y otra duda depende que la cuenta quede completa."),
        (Follows(together=3), "De esta y otras 2 dudas depende que la cuenta quede completa."),
        (
            Follows((CUENTA,), ((CUENTA, State.NO_CUMPLE),)),
            "Si es así, «Cuenta de cobro» pasa a no cumple.",
        ),
        (Follows((CUENTA,)), "De la respuesta depende «Cuenta de cobro»."),
        (Follows((CUENTA, ItemKind.RUT)), "De la respuesta dependen «Cuenta de cobro» y «RUT»."),
        (Follows(), "Hace falta junto con otro dato de la cuenta."),
    ],
)
def test_what_follows_is_told(found: Follows, told: str) -> None:
    read = PossibleValue(5, "5", 1, Box(0, 0, 1, 1))
    one = ValueDoubt(ACCOUNT, CUENTA, FIELDS[CUENTA]["valor"], (read,), None, found, SHEETS)
    assert doubt_words.follows(one) == told


def test_kinds_stand_under_their_title_and_small_groups_share_one() -> None:
    money = [asked(CUENTA, "valor", value) for value in range(4)]
    month, day = asked(CUENTA, "periodo", Month(2026, 6)), asked(CUENTA, "fecha_cuenta", dt.date(2026, 6, 30))
    first = dataclasses.replace(month, follows=Follows(together=1))
    made = doubt_words.sections([first, *money, month, day])
    assert [(title, len(found)) for title, found in made] == [
        ("Meses · pueden completar su cuenta", 1),
        ("Valores en pesos", 4),
        ("Meses y fechas", 2),
    ]


def test_counts_are_told_in_good_spanish() -> None:
    assert doubt_words.left(14, 9) == "Quedan 14 dudas de 9 cuentas"
    assert doubt_words.left(1, 1) == "Queda 1 duda de 1 cuenta"


def test_an_answer_is_remembered_once_it_was_told_what_that_changes(look: Opener, tmp_path: Path) -> None:
    write_strange(tmp_path / "cuentas" / "ana.pdf")
    write_strange(tmp_path / "cuentas" / "ines.pdf", contract="CPS-020-2026", amount="$ 1.750.000")
    write_contracts(tmp_path / "cuentas")
    with Store.open(str(tmp_path / "visto.db")) as store:
        read_folder(tmp_path / "cuentas", store, processes=1)
        doubted(store)
        first, second = (one.key for one in page_doubts.of(store, [1, 2]))
    card = f"duda_{first.replace('.', '_')}"
    app = look("dudas", tmp_path / "visto.db", reviewer=AUTHOR, mes="todos", tema="paginas")
    assert f"recordar_{card}" not in labels(app), "nothing to remember yet"
    button = next(one for one in app.button if one.key == f"es_2_{card}")
    assert button.label == "Cuenta"
    button.click().run()
    app.button(key=f"recordar_{card}").click().run()
    assert errors(app) == []
    assert "Cambiaría otra cuenta sin decidir: ines.pdf." in app.info[0].value.replace("\\", "")
    app.button(key=f"no_recordar_{card}").click().run()
    assert not app.info
    app.button(key=f"recordar_{card}").click().run()
    app.button(key=f"si_recordar_{card}").click().run()
    assert errors(app) == []
    assert "Formato recordado; se revisó 1 cuenta más." in told(app)
    assert "Ya no hace falta: se resolvió con otra respuesta." in told(app)
    assert f"recordar_{card}" not in labels(app)
    with Store.open(str(tmp_path / "visto.db")) as store:
        assert [one.active for one in desk.lessons(store)] == [True]
        assert page_doubts.of(store, [int(second.split(".")[0])]) == []
