"""How what comes from plug-ins is called, as nothing of the house is: findings `<item>_<plug-in>__<what>`,
marks and fields `<plug-in>__<what>`."""

from __future__ import annotations

from review.model.recognised import ItemKind

_BETWEEN = "__"
_FAILED = "fallo"


def code_of(item: ItemKind, plugin: str, what: str) -> str:
    """The code of what a rule of a plug-in is about."""
    return f"{item}_{plugin}{_BETWEEN}{what}"


def plugin_of(code: str) -> str | None:
    """The name of the plug-in that a finding comes from; None for a rule of the house."""
    head, between, _ = code.partition(_BETWEEN)
    item = next((kind for kind in ItemKind if head.startswith(f"{kind}_")), None)
    return head.removeprefix(f"{item}_") if between and item is not None else None


def own_name(plugin: str, name: str) -> str:
    """The name of a mark or a field that a plug-in found on an item's pages."""
    return f"{plugin}{_BETWEEN}{name}"


def own_parts(name: str) -> tuple[str, str] | None:
    """The plug-in that a mark or a field comes from, and what it calls it; None for one of the house."""
    plugin, between, what = name.partition(_BETWEEN)
    return (plugin, what) if between else None


def failed_mark(plugin: str) -> str:
    """The name of the mark that says that a plug-in failed to look at an item's pages."""
    return own_name(plugin, _FAILED)
