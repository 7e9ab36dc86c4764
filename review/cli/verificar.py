"""`vistobueno verificar`: the log of acts, a code printed on a workbook, or the code of a signed paper."""

from __future__ import annotations

from pathlib import Path

from review.cli import console, log_report
from review.desk.log_check import check_log
from review.errors import BadArgument
from review.store import Store
from review.supervision.certified_check import certified_on, check_certified
from review.supervision.certified_code import CertifiedCode, is_code


def run(asked: str, database: str | None, *, as_json: bool) -> bool:
    """Print what came of it; gives whether everything is as it was recorded. Raises BadArgument for what is
    no code and for a file without one, StoreUnavailable."""
    code = _paper(asked)
    with Store.open(database, must_exist=True) as store:
        if code is None:
            found = check_log(store, asked)
            lines, told, holds = log_report.lines(found), log_report.as_json(found), found.whole
        else:
            paper = check_certified(store, code)
            lines, told, holds = log_report.paper_lines(paper), log_report.paper_json(paper), paper.holds
    print(console.json_for(told) if as_json else "\n".join(lines))
    return holds


def _paper(asked: str) -> CertifiedCode | None:
    """The code of a paper that was typed, or that is on a file; None for a code of the log."""
    if is_code(asked):
        found = CertifiedCode.read(asked)
        if found is None:
            raise BadArgument(
                f"«{asked[:100]}» no está completo. Cópielo como está impreso: VBC1, contrato, pago, mes, "
                f"valor y "
                "huella, separados por |, todo entre comillas."
            )
        return found
    file = Path(asked)
    return certified_on(file) if asked and file.is_file() else None
