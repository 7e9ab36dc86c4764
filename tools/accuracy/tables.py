"""The figures as tables for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from review.model import PageKind
from tools.accuracy.committed import FIGURES, Committed
from tools.compare import Group, Score

_TITLES = {Group.DIGITAL: "born digital", Group.ESCANEADO: "scanned and mixed"}
_FIELD_MEASURES = ("fields", "right", "empty", "wrong", "extra")
_STATE_MEASURES = ("states", "states_right", "false_cumple", "false_alarm", "left")


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:7.2f} %" if whole else "        –"


def headline(group: Group, score: Score, held: Committed, name: str) -> list[str]:
    """The figures of a group beside those committed for the set and those aimed at."""
    lines = held.of(name, group)
    targets = held.targets.get(group.value, {})
    out = [
        f"== {_TITLES[group]}: {score.files} submissions, {score.total('pages')} pages,"
        f" {score.total('fields')} fields, {score.total('states')} item states",
        f"{'':<28}{'now':>10}{'committed':>12}{'difference':>12}{'target':>12}",
    ]
    for figure in FIGURES:
        value = figure.of(score)
        if value is None:
            continue
        before, target = lines.get(figure.name), targets.get(figure.name)
        change = ""
        if before is not None:
            step = value - before
            change = f"{100 * step:+.2f}" if figure.whole else f"{step:+.0f}"
        aim = verdict = ""
        if target is not None:
            aim = ("≥ " if figure.more_is_better else "≤ ") + figure.told(target)
            verdict = "met" if figure.reaches(value, target) else "MISSED"
        out.append(
            f"{figure.title:<28}{figure.told(value):>10}"
            f"{'' if before is None else figure.told(before):>12}{change:>12}{aim:>12}  {verdict}".rstrip()
        )
    return out


def _by_item(score: Score) -> list[str]:
    out = [
        f"{'item':<18}{'pages':>7}{'right':>10}{'fields':>8}{'right':>10}{'empty':>7}{'wrong':>7}{'extra':>7}"
        f"{'states':>8}{'right':>10}{'false cumple':>14}{'false alarm':>13}{'left':>6}{'boxes on ink':>14}"
    ]
    for name in (kind.value for kind in PageKind):
        pages, right_pages, boxes, right_boxes = (
            score.get("item", name, m) for m in ("pages", "pages_right", "boxes", "boxes_right")
        )
        fields, right, empty, wrong, extra = (score.get("item", name, m) for m in _FIELD_MEASURES)
        states, right_states, false, alarm, left = (score.get("item", name, m) for m in _STATE_MEASURES)
        if pages or fields or extra or states:
            out.append(
                f"{name:<18}{pages:>7}{_percent(right_pages, pages):>10}{fields:>8}"
                f"{_percent(right, fields + extra):>10}{empty:>7}{wrong:>7}{extra:>7}{states:>8}"
                f"{_percent(right_states, states):>10}{false:>14}{alarm:>13}{left:>6}"
                f"{_percent(right_boxes, boxes):>14}"
            )
    return out


def _by_field(score: Score) -> list[str]:
    out = [f"{'field':<34}{'of':>6}{'right':>10}{'empty':>7}{'wrong':>7}{'extra':>7}{'boxes on ink':>14}"]
    for name in score.names("field"):
        of, right, empty, wrong, extra = (score.get("field", name, m) for m in _FIELD_MEASURES)
        boxes, right_boxes = (score.get("field", name, m) for m in ("boxes", "boxes_right"))
        out.append(
            f"{name:<34}{of:>6}{_percent(right, of + extra):>10}{empty:>7}{wrong:>7}{extra:>7}"
            f"{_percent(right_boxes, boxes):>14}"
        )
    return out


def _by_fault(score: Score) -> list[str]:
    out = [f"{'fault':<34}{'of':>6}{'right':>10}{'false cumple':>14}{'false alarm':>13}{'left':>6}"]
    for name in score.names("fault"):
        of, right, false, alarm, left = (score.get("fault", name, m) for m in _STATE_MEASURES)
        out.append(f"{name:<34}{of:>6}{_percent(right, of):>10}{false:>14}{alarm:>13}{left:>6}")
    return out


def _by_scan(score: Score) -> list[str]:
    out = [
        f"{'scan':<34}{'pages':>6}{'right':>10}{'fields':>8}{'right':>10}{'empty':>7}{'wrong':>7}{'extra':>7}"
    ]
    for name in score.names("scan"):
        pages, right_pages = (score.get("scan", name, m) for m in ("pages", "pages_right"))
        of, right, empty, wrong, extra = (score.get("scan", name, m) for m in _FIELD_MEASURES)
        out.append(
            f"{name:<34}{pages:>6}{_percent(right_pages, pages):>10}{of:>8}{_percent(right, of + extra):>10}"
            f"{empty:>7}{wrong:>7}{extra:>7}"
        )
    return out


def report(scores: Mapping[Group, Score], held: Committed, name: str) -> str:
    """Every group that has submissions: its figures, then by item, field, fault and kind of scan."""
    out: list[str] = []
    for group, score in scores.items():
        if not score.files:
            continue
        parts: Sequence[list[str]] = (
            headline(group, score, held, name),
            _by_item(score),
            _by_field(score),
            _by_fault(score),
            _by_scan(score) if group is Group.ESCANEADO else [],
        )
        for part in parts:
            if part:
                out += [*part, ""]
    return "\n".join(out)


def examples(scores: Mapping[Group, Score], most: int) -> str:
    """The first `most` differences of each kind in each group; every false «cumple»."""
    lines = []
    for group, score in scores.items():
        shown: Counter[str] = Counter()
        for e in score.examples:
            shown[e.kind] += 1
            if shown[e.kind] > most and e.kind != "false_cumple":
                continue
            where = f"{e.archivo} p.{e.page}" if e.page else e.archivo
            notes = (e.layout and f"[{e.layout}]", e.scan and f"<{e.scan}>", ", ".join(e.faults))
            note = " ".join(x for x in notes if x)
            lines.append(
                f"{group} {e.kind}: {where}: {e.what}: expected {e.expected}, got {e.got} {note}".rstrip()
            )
    return "\n".join(lines)
