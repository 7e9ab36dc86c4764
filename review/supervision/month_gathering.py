"""What a paper of a month tells, put together from the database: each approved cuenta on the RPs that pay "
"it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from review import frames, spanish
from review.contracts.rp_balance import Laid
from review.errors import PaperNotDrafted
from review.model import BudgetLine, Month, MonthPaperKind, PaperKind, Verdict
from review.pipeline import ways_in_force
from review.store import Store, chain
from review.supervision.collective_code import code_of_several
from review.supervision.execution import Row
from review.supervision.gathering import Undrafted, facts_of_each
from review.supervision.month_facts import LeftOut, MonthFacts, MonthGroup, MonthLine
from review.supervision.month_part import (
    WHOLE,
    MonthPart,
    chosen,
    entities_of,
    rows_of_month,
    several_entities,
)
from review.supervision.paper_facts import FigureSource, PaperFacts
from review.supervision.paper_values import joined_told, local

_NONE = "Ninguna cuenta de ese mes está aprobada y al día: apruebe primero, o confirme lo que cambió."


def month_facts(
    store: Store, folder_id: int, month: Month, kind: MonthPaperKind, part: MonthPart = WHOLE
) -> MonthFacts:
    """What the paper tells of a month of a folder, or of a part of it. Raises PaperNotDrafted where no cuenta
    of it is approved and up to date, BadArgument for a part without cuentas, StoreUnavailable."""
    rows = chosen(rows_of_month(store, folder_id, month), part)
    # With a month of its own, every certificate can be drafted whose cuenta can be paid
    papers, left = facts_of_each(store, [row["id"] for row in rows], PaperKind.CERTIFICADO)
    if not papers:
        raise PaperNotDrafted(_NONE)
    laid = frames.rps_of_each(store)
    groups = grouped(line for paper in papers for line in lines_of(paper, laid.get(paper.submission_id)))
    supervisors = list(dict.fromkeys(paper.contract.supervisor or "" for paper in papers))
    alone = supervisors[0] if len(supervisors) == 1 else ""
    checklist = ways_in_force.of_folder(store, folder_id).checklist
    code = code_of_several(papers, {row["id"]: row["decision_id"] for row in rows}, month)
    return MonthFacts(
        kind=kind,
        month=month,
        entity=joined_told(paper.contract.entity for paper in papers),
        entity_nit=joined_told(paper.contract.entity_nit for paper in papers),
        supervisor=alone,
        post=checklist.post_of(alone),
        day=max(local(paper.decision.at).date() for paper in papers),
        groups=groups,
        left=tuple(_left(left, {row["id"]: row for row in rows})),
        log=chain.head(store),
        sources=tuple(_sources(papers)),
        gaps=(*_doubted(papers), *_of_several(papers), *_gaps(groups, supervisors, laid)),
        code="" if code is None else code.text,
        logo=papers[0].logo,
    )


def lines_of(paper: PaperFacts, laid: Laid | None) -> tuple[MonthLine, ...]:
    """A cuenta as the lines of its RPs, which add up to its value; a rest that none of them pays, and a
    cuenta of which no RP is known, have a line without one."""
    value = paper.account.value
    made = [
        replace(_told(paper, part.rp.lines), value=part.takes, rp=part.rp.number)
        for part in (() if laid is None else laid.parts)
        if part.takes
    ]
    rest = value - sum(line.value for line in made)
    if rest or not made:
        without = [line for line in paper.contract.budget if line.rp is None]
        made.append(replace(_told(paper, without), value=rest))
    return tuple(replace(line, part=place, parts=len(made)) for place, line in enumerate(made, 1))


def _told(paper: PaperFacts, lines: Sequence[BudgetLine]) -> MonthLine:
    def of(name: str) -> str:
        return joined_told(getattr(line, name) for line in lines)

    return MonthLine(
        paper, 0, cdp=of("cdp"), rubro=of("rubro"), fuente=of("fuente"), dependencia=of("dependencia")
    )


def grouped(lines: Iterable[MonthLine]) -> tuple[MonthGroup, ...]:
    """The lines by fuente and dependencia, what is not known last."""
    found: dict[tuple[str, str], list[MonthLine]] = {}
    for line in lines:
        found.setdefault((line.fuente, line.dependencia), []).append(line)
    order = sorted(found, key=lambda key: [(not word, word.casefold(), word) for word in key])
    return tuple(MonthGroup(*key, tuple(sorted(found[key], key=_by_contract))) for key in order)


def _by_contract(line: MonthLine) -> tuple[str, int, int, int]:
    paper = line.paper
    return paper.contract.number, paper.account.payment or 0, paper.submission_id, line.part


def _left(left: Iterable[Undrafted], rows: Mapping[int, Row]) -> Iterator[LeftOut]:
    for one in left:
        row = rows[one.submission_id]
        yield LeftOut(
            submission_id=one.submission_id,
            contract=row["contract"] or "",
            contractor=row["contractor"] or row["archivo"],
            value=None if row["value"] is None else int(row["value"]),
            approved=row["verdict"] == Verdict.APROBADA.value,
            why=one.why,
        )


def _sources(papers: Iterable[PaperFacts]) -> Iterator[FigureSource]:
    """Of each cuenta, where its value was read."""
    for paper in papers:
        told = next((one for one in paper.sources if one.figure == "Valor cobrado"), None)
        if told is not None:
            yield replace(told, figure=paper.contract.number, origin=f"{paper.archivo}: {told.origin}")


def _doubted(papers: Sequence[PaperFacts]) -> Iterator[str]:
    found = [paper for paper in papers if paper.value_doubted]
    told = "; ".join(f"{one.contract.number}, {spanish.pesos(one.account.value)}" for one in found)
    if found:
        yield f"El valor se leyó con duda y así se aprobó ({told}): compruébelo antes de firmar."


def _of_several(papers: Sequence[PaperFacts]) -> Iterator[str]:
    entities = entities_of({"entity": paper.contract.entity} for paper in papers)
    if len(entities) > 1:
        yield several_entities(entities)


def _gaps(
    groups: Sequence[MonthGroup], supervisors: Sequence[str], laid: Mapping[int, Laid]
) -> Iterator[str]:
    lines = [line for group in groups for line in group.lines]
    without = {line.paper.submission_id for line in lines if not line.rp}
    if without:
        of = spanish.plural(len(without), "cuenta")
        yield f"De {of} no se conoce el RP que la paga: complételo a mano, o agregue la lista de presupuesto."
    doubtful = {line.paper.submission_id for line in lines if not line.paper.pila.verified}
    if doubtful:
        of = spanish.plural(len(doubtful), "cuenta")
        yield f"De {of} la seguridad social no quedó como «cumple»: complete a mano lo que certifica de ella."
    if len(supervisors) > 1:
        names = spanish.join(name or "uno sin nombre en la lista" for name in supervisors)
        yield (
            f"Las cuentas son de varios supervisores ({names}): pida un papel de cada uno, o complete a mano "
            "quién firma."
        )
    elif not supervisors[0]:
        yield "La lista no dice el supervisor: complete a mano quién firma."
    for number in dict.fromkeys(line.paper.submission_id for line in lines):
        one = laid.get(number)
        if one is not None and one.over:
            paper = next(line.paper for line in lines if line.paper.submission_id == number)
            yield (
                f"La cuenta del contrato {paper.contract.number} pasa en {spanish.pesos(one.over)} lo que "
                f"queda "
                "de su RP: revise con presupuesto antes de enviarla."
            )
