"""Rules of plug-ins: they judge beside those of the house, tell whose they are, and fail alone."""

from __future__ import annotations

from pathlib import Path

import pytest

import review
from review import desk, frames, plugins
from review.interchange import to_json
from review.model import Finding, ItemKind, Judgement, State
from review.model.own_codes import plugin_of
from review.pipeline import read_folder, submissions_of
from review.rules import plugged, rules_version
from review.rules.registry import BY_CODE
from review.store import Store
from tests.folders import write_cuenta
from tests.plugins.conftest import Put
from tests.rules.builders import Case
from tests.schema import faults

EXAMPLES = Path(__file__).resolve().parents[2] / "docs" / "ejemplos" / "complementos"
FILED = "cuenta_radicado__numero"
RULE = """
from review.model import Severity
from review.rules.outcome import Case
from review.rules.rule import rule

@rule(code="rut_{what}", severity=Severity.{severity}, norm="Circular 1", title="El título", criterion="c",
      ask="a", group="g")
def check(facts, item):
    {body}
"""


def own(what: str, body: str, severity: str = "RECHAZO") -> str:
    return RULE.format(what=what, body=body, severity=severity)


def findings(judgement: Judgement, plugin: str) -> list[Finding]:
    every = [one for item in judgement.items.values() for one in item.findings]
    return [one for one in every if plugin_of(one.code) == plugin]


def test_it_judges_and_tells_whose_it_is(put: Put) -> None:
    before = Case().judge()
    put("hospital.py", own("sello", "return Case(item.pages).fails('Falta.', request='ponga el sello.')"))
    after = Case().judge()
    (found,) = findings(after, "hospital")
    assert found.code == "rut_hospital__sello"
    assert found.state is State.NO_CUMPLE
    assert found.norm == "Complemento «hospital»: Circular 1"
    assert found.request is not None
    assert "ponga el sello" in found.request
    assert after.items[ItemKind.RUT].state is State.NO_CUMPLE
    assert after.items[ItemKind.RUT].findings[:-1] == before.items[ItemKind.RUT].findings
    assert plugged.rule_of(found.code) is not None
    assert plugged.rule_of("rut_falta") is BY_CODE["rut_falta"]


@pytest.mark.parametrize(
    "body",
    [
        "return 1 / 0",
        "return 'cumple'",
        "return True",
        "return facts.nada",
        "return Case(item.pages).ok(None)",
    ],
)
def test_one_that_fails_leaves_a_doubt_and_nothing_else(put: Put, body: str) -> None:
    put("malo.py", own("sello", body))
    put("bueno.py", own("otro", "return Case(item.pages).ok('Bien.')"))
    made = Case().judge()
    (wrong,), (right,) = findings(made, "malo"), findings(made, "bueno")
    assert wrong.state is State.POR_REVISAR
    assert "«malo»" in wrong.message
    assert "«El título»" in wrong.message
    assert right.state is State.CUMPLE
    house = [one for one in made.items[ItemKind.RUT].findings if plugin_of(one.code) is None]
    assert all(one.state in (State.CUMPLE, State.NO_APLICA) for one in house)


def test_what_it_cannot_do_without_makes_a_doubt(put: Put) -> None:
    put("uno.py", own("x", "facts.need(item.kind, 'nit', str); return Case(item.pages).ok('Bien.')"))
    (found,) = findings(Case().judge(), "uno")
    assert found.state is State.CUMPLE
    (found,) = findings(Case(drop=("rut.nit",)).judge(), "uno")
    assert found.state is State.POR_REVISAR


def test_it_takes_no_place_of_the_house_nor_of_another(put: Put) -> None:
    put("uno.py", own("falta", "return Case(item.pages).ok('Bien.')") + own("falta", "return None"))
    put("dos.py", own("falta", "return Case(item.pages).ok('Bien.')"))
    made = Case().judge()
    codes = [one.code for one in made.items[ItemKind.RUT].findings]
    assert len(set(codes)) == len(codes)
    assert {"rut_falta", "rut_uno__falta", "rut_dos__falta"} <= set(codes)
    assert "declara dos reglas «rut_falta»" in plugins.problems()[0]
    assert len(plugins.problems()) == 1


def test_no_rule_of_the_house_is_called_like_one_of_a_plugin() -> None:
    assert [code for code in BY_CODE if plugin_of(code) is not None] == []


def test_it_counts_in_the_version_of_the_rules(put: Put) -> None:
    without = rules_version()
    put("uno.py", own("x", "return None"))
    with_one = rules_version()
    put("uno.py", own("x", "return None  # otra"))
    assert len({without, with_one, rules_version()}) == 3


@pytest.mark.usefixtures("shared_reader")
def test_the_example_reads_a_number_and_judges_by_it(put: Put, tmp_path: Path) -> None:
    """The rule of docs/ejemplos, from a folder to its JSON and its table; a change judges again, unread."""
    folder = tmp_path / "cuentas"
    write_cuenta(folder / "con.pdf", note="Radicado No. 2026-00123")
    write_cuenta(folder / "sin.pdf", note="Sin nada", payment="002", month="julio")
    text = (EXAMPLES / "radicado.py").read_text("utf-8")
    with Store.open(str(tmp_path / "a.db")) as store:
        read_folder(folder, store)
        assert not frames.findings(store)["complemento"].notna().any()
        put("radicado.py", text)
        report = read_folder(folder, store)
        assert (report.read, report.judged, report.ways_notes) == (0, 2, ())
        told = frames.findings(store)
        told = told[told["complemento"] == "radicado"].set_index("archivo")
        assert dict(told["estado"]) == {"con.pdf": "cumple", "sin.pdf": "no_cumple"}
        assert told.loc["con.pdf", "encontrado"] == "2026-00123"
        assert told.loc["con.pdf", "pagina"] == 1
        assert told.loc["con.pdf", "x0"] > 0
        made = [to_json(one) for one in submissions_of(store, folder)]
        assert [faults(one) for one in made] == [[], []]
        last = made[0]["items"]["cuenta"]["hallazgos"][-1]
        assert (last["codigo"], last["complemento"]) == (FILED, "radicado")
        assert read_folder(folder, store).unchanged == 2
        put("radicado.py", text.replace("Severity.RECHAZO", "Severity.ALERTA"))
        assert read_folder(folder, store).judged == 2
        states = frames.findings(store, codes=[FILED]).set_index("archivo")["estado"]
        assert dict(states) == {"con.pdf": "cumple", "sin.pdf": "por_revisar"}


@pytest.mark.usefixtures("shared_reader")
def test_where_its_look_at_the_pages_fails_nothing_is_taken_for_absent(put: Put, tmp_path: Path) -> None:
    text = (EXAMPLES / "radicado.py").read_text("utf-8")
    put("radicado.py", text.replace("    if item is not", "    raise ValueError\n    if item is not"))
    put("roto.py", "def (\n")
    folder = tmp_path / "cuentas"
    write_cuenta(folder / "uno.pdf")
    with Store.open(str(tmp_path / "a.db")) as store:
        report = read_folder(folder, store)
        assert report.unread == ()
        assert [note.partition(":")[0] for note in report.ways_notes] == ["Complemento «roto»"]
        assert desk.folder_ways(store, str(folder)).other_problems == report.ways_notes
        found = frames.findings(store, codes=[FILED])
    assert list(found["estado"]) == ["por_revisar"]
    assert "lo que el complemento mira en las páginas falló" in found["mensaje"].iloc[0]


@pytest.mark.usefixtures("put")
def test_the_example_judges_too_as_an_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Installed as pip does it: a module, and beside it what the package declares."""
    site = tmp_path / "site"
    told = site / "tambillo_visto_bueno-1.0.dist-info"
    told.mkdir(parents=True)
    (site / "tambillo_visto_bueno.py").write_text((EXAMPLES / "radicado.py").read_text("utf-8"), "utf-8")
    (told / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: tambillo-visto-bueno\nVersion: 1.0\n", "utf-8"
    )
    declared = f"[{plugins.GROUP}]\nradicado = tambillo_visto_bueno\n"
    (told / "entry_points.txt").write_text(declared, "utf-8")
    monkeypatch.syspath_prepend(str(site))
    plugins.forget()
    assert [(one.name, one.place, one.problem) for one in plugins.found()] == [
        ("radicado", "tambillo-visto-bueno 1.0", None)
    ]
    judged = review.read(write_cuenta(tmp_path / "uno.pdf", note="Radicado No. 2026-00123")).judgement
    (found,) = findings(judged, "radicado")
    assert (found.code, found.state, found.found) == (FILED, State.CUMPLE, "2026-00123")
