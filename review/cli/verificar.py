"""`vistobueno verificar`: the log of acts, a code printed on a workbook, the code of a signed paper, or the
receipt of a cuenta that a contractor put together."""

from __future__ import annotations

from pathlib import Path

from review.assembling.receipt import Receipt
from review.cli import console, log_report, receipt_report
from review.desk.log_check import check_log
from review.errors import BadArgument
from review.store import Store
from review.supervision.certified_check import check_certified, code_on
from review.supervision.certified_code import CertifiedCode, is_code
from review.supervision.receipt_check import check_receipt


def run(asked: str, database: str | None, *, as_json: bool, beside: Path | None = None) -> bool:
    """Print what came of it; gives whether everything is as it was recorded. A receipt is held against the
    PDF `beside` it where one is given, else against the database. Raises BadArgument for what is no code and
    for a file without one, NotAssembled for a PDF that cannot be opened, StoreUnavailable."""
    code = _paper(asked)
    if beside is not None:
        if not isinstance(code, Receipt):
            raise BadArgument("--pdf va con el archivo de un recibo: vistobueno verificar RECIBO --pdf X.pdf")
        same = code.is_of(beside)
        lines = receipt_report.beside_lines(code, beside, same)
        print(console.json_for(receipt_report.beside_json(code, same)) if as_json else "\n".join(lines))
        return same
    with Store.open(database, must_exist=True) as store:
        if code is None:
            found = check_log(store, asked)
            lines, told, holds = log_report.lines(found), log_report.as_json(found), found.whole
        elif isinstance(code, Receipt):
            receipt = check_receipt(store, code)
            lines, told = receipt_report.lines(receipt), receipt_report.as_json(receipt)
            holds = bool(receipt.arrived)
        else:
            paper = check_certified(store, code)
            lines, told, holds = log_report.paper_lines(paper), log_report.paper_json(paper), paper.holds
    print(console.json_for(told) if as_json else "\n".join(lines))
    return holds


def _paper(asked: str) -> CertifiedCode | Receipt | None:
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
    return code_on(file) if asked and file.is_file() else None
