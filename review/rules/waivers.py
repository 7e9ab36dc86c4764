"""Setting aside what a person excused: the finding stays, with who did it and why, and no longer counts."""

from __future__ import annotations

from dataclasses import replace

from review.model import Finding, JudgedItem, State, Waiver
from review.recognition.grammar.contract_numbers import contract_key
from review.rules.facts import Facts
from review.rules.outcome import quote
from review.rules.states import state_of
from review.spanish import short_date


def excused(item: JudgedItem, facts: Facts) -> JudgedItem:
    """The item with every finding that a waiver in force covers set aside; itself when there is none."""
    waivers = {finding.code: _waiver(finding, facts) for finding in item.findings}
    if not any(waivers.values()):
        return item
    findings = tuple(_set_aside(finding, waivers[finding.code]) for finding in item.findings)
    return replace(item, state=state_of(findings), findings=findings)


def _waiver(finding: Finding, facts: Facts) -> Waiver | None:
    """The waiver of a finding: for its rule, for this contract or all, and not past when the cuenta came."""
    if finding.state.settled:
        return None
    key = None if facts.contract_number is None else contract_key(facts.contract_number)
    received = facts.history.received
    return next(
        (
            waiver
            for waiver in facts.history.waivers
            if waiver.code == finding.code
            and waiver.contract_key in (None, key)
            and (received is None or received.date() <= waiver.until)
        ),
        None,
    )


def message_alone(finding: Finding) -> str:
    """What the rule says, without the words that an exception added to it."""
    return finding.message if finding.waiver is None else finding.message.removesuffix(_told(finding.waiver))


def _told(waiver: Waiver) -> str:
    by, until = quote(waiver.author), short_date(waiver.until)
    return f" Exceptuada por {by} hasta el {until}: {quote(waiver.reason)}"


def _set_aside(finding: Finding, waiver: Waiver | None) -> Finding:
    if waiver is None:
        return finding
    return replace(
        finding,
        state=State.NO_APLICA,
        message=f"{finding.message}{_told(waiver)}",
        request=None,
        waiver=waiver,
    )
