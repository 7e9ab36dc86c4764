"""The papers of the supervisor, drafted: one, or many at once as a ZIP. Nothing is signed or sent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from review.errors import BadArgument
from review.model import Month, PaperKind
from review.pipeline import ways_in_force
from review.store import Store, folders, queries
from review.supervision import office
from review.supervision.form_filling import PreparedForm, filled
from review.supervision.form_keeping import form_in_force, ready
from review.supervision.form_package import packed
from review.supervision.gathering import Undrafted, facts_of, facts_of_each
from review.supervision.month_part import WHOLE, MonthPart, chosen
from review.supervision.paper_facts import PaperFacts
from review.supervision.paper_values import names_of, values_of
from review.supervision.sources_page import code_block, sources_page
from review.ways.checklist import Checklist
from review.ways.name_pattern import named


@dataclass(frozen=True, slots=True)
class PaperDraft:
    """A paper as a Word document. `name` is that of its file, without its ending."""

    facts: PaperFacts
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class PaperBatch:
    """Papers drafted at once, by file name of their cuentas, and the cuentas left out with the reason."""

    drafts: tuple[PaperDraft, ...]
    left: tuple[Undrafted, ...]

    @property
    def total(self) -> int:
        """What their cuentas come to, in pesos."""
        return sum(one.facts.account.value for one in self.drafts)


def draft(store: Store, submission_id: int, kind: PaperKind, form: PreparedForm | None = None) -> PaperDraft:
    """The paper of one cuenta, on a form or on the one in force in its folder. Raises PaperNotDrafted with
    the reason, FormInvalid, StoreUnavailable."""
    facts = facts_of(store, submission_id, kind)
    row = queries.submissions(store, ids=[submission_id], absent=True)[0]
    return drafted(facts, *_ways(store, row["folder_id"], kind, form))


def draft_each(
    store: Store, ids: Sequence[int], kind: PaperKind, form: PreparedForm | None = None
) -> PaperBatch:
    """The papers of several. Raises FormInvalid, StoreUnavailable."""
    found, left = facts_of_each(store, ids, kind)
    folder = _folders(store, ids)
    ways = {number: _ways(store, number, kind, form) for number in set(folder.values())}
    drafts = [drafted(facts, *ways[folder[facts.submission_id]]) for facts in found]
    names = _apart([one.name for one in drafts])
    return PaperBatch(
        tuple(replace(one, name=name) for one, name in zip(drafts, names, strict=True)), tuple(left)
    )


def told_each(store: Store, ids: Sequence[int], kind: PaperKind) -> list[tuple[PaperFacts, str]]:
    """What the papers of several say, and how their files are called, as `draft_each` gives them: without
    writing any. Raises FormInvalid, StoreUnavailable."""
    found, _ = facts_of_each(store, ids, kind)
    folder = _folders(store, ids)
    lists = {number: _ways(store, number, kind, None)[1] for number in set(folder.values())}
    names = [_name(facts, lists[folder[facts.submission_id]]) for facts in found]
    return list(zip(found, _apart(names), strict=True))


def _folders(store: Store, ids: Sequence[int]) -> dict[int, int]:
    return {row["id"]: row["folder_id"] for row in queries.submissions(store, ids=ids, absent=True)}


def _ways(
    store: Store, folder_id: int, kind: PaperKind, form: PreparedForm | None
) -> tuple[PreparedForm, Checklist]:
    if form is None:
        held = form_in_force(store, folder_id, kind)
        form = ready(held.content, kind, held.name)
    return form, ways_in_force.of_folder(store, folder_id).checklist


def drafted(facts: PaperFacts, form: PreparedForm, checklist: Checklist) -> PaperDraft:
    """The paper that tells these facts on a form. Raises FormInvalid."""
    code = checklist.paper_code and not form.tells_code
    if checklist.sources_page and not form.tells_sources:
        behind = sources_page(facts, code=code)
    else:
        behind = code_block(facts) if code else b""
    return PaperDraft(
        facts, _name(facts, checklist), filled(form, values_of(facts), behind, facts.code, facts.logo)
    )


def _name(facts: PaperFacts, checklist: Checklist) -> str:
    return named(checklist.paper_names, names_of(facts)) or f"{facts.kind.value}_{facts.submission_id}"


def _apart(names: Iterable[str]) -> Iterator[str]:
    """Two files of one name, whatever its capitals, are told apart by a number."""
    taken: dict[str, int] = {}
    for one in names:
        name, count = one, 1
        while name.casefold() in taken:
            count += 1
            name = f"{one}-{count}"
        taken[name.casefold()] = count
        yield name


def as_pdf(one: PaperDraft) -> bytes:
    """A paper as PDF. Raises OfficeUnavailable."""
    return office.pdfs({one.name: one.content})[one.name]


def as_zip(batch: PaperBatch, *, pdf: bool = False) -> bytes:
    """All of them in one file: Word, or PDF. The same state gives the same bytes in Word. Raises
    OfficeUnavailable."""
    papers: Mapping[str, bytes] = {one.name: one.content for one in batch.drafts}
    if pdf:
        return packed({f"{name}.pdf": made for name, made in office.pdfs(papers).items()})
    return packed({f"{name}.docx": content for name, content in papers.items()})


def cuentas_of(store: Store, folder: str, month: Month, part: MonthPart = WHOLE) -> list[int]:
    """The cuentas in force of a month in a folder (its `carpeta`), or of a part of it. Raises BadArgument for
    a folder not read, one without cuentas of that month, or a part without; StoreUnavailable."""
    known = folders.find(store, folder)
    if known is None:
        raise BadArgument(f"La carpeta «{folder}» no se ha leído todavía. Léala con «vistobueno leer».")
    rows = [row for row in queries.submissions(store) if row["folder_id"] == known.id and row["current"]]
    found = [row for row in rows if row["period"] == str(month)]
    if not found:
        there = ", ".join(sorted({row["period"] for row in rows if row["period"]})) or "ninguno"
        raise BadArgument(f"No hay cuentas de {month} en esa carpeta. Meses con cuentas: {there}.")
    return [row["id"] for row in chosen(found, part)]
