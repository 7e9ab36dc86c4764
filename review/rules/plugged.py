"""The rules that plug-ins add to those of the house, and what becomes of one that fails.

A plug-in declares its rules as the house does, with `review.rules.rule.rule`. Here each gets the name of its
plug-in in its code (`cuenta_sello` of `hospital` is `cuenta_hospital__sello`), so that a finding tells whose
it is for ever, and no plug-in can take the place of a rule of the house or of another plug-in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from review import plugins
from review.model import ItemKind, RecognisedItem
from review.model.own_codes import code_of, failed_mark
from review.plugins import Plugin
from review.rules.facts import Facts
from review.rules.outcome import CannotTell, Case, Outcome
from review.rules.registry import BY_CODE
from review.rules.rule import Rule, declared

_REVISE = "Revise esto a mano y avise a quien lo escribió."


@dataclass(frozen=True, slots=True)
class OwnRule:
    """A rule of a plug-in, as the judge takes it."""

    rule: Rule
    plugin: str

    def outcome(self, facts: Facts, item: RecognisedItem) -> Outcome | None:
        """What the rule says; a doubt where its code fails or answers with something else, since nothing
        that was not checked may come out as fulfilled. Raises CannotTell, as every rule may."""
        if item.mark(failed_mark(self.plugin)) is not None:
            return self._doubt(item, "no se pudo comprobar: lo que el complemento mira en las páginas falló")
        try:
            answer: object = self.rule.check(facts, item)
        except CannotTell:
            raise
        except Exception as error:  # noqa: BLE001 - a stranger's code about one item stops nothing else
            plugins.note(self.plugin, f"the rule {self.rule.code}", error)
            return self._doubt(item, f"falló ({type(error).__name__})")
        if answer is None or (isinstance(answer, Outcome) and isinstance(answer.message, str)):
            return answer
        return self._doubt(item, f"respondió algo que no se entiende ({type(answer).__name__})")

    def _doubt(self, item: RecognisedItem, what: str) -> Outcome:
        told = f"La regla «{self.rule.title}» del complemento «{self.plugin}» {what}. {_REVISE}"
        return Case(item.pages).doubt(told)


def of_item(kind: ItemKind) -> tuple[OwnRule, ...]:
    """The rules of plug-ins about an item, in the order of their codes."""
    return _by_item(plugins.found()).get(kind, ())


def every() -> Iterator[OwnRule]:
    """Those of all items, in the checklist's order."""
    for kind in ItemKind:
        yield from of_item(kind)


def rule_of(code: str) -> Rule | None:
    """The rule of the house or of a plug-in with a code; None when there is none today."""
    house = BY_CODE.get(code)
    return house or next((one.rule for one in every() if one.rule.code == code), None)


def known_rules() -> tuple[Rule, ...]:
    """Every rule that judges now, those of the house first."""
    return (*BY_CODE.values(), *(one.rule for one in every()))


def problems() -> tuple[str, ...]:
    """What is wrong with the plug-ins and with their rules, a Spanish sentence each."""
    _by_item(plugins.found())
    return plugins.problems()


@cache
def _by_item(found: tuple[Plugin, ...]) -> Mapping[ItemKind, tuple[OwnRule, ...]]:
    rules = sorted((one for plugin in found for one in _of(plugin)), key=lambda one: one.rule.code)
    return {kind: tuple(one for one in rules if one.rule.item is kind) for kind in ItemKind}


def _of(plugin: Plugin) -> Iterator[OwnRule]:
    seen: set[str] = set()
    for rule in declared:
        if not plugin.declares(rule.check.__module__):
            continue
        if rule.code in seen:
            plugins.spoil(plugin.name, f"declara dos reglas «{rule.code}» y solo se usa la primera.")
            continue
        seen.add(rule.code)
        own = replace(
            rule,
            code=code_of(rule.item, plugin.name, rule.code.removeprefix(f"{rule.item}_")),
            norm=f"Complemento «{plugin.name}»: {rule.norm}",
        )
        yield OwnRule(own, plugin.name)
