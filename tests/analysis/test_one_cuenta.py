"""One cuenta as a notebook shows it: short, with its pages, and nothing of a paper taken for markup."""

from __future__ import annotations

import html.parser
import re
from dataclasses import replace
from pathlib import Path

import pytest

import review
from review.analysis.one_cuenta import ReadCuenta
from review.errors import PageUnavailable
from review.model import Box, Finding, ItemKind, JudgedItem, Severity, State
from tests.folders import write_contracts, write_cuenta

pytestmark = pytest.mark.usefixtures("shared_reader")
EVIL = """<script>alert(1)</script><img src="http://evil.example/x.png" onerror='x'> & "comillas" 'simples'"""


class Tags(html.parser.HTMLParser):
    """The elements of a page, with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


@pytest.fixture
def one(tmp_path: Path) -> ReadCuenta:
    return review.read(write_cuenta(tmp_path / "uno.pdf"), write_contracts(tmp_path))


def test_one_file(tmp_path: Path, one: ReadCuenta) -> None:
    assert one.judgement.payment == 1
    assert one.judgement.contract == "CPS-014-2026"
    assert one.path == tmp_path / "uno.pdf"
    assert review.read(str(one.path)).judgement.contract is None, "without a list nobody says which it is"
    assert repr(one).startswith("<cuenta «uno.pdf»: incompleta; ")
    assert "rut falta" in repr(one)
    assert len(repr(one)) < 250


def test_it_shows_checklist_findings_and_page(one: ReadCuenta) -> None:
    shown = one._repr_html_()
    assert "Social" in shown or "social" in shown
    assert all(finding.message.split("«")[0] in shown for finding in one.open_findings if "&" not in shown)
    tags = Tags(shown).found
    (picture,) = [attributes for tag, attributes in tags if tag == "img"]
    assert str(picture["src"]).startswith("data:image/jpeg;base64,/9j/")
    boxes = [attributes for tag, attributes in tags if tag == "span" and "position" in str(attributes)]
    read = [field for item in one.judgement.items.values() for field in item.fields.values()]
    assert len(boxes) >= len(read) > 3
    assert any("Valor: $ 1.800.000" in str(attributes["title"]) for attributes in boxes)
    shares = [float(share) for share in re.findall(r"(?:left|top|width|height):([\d.]+)%", shown)]
    assert all(0 <= share <= 100 for share in shares)


def test_a_box_is_where_the_value_is(one: ReadCuenta) -> None:
    field = one.judgement.items[ItemKind.CUENTA].fields["valor"]
    page = one.document.pages[0]
    shown = one.page(1)._repr_html_()
    left, top = 100 * field.box.x0 / page.width, 100 * field.box.top / page.height
    assert f"left:{left:.2f}%;top:{top:.2f}%" in shown


def test_nothing_of_a_paper_is_markup_and_nothing_is_fetched(one: ReadCuenta) -> None:
    finding = Finding(
        EVIL, ItemKind.RUT, State.NO_CUMPLE, Severity.RECHAZO, EVIL, page=1, box=Box(10, 10, 90, 30)
    )
    item = JudgedItem(ItemKind.RUT, State.NO_CUMPLE, (1,), {}, (finding,))
    cuenta = one.judgement.items[ItemKind.CUENTA]
    fields = {name: replace(field, text=EVIL) for name, field in cuenta.fields.items()}
    items = {**one.judgement.items, ItemKind.RUT: item, ItemKind.CUENTA: replace(cuenta, fields=fields)}
    judgement = replace(one.judgement, items=items, contractor=EVIL, contract=EVIL)
    document = replace(one.document, reason=EVIL)
    evil = replace(one, archivo=EVIL, judgement=judgement, document=document)
    shown = evil._repr_html_()
    assert "alert(1)" in shown
    tags = Tags(shown).found
    assert {tag for tag, _ in tags} <= {
        "p", "b", "br", "table", "tr", "th", "td", "ul", "li", "span", "div", "img",
    }  # fmt: skip
    for tag, attributes in tags:
        assert set(attributes) <= {"style", "title", "alt", "src"}, tag
    sources = [str(attributes["src"]) for _, attributes in tags if "src" in attributes]
    assert [source[:23] for source in sources] == ["data:image/jpeg;base64,"]


def test_a_page_that_cannot_be_shown_says_why(one: ReadCuenta) -> None:
    with pytest.raises(PageUnavailable, match="tiene 1 página, y no hay página 2"):
        one.page(2)
    assert repr(one.page(1)).startswith("<página 1 de «uno.pdf»: ")
    one.path.unlink()
    assert "<img" not in one._repr_html_()
    assert "Página 1: " in one._repr_html_()


def test_a_file_that_cannot_be_read_is_shown_too(tmp_path: Path) -> None:
    path = tmp_path / "vacio.pdf"
    path.write_bytes(b"")
    one = review.read(path)
    assert repr(one).startswith("<cuenta «vacio.pdf»: ilegible")
    assert "0 bytes" in one._repr_html_()
