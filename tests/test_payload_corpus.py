"""One table: each payload through each document that leaves the house. Nothing is run, and nothing breaks.

The payload stands for the contractor, the entity, the object, the supervisor, the number of the contract, the
RP, fuente and dependencia, the reason of the decision and the values read.
"""

from __future__ import annotations

import csv
import datetime as dt
import email
import email.policy
import io
import json
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import docx
import pytest
import sqlalchemy as sa
from lxml import etree
from openpyxl import load_workbook

from review import desk
from review.desk.circular import circular
from review.desk.late_list import late_list
from review.expediente.cuenta_package import package_of_cuenta
from review.expediente.month_package import package_of_month
from review.expediente.package_files import PackageFile, zipped
from review.model import BudgetLine, Contract, Month, MonthPaperKind, PaperKind, Verdict
from review.papers import letter_mail
from review.papers.letter_docx import letter_docx
from review.papers.text_docx import text_docx
from review.sharing.export import month_book
from review.sheets.month import month_bytes
from review.store import Store
from review.store import schema as t
from review.store.contract_rows import contract_row
from review.supervision.month_drafts import draft_month
from review.supervision.paper_drafts import as_zip, draft, draft_each
from tests.clean_cuentas import EACH, clean_database
from tests.payloads import PAYLOADS, UNFIT

JULY, DAY = Month(2026, 7), dt.date(2026, 8, 5)
CORPUS = {
    **PAYLOADS,
    **{name: told for name, (told, _) in UNFIT.items() if name != "surrogate"},  # no database takes one
    "long formula": "=" + "1+" * 16_500,
    "path": "../../../etc/passwd",
    "device": "CON",
}
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_RUN_BY_WORD = (f"{_W}instrText", f"{_W}fldSimple", f"{_W}hyperlink", f"{_W}object", f"{_W}altChunk")
_OWN_FIELDS = {"PAGE", "NUMPAGES"}


@pytest.fixture(scope="session")
def _clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return clean_database(tmp_path_factory)


@pytest.fixture(scope="module", params=CORPUS)
def store(
    request: pytest.FixtureRequest, _clean: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """A database in which the first cuenta tells a payload wherever it can; both are approved."""
    told = CORPUS[request.param]
    path = shutil.copy(_clean, tmp_path_factory.mktemp("payload") / "a.db")
    with Store.open(str(path)) as opened:
        for number in (1, 2):
            desk.decide(opened, number, Verdict.APROBADA, told, "Ana")
        _lade(opened, told)
        yield opened


OUR_FORMULAS = re.compile(r"=(?:SUBTOTAL|COUNTIF|SUMIF|SUM|ROWS|[A-Z]+\d+[+])")


def _lade(store: Store, told: str) -> None:
    line = BudgetLine(
        tramo=told, cdp=told, rp=told, rp_value=6 * EACH, rubro=told, fuente=told, dependencia=told
    )
    values = {
        "contractor": told,
        "entity": told,
        "purpose": told,
        "supervisor": told,
        "number": told,
        "budget": contract_row(Contract("x", budget=(line,)))["budget"],
    }
    with store.writing() as connection:
        connection.execute(
            sa.update(t.CONTRACTS).where(t.CONTRACTS.c.number == "CPS-014-2026").values(values)
        )
        connection.execute(
            sa.update(t.SUBMISSIONS).where(t.SUBMISSIONS.c.id == 1).values(contractor=told, contract=told)
        )
        text_of = t.FIELDS.c.submission_id == 1
        connection.execute(sa.update(t.FIELDS).where(text_of).values(text=told))
        connection.execute(
            sa.update(t.FIELDS).where(text_of, t.FIELDS.c.name.in_(("banco", "operador"))).values(value=told)
        )
        connection.execute(
            sa.update(t.FINDINGS).where(t.FINDINGS.c.submission_id == 1).values(message=told, found=told)
        )


# --- the documents ---


def _view(store: Store) -> desk.SubmissionView:
    view = desk.submission(store, 1)
    assert view is not None
    return view


def _letter(store: Store, verdict: Verdict = Verdict.DEVUELTA) -> bytes:
    return letter_docx(desk.letter(_view(store), verdict), CORPUS["field"], DAY)


def _mail(store: Store) -> bytes:
    return letter_mail(desk.letter(_view(store), Verdict.DEVUELTA), "=1+1\r\nBcc: x@x.example")


def _card(store: Store) -> bytes:
    card = desk.secop_card(store, _view(store), DAY)
    assert card is not None
    told = [one.value or "" for step in card.steps for one in step.fields]
    return "\0".join(told).encode("utf-8")


def _paper(kind: PaperKind) -> Callable[[Store], bytes]:
    return lambda store: draft(store, 1, kind).content


def _month_paper(kind: MonthPaperKind) -> Callable[[Store], bytes]:
    return lambda store: draft_month(store, _view(store).folder, JULY, kind).content


def _circular(store: Store) -> bytes:
    return text_docx(
        circular(store, JULY) or late_list(store, JULY, DAY) or _view(store).contractor or "", DAY
    )


def _workbook(store: Store) -> bytes:
    moment = dt.datetime(2026, 8, 5, tzinfo=dt.UTC)
    return month_bytes(month_book(store, JULY, "todas", CORPUS["formula"], made_at=moment))


# --- what is asked of each ---


def _word(content: bytes) -> None:
    """It opens, and holds nothing that Word would run but its own numbers of pages."""
    docx.Document(io.BytesIO(content))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for name in archive.namelist():
            if not name.startswith("word/") or not name.endswith(".xml"):
                continue
            root = etree.fromstring(archive.read(name))
            for one in root.iter(*_RUN_BY_WORD):
                assert (one.text or "").strip() in _OWN_FIELDS, name
            said = "".join(root.itertext())
            assert not re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\u202a-\u202e\u2066-\u2069]", said), name


def _excel(content: bytes) -> None:
    """No formula but our own sums."""
    book = load_workbook(io.BytesIO(content))
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert re.match(r"=(?:SUBTOTAL|COUNTIF|SUMIF|SUM|ROWS|[A-Z]+\d+[+])", str(cell.value)), (
                        cell
                    )


def _plain_mail(content: bytes) -> None:
    """No header of a stranger's, and no other part than text."""
    made = email.message_from_bytes(content, policy=email.policy.default)
    assert not made.is_multipart()
    assert {"bcc", "to", "from"}.isdisjoint(name.lower() for name in made)


def _typed(content: bytes) -> None:
    """What is copied into a field of a form is a line or lines without control characters."""
    assert not re.search(r"[\x01-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069]", content.decode("utf-8"))


DOCUMENTS: dict[str, tuple[Callable[[Store], bytes], Callable[[bytes], None]]] = {
    "certificate": (_paper(PaperKind.CERTIFICADO), _word),
    "informe": (_paper(PaperKind.INFORME), _word),
    "collective": (_month_paper(MonthPaperKind.CERTIFICADO_COLECTIVO), _word),
    "memo": (_month_paper(MonthPaperKind.MEMORANDO), _word),
    "letter": (_letter, _word),
    "circular": (_circular, _word),
    "mail": (_mail, _plain_mail),
    "card": (_card, _typed),
    "workbook": (_workbook, _excel),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_nothing_is_run_and_nothing_breaks(store: Store, name: str) -> None:
    make, check = DOCUMENTS[name]
    check(make(store))


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.links += [value or "" for name, value in attrs if name == "href"]
        assert not any(name.startswith("on") for name, _ in attrs)


_SAFE = {"html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "a", "table", "thead", "tbody",
         "tr", "th", "td"}  # fmt: skip


def _package(files: tuple[PackageFile, ...]) -> None:
    with zipfile.ZipFile(io.BytesIO(zipped(files))) as archive:
        held = {name: archive.read(name) for name in archive.namelist()}
    for name in held:
        assert not re.search(r'[\x00-\x1f<>:"\\|?*\u202a-\u202e\u2066-\u2069]', name)
        assert ".." not in name.split("/")
        assert not name.startswith("/")
        assert max(len(part.encode()) for part in name.split("/")) <= 255
        match name.rpartition(".")[2]:
            case "html":
                seen = _Tags()
                seen.feed(held[name].decode("utf-8"))
                assert seen.found <= _SAFE
                assert all(link.startswith("./") for link in seen.links)
            case "csv":
                told = csv.reader(io.StringIO(held[name].decode("utf-8-sig"), newline=""), delimiter=";")
                cells = [cell for row in told for cell in row]
                assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
            case "json":
                json.loads(held[name])


def test_a_package_names_and_tells_it_as_text(store: Store) -> None:
    _package(package_of_cuenta(store, 1).files)
    _package(package_of_month(store, JULY).files)


def test_a_zip_of_papers_names_it_within_its_folder(store: Store) -> None:
    with zipfile.ZipFile(io.BytesIO(as_zip(draft_each(store, [1, 2], PaperKind.CERTIFICADO)))) as archive:
        names = archive.namelist()
    assert len(names) == len(set(names)) == 2
    assert not any("/" in name or "\\" in name for name in names)
