"""A form is filled without touching its look; what is wrong in one is told with its place."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from review import desk
from review.errors import FormInvalid, NotAllowed
from review.model import FORM_KINDS, Actor, FormKind, Month, MonthPaperKind, PaperKind, PersonRole
from review.store import Store, form_rows
from review.supervision.form_check import check_form
from review.supervision.form_fields import FIELDS_OF_FORMS, FIELDS_OF_MONTH_FORMS, Prints, fields_of
from review.supervision.form_filling import filled, prepared
from review.supervision.form_keeping import form_in_force, look_over, own_form, put_form, withdraw_form
from review.supervision.form_package import packed
from review.supervision.gathering import facts_of
from review.supervision.month_gathering import month_facts
from review.supervision.month_values import values_of_month
from review.supervision.paper_drafts import draft
from review.supervision.paper_values import examples, values_of
from tests.supervision.read_back import lines, parts, text
from tests.supervision.strange_form import strange_form
from tools.forms.__main__ import drawn

CERTIFICATE = PaperKind.CERTIFICADO
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def adding(*paragraphs: str) -> Callable[[Document], None]:
    def change(made: Document) -> None:
        for words in paragraphs:
            made.add_paragraph(words)

    return change


def problems(*paragraphs: str) -> list[str]:
    return [one.sentence for one in check_form(strange_form(adding(*paragraphs)), CERTIFICATE).problems]


# --- a stranger's form ---


def test_a_strangers_form_is_filled_and_keeps_its_look(approved: Store) -> None:
    form = strange_form()
    made = filled(
        prepared(look_over(form, CERTIFICATE, "x.docx"), "x.docx"),
        values_of(facts_of(approved, 1, CERTIFICATE)),
    )
    before, after = parts(form), parts(made)
    written = {"word/document.xml", *(name for name in before if re.match(r"word/(header|footer)\d", name))}
    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == written
    for name in written:
        assert looks(before[name]) == looks(after[name]), name
    assert any(name.startswith("word/media/") for name in before)


def looks(part: bytes) -> list[str]:
    """Everything of a part but what is written in it, and its rows that are a loop."""
    root = etree.fromstring(part)
    for row in list(root.iter(f"{W}tr")):
        if any(mark in "".join(row.itertext()) for mark in ("{%tr", "fila.", "folios")):
            row.getparent().remove(row)
    pieces = []
    for one in root.iter():
        if one.tag in (f"{W}t", f"{W}r", f"{W}rPr", f"{W}i"):
            continue
        pieces.append(f"{one.tag} {sorted(one.attrib.items())}")
    return pieces


def test_a_strangers_form_says_what_was_read(approved: Store) -> None:
    desk_form(approved, strange_form())
    said = text(draft(approved, 1, CERTIFICATE).content)
    assert "Contratista: LUZ DARY RÍOS PARRA" in said
    assert "$ 5.200.000 (CINCO MILLONES DOSCIENTOS MIL PESOS M/CTE)" in said
    assert "Contrato CPS-014-2026, pago 1." in said
    assert "Sigue el contrato." in said
    assert "Última cuenta." not in said
    assert sum(line.endswith(" folios") for line in lines(draft(approved, 1, CERTIFICATE).content)) == 6


def folder(store: Store) -> str:
    view = desk.submission(store, 1)
    assert view is not None
    return view.folder


def desk_form(store: Store, content: bytes) -> None:
    put_form(store, folder(store), CERTIFICATE, "acta.docx", content, "Ana")


# --- kept ---


def test_a_form_is_kept_with_its_version_and_who_uploaded_it(approved: Store) -> None:
    first, second = strange_form(), strange_form(adding("Otra línea"))
    desk_form(approved, first)
    desk_form(approved, second)
    held = form_in_force(approved, 1, CERTIFICATE)
    assert held.kept is not None
    assert (held.content, held.kept.version, held.kept.name, held.kept.author) == (
        second,
        2,
        "acta.docx",
        "Ana",
    )
    assert form_in_force(approved, 1, PaperKind.INFORME).kept is None
    withdraw_form(approved, folder(approved), CERTIFICATE, "Ana")
    assert form_in_force(approved, 1, CERTIFICATE).content == own_form(CERTIFICATE)
    assert [(one.version, one.content is None) for one in form_rows.log(approved, 1, CERTIFICATE)] == [
        (1, False),
        (2, False),
        (2, True),
    ]


def test_a_form_with_errors_or_of_who_may_not_is_not_kept(approved: Store) -> None:
    with pytest.raises(FormInvalid, match=r"no existe el campo «contrato\.numro»"):
        desk_form(approved, strange_form(adding("{{ contrato.numro }}")))
    with pytest.raises(NotAllowed):
        put_form(
            approved,
            folder(approved),
            CERTIFICATE,
            "a.docx",
            strange_form(),
            Actor("Eva", PersonRole.CONSULTA),
        )
    assert form_rows.log(approved, 1, CERTIFICATE) == []


# --- told with its place ---


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("{{ contrato.numro }}", "¿Quiso decir «contrato.numero»?"),
        ("{{ anexos }}", "«anexos» es una lista"),
        ("{% if cuenta.ultima %}", "queda abierto: falta su endif"),
        ("{% endfor %}", "hay un endfor sin su for"),
        ("{% else %}", "hay un else sin su if"),
        ("{% for x in contrato %}{% endfor %}", "«contrato» no es una lista"),
        ("{% for contrato in anexos %}{% endfor %}", "ya es el nombre de un campo"),
        ("{% for a in anexos %}{% for b in anexos %}{% endfor %}{% endfor %}", "hay un for dentro de otro"),
        ("{%tr for a in anexos %}", "{%tr va dentro de una tabla"),
        ("{{ contrato.numero", "hay llaves que no se cierran"),
        ("contrato.numero }}", "hay llaves que no se cierran"),
        ("{{ }}", "las llaves están vacías"),
        ("{{ contrato.numero | rojo }}", "no hay un filtro «rojo»"),
        ("{% include 'x' %}", "«include» no es una orden"),
        ("{% set a = 1 %}", "«set» no es una orden"),
        ("{%- if cuenta.ultima %}{% endif %}", "no es una orden"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(written: str, told: str) -> None:
    found = problems(written)
    assert any(told in one for one in found), found
    assert all("árrafo " in one for one in found), found


@pytest.mark.parametrize(
    "written",
    [
        "contrato.__class__",
        "contrato.numero.__class__.__mro__",
        "contrato['numero']",
        "contrato.items()",
        "range(9)",
        "cycler('a')",
        "self",
        "''.__class__",
        "'a' * 999999999",
        "7 ** 9999",
        "contrato.numero | attr('x')",
        "contrato.numero | sin_signo(1)",
        "contrato.numero ~ 'a'",
        "1 if cuenta.ultima else 2",
        "[1]",
        "namespace()",
        "loop.index",
    ],
)
def test_nothing_but_fields_is_understood(written: str) -> None:
    assert problems(f"{{{{ {written} }}}}") != []


def test_places_are_those_that_a_person_finds() -> None:
    def change(made: Document) -> None:
        made.tables[0].cell(2, 1).text = "{{ nada }}"
        made.sections[0].footer.add_paragraph("{{ nada }}")

    found = [one.place for one in check_form(strange_form(change), CERTIFICATE).problems]
    assert found == ["tabla 1, fila 3, celda 2", "pie de página, párrafo 2"]


def test_a_row_that_is_opened_in_one_table_and_closed_in_another_is_told() -> None:
    def change(made: Document) -> None:
        for words in ("{%tr for x in anexos %}", "{%tr endfor %}"):
            made.add_table(1, 1).cell(0, 0).text = words
            made.add_paragraph("entre las dos")

    (one,) = check_form(strange_form(change), CERTIFICATE).problems
    assert "se abrió en otro lugar (tabla 3, fila 1, celda 1)" in one.sentence


def test_a_field_where_word_would_run_it_is_refused() -> None:
    def change(made: Document) -> None:
        told = OxmlElement("w:instrText")
        told.text = " {{ contratista.nombre }} "
        made.add_paragraph().add_run()._r.append(told)

    (one,) = check_form(strange_form(change), CERTIFICATE).problems
    assert "un campo de Word" in one.reason


def test_what_a_form_lacks_is_told_without_refusing_it() -> None:
    checked = check_form(strange_form(), CERTIFICATE)
    assert checked.problems == ()
    assert checked.lacks == ("cuenta.valor", "pila.planilla")


# --- packages ---


def rezipped(change: Callable[[dict[str, bytes]], object]) -> bytes:
    held = parts(strange_form())
    change(held)
    return packed(held)


def outside(held: dict[str, bytes]) -> None:
    name = "word/_rels/document.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
    more = f'<Relationship Id="rId99" Type="{kind}" Target="http://x.example/a.png" TargetMode="External"/>'
    held[name] = held[name].replace(b"</Relationships>", more.encode() + b"</Relationships>")


def fetching(held: dict[str, bytes]) -> None:
    field = b'<w:p><w:r><w:instrText> INCLUDETEXT "http://x.example" </w:instrText></w:r></w:p><w:sectPr'
    held["word/document.xml"] = held["word/document.xml"].replace(b"<w:sectPr", field, 1)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"hola", "no es un documento de Word"),
        (packed({"a.txt": b"x"}), "no es un documento de Word"),
        (rezipped(lambda held: held.update({"word/vbaProject.bin": b"x"})), "macros"),
        (rezipped(outside), "enlazado de fuera"),
        (rezipped(fetching), "busca datos fuera"),
        (
            rezipped(
                lambda held: held.update({"word/document.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"})
            ),
            "declaraciones",
        ),
        (rezipped(lambda held: held.update({"word/document.xml": b"<a>"})), "dañado"),
        (rezipped(lambda held: held.update({"word/media/b.bin": b"\0" * 61_000_000})), "demasiado grande"),
        (b"x" * 10_000_001, "pesa demasiado"),
    ],
    ids=["no zip", "no word", "macros", "linked", "fetching", "doctype", "broken", "bomb", "heavy"],
)
def test_what_is_no_form_is_refused_kindly(content: bytes, told: str) -> None:
    with pytest.raises(FormInvalid, match=told):
        check_form(content, CERTIFICATE)


# --- ours ---


@pytest.mark.parametrize("kind", FORM_KINDS.values())
def test_our_forms_are_what_the_tool_draws_and_lack_nothing(kind: FormKind) -> None:
    assert parts(own_form(kind)) == parts(drawn()[kind]), "python -m tools.forms review/supervision/forms"
    checked = look_over(own_form(kind), kind, kind.value)
    assert (checked.problems, checked.lacks) == ((), ())


def test_the_table_of_fields_is_what_a_paper_tells(approved: Store) -> None:
    told = values_of(facts_of(approved, 1, PaperKind.INFORME))
    listed = {one.path for one in FIELDS_OF_FORMS}
    assert set(_paths(examples(PaperKind.INFORME))) == listed
    # a list that is empty here tells nothing of its rows
    assert set(_paths(told)) <= listed
    assert {path for path in listed if "[]" not in path} <= set(_paths(told))
    assert all(
        one.example or one.prints is Prints.LIST or one.path in MAY_BE_EMPTY
        for kind in FORM_KINDS.values()
        for one in fields_of(kind).values()
    )


def test_the_table_of_fields_of_a_month_is_what_its_papers_tell(approved: Store) -> None:
    desk.reverse(approved, 2, "Me equivoqué.", "Ana Solarte Paz")
    kind = MonthPaperKind.CERTIFICADO_COLECTIVO
    told = values_of_month(month_facts(approved, 1, Month(2026, 7), kind))
    listed = {one.path for one in FIELDS_OF_MONTH_FORMS}
    assert set(_paths(examples(kind))) == listed == set(_paths(told))


MAY_BE_EMPTY = {"decision.en_nombre_de", "decision.motivo", "obligaciones[].observacion"}


def _paths(told: object, at: str = "") -> list[str]:
    if isinstance(told, dict):
        return [path for name, one in told.items() for path in _paths(one, f"{at}.{name}" if at else name)]
    if isinstance(told, list):
        return [at, *(path for row in told for path in _paths(row, f"{at}[]"))]
    return [at]


def test_a_form_opens_in_word_as_it_was_made(approved: Store) -> None:
    made = docx.Document(io.BytesIO(draft(approved, 1, PaperKind.INFORME).content))
    section = made.sections[0]
    assert section.page_width is not None
    assert (round(section.page_width.mm, 1), len(made.tables)) == (215.9, 9)
    with zipfile.ZipFile(io.BytesIO(draft(approved, 1, PaperKind.INFORME).content)) as archive:
        assert archive.testzip() is None
    assert made.element.find(f".//{qn('w:gridSpan')}") is not None
