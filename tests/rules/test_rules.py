"""Every rule through the judge: its examples, and what all findings have in common."""

from __future__ import annotations

import re

import pytest

from review.model import Finding, ItemKind, Resultado, Severity, State
from review.rules.registry import MODULES, RULES, Rule, in_order
from review.rules.rule import rule
from tests.rules.builders import Case, later
from tests.rules.examples import EXAMPLES, Example
from tests.rules.examples_papers import RECEIPT

FAILING = {
    Severity.RECHAZO: {State.NO_CUMPLE, State.FALTA},
    Severity.ALERTA: {State.POR_REVISAR},
    Severity.INFORMATIVA: {State.NO_APLICA},
}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.code}-{e.state}-{e.what}".replace(" ", "_"))
def test_examples(example: Example) -> None:
    found = example.case.finding(example.code)
    assert found is not None, "the rule said nothing"
    assert found.state is example.state, found.message


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_every_rule_has_a_passing_and_a_failing_example(rule: Rule) -> None:
    states = {example.state for example in EXAMPLES if example.code == rule.code}
    assert State.CUMPLE in states
    assert states & FAILING[rule.severity]


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.code)
def test_every_rule_is_documented(rule: Rule) -> None:
    """What must hold, how it is decided, its ground, what is asked, and its place in the catalogue."""
    for text in (rule.title, rule.criterion, rule.norm, rule.ask):
        assert text.strip() == text != ""
        assert text[0].isupper() or text[0] in "«0123456789", text
    assert rule.criterion.endswith(".")
    assert rule.ask.endswith(".")
    assert re.fullmatch(r"[A-Z]\d", rule.group), rule.group
    assert rule.version >= 1


def test_examples_name_rules_that_exist() -> None:
    assert {example.code for example in EXAMPLES} == {rule.code for rule in RULES}


def _findings() -> list[Finding]:
    return [
        finding
        for example in EXAMPLES
        for item in example.case.judge().items.values()
        for finding in item.findings
    ]


def test_findings_explain_themselves() -> None:
    """Evidence for whatever is settled; a sentence for people; a request for what must be mended."""
    for finding in _findings():
        evidence = (finding.page is not None and finding.box is not None) or bool(finding.searched)
        assert evidence or finding.state is State.POR_REVISAR, finding
        assert finding.message[0].isupper() or finding.message[0].isdigit(), finding.message
        assert finding.message.endswith("."), finding.message
        assert "  " not in finding.message, finding.message
        assert "None" not in finding.message, finding.message
        assert finding.norm
        if finding.state in (State.NO_CUMPLE, State.FALTA):
            assert finding.request, finding
        if finding.state in (State.CUMPLE, State.NO_APLICA):
            assert finding.request is None
        if finding.request is not None:
            assert finding.request.startswith("Ítem "), finding.request
            assert finding.request.endswith("."), finding.request


def test_a_request_reads_as_the_domain_proposes() -> None:
    values = {"seguridad_social.periodo": later().values["seguridad_social.periodo"].plus(-3)}
    finding = later(values=values).finding("seguridad_social_periodo")
    assert finding is not None
    assert finding.request == (
        "Ítem 3: la planilla 9000000001 corresponde al periodo 2026-04; para el cobro de agosto de 2026 "
        "se requiere 2026-07 o 2026-08. Adjunte la planilla del periodo indicado con su comprobante."
    )


def test_the_clean_accounts_are_complete() -> None:
    assert Case().judge().result is Resultado.COMPLETA
    assert later().judge().result is Resultado.COMPLETA
    states = {kind: item.state for kind, item in later().judge().items.items()}
    assert states[ItemKind.RUT] is states[ItemKind.IMPUESTOS] is State.NO_APLICA


def test_codes_are_unique() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes)


def test_a_code_that_begins_with_no_item_is_refused() -> None:
    told = {"norm": "Lista", "title": "Vale", "criterion": "Vale.", "ask": "Adjunte.", "group": "G1"}
    with pytest.raises(ValueError, match="acta_falta"):
        rule(code="acta_falta", severity=Severity.ALERTA, **told)
    with pytest.raises(ValueError, match="apodo"):
        rule(code="cuenta_firma", severity=Severity.ALERTA, about="apodo", **told)


def test_presence_is_the_first_rule_of_each_item() -> None:
    for kind in ItemKind:
        assert next(rule for rule in RULES if rule.item is kind).code == f"{kind}_falta"


def test_the_order_of_rules_does_not_hang_on_the_order_of_imports() -> None:
    loaded_last_first = [
        rule for module in reversed(MODULES) for rule in RULES if rule.check.__module__ == module.__name__
    ]
    assert [rule.code for rule in loaded_last_first] != [rule.code for rule in RULES]
    assert in_order(loaded_last_first) == RULES


def test_a_reduction_is_no_base_of_taxes() -> None:
    found = Case(
        values={**RECEIPT, "impuestos.base": 15_000_000}, contract={"added_value": -5_000_000}
    ).finding("impuestos_base")
    assert found is not None
    assert found.expected is not None
    assert "-" not in found.expected
