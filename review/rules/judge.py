"""The judge: one submission against the rules. Pure, and quick enough to judge whole months again.

An item comes to the worst of its findings: falta, then no_cumple, then por_revisar, then cumple. What a
finding that only informs says (`no_aplica` in a item that applies) changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from review import spanish
from review.contracts import ContractBook
from review.contracts.contract_identity import entity_of
from review.model import (
    NO_HISTORY,
    Finding,
    History,
    ItemKind,
    JudgedItem,
    Judgement,
    Lectura,
    RecognisedItem,
    Recognition,
    Resultado,
    Severity,
    State,
)
from review.rules import plugged
from review.rules.facts import Facts
from review.rules.outcome import Answer, CannotTell, Outcome
from review.rules.registry import BY_ITEM
from review.rules.resolve import resolve
from review.rules.rule import Rule
from review.rules.states import state_of
from review.rules.version import rules_version
from review.rules.waivers import excused
from review.ways.checklist import DEFAULT, Checklist
from review.ways.laws import LAWS, Laws

_PRESENCE = {kind: rules[0] for kind, rules in BY_ITEM.items()}
_OTHERS = {kind: rules[1:] for kind, rules in BY_ITEM.items()}
_STATES = {
    Answer.OK: State.CUMPLE,
    Answer.DOUBT: State.POR_REVISAR,
    Answer.ASIDE: State.NO_APLICA,
    Answer.MISSING: State.FALTA,
    Answer.NOT_ASKED: State.NO_APLICA,
}
_FAILED = {
    Severity.RECHAZO: State.NO_CUMPLE,
    Severity.ALERTA: State.POR_REVISAR,
    Severity.INFORMATIVA: State.NO_APLICA,
}


def judge(
    recognition: Recognition,
    *,
    lectura: Lectura,
    archivo: str = "",
    contracts: ContractBook,
    checklist: Checklist = DEFAULT,
    laws: Laws = LAWS,
    history: History = NO_HISTORY,
    lost: bool = False,
) -> Judgement:
    """What the rules make of one submission. Never raises for what a document says.

    `lost` when the document was not read for a cause of ours: nothing is then asked of the contractor for it.
    """
    facts = resolve(
        recognition,
        lectura=lectura,
        archivo=archivo,
        contracts=contracts,
        checklist=checklist,
        laws=laws,
        history=history,
    )
    judge_one = _judge_item if lectura.readable else partial(_unreadable, lost=lost)
    items = {wanted.kind: judge_one(facts, wanted.kind) for wanted in checklist.items}
    if history.waivers and lectura.readable:
        items = {kind: excused(item, facts) for kind, item in items.items()}
    return Judgement(
        contract=facts.contract_number,
        document=facts.document,
        contractor=facts.contractor,
        payment=facts.payment,
        period=facts.billing.likely,
        result=result_of(lectura, [item.state for item in items.values()]),
        items=items,
        rules_version=rules_version(checklist, laws),
        entity=None if facts.contract is None else entity_of(facts.contract),
    )


def result_of(lectura: Lectura, states: list[State]) -> Resultado:
    """What a submission comes to when its items come to these states."""
    if not lectura.readable:
        return Resultado.ILEGIBLE
    if State.FALTA in states or State.NO_CUMPLE in states:
        return Resultado.INCOMPLETA
    return Resultado.POR_REVISAR if State.POR_REVISAR in states else Resultado.COMPLETA


def _judge_item(facts: Facts, kind: ItemKind) -> JudgedItem:
    item = facts.recognition.items.get(kind) or RecognisedItem(kind, ())
    presence, others = _PRESENCE[kind], _OTHERS[kind]
    first = presence.check(facts, item)
    findings: list[Finding] = []
    if first is not None:
        findings.append(_finding(facts, presence, first))
    if first is not None and first.answer is Answer.OK:
        for rule in others:
            try:
                outcome = rule.check(facts, item)
            except CannotTell as reason:
                outcome = reason.outcome
            if outcome is not None:
                findings.append(_finding(facts, rule, outcome))
        findings += _of_plugins(facts, item)
    return JudgedItem(kind, state_of(findings), item.pages, item.fields, tuple(findings))


def _of_plugins(facts: Facts, item: RecognisedItem) -> Iterator[Finding]:
    """What the rules of plug-ins say, behind those of the house."""
    for own in plugged.of_item(item.kind):
        try:
            outcome = own.outcome(facts, item)
        except CannotTell as reason:
            outcome = reason.outcome
        if outcome is not None:
            yield _finding(facts, own.rule, outcome)


def _unreadable(facts: Facts, kind: ItemKind, *, lost: bool) -> JudgedItem:
    presence = _PRESENCE[kind]
    why = "por una falla del programa" if lost else f"({spanish.title(facts.lectura).lower()})"
    request = (
        f"Ítem {facts.checklist.place(kind)}: el archivo no se pudo leer. Adjúntelo de nuevo, completo y sin "
        "contraseña."
    )
    finding = Finding(
        code=presence.code,
        item=kind,
        state=State.POR_REVISAR,
        severity=presence.severity,
        message=f"No se pudo revisar: el archivo no se pudo leer {why}.",
        norm=presence.norm,
        request=None if lost else request,
    )
    return JudgedItem(kind, State.POR_REVISAR, (), {}, (finding,))


def _finding(facts: Facts, rule: Rule, outcome: Outcome) -> Finding:
    failed = outcome.answer is Answer.FAILS
    state = _FAILED[rule.severity] if failed else _STATES[outcome.answer]
    if rule.severity is Severity.INFORMATIVA and state is not State.CUMPLE:
        state = State.NO_APLICA
    request = outcome.request
    if request is not None:
        request = f"Ítem {facts.checklist.place(rule.item)}: {request}"
    return Finding(
        code=rule.code,
        item=rule.item,
        state=state,
        severity=rule.severity,
        message=outcome.message,
        expected=outcome.expected,
        found=outcome.found,
        page=outcome.page,
        box=outcome.box,
        searched=outcome.searched,
        norm=rule.norm,
        request=None if state.settled else request,
        other=outcome.other,
        about=outcome.about or rule.about,
    )
