"""What goes into the package of a cuenta, under the names that the entity gives its files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from review import spanish
from review.desk import SubmissionView, submission
from review.errors import NotPacked
from review.expediente import printable
from review.expediente.evidence_sheet import about, decided, evidence_sheet
from review.expediente.folio_list import TITLES, Row, folio_list, folio_rows
from review.expediente.log_files import log_files
from review.expediente.package_files import PackageFile, apart, digests_of
from review.machine import originals
from review.model import PaperKind
from review.pipeline import ways_in_force
from review.store import Store, chain, folders, form_rows
from review.supervision import office
from review.supervision.gathering import Undrafted
from review.supervision.paper_drafts import PaperDraft, draft_each
from review.supervision.paper_values import plain
from review.ways.checklist import Checklist
from review.ways.name_pattern import named, words_of

INDEX = "indice.html"
_MOST_FOLDER = 80  # letters: the names of files come behind it


@dataclass(frozen=True, slots=True)
class CuentaPackage:
    """The package of a cuenta: how its folder is called, its files (the index first), its folios, and why it
    has no certificate, in Spanish (empty: it has one)."""

    view: SubmissionView
    name: str
    files: tuple[PackageFile, ...]
    folios: tuple[Row, ...]
    without_paper: str


def package_of_cuenta(store: Store, submission_id: int, *, pdf: bool = False) -> CuentaPackage:
    """The package of one cuenta; `pdf` puts its certificate beside as PDF. Raises NotPacked where there is
    none or its PDF is not the one that was read, OfficeUnavailable, FormInvalid, StoreUnavailable."""
    view = submission(store, submission_id)
    if view is None:
        raise NotPacked(f"No hay una cuenta con el número {submission_id} en la base de datos.")
    batch = draft_each(store, [submission_id], PaperKind.CERTIFICADO)
    paper = batch.drafts[0] if batch.drafts else batch.left[0]
    made: Mapping[str, bytes] = {}
    if pdf and isinstance(paper, PaperDraft):
        made = office.pdfs({paper.name: paper.content})
    return packed_cuenta(store, view, paper, made)


def packed_cuenta(
    store: Store, view: SubmissionView, paper: PaperDraft | Undrafted, pdfs: Mapping[str, bytes]
) -> CuentaPackage:
    """The package of a cuenta with its certificate as drafted; `pdfs` holds it as PDF, by its name. Raises
    NotPacked, StoreUnavailable."""
    refuse_changed(view.path, view.sha256)
    found = folders.find(store, view.folder)
    ways = ways_in_force.Ways() if found is None else ways_in_force.of_folder(store, found.id)
    checklist = ways.checklist
    own = PackageFile(
        path=f"{_named(checklist, view, 'cuenta')}.pdf",
        title="Cuenta de cobro con sus soportes, como la envió el contratista",
        source=view.path,
        sha256=view.sha256,
        pages=len(view.pages),
        remark=f"Se llamaba {plain(view.archivo)}",
    )
    entry = paper.facts.entry if isinstance(paper, PaperDraft) else ""
    log = log_files(store, view, chain.head(store), entry)
    about_log = "Lo que se hizo con la cuenta"
    files = [
        own,
        *_papers(paper, pdfs),
        PackageFile(
            f"{_named(checklist, view, 'lista_de_chequeo')}.html",
            "Lista de chequeo con su evidencia",
            evidence_sheet(view, checklist),
        ),
        *(
            PackageFile(
                f"{_named(checklist, view, 'registro')}.{ending}", f"{about_log} ({ending.upper()})", content
            )
            for ending, content in log.items()
        ),
    ]
    files = list(apart(files))
    names = {one.kind: one.name for one in checklist.items}
    items = sorted(view.items, key=lambda item: checklist.place(item.kind))
    folios = tuple(folio_rows(files, [(names[one.kind], one.pages) for one in items]))
    files.append(PackageFile("folios.csv", "Lista de folios", folio_list(folios)))
    why = "" if isinstance(paper, PaperDraft) else paper.why
    index = _index(view, files, folios, why, None if found is None else form_rows.logo(store, found.id))
    return CuentaPackage(
        view, _named(checklist, view, "expediente")[:_MOST_FOLDER].strip(" ._-"),
        (index, *files, digests_of([index, *files])), folios, why,
    )  # fmt: skip


def refuse_changed(path: Path, sha256: str) -> None:
    """Raises NotPacked where the PDF of a cuenta is not there, or not the one that was read."""
    try:
        now = originals.sha256_of(path)
    except OSError as error:
        raise NotPacked(
            f"Su archivo «{path.name}» no se puede leer. Revise que siga en su carpeta y léala de nuevo."
        ) from error
    if now != sha256:
        raise NotPacked(
            f"Su archivo «{path.name}» cambió después de leerlo. Lea la carpeta de nuevo y repita."
        )


def _papers(paper: PaperDraft | Undrafted, pdfs: Mapping[str, bytes]) -> list[PackageFile]:
    if isinstance(paper, Undrafted):
        return []
    title = "Certificado de supervisión, borrador para firmar"
    found = [PackageFile(f"{paper.name}.docx", title, paper.content)]
    if paper.name in pdfs:
        found.append(PackageFile(f"{paper.name}.pdf", f"{title} (PDF)", pdfs[paper.name]))
    return found


def _named(checklist: Checklist, view: SubmissionView, what: str) -> str:
    """A name as the entity gives its papers, always with what the file is."""
    pattern = checklist.paper_names
    budget = () if view.contract_data is None else view.contract_data.budget
    month = view.period
    name = named(
        pattern,
        {
            "CLASE": what,
            "CEDULA": plain(view.document),
            "CONTRATISTA": plain(view.contractor),
            "CONTRATO": plain(view.contract),
            "RP": "-".join(dict.fromkeys(plain(row.rp) for row in budget if row.rp)),
            "PAGO": "" if view.payment is None else spanish.payment_number(view.payment),
            "MES": "" if month is None else f"{month.month:02d}",
            "AÑO": "" if month is None else str(month.year),
        },
    )
    return name if "CLASE" in words_of(pattern) else f"{what}_{name}".strip("_")


def _index(
    view: SubmissionView, files: list[PackageFile], folios: tuple[Row, ...], why: str, logo: bytes | None
) -> PackageFile:
    parts = [printable.paragraph(about(view)), printable.paragraph(decided(view.decision))]
    if why:
        parts.append(printable.paragraph(f"Va sin certificado: {why}"))
    parts.append(printable.table(("Qué es", "Archivo"), ((one.title, one.path) for one in files), links=1))
    parts += [printable.heading("Folios"), printable.table(TITLES, folios)]
    parts.append(printable.note("«sha256sum -c huellas.sha256» comprueba que ningún archivo cambió."))
    return PackageFile(INDEX, "Índice", printable.page("Expediente de la cuenta", *parts, logo=logo))
