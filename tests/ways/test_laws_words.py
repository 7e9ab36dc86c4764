from dataclasses import replace

from review.ways import laws_words
from review.ways.checklist_words import Difference
from review.ways.laws import LAWS, PACKAGED, YearValue, check


def test_the_newest_year_comes_first_with_its_norms() -> None:
    years = laws_words.years(LAWS)
    assert [one.year for one in years] == sorted(LAWS.minimum_wages, reverse=True)
    newest = years[0]
    assert newest.minimum_wage == LAWS.minimum_wage(newest.year)
    assert newest.uvt == LAWS.uvt(newest.year)


def test_rates_are_told() -> None:
    told = {one.what: one.value for one in laws_words.rates(LAWS)}
    assert told["Salud"] == "12,5 %"
    assert told["Pensión"] == "16 %"
    assert told["Ingreso base (IBC)"] == "40 % del valor mensual del contrato"
    assert "V: 6,96 %" in told["Riesgos laborales, por clase"]
    assert told["Fondo de Solidaridad Pensional"].startswith("1 % desde 4 SMMLV")


def test_equal_tables_do_not_differ() -> None:
    assert laws_words.differences(LAWS, replace(LAWS, version="9")) == ()


def test_a_year_added_and_a_rate_changed_are_told() -> None:
    text = PACKAGED.read_text(encoding="utf-8").replace("pension = 16", "pension = 17")
    text += '\n[[salario_minimo]]\nanio = 2030\nvalor = 2000000\nnorma = "Decreto 1 de 2029"\n'
    other, problems = check(text, "leyes.toml")
    assert problems == ()
    assert other is not None
    assert laws_words.differences(LAWS, other) == (
        Difference("Salario mínimo 2030", "", "$ 2.000.000 (Decreto 1 de 2029)"),
        Difference("Pensión", "16 %", "17 %"),
    )


def test_a_year_left_out_is_told() -> None:
    fewer = replace(LAWS, uvts={year: one for year, one in LAWS.uvts.items() if year != 2026})
    (one,) = laws_words.differences(LAWS, fewer)
    assert (one.what, one.after) == ("UVT 2026", "")
    changed = replace(LAWS, uvts={**LAWS.uvts, 2026: YearValue(2026, 1, "DIAN")})
    assert laws_words.differences(LAWS, changed)[0].after == "$ 1 (DIAN)"


def test_what_an_entity_changes_of_the_withholding_is_told() -> None:
    own = "\n[[reteica]]\nvigente_desde = 2026-01-01\nciudad = 'Villa'\ntarifa_por_mil = 5\nnorma = 'A 1'\n"
    text = PACKAGED.read_text("utf-8").replace("tarifa = 15 ", "tarifa = 16 ") + own
    other, problems = check(text, "leyes.toml")
    assert other is not None, problems
    found = {one.what: (one.before, one.after) for one in laws_words.differences(LAWS, other)}
    assert found == {
        "Retención de IVA, desde el 1 de enero de 2023": ("15 % del IVA", "16 % del IVA"),
        "ReteICA de Villa, las demás actividades, desde el 1 de enero de 2026": ("", "5 por mil"),
    }
