"""The line of income tax: art. 383 ET for who uses no costs, art. 392 for who does; both if nobody said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from typing import Final

from review.liquidation.depuration import Depuration, Requested, depurate, percent_of, to_multiple
from review.liquidation.nouns import (
    CuentaFacts,
    LineKind,
    LineState,
    Option,
    Paid,
    Possible,
    ReadPlace,
    WithheldFigure,
    WithheldLine,
)
from review.liquidation.told_facts import either
from review.liquidation.year_income import rates_in_year
from review.model.fields import DECLARATION
from review.spanish import join, number, pesos, plural, uncapital
from review.ways.checklist_settings import decimal
from review.ways.laws import Laws
from review.ways.laws.withholding import FlatConcept, FlatRate, IncomeTax, Withholding

TITLE = "Retención en la fuente por renta"
_UVT_PLACES: Final = 4
_ASKED: Final = ("dependientes", "intereses_vivienda", "medicina_prepagada", "afc", "pension_voluntaria")


@dataclass(frozen=True, slots=True)
class Law:
    """The tables in force in the month of a cuenta; `uvt` and its `norm` are those of its year."""

    income: IncomeTax
    tables: Withholding
    uvt: int


@dataclass(frozen=True, slots=True)
class Scenario:
    """One way in which what is not known may be: a payment, what is paid with it, and what is answered."""

    gross: int
    others: int
    paid: Paid
    costs: bool
    asked: Requested
    when: str


def income_line(facts: CuentaFacts, laws: Laws) -> WithheldLine:
    """What is withheld of a cuenta for income tax. Never raises for what is lacking: the line says it."""
    if facts.gross is None:
        return _unknown(facts.no_gross)
    if facts.month is None:
        return _unknown("no se sabe de qué mes es la cuenta.")
    day, year = facts.month.last_day, facts.month.year
    uvt, income = laws.uvt(year), laws.withholding.income_on(day)
    if uvt is None:
        return _unknown(f"no se conoce la UVT de {year}: agréguela en leyes.toml.")
    if income is None:
        return _unknown(f"leyes.toml no trae la tabla de retención que rige en {facts.month}.")
    law = Law(income, laws.withholding, uvt.value)
    figures: list[WithheldFigure] = []
    steps: list[str] = []
    scenarios = list(_scenarios(facts))
    for scenario in scenarios:
        if scenario.costs:
            figures += _flat(scenario, facts, law)
        else:
            figure, told = _by_table(scenario, law)
            figures.append(figure)
            steps.append(told)
    if not figures:
        return _unknown("leyes.toml no trae las tarifas del art. 392.")
    return replace(_line(facts, law, figures, steps), assumed=_assumed(facts, scenarios, law))


def _line(
    facts: CuentaFacts, law: Law, figures: Sequence[WithheldFigure], steps: Sequence[str]
) -> WithheldLine:
    ends = ends_of(figures)
    flat = _flat_rates(facts, law) if any(one.value for one in _answer(facts, "usa_costos")) else ()
    norms = dict.fromkeys((law.income.norm, *(one.norm for _, one in flat)))
    norm = "; ".join((*norms, f"UVT {number(law.uvt)}"))
    told = " ".join((*_sentences(facts, ends), *(steps if len(steps) == 1 else ())))
    if len(ends) > 1:
        state = LineState.TWO_FIGURES
    elif ends[0].amount:
        state = LineState.WORKED_OUT
    else:
        state = LineState.NOT_DUE
        first = law.income.brackets[1].since if len(law.income.brackets) > 1 else None
        below = "" if first is None else f" de {decimal(first)} UVT"
        told = f"No aplica porque la base depurada no pasa{below}. {told}".strip()
    return WithheldLine(LineKind.INCOME, TITLE, state, told, norm, ends, _places(facts))


def ends_of(figures: Sequence[WithheldFigure]) -> tuple[WithheldFigure, ...]:
    """The least and the most of some figures; one, without conditions, where all have the same amount."""
    least, most = (pick(figures, key=lambda one: one.amount) for pick in (min, max))
    if least.amount == most.amount:
        return (WithheldFigure(least.amount, least.base, least.rate),)
    return (least, most)


def _unknown(why: str) -> WithheldLine:
    return WithheldLine(LineKind.INCOME, TITLE, LineState.UNKNOWN, f"No se puede calcular: {why}")


def _places(facts: CuentaFacts) -> tuple[ReadPlace, ...]:
    gross = () if facts.gross is None else facts.gross.places
    names = [name for name in ("usa_costos", *_ASKED) if name in facts.answers]
    asked = [place for name in names for place in facts.answers[name].places]
    amounts = [place for one in facts.amounts.values() for place in one.places]
    return (*gross, *facts.paid.places, *asked, *amounts)


def _sentences(facts: CuentaFacts, figures: Sequence[WithheldFigure]) -> Iterator[str]:
    """What the figures hang on, and what was left out of them."""
    if len(figures) > 1:
        yield (
            "Depende de lo que no se sabe: "
            + " ".join(f"{one.when}, {pesos(one.amount)};" for one in figures).rstrip(";")
            + "."
        )
    if "usa_costos" not in facts.answers:
        lacking = "La declaración no dice" if facts.declared else "No hay declaración que diga"
        yield f"{lacking} si usa costos y deducciones."
    if facts.others:
        names = join(one.contract or one.archivo for one in facts.others)
        yield (
            f"La base suma {plural(len(facts.others), 'cuenta')} más del mismo mes y de la misma entidad "
            f"({names}); a esta le corresponde su parte en proporción."
        )
    unread = [one.contract or one.archivo for one in facts.others if one.gross is None]
    if unread:
        yield f"No se leyó el valor de {join(unread)}: la retención puede ser mayor."


# --- what may be ---


def _scenarios(facts: CuentaFacts) -> Iterator[Scenario]:
    """Every way in which what is not known may be; one, without conditions, where all is known."""
    assert facts.gross is not None
    every = product(
        facts.gross.options,
        facts.paid.options,
        _answer(facts, "usa_costos"),
        _asked(facts),
    )
    others = sum(one.gross or 0 for one in facts.others)
    for gross, paid, costs, asked in every:
        said = (gross.when, paid.when, costs.when, asked.when)
        when = " y ".join(dict.fromkeys(filter(None, said)))
        yield Scenario(gross.value, others, paid.value, costs.value, asked.value, when)


def _answer(facts: CuentaFacts, name: str) -> tuple[Option[bool], ...]:
    found = facts.answers.get(name)
    return either(name) if found is None else found.options


def _asked(facts: CuentaFacts) -> tuple[Option[Requested], ...]:
    """What is asked to be deducted. What the declaration does not ask about, nobody asks for."""
    asked = {name: facts.answers[name] for name in _ASKED if name in facts.answers}
    options = []
    for chosen in product(*(_sought(facts, name, told) for name, told in asked.items())):
        amounts = dict(zip(asked, (one.value for one in chosen), strict=True))
        voluntary = [amounts.get("afc", 0), amounts.get("pension_voluntaria", 0)]
        options.append(
            Option(
                Requested(
                    dependants=amounts.get("dependientes", 0) != 0,
                    housing=amounts.get("intereses_vivienda", 0),
                    health=amounts.get("medicina_prepagada", 0),
                    voluntary=None if None in voluntary else sum(one or 0 for one in voluntary),
                ),
                " y ".join(one.when for one in chosen if one.when),
            )
        )
    return tuple(options)


def _sought(facts: CuentaFacts, name: str, told: Possible[bool]) -> tuple[Option[int | None], ...]:
    """The amounts that an answer may lead to: the one beside it, or from nothing up to the cap (None)."""
    amount = facts.amounts.get(name)
    options: list[Option[int | None]] = []
    for one in told.options:
        if not one.value:
            options.append(Option(0, one.when))
        elif name == "dependientes":
            options.append(Option(None, one.when))
        elif amount is not None:
            options.append(Option(amount.options[0].value, one.when))
        else:
            kind = name.replace("_", " ").replace("afc", "AFC")
            options.append(Option(0, f"si no se acepta nada por {kind}"))
            options.append(Option(None, f"si se acepta el tope por {kind}"))
    return tuple(options)


def _unanswered(facts: CuentaFacts) -> list[str]:
    return [name for name in _ASKED if name not in facts.answers]


def _with_all(facts: CuentaFacts, asked: Requested) -> Requested:
    """What is asked to be deducted, and up to its cap all of which nobody answered whether it is."""
    lacking = _unanswered(facts)
    return Requested(
        dependants=asked.dependants or "dependientes" in lacking,
        housing=None if "intereses_vivienda" in lacking else asked.housing,
        health=None if "medicina_prepagada" in lacking else asked.health,
        voluntary=None if {"afc", "pension_voluntaria"} & set(lacking) else asked.voluntary,
    )


def _assumed(facts: CuentaFacts, scenarios: Sequence[Scenario], law: Law) -> str:
    """What was taken for granted of the deductions, and the amounts with and without; empty where it changes
    none."""
    by_table = [one for one in scenarios if not one.costs]
    if not by_table:
        return ""
    without, with_all = (
        min(_by_table(one, law)[0].amount for one in many)
        for many in (by_table, [replace(one, asked=_with_all(facts, one.asked)) for one in by_table])
    )
    if without == with_all:
        return ""
    named = join(uncapital(DECLARATION[name].title) for name in _unanswered(facts))
    return (
        f"No se sabe si {named}: nadie lo respondió y se supone que no. Por el art. 383 serían "
        f"{pesos(with_all)} si lo pidiera todo hasta su tope, y {pesos(without)} como va."
    )


# --- what comes of it ---


def _by_table(one: Scenario, law: Law) -> tuple[WithheldFigure, str]:
    """The amount of art. 383 for a cuenta, with its steps told."""
    whole = one.gross + one.others
    found = depurate(law.income, law.uvt, whole, one.paid, one.asked)
    amount = _part(found.withheld, one.gross, whole)
    step = found.bracket
    rate = f"{decimal(step.rate)} % de lo que pasa de {decimal(step.since)} UVT"
    if step.plus:
        rate += f", más {decimal(step.plus)} UVT"
    return WithheldFigure(amount, found.base, rate if step.rate else "0 %", one.when), _told(found)


def _told(found: Depuration) -> str:
    """The steps of the depuration, in pesos."""
    uvt = f"{found.base_uvt:.{_UVT_PLACES}f}".replace(".", ",")
    less = (
        (found.paid.health, "salud"),
        (found.paid.pension, "pensión"),
        (found.paid.fund, "fondo de solidaridad"),
    )
    deducted: tuple[tuple[int, str], ...] = (
        (found.dependants, "dependientes"),
        (found.housing, "intereses de vivienda"),
        (found.health, "medicina prepagada"),
        (found.voluntary, "aportes voluntarios"),
        (found.exempt, "renta exenta"),
    )
    off = found.net - found.base
    if found.deductions > off:
        deducted = ((off, "deducciones, hasta el tope conjunto"),)
    return (
        f"{pesos(found.gross)}{_minus(less)} = {pesos(found.net)} netos{_minus(deducted)} = base de "
        f"{pesos(found.base)}, {uvt} UVT."
    )


def _minus(parts: Sequence[tuple[int, str]]) -> str:
    return "".join(f" − {pesos(amount)} ({name})" for amount, name in parts if amount)


def _flat(one: Scenario, facts: CuentaFacts, law: Law) -> Iterator[WithheldFigure]:
    """The amounts of art. 392: of the entity's concept and of what the contractor declares, else of each."""
    for files, found in _flat_rates(facts, law):
        told = () if law.tables.concept else (f"por {found.concept.value}",)
        for percent, over in rates_in_year(found, facts, one.gross, law.uvt):
            when = " y ".join(filter(None, (one.when, *told, files.when, over)))
            rate = f"{decimal(percent)} % ({found.concept.value})"
            yield WithheldFigure(percent_of(percent, one.gross), one.gross, rate, when)


def _flat_rates(facts: CuentaFacts, law: Law) -> Iterator[tuple[Option[bool], FlatRate]]:
    """The rates of art. 392 that may be of a cuenta, each with the answer that it hangs on."""
    assert facts.month is not None
    concepts = (law.tables.concept,) if law.tables.concept else tuple(FlatConcept)
    for concept, files in product(concepts, _answer(facts, "declarante_renta")):
        found = law.tables.flat_on(facts.month.last_day, concept, files_return=files.value)
        if found is not None:
            yield files, found


def _part(amount: int, own: int, whole: int) -> int:
    """The share of a cuenta in what is withheld of several, to the nearest peso."""
    return amount if own == whole or not whole else to_multiple(Decimal(amount) * own / whole, 1)
