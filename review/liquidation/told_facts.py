"""From what was read of a cuenta to what a pre-liquidation goes by: sure values, or both of a doubt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from review.liquidation.nouns import CuentaFacts, Option, OtherCuenta, Paid, Possible, ReadPlace
from review.model import Contract, Field, ItemKind, Month, Recognition
from review.model.fields import DECLARATION, FIELDS, YES
from review.model.marks import ItemMark
from review.spanish import pesos, uncapital
from review.spanish_titles import ITEMS
from review.ways.laws import Laws

LEAST_CONFIDENCE: Final = 0.8
"""Of a value that is taken for sure, as where cuentas are held against each other."""

_ACCOUNT, _SOCIAL = ItemKind.CUENTA, ItemKind.SEGURIDAD_SOCIAL
_VALUE = "_valor"
_DECLARED = "Declaración tributaria"
_BY_LAW = "si los aportes son los de ley"
_AS_READ = "si los aportes son los que se leyeron"
_NO_PAID = "si no se restan aportes"


def is_sure(found: Field | None) -> bool:
    """Whether a value was read surely: with confidence and nothing said against it."""
    return found is not None and found.note is None and found.confidence >= LEAST_CONFIDENCE


def facts_of(
    recognition: Recognition,
    *,
    month: Month | None,
    payment: int | None,
    document: str | None,
    contract: Contract | None,
    laws: Laws,
    others: Iterable[OtherCuenta] = (),
    activity: str | None = None,
) -> CuentaFacts:
    """What is known of a cuenta, with what people corrected already laid over the recognition.

    `activity` is the CIIU that another cuenta of the person brought: that of this one comes first.
    """
    agreed = None if contract is None else contract.monthly_value
    asked = _amount(recognition, _ACCOUNT, "valor", agreed, "si es el valor mensual del contrato")
    vat = _vat(recognition)
    gross = asked if vat is None else _without(asked, vat)
    own = recognition.field(ItemKind.RUT, "actividad")
    told = own if is_sure(own) else None
    others = tuple(others)
    answers, amounts = _declared(recognition)
    return CuentaFacts(
        month=month,
        payment=payment,
        document=document,
        contract=contract,
        gross=gross,
        doubted=None if gross is not None else _integer(recognition, _ACCOUNT, "valor"),
        vat=vat,
        paid=_paid(recognition, month, contract, gross, others, laws),
        declared=recognition.declaration is not None,
        answers=answers,
        amounts=amounts,
        activity=activity if told is None else str(told.value),
        activity_places=() if told is None else (place_of(ItemKind.RUT, told),),
        receipt=_places(recognition, ItemKind.IMPUESTOS, "valor"),
        others=others,
    )


def place_of(item: ItemKind, found: Field) -> ReadPlace:
    """Where a field of an item was read."""
    title = uncapital(FIELDS[item][found.name].title)
    return ReadPlace(f"{ITEMS[item]}, {title}", found.page, found.box)


def _places(recognition: Recognition, item: ItemKind, *names: str) -> tuple[ReadPlace, ...]:
    found = (recognition.field(item, name) for name in names)
    return tuple(place_of(item, one) for one in found if one is not None)


def _integer(recognition: Recognition, item: ItemKind, name: str) -> int | None:
    value = recognition.value(item, name)
    return value if isinstance(value, int) else None


def _amount(
    recognition: Recognition, item: ItemKind, name: str, also: int | None, when: str
) -> Possible[int] | None:
    """An amount; one in doubt with the values passed over and with `also`, that holds `when`.

    None where nothing was read, and where what is in doubt has nothing to be held against.
    """
    found = recognition.field(item, name)
    if found is None or not isinstance(found.value, int):
        return None
    place = place_of(item, found)
    if is_sure(found):
        return Possible.known(found.value, place)
    others = [one.value for one in found.others if isinstance(one.value, int)]
    values = list(dict.fromkeys([found.value, *others]))
    title = uncapital(FIELDS[item][name].title)
    options = [Option(one, f"si {title} es {pesos(one)}") for one in values]
    if also is not None and also not in values:
        options.append(Option(also, when))
    return None if also is None and len(options) == 1 else Possible(tuple(options), (place,))


def _vat(recognition: Recognition) -> Possible[int] | None:
    """The VAT charged: nothing when none is, None when it is and nobody read how much."""
    account = recognition.items.get(_ACCOUNT)
    if account is None:
        return Possible.known(0)
    found = _amount(recognition, _ACCOUNT, "iva", 0, "si no cobra IVA")
    if found is not None:
        return found
    return None if account.mark(ItemMark.VAT_CHARGED) else Possible.known(0)


def _without(whole: Possible[int] | None, vat: Possible[int]) -> Possible[int] | None:
    """A payment less the VAT in it, for each value that either may have."""
    if whole is None:
        return None
    options = (
        Option(max(one.value - two.value, 0), " y ".join(filter(None, (one.when, two.when))))
        for one in whole.options
        for two in vat.options
    )
    return Possible(tuple(options), (*whole.places, *vat.places))


def _paid(
    recognition: Recognition,
    month: Month | None,
    contract: Contract | None,
    gross: Possible[int] | None,
    others: tuple[OtherCuenta, ...],
    laws: Laws,
) -> Possible[Paid]:
    """The contributions of the month: as the planilla says them; else those of the law, and none."""
    places = _places(recognition, _SOCIAL, "salud", "pension", "solidaridad")
    read = _paid_read(recognition, contract)
    base = None if gross is None else gross.options[0].value + sum(one.gross or 0 for one in others)
    law = None if base is None or month is None else by_law(laws, month, base, contract)
    if read is not None and _surely_read(recognition, law):
        return Possible.known(read, *places)
    options: list[Option[Paid]] = [] if read is None else [Option(read, _AS_READ)]
    if law is not None and law != read:
        options.append(Option(law, _BY_LAW))
    if read is None:
        options.append(Option(Paid(), _NO_PAID))
    return Possible(tuple(options), places)


def _surely_read(recognition: Recognition, law: Paid | None) -> bool:
    """Whether nothing that was read of the contributions is in doubt, nor a fund asked by law lacking."""
    found = [recognition.field(_SOCIAL, name) for name in ("salud", "pension", "solidaridad")]
    fund = found[-1] is not None or law is None or law.fund == 0
    return fund and all(is_sure(one) for one in found if one is not None)


def _paid_read(recognition: Recognition, contract: Contract | None) -> Paid | None:
    """What the planilla says; None where health or pension were not read. A pensioner pays no pension."""
    health, pension, fund = (recognition.value(_SOCIAL, name) for name in ("salud", "pension", "solidaridad"))
    if pension is None and contract is not None and contract.pensioner:
        pension = 0
    if not isinstance(health, int) or not isinstance(pension, int):
        return None
    return Paid(health, pension, fund if isinstance(fund, int) else 0)


def by_law(laws: Laws, month: Month, gross: int, contract: Contract | None) -> Paid | None:
    """The least contributions of a month with so many pesos of fees; None without the wage of its year."""
    wage = laws.minimum_wage(month.year)
    if wage is None:
        return None
    parts = laws.contributions(laws.least_ibc(gross, wage=wage.value), wage=wage.value, period=month)
    if contract is not None and contract.pensioner:
        return Paid(parts.health)
    return Paid(parts.health, parts.pension, parts.solidarity)


def _declared(recognition: Recognition) -> tuple[dict[str, Possible[bool]], dict[str, Possible[int]]]:
    """The answers of the declaration and the amounts beside them; a doubtful answer may be either."""
    answers: dict[str, Possible[bool]] = {}
    amounts: dict[str, Possible[int]] = {}
    if recognition.declaration is None:
        return answers, amounts
    for name, found in recognition.declaration.answers.items():
        title = uncapital(DECLARATION[name].title)
        place = ReadPlace(f"{_DECLARED}, {title}", found.page, found.box)
        if isinstance(found.value, int):
            if is_sure(found):
                amounts[name.removesuffix(_VALUE)] = Possible.known(found.value, place)
        elif is_sure(found):
            answers[name] = Possible.known(found.value == YES, place)
        else:
            answers[name] = Possible(either(name), (place,))
    return answers, amounts


_IF: Final[Mapping[str, tuple[str, str]]] = {
    "usa_costos": ("si usa costos (art. 392)", "si no usa costos (art. 383)"),
    "dependientes": ("si tiene dependientes", "si no tiene dependientes"),
    "intereses_vivienda": ("si paga intereses de vivienda", "si no paga intereses de vivienda"),
    "medicina_prepagada": ("si paga medicina prepagada", "si no paga medicina prepagada"),
    "afc": ("si aporta a una cuenta AFC", "si no aporta a una cuenta AFC"),
    "pension_voluntaria": ("si aporta a pensión voluntaria", "si no aporta a pensión voluntaria"),
    "declarante_renta": ("si declara renta", "si no declara renta"),
}


def either(name: str) -> tuple[Option[bool], ...]:
    """Both answers to a question, each with when it holds."""
    yes, no = _IF.get(name, ("si la respuesta es sí", "si la respuesta es no"))
    return (Option(False, no), Option(True, yes))
