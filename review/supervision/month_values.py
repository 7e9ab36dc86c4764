"""The values of a paper of a month under the names that a form asks them by, each as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from review import spanish
from review.supervision.amount_in_words import amount_in_words
from review.supervision.code_field import CodePicture
from review.supervision.form_fields import FIELDS_OF_MONTH_FORMS
from review.supervision.month_facts import LeftOut, MonthFacts, MonthGroup, MonthLine
from review.supervision.paper_values import FlagText, Values, all_plain, day_told, pesos_told

_UNKNOWN_FUENTE = "Fuente por definir"
_UNKNOWN_DEPENDENCIA = "dependencia por definir"
_ROW = {
    one.path.removeprefix("lineas[].") for one in FIELDS_OF_MONTH_FORMS if one.path.startswith("lineas[].")
}


def values_of_month(facts: MonthFacts) -> Values:
    """The values of all fields of the table. Determined by the facts alone."""
    numbers = {
        number: place
        for place, number in enumerate(dict.fromkeys(line.paper.submission_id for line in facts.lines), 1)
    }
    told = {
        "papel": {"titulo": spanish.title(facts.kind)},
        "fecha": day_told(facts.day),
        "entidad": {"nombre": facts.entity, "nit": facts.entity_nit},
        "supervisor": {"nombre": facts.supervisor, "cargo": facts.post},
        "mes": spanish.month_name(facts.month),
        "total": {"cuentas": facts.cuentas, **_sum(facts.total)},
        "pila": {"verificada": FlagText(all(line.paper.pila.verified for line in facts.lines))},
        "cuentas": [_line(line, numbers) for line in facts.lines],
        "grupos": [
            {"fuente": one.fuente, "dependencia": one.dependencia, "cuentas": one.cuentas, **_sum(one.value)}
            for one in facts.groups
        ],
        "lineas": [row for group in facts.groups for row in _table(group, numbers)],
        "fuera": [_left(one) for one in facts.left],
        "total_fuera": {
            "cuentas": len(facts.left),
            "aprobadas": len(facts.approved_left),
            "valor_aprobadas": pesos_told(sum(one.value or 0 for one in facts.approved_left)),
        },
        "registro": {
            "codigo": "" if facts.log is None else facts.log.code,
            "actos": "" if facts.log is None else spanish.number(facts.log.count),
        },
        "codigo": {"qr": CodePicture(facts.code), "texto": facts.code},
    }
    made: Values = all_plain(told)
    return made


def _sum(value: int) -> Values:
    return {"valor": pesos_told(value), "valor_letras": amount_in_words(value)}


def _table(group: MonthGroup, numbers: Mapping[int, int]) -> Iterator[Values]:
    """The rows of a group in a table that tells all of them."""
    named = {
        "fuente": group.fuente or _UNKNOWN_FUENTE,
        "dependencia": group.dependencia or _UNKNOWN_DEPENDENCIA,
    }
    yield _row("es_grupo", named)
    for line in group.lines:
        yield _row("es_cuenta", _line(line, numbers))
    yield _row("es_subtotal", {**named, "cuentas": group.cuentas, **_sum(group.value)})


def _row(kind: str, told: Values) -> Values:
    flags = {name: FlagText(name == kind) for name in ("es_grupo", "es_cuenta", "es_subtotal")}
    return dict.fromkeys(_ROW, "") | told | flags


def _line(line: MonthLine, numbers: Mapping[int, int]) -> Values:
    paper, account = line.paper, line.paper.account
    return {
        "numero": numbers[paper.submission_id],
        "contrato": paper.contract.number,
        "contratista": paper.contractor,
        "documento": paper.document,
        "pago": account.payment,
        "mes": "" if account.month is None else spanish.month_name(account.month),
        "desde": "" if account.first_day is None else spanish.short_date(account.first_day),
        "hasta": "" if account.last_day is None else spanish.short_date(account.last_day),
        "valor": pesos_told(line.value),
        "cdp": line.cdp,
        "rp": line.rp,
        "rubro": line.rubro,
        "fuente": line.fuente,
        "dependencia": line.dependencia,
        "banco": account.bank,
        "numero_cuenta": account.number,
        "tipo_cuenta": account.account_kind,
        "supervisor": paper.contract.supervisor,
        "archivo": paper.archivo,
    }


def _left(one: LeftOut) -> Values:
    return {
        "contrato": one.contract,
        "contratista": one.contractor,
        "valor": pesos_told(one.value),
        "por_que": one.why,
    }


def names_of_month(facts: MonthFacts) -> dict[str, str]:
    """The words of a pattern of file names for this paper."""
    return {"CLASE": facts.kind.value, "MES": f"{facts.month.month:02d}", "AÑO": str(facts.month.year)}
