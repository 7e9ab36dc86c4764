"""A list of the entity's budget: which CDP and RP pay each contract, beside the list of contracts."""

from __future__ import annotations

from dataclasses import replace

from review.contracts.book import ContractBook
from review.contracts.exports import combined, take
from review.contracts.list_headings import ListLayout
from review.contracts.load import ContractFile
from review.contracts.matching import Known
from review.model import Contract


def budget_list(file: ContractFile) -> ContractFile | None:
    """A file with the columns of the entity's own lists, taken only for its budget; None without any. What
    else it says of a contract serves to tell which one it is."""
    if not any(contract.budget for contract in file.book.contracts):
        return None
    rows = tuple(
        row if row.contract is None else replace(row, contract=_bare(row.contract)) for row in file.rows
    )
    book = ContractBook(tuple(map(_bare, file.book.contracts)), (), file.book.notes)
    return replace(file, layout=ListLayout.BUDGET, rows=rows, book=book)


def with_budget(book: ContractBook, file: ContractFile) -> ContractBook:
    """The contracts of a list with the lines that a list of the budget tells of them."""
    known = (Known(one.number, one.document, one.secop_id, one.entity_nit) for one in book.contracts)
    told, report = take([file], known, book)
    notes = tuple(note for one in report.files for note in one.notes)
    made = combined(book, told)
    return replace(made, notes=(*book.notes, *notes))


def _bare(contract: Contract) -> Contract:
    return Contract(
        number=contract.number,
        contractor=contract.contractor,
        document=contract.document,
        entity_nit=contract.entity_nit,
        secop_id=contract.secop_id,
        budget=contract.budget,
    )
