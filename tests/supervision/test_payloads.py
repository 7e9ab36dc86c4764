"""Whatever a stranger had printed comes out of a form as plain text: nothing is run and nothing breaks."""

from __future__ import annotations

import dataclasses
import re

import pytest
from lxml import etree

from review.model import DutyTick, PaperKind
from review.store import Store
from review.supervision import form_preview
from review.supervision.form_filling import filled, prepared
from review.supervision.form_keeping import look_over, own_form, ready
from review.supervision.gathering import facts_of
from review.supervision.paper_facts import DutyRow, FigureSource, PaperFacts
from review.supervision.paper_values import names_of, values_of
from review.supervision.sources_page import sources_page
from review.ways.name_pattern import named
from screens.supervisor_papers import preview_html
from tests.payloads import PAYLOADS, UNFIT
from tests.supervision.read_back import lines, parts
from tests.supervision.strange_form import strange_form


def laden(facts: PaperFacts, told: str) -> PaperFacts:
    """A paper in which this stands wherever a stranger could have written it."""
    contract = dataclasses.replace(
        facts.contract,
        number=told,
        contractor=told,
        entity=told,
        purpose=told,
        supervisor=told,
        duties=(told,),
    )
    return dataclasses.replace(
        facts,
        contract=contract,
        contractor=told,
        document=told,
        post=told,
        archivo=told,
        account=dataclasses.replace(facts.account, bank=told, number=told, account_kind=told),
        pila=dataclasses.replace(facts.pila, planilla=told, operator=told),
        decision=dataclasses.replace(facts.decision, reason=told, author=told),
        duties=(DutyRow(told, told, (1,), DutyTick.CUMPLIDA, told, told),),
        sources=(FigureSource(told, told, told, told),),
    )


@pytest.mark.parametrize("kind", PaperKind)
@pytest.mark.parametrize("name", PAYLOADS)
def test_it_stands_in_the_paper_letter_by_letter(approved: Store, name: str, kind: PaperKind) -> None:
    told = PAYLOADS[name]
    facts = laden(facts_of(approved, 1, PaperKind.INFORME), told)
    form = ready(own_form(kind), kind, kind.value)
    made = filled(form, values_of(facts), sources_page(facts))
    said = lines(made)
    assert told in said, "as a whole paragraph: objeto, actividad…"
    harmless = filled(form, values_of(laden(facts, "x")), sources_page(laden(facts, "x")))
    assert shape(made) == shape(harmless)


def shape(content: bytes) -> list[str]:
    """The elements of what was filled, whatever is written in them."""
    return [
        str(one.tag)
        for name, part in parts(content).items()
        if re.match(r"word/(document|header|footer)", name)
        for one in etree.fromstring(part).iter()
    ]


@pytest.mark.parametrize("name", UNFIT)
def test_what_no_document_can_hold_is_left_out(approved: Store, name: str) -> None:
    told, left = UNFIT[name]
    facts = laden(facts_of(approved, 1, PaperKind.INFORME), told)
    form = ready(own_form(PaperKind.INFORME), PaperKind.INFORME, "x")
    assert left in lines(filled(form, values_of(facts), sources_page(facts)))


@pytest.mark.parametrize("name", PAYLOADS)
def test_it_is_plain_text_in_a_strangers_form_and_on_the_screen(approved: Store, name: str) -> None:
    told = PAYLOADS[name]
    facts = laden(facts_of(approved, 1, PaperKind.CERTIFICADO), told)
    checked = look_over(strange_form(), PaperKind.CERTIFICADO, "x")
    made = filled(prepared(checked, "x"), values_of(facts))
    assert f"Documento {told}, expedido el " in "\n".join(lines(made))
    shown = preview_html(form_preview.preview_of(made))
    tags = set(re.findall(r"<(/?\w+)", shown))
    assert tags <= {
        "div",
        "/div",
        "p",
        "/p",
        "table",
        "/table",
        "tr",
        "/tr",
        "td",
        "/td",
        "strong",
        "/strong",
    }


@pytest.mark.parametrize("told", [*PAYLOADS.values(), "../../etc/passwd", "CON", "a/b\\c:d", "x\x00y", ""])
def test_a_name_of_a_file_is_one_of_this_folder(approved: Store, told: str) -> None:
    facts = laden(facts_of(approved, 1, PaperKind.CERTIFICADO), told)
    name = named("CLASE_CEDULA_CONTRATISTA_CONTRATO_MES_AÑO", names_of(facts))
    assert name.startswith("certificado")
    assert len(name) <= 120
    assert not re.search(r'[\x00-\x1f<>:"/\\|?*]', name)
