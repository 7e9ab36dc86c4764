"""The values of a paper under the names that a form asks them by, each as the plain text that is printed."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any, Final

from review import frames, spanish
from review.contracts.agreed_value import agreed_value
from review.model import BudgetLine, Contract, DutyTick, FormKind, Month
from review.supervision.amount_in_words import amount_in_words
from review.supervision.code_field import CodePicture
from review.supervision.form_fields import Prints, fields_of
from review.supervision.form_language import o_linea
from review.supervision.paper_facts import PaperFacts

Values = dict[str, Any]
_MOST_LETTERS: Final = 40_000  # of a value: more than any paper that can be read prints in one place
# Control characters, what turns the direction of writing, and what XML cannot hold.
_UNFIT: Final = re.compile(
    r"[^\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
    r"|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]"
)


# What a paper says of an obligation: nothing is said in the place of the supervisor.
_TICKS: Final[Mapping[DutyTick, str]] = {
    DutyTick.CUMPLIDA: "Sí",
    DutyTick.NO_CUMPLIDA: "No",
    DutyTick.NO_APLICA: "No aplica este mes",
    DutyTick.SIN_MARCAR: "",
}
# Of every kind but the one that keeps a sign and its figures on one line.
_SPACES: Final = re.compile(r"[ \t\n\r\x0b\x0c\x85\u2028\u2029]+")
_TOGETHER: Final = "\u00a0"


class FlagText(str):
    """Sí or No in a text, or what is said in their place; true or false in a condition."""

    __slots__ = ("holds",)
    holds: bool

    def __new__(cls, holds: bool, said: str | None = None) -> FlagText:
        made = super().__new__(cls, ("Sí" if holds else "No") if said is None else said)
        made.holds = holds
        return made

    def __bool__(self) -> bool:
        return self.holds


def plain(text: object) -> str:
    """A value as one line of plain text that any document can hold; empty for None."""
    words = _SPACES.sub(" ", "" if text is None else str(text))
    return _UNFIT.sub("", words).strip()[:_MOST_LETTERS]


def values_of(facts: PaperFacts) -> Values:
    """The values of all fields of the table. Determined by the facts alone."""
    told = {
        "papel": {"titulo": spanish.title(facts.kind)},
        "fecha": day_told(local(facts.decision.at)),
        "entidad": {"nombre": facts.contract.entity, "nit": facts.contract.entity_nit},
        "contrato": _contract(facts),
        "presupuesto": [_budget(row) for row in facts.contract.budget],
        "contratista": {"nombre": facts.contractor, "documento": facts.document},
        "supervisor": {"nombre": facts.contract.supervisor or facts.decision.author, "cargo": facts.post},
        "cuenta": _account(facts),
        "ejecucion": _executed(facts),
        "pila": _pila(facts),
        **_novelties(facts),
        "obligaciones": [
            {
                "numero": number,
                "obligacion": one.duty,
                "actividad": one.activity,
                "evidencia": spanish.page_list(pages) if (pages := (*one.pages, *one.proof_pages)) else "",
                "soporte": one.proof,
                "cumplida": FlagText(one.tick is DutyTick.CUMPLIDA, _TICKS[one.tick]),
                "observacion": one.remark,
            }
            for number, one in enumerate(facts.duties, 1)
        ],
        "anexos": [
            {
                "numero": one.place,
                "nombre": one.name,
                "paginas": spanish.page_list(one.pages),
                "folios": len(one.pages),
                "estado": spanish.title(one.state),
            }
            for one in facts.annexes
        ],
        "archivo": {"nombre": facts.archivo, "folios": facts.pages or "", "huella": facts.sha256},
        "decision": {
            "resultado": spanish.title(facts.decision.verdict),
            "por": facts.decision.author,
            "en_nombre_de": facts.on_behalf,
            "fecha": f"{local(facts.decision.at):%d/%m/%Y %H:%M}",
            "motivo": facts.decision.reason,
        },
        "registro": {
            "codigo": "" if facts.log is None else facts.log.code,
            "actos": "" if facts.log is None else spanish.number(facts.log.count),
        },
        "codigo": {"qr": CodePicture(facts.code), "texto": facts.code},
        "reglas": {"version": facts.rules_version},
        "fuentes": [
            {"dato": one.figure, "valor": one.shown, "origen": one.origin, "leido": one.quote}
            for one in facts.sources
        ],
    }
    made: Values = all_plain(told)
    return made


def examples(kind: FormKind) -> Values:
    """Values like those of a paper, out of the table: what a form is tried with."""
    made: Values = {}
    for one in fields_of(kind).values():
        if one.prints is Prints.LIST:
            continue
        value = _example(one.example, one.prints)
        over, is_row, name = one.path.rpartition("[].")
        if is_row:
            *above, last = over.split(".")
            rows = _inside(made, above).setdefault(last, [{}])
            rows[0][name] = value
        else:
            *above, last = one.path.split(".")
            _inside(made, above)[last] = value
    return made


def _example(told: str, prints: Prints) -> str:
    match prints:
        case Prints.FLAG:
            return FlagText(told == "Sí")
        case Prints.CODE:
            return CodePicture(told)
    return told


def _inside(made: Values, path: Iterable[str]) -> Values:
    for name in path:
        made = made.setdefault(name, {})
    return made


def all_plain(told: Any) -> Any:
    """Values of any depth, each as plain text."""
    match told:
        case FlagText() | CodePicture():
            return told
        case dict():
            return {name: all_plain(one) for name, one in told.items()}
        case list():
            return [all_plain(one) for one in told]
    return plain(told)


def local(moment: dt.datetime) -> dt.datetime:
    """As the clock in Colombia shows it."""
    return moment.astimezone(frames.COLOMBIA)


def day_told(day: dt.date | None) -> str:
    return "" if day is None else spanish.long_date(day)


def pesos_told(value: int | None) -> str:
    """Sign and figures stay on one line."""
    return "" if value is None else spanish.pesos(value).replace(" ", _TOGETHER)


def month_told(month: Month | None) -> str:
    return "" if month is None else spanish.month_name(month)


def percent(share: Decimal | None) -> str:
    """`57.1` → `57,1 %`."""
    return "" if share is None else f"{str(share).replace('.', ',').removesuffix(',0')} %"


def _known(contract: Contract) -> bool:
    """Whether anything is known of a contract but its number: of one that is not, nothing is denied."""
    return contract != Contract(contract.number)


def _novelties(facts: PaperFacts) -> Values:
    if not facts.novelties and not _known(facts.contract):
        by_hand = o_linea("")
        return {"novedades": [{"clase": by_hand, "texto": by_hand}], "texto_novedades": by_hand}
    said = " ".join(f"{one.kind.value}: {one.told}." for one in facts.novelties)
    return {
        "novedades": [{"clase": one.kind.value, "texto": one.told} for one in facts.novelties],
        "texto_novedades": said or "Sin novedad.",
    }


def _contract(facts: PaperFacts) -> Values:
    one, value = facts.contract, agreed_value(facts.contract)
    return {
        "numero": one.number,
        "objeto": one.purpose,
        "inicio": day_told(one.start),
        "fin": day_told(one.last_day),
        "fin_inicial": day_told(one.end),
        "plazo_dias": facts.executed.days_agreed,
        "valor_mensual": pesos_told(one.monthly_value),
        "valor_inicial": pesos_told(value.initial),
        "adiciones": pesos_told(value.added) if _known(one) else o_linea(""),
        "valor_total": pesos_told(value.whole),
        "cdp": joined_told(row.cdp for row in facts.contract.budget),
        "rp": joined_told(row.rp for row in facts.contract.budget),
        "rubro": joined_told(row.rubro for row in facts.contract.budget),
        "fuente": joined_told(row.fuente for row in facts.contract.budget),
        "dependencia": joined_told(row.dependencia for row in facts.contract.budget),
    }


def joined_told(words: Iterable[str | None]) -> str:
    """Each of them once, those that are not known left out."""
    return spanish.join(dict.fromkeys(plain(word) for word in words if plain(word)))


def _budget(row: BudgetLine) -> Values:
    return {
        "tramo": row.tramo,
        "cdp": row.cdp,
        "cdp_fecha": "" if row.cdp_date is None else spanish.short_date(row.cdp_date),
        "cdp_valor": pesos_told(row.cdp_value),
        "rp": row.rp,
        "rp_fecha": "" if row.rp_date is None else spanish.short_date(row.rp_date),
        "rp_valor": pesos_told(row.rp_value),
        "rubro": row.rubro,
        "rubro_nombre": row.rubro_name,
        "fuente": row.fuente,
        "dependencia": row.dependencia,
    }


def _account(facts: PaperFacts) -> Values:
    one = facts.account
    of = "" if one.payment is None else str(one.payment)
    return {
        "pago": of,
        "pagos": one.payments,
        "pago_de": of if one.payments is None else f"{of or '—'} de {one.payments}",
        "mes": month_told(one.month),
        "desde": day_told(one.first_day),
        "hasta": day_told(one.last_day),
        "valor": pesos_told(one.value),
        "valor_letras": amount_in_words(one.value),
        "fecha": day_told(one.dated),
        "banco": one.bank,
        "numero_cuenta": one.number,
        "tipo_cuenta": one.account_kind,
        "primera": FlagText(one.first),
        "ultima": FlagText(one.last),
    }


def _executed(facts: PaperFacts) -> Values:
    one = facts.executed
    return {
        "antes": pesos_told(one.before),
        "esta": pesos_told(one.this),
        "total": pesos_told(one.total),
        "saldo": pesos_told(one.balance),
        "porcentaje_dinero": percent(one.money_share),
        "porcentaje_tiempo": percent(one.time_share),
        "dias": one.days,
        "pagos": [
            {
                "pago": part.payment,
                "mes": month_told(part.month),
                "valor": pesos_told(part.value),
                "estado": part.told,
            }
            for part in one.parts
        ],
    }


def _pila(facts: PaperFacts) -> Values:
    one = facts.pila
    return {
        "verificada": FlagText(one.verified),
        "planilla": one.planilla,
        "operador": one.operator,
        "periodo": month_told(one.month),
        "periodo_salud": month_told(one.health_month),
        "fecha_pago": day_told(one.paid_on),
        "ibc": pesos_told(one.base),
        "salud": pesos_told(one.health),
        "pension": pesos_told(one.pension),
        "riesgos": pesos_told(one.risks),
        "solidaridad": pesos_told(one.solidarity),
        "total": pesos_told(one.total),
    }


def names_of(facts: PaperFacts) -> Mapping[str, str]:
    """The words of a pattern of file names (`review.ways.name_pattern`) for this paper."""
    month, payment = facts.account.month, facts.account.payment
    return {
        "CLASE": facts.kind.value,
        "CEDULA": plain(facts.document),
        "CONTRATISTA": plain(facts.contractor),
        "CONTRATO": plain(facts.contract.number),
        "RP": "-".join(dict.fromkeys(plain(row.rp) for row in facts.contract.budget if row.rp)),
        "PAGO": "" if payment is None else spanish.payment_number(payment),
        "MES": "" if month is None else f"{month.month:02d}",
        "AÑO": "" if month is None else str(month.year),
    }
