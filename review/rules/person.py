"""The same person and the same contract in every item: the comparison that five items share."""

from __future__ import annotations

import re
from dataclasses import replace

from review.model import Field, RecognisedItem, Stands
from review.model.fields import Form
from review.recognition.grammar import ids, person_names
from review.recognition.grammar.contract_numbers import is_secop_id
from review.recognition.whole.expected import alone
from review.recognition.whole.second_look import SURE_INK
from review.rules.facts import Facts
from review.rules.other_value import (
    OTHER_VALUE_CRITERION,
    PRINTED_CONFIDENCE,
    OtherValue,
    need_expected,
    printed_whole,
)
from review.rules.outcome import Case, Outcome, quote
from review.rules.same_identity import same_contract, same_document
from review.spanish import capital, uncapital

PERSON_CRITERION = (
    "El número de documento es el del contrato; sin lista de contratos, el que repiten los demás ítems. "
    "Si no se lee ninguno con su rótulo, vale el del contrato que esté impreso. "
    f"{OTHER_VALUE_CRITERION}"
)
CONTRACT_CRITERION = (
    "El número es el de la lista de contratos, escrito de cualquier forma; sin lista, el que repiten los "
    "demás ítems. Sin rótulo conocido vale el de la lista que esté impreso sin otro parecido. "
    f"{OTHER_VALUE_CRITERION}"
)

_GROUPED = re.compile(r"[A-Z]{0,3}\d[\d.,]+\d(?:-\d)?")


def check_person(facts: Facts, item: RecognisedItem, field_name: str, paper: str) -> Outcome:
    """The identity number printed on a paper is the contractor's. `paper` with its article: «la planilla»."""
    expected = facts.document
    printed = _person_printed(facts, item, field_name)
    if printed is not None:
        return printed
    seen = need_expected(facts, item.kind, field_name, [expected], Form.PERSON)
    if expected is None:
        why = facts.no_contract
        return Case(seen.field, found=seen.value).doubt(
            f"No se sabe qué documento es el del contratista: {uncapital(why)}, y los demás "
            "ítems no coinciden en uno. Compare a la vista."
        )
    case = Case(seen.field, expected, seen.value)
    if same_document(seen.value, expected):
        return case.ok(f"El documento {seen.value} es el del contratista.")
    if ids.document_key(seen.value).isdecimal() != ids.document_key(expected).isdecimal():
        return case.doubt(
            f"{capital(paper)} dice {seen.value} y {_ground(facts)} {expected}: uno es un pasaporte "
            "y pueden ser de la misma persona. Compare el nombre.",
            request=f"{paper} trae el documento {seen.value} y el contrato está a nombre del documento "
            f"{expected}. Indique con cuál se identifica y adjunte el papel que corresponde.",
        )
    held = OtherValue.against(facts, item.kind, seen.field, [expected], Form.PERSON)
    if held.whole is not None:
        return replace(case, at=held.whole, found=expected).ok(
            f"El documento {expected} es el del contratista."
        )
    return case.fails(
        f"{capital(paper)} es de otra persona: dice {seen.value} y {_ground(facts)} {expected}.",
        held,
        request=f"{paper} trae el documento {seen.value} y el contratista se identifica con {expected}. "
        "Adjunte el documento que corresponde.",
    )


def _person_printed(facts: Facts, item: RecognisedItem, field_name: str) -> Outcome | None:
    """The contractor's number of the list, where nothing on the paper was read as anybody's: printed there as
    such numbers are, it is nobody else's by chance."""
    number, read = facts.document, facts.recognition.field(item.kind, field_name)
    if facts.contract is None or number is None or read is not None:
        return None
    at = printed_whole(facts, item, field_name, number, Form.PERSON, _GROUPED)
    if at is None:
        return None
    return Case(at, number, quote(at.text)).ok(
        f"El documento {number}, el del contratista, está escrito en la página {at.page}."
    )


def check_contract(facts: Facts, item: RecognisedItem, paper: str) -> Outcome:
    """The contract number printed on a paper is that of the account's contract."""
    secop = None if facts.contract is None else facts.contract.secop_id
    due = [facts.contract_number, secop]
    printed = _printed_alone(facts, item)
    if printed is not None:
        return printed
    seen = need_expected(facts, item.kind, "contrato", due, Form.CONTRACT)
    found = quote(seen.value)
    if facts.contract is not None:
        number, same = facts.contract.number, same_contract(seen.value, facts.contract)
    elif facts.contract_number is not None:
        number, same = facts.contract_number, ids.same_contract(seen.value, facts.contract_number)
    else:
        return _no_reference(facts, seen.field, found)
    expected = quote(number)
    case = Case(seen.field, expected, found)
    if same:
        return case.ok(f"El contrato {found} es el de la cuenta.")
    held = OtherValue.against(facts, item.kind, seen.field, [one for one in due if one], Form.CONTRACT)
    if held.whole is not None:
        return replace(case, at=held.whole, found=expected).ok(f"El contrato {expected} es el de la cuenta.")
    source = "la lista de contratos dice" if facts.contract is not None else "los demás ítems dicen"
    return case.fails(
        f"{capital(paper)} nombra otro contrato: dice {found} y {source} {expected}.",
        held,
        request=f"{paper} nombra el contrato {found} y el cobro es del contrato {expected}. Corrija y "
        "adjunte de nuevo.",
    )


def _printed_alone(facts: Facts, item: RecognisedItem) -> Outcome | None:
    """The number of the list, where nothing on the paper was read as the contract's, or only the id of SECOP
    II that the list does not tell, and this is printed there with no other like it: entities write `contrato`
    in ways that nobody foresees."""
    if facts.contract is None:
        return None
    number, read = facts.contract.number, facts.recognition.field(item.kind, "contrato")
    other_name = read is not None and facts.contract.secop_id is None and is_secop_id(str(read.value))
    if read is not None and (not other_name or is_secop_id(number) or read.stands is Stands.TOLD):
        return None
    place = alone(facts.recognition, item, number)
    if place is None:
        return None
    at = Field("contrato", number, place.text, place.page, place.box, PRINTED_CONFIDENCE)
    return Case(at, quote(number), quote(place.text)).ok(
        f"El contrato {quote(number)} está escrito en la página {place.page}, sin otro parecido."
    )


def _no_reference(facts: Facts, field: Field, found: str) -> Outcome:
    why = facts.no_contract if facts.among else "No está en la lista y los ítems no coinciden en un número"
    return Case(field, found=found).doubt(
        f"No se sabe cuál es el contrato: {uncapital(why)}. Compare a la vista."
    )


def name_told(facts: Facts, item: RecognisedItem) -> tuple[Case | None, bool]:
    """The name on a paper beside the contractor's, and whether it is theirs: three of four long words of it,
    in any order. No case where either is not known, or another person had the contract."""
    expected = None if facts.contract is None or facts.by_assignor else facts.contract.contractor
    read = [name for name in facts.recognition.names if name.page in item.pages]
    if not expected or not read:
        return None, False
    match = next((name for name in read if _is_name_of(facts, name, expected)), None)
    if match is not None:
        return Case(match, quote(expected), quote(match.text)), True
    return Case(read[0], quote(expected), quote(str(read[0].value))), False


def _is_name_of(facts: Facts, name: Field, expected: str) -> bool:
    """Whether a name is the contractor's; one that OCR read may differ by a letter."""
    said = str(name.value)
    return person_names.same_person(said, expected) or (
        (facts.is_scanned([name.page]) or name.ink < SURE_INK)
        and person_names.same_person(person_names.misread_as(said, expected), expected)
    )


def _ground(facts: Facts) -> str:
    listed = facts.contract is not None and facts.contract.document is not None
    return "la lista de contratos dice" if listed else "los demás ítems dicen"
