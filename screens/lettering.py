"""The letter of a decision as the contractor reads it, and what one takes away: Word, mail, marks."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from review import desk, frames, spanish
from review.desk import SubmissionView
from review.errors import VistoBuenoError
from review.marking import PageMarking, marked_copy
from review.model import Letter, Verdict
from review.papers import file_stem, letter_mail
from screens import handing, session, text
from screens.shareable import WORD

_COPY = "copia_marcada"


def draw(view: SubmissionView, verdict: Verdict, words: str) -> None:
    """The letter with the words that the person has before them, and what to mind in it."""
    made = desk.letter(view, verdict)
    letter = made.worded(words)
    for told in _warnings(made, letter):
        st.caption(text.md(told))
    _shown(view, letter, session.reviewer())


def recorded(view: SubmissionView) -> None:
    """The letter of the decision that was taken, in the words of then. None once its file is another one: the
    pages that it tells of are not those of this one."""
    past = view.decision
    if past is not None and past.verdict is not Verdict.APROBADA and past.sha256 == view.sha256:
        _shown(view, desk.letter(view, past.verdict).worded(past.reason), past.author)


def _shown(view: SubmissionView, letter: Letter, signer: str) -> None:
    """The letter, and its buttons."""
    if not letter.body:
        return
    with st.expander("Ver la carta como la lee el contratista", icon=":material/mail:", key="carta"):
        st.markdown(preview(letter, signer))
    with st.container(horizontal=True, key="carta_salidas"):
        handing.button(
            "Word",
            lambda: _word(letter, signer),
            f"{file_stem(letter, 'carta')}.docx",
            WORD,
            icon=":material/description:",
            key="carta_word",
        )
        handing.button(
            "Correo (.eml)",
            letter_mail(letter, signer),
            f"{file_stem(letter, 'carta')}.eml",
            "message/rfc822",
            icon=":material/outgoing_mail:",
            key="carta_correo",
            help="Se abre en su programa de correo, sin destinatario: póngalo usted y envíelo.",
        )
        _marked(view, letter)


def preview(letter: Letter, signer: str) -> str:
    """The letter in Markdown in which nothing but its own paragraphs is markup."""
    lines = [f"**Asunto: {text.md(letter.subject)}**", *(text.md(one) for one in letter.body.splitlines())]
    lines += ["Atentamente,", f"**{text.md(signer)}**" if signer else ""]
    return "\n\n".join(line for line in lines if line)


def markings(view: SubmissionView, letter: Letter) -> tuple[PageMarking, ...]:
    """The places that a letter speaks of, with what is wrong there."""
    turned = {page.number: page.rotation for page in view.pages}
    return tuple(
        PageMarking(point.page, point.said, point.box, turned[point.page])
        for point in letter.points
        if point.page in turned
    )


def _warnings(made: Letter, letter: Letter) -> list[str]:
    """What to mind in a letter that was `made` and then worded by a person."""
    lost = sum(point.by_person for point in made.points) - sum(point.by_person for point in letter.points)
    doubts = sum(point.doubtful for point in letter.points)
    told = []
    if lost:
        what = spanish.plural(lost, "nota para el contratista no está", "notas para el contratista no están")
        told.append(f"{what} en este texto, que usted cambió: agregue lo que deba ir.")
    if doubts:
        what = spanish.plural(doubts, "punto viene de una duda", "puntos vienen de dudas")
        told.append(f"{what} de la revisión: mire esos lugares y quite de la carta lo que ya esté bien.")
    if letter.left_out:
        what = spanish.plural(letter.left_out, "falta por corregir no va", "faltas por corregir no van")
        told.append(f"{what} en esta carta, que solo pide lo que no está. Para pedirlo todo, use Devolver.")
    return told


def _word(letter: Letter, signer: str) -> bytes:
    from review.papers.letter_docx import letter_docx  # its library is loaded for those who ask for it

    return letter_docx(letter, signer, _today())


def _today() -> dt.date:
    now = dt.datetime.now(dt.UTC)
    return (frames.local(now) or now).date()


def _marked(view: SubmissionView, letter: Letter) -> None:
    """A copy of the PDF with the letter's places: made when it is asked for, as it takes a while."""
    marks = markings(view, letter)
    if not marks:
        return
    about = (view.id, view.sha256, marks)
    made = st.session_state.get(_COPY)
    if made is not None and made[0] == about:
        handing.button(
            "Descargar el PDF marcado",
            made[1],
            f"{file_stem(letter, 'marcado')}.pdf",
            "application/pdf",
            icon=":material/download:",
            key="carta_pdf",
        )
    elif st.button(
        "Marcar el PDF",
        icon=":material/highlight:",
        key="carta_marcar",
        help="Hace una copia con las faltas señaladas en sus páginas. El archivo original no se toca.",
    ):
        try:
            st.session_state[_COPY] = (about, marked_copy(view.path, marks))
        except VistoBuenoError as error:
            st.warning(text.md(error), icon=":material/info:")
            return
        st.rerun()
