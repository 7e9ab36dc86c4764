"""The letter as Word and as mail holds what the letter says, and nothing that was made up."""

from __future__ import annotations

import datetime as dt
import io
from email import message_from_bytes
from email.policy import default

import docx

from review.model import Letter, Verdict
from review.papers import file_stem, letter_mail
from review.papers.letter_docx import letter_docx

DAY = dt.date(2026, 11, 3)
BODY = "Cordial saludo:\n\n1. Ítem 2, Cuenta de cobro (página 4): firme.\x0b\n\nAdjunte lo que falta."


def letter(**changes: object) -> Letter:
    told = {"contractor": "LUZ RÍOS", "contract": "CPS/014", "payment": 3, "entity": "MUNICIPIO"} | changes
    return Letter(Verdict.DEVUELTA, "Devolución de la cuenta n.º 003", BODY, **told)  # type: ignore[arg-type]


def test_the_mail_has_subject_and_text_and_no_address() -> None:
    mail = message_from_bytes(letter_mail(letter(), "Ana Solarte"), policy=default)
    assert mail["Subject"] == "Devolución de la cuenta n.º 003"
    assert mail["Content-Language"] == "es-CO"
    assert mail["X-Unsent"] == "1"
    assert {"From", "To", "Cc", "Bcc", "Sender"}.isdisjoint(mail.keys())
    text = mail.get_content()
    assert "Ítem 2, Cuenta de cobro (página 4): firme." in text
    assert text.rstrip().endswith("Ana Solarte")


def test_a_subject_cannot_add_a_header() -> None:
    made = Letter(Verdict.DEVUELTA, "Hola\r\nBcc: x@example.org", "Cuerpo\ud800")
    mail = message_from_bytes(letter_mail(made, ""), policy=default)
    assert "Bcc" not in mail
    assert "Cuerpo" in mail.get_content()


def test_a_name_of_a_file_holds_nothing_that_a_system_refuses() -> None:
    assert file_stem(letter(), "carta") == "carta CPS-014 pago 003"
    assert file_stem(letter(contract="", contractor="", payment=None), "carta") == "carta"


def test_the_document_holds_the_letter_and_says_nothing_of_its_template() -> None:
    made = docx.Document(io.BytesIO(letter_docx(letter(), "Ana Solarte", DAY)))
    lines = [paragraph.text for paragraph in made.paragraphs if paragraph.text]
    assert lines == [
        "3 de noviembre de 2026",
        "Señor(a)",
        "LUZ RÍOS",
        "Contrato CPS/014",
        "Asunto: Devolución de la cuenta n.º 003",
        "Cordial saludo:",
        "1.\tÍtem 2, Cuenta de cobro (página 4): firme.",
        "Adjunte lo que falta.",
        "Atentamente,",
        "Ana Solarte",
        "MUNICIPIO",
    ]
    told = made.core_properties
    assert (told.title, told.author, told.comments) == ("Devolución de la cuenta n.º 003", "", "")
