"""The package of a month: a folder for each cuenta, the papers of the month, and one list of all of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from review import spanish
from review.desk import SubmissionView, submission
from review.errors import BadArgument, NotPacked, PaperNotDrafted
from review.expediente import printable
from review.expediente.cuenta_package import INDEX, CuentaPackage, packed_cuenta
from review.expediente.evidence_sheet import decided
from review.expediente.folio_list import folio_list, folio_rows
from review.expediente.package_files import PackageFile, apart, digests_of
from review.machine import originals
from review.model import Month, MonthPaperKind, PaperKind
from review.sheets.csv_text import rows_as_csv
from review.store import Store, form_rows, queries
from review.store.folders import find
from review.supervision import office
from review.supervision.gathering import Undrafted
from review.supervision.month_drafts import MonthDraft, draft_month
from review.supervision.month_part import WHOLE, MonthPart, entities_of
from review.supervision.paper_drafts import PaperBatch, draft_each

_COLUMNS = ("Carpeta", "Contrato", "Contratista", "Documento", "Pago", "Valor", "Decisión", "Certificado")


@dataclass(frozen=True, slots=True)
class MonthPackage:
    """The package of a month: its name, all its files (the index first), the cuentas that are in it, and
    those that could not be packed, with why."""

    month: Month
    files: tuple[PackageFile, ...]
    packages: tuple[CuentaPackage, ...]
    left: tuple[Undrafted, ...]

    @property
    def name(self) -> str:
        return f"expediente_{self.month}"

    @property
    def source_bytes(self) -> int:
        """What the PDFs of the contractors weigh."""
        return sum(originals.size_of(one.source) for one in self.files if one.source is not None)


def package_of_month(store: Store, month: Month, *, pdf: bool = False) -> MonthPackage:
    """The package of the cuentas in force of a month, of every folder. Raises BadArgument for a month without
    any, NotPacked where none can be packed, OfficeUnavailable, FormInvalid, StoreUnavailable."""
    rows = [row for row in queries.submissions(store, month=month) if row["current"]]
    if not rows:
        there = ", ".join(map(str, sorted(queries.months(store)))) or "ninguno"
        raise BadArgument(f"No hay cuentas de {month} en la base de datos. Meses con cuentas: {there}.")
    batch = draft_each(store, [row["id"] for row in rows], PaperKind.CERTIFICADO)
    pdfs = office.pdfs({one.name: one.content for one in batch.drafts}) if pdf else {}
    packages, left = _packages(store, [row["id"] for row in rows], batch, pdfs)
    if not packages:
        raise NotPacked(f"No se pudo empacar ninguna cuenta de {month}. {left[0].why}")
    folders = list(dict.fromkeys(one.view.folder for one in packages))
    papers = list(apart(_month_papers(store, folders, rows, month)))
    logo = _logo(store, folders)
    return MonthPackage(
        month, tuple(_files(month, packages, papers, left, logo)), tuple(packages), tuple(left)
    )


def _logo(store: Store, places: Sequence[str]) -> bytes | None:
    """The entity's, where all cuentas are of one folder: each may have another."""
    known = find(store, places[0]) if len(places) == 1 else None
    return None if known is None else form_rows.logo(store, known.id)


def _packages(
    store: Store, ids: Sequence[int], batch: PaperBatch, pdfs: dict[str, bytes]
) -> tuple[list[CuentaPackage], list[Undrafted]]:
    papers = {one.facts.submission_id: one for one in batch.drafts} | {
        one.submission_id: one for one in batch.left
    }
    made: list[CuentaPackage] = []
    left: list[Undrafted] = []
    taken: set[str] = set()
    for number in ids:
        view = submission(store, number)
        if view is None:
            continue
        try:
            one = packed_cuenta(store, view, papers[number], pdfs)
        except NotPacked as error:
            left.append(Undrafted(number, view.contractor or view.archivo, str(error)))
            continue
        name, count = one.name, 1
        while name.casefold() in taken:
            count += 1
            name = f"{one.name}-{count}"
        taken.add(name.casefold())
        made.append(replace(one, name=name))
    return made, left


def _month_papers(
    store: Store, folders: Sequence[str], rows: Sequence[queries.Row], month: Month
) -> Iterator[PackageFile]:
    """Those of each folder, and of each entity where a folder has several: none signs for another."""
    for folder in folders:
        known = find(store, folder)
        entities = entities_of(row for row in rows if known is not None and row["folder_id"] == known.id)
        parts = [MonthPart(entity) for entity in entities] if len(entities) > 1 else [WHOLE]
        for part in parts:
            for kind in MonthPaperKind:
                try:
                    one: MonthDraft = draft_month(store, folder, month, kind, part=part)
                except PaperNotDrafted:
                    continue
                of = f" de {part.entity}" if part.entity else ""
                title = f"{spanish.title(kind)}{of}, borrador para firmar"
                yield PackageFile(f"{one.name}.docx", title, one.content)


def _files(
    month: Month,
    packages: Sequence[CuentaPackage],
    papers: Sequence[PackageFile],
    left: Sequence[Undrafted],
    logo: bytes | None,
) -> Iterator[PackageFile]:
    inside = [replace(one, path=f"{held.name}/{one.path}") for held in packages for one in held.files]
    whole = [*papers, *inside]
    folios = list(folio_rows(whole))
    rows = [_row(one) for one in packages]
    lists = [
        PackageFile("indice.csv", "Índice de las cuentas, como tabla", rows_as_csv(_COLUMNS, rows)),
        PackageFile("folios.csv", "Lista de folios de todo el mes", folio_list(folios)),
    ]
    index = _index(month, packages, [*papers, *lists], left, logo)
    yield from (index, *lists, *whole, digests_of([index, *lists, *whole]))


def _row(one: CuentaPackage) -> tuple[object, ...]:
    view: SubmissionView = one.view
    verdict = "Sin decidir" if view.decision is None else spanish.title(view.decision.verdict)
    return (
        one.name, view.contract, view.contractor, view.document, view.payment, view.value, verdict,
        one.without_paper or "Sí",
    )  # fmt: skip


def _index(
    month: Month,
    packages: Sequence[CuentaPackage],
    papers: Sequence[PackageFile],
    left: Sequence[Undrafted],
    logo: bytes | None,
) -> PackageFile:
    name = spanish.month_name(month)
    sum_of = sum(one.view.value or 0 for one in packages)
    parts = [
        printable.paragraph(f"{spanish.plural(len(packages), 'cuenta')} por {spanish.pesos(sum_of)}."),
        printable.table(("Qué es", "Archivo"), ((one.title, one.path) for one in papers), links=1),
        printable.heading("Cuentas"),
        printable.table(
            ("Expediente", "Contrato", "Contratista", "Valor", "Decisión", "Certificado"),
            (
                (
                    f"{one.name}/{INDEX}",
                    one.view.contract,
                    one.view.contractor,
                    "" if one.view.value is None else spanish.pesos(one.view.value),
                    decided(one.view.decision),
                    one.without_paper or "Sí",
                )
                for one in packages
            ),
            links=0,
        ),
    ]
    if left:
        parts += [
            printable.heading("No se pudieron empacar"),
            printable.table(("Contratista", "Por qué"), ((one.name, one.why) for one in left)),
        ]
    parts.append(printable.note("«sha256sum -c huellas.sha256» comprueba que ningún archivo cambió."))
    return PackageFile(INDEX, "Índice", printable.page(f"Expediente de {name}", *parts, logo=logo))
