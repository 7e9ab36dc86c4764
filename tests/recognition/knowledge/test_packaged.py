"""The files of knowledge that come with the program: each entry well made, with its source."""

from __future__ import annotations

import re
import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from review.errors import DataFileInvalid
from review.model.fields import FIELDS
from review.recognition.grammar import fold
from review.recognition.knowledge import packaged
from review.recognition.knowledge.entries import Source
from review.recognition.knowledge.kinds import Paper
from review.recognition.page.page_text import plain_words
from review.recognition.values.label_families import LabelSet, ways_to_write

FOLDER = Path(packaged.__file__).parent
ROOM = FOLDER.parent
CODE = "\n".join(path.read_text("utf-8") for path in sorted(ROOM.rglob("*.py")))


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the files, to be changed: what is read of them is read anew."""
    shutil.copytree(FOLDER, tmp_path / "copy", ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    monkeypatch.setattr(packaged, "_FOLDER", tmp_path / "copy")
    for name in ("paper_file", "papers", "banks", "operators"):
        monkeypatch.setattr(packaged, name, getattr(packaged, name).__wrapped__)
    return tmp_path / "copy"


def sources() -> list[Source]:
    known = packaged.papers()
    brands, wordings = packaged.operators()
    entries = (*known.phrases, *known.titles, *known.signs, *known.shared, *brands, *wordings)
    told = [one.source for one in (*entries, *packaged.banks())]
    return told + [one.source for one in known.labels if one.source is not None]


def test_every_file_is_read() -> None:
    read = {*packaged.PAPER_FILES, packaged.BANKS_FILE, packaged.OPERATORS_FILE}
    assert {path.name for path in FOLDER.glob("*.toml")} == read


def test_every_entry_says_where_it_was_seen_and_since_when() -> None:
    found = sources()
    assert len(found) > 200
    assert [one for one in found if len(one.seen) < 8 or not re.fullmatch(r"20\d\d-\d\d", one.since)] == []


def test_every_paper_has_phrases_and_each_of_them_stands_once_in_its_group() -> None:
    known = packaged.papers().phrases
    assert {group.paper for group in known} == set(Paper)
    assert [group.phrases for group in known if len(set(group.phrases)) < len(group.phrases)] == []


def test_phrases_are_written_as_pages_are_searched() -> None:
    """Folded and without punctuation: any other would never be found."""
    known = packaged.papers()
    said = [phrase for group in known.phrases for phrase in group.phrases]
    said += [word for group in known.titles for word in (*group.kinds, *group.subjects)]
    assert len(said) > 900
    assert [phrase for phrase in said if phrase != " ".join(plain_words(fold(phrase)))] == []


def test_what_titles_are_not_to_be_followed_by_is_said_of_their_subjects() -> None:
    said = {
        group.paper.value: {subject for subject, _ in group.unless}
        for group in packaged.papers().titles
        if group.unless
    }
    assert said == {"banco": {"cuenta", "cuentas"}, "comprobante": {"pago"}}


def test_labels_lead_to_fields_that_there_are() -> None:
    known = {f"{kind.value}.{name}" for kind, names in FIELDS.items() for name in names}
    assert set(packaged.fields()) - known == {"informe.periodo"}, "both of its days in one phrase"
    assert len(packaged.fields()) > 25


def test_every_label_can_be_found() -> None:
    """It is folded as pages are, and none before it in its set is the same. What papers share may be."""
    shared = {one.name: one.phrases for one in packaged.papers().shared}
    taken: dict[str, set[str]] = defaultdict(set)
    hidden = []
    for group in packaged.papers().labels:
        for phrase in group.phrases:
            written = set(ways_to_write(phrase))
            folded = "№".join(map(fold, phrase.split("№")))
            hidden += [] if phrase == folded and not written <= taken[group.of] else [(group.of, phrase)]
            taken[group.of] |= written
        for phrase in (one for name in group.shared for one in shared[name]):
            taken[group.of] |= set(ways_to_write(phrase))
    assert hidden == []


def test_every_set_of_labels_is_looked_for_and_every_one_looked_for_is_there() -> None:
    asked = set(re.findall(r'LabelSet\("(\w+)"\)', CODE))
    assert {group.of for group in packaged.papers().labels} == asked
    assert [name for name in asked if not LabelSet(name).in_force().phrases] == []
    with pytest.raises(KeyError):
        LabelSet("factura").in_force()


def test_every_sign_is_looked_for_and_every_one_looked_for_is_there() -> None:
    asked = set(re.findall(r'(?:Signs|packaged\.sign)\("(\w+)"\)', CODE))
    assert {one.name for one in packaged.papers().signs} == asked
    assert {name for group in packaged.papers().labels for name in group.shared} == {
        one.name for one in packaged.papers().shared
    }


def test_signs_brands_and_wordings_are_folded_as_pages_are() -> None:
    brands, wordings = packaged.operators()
    said = [phrase for one in (*packaged.papers().signs, *brands, *wordings) for phrase in one.phrases]
    assert [phrase for phrase in said if fold(phrase) != phrase] == []


def test_wordings_are_of_operators_that_have_a_brand() -> None:
    brands, wordings = packaged.operators()
    assert {one.name for one in wordings} <= {one.name for one in brands}


@pytest.mark.parametrize(
    ("name", "old", "new", "told"),
    [
        ("informe.toml", 'papel = "informe"', 'papel = "informes"', "¿Quiso decir «informe»?"),
        ("cuenta.toml", "titulo = 9", "titulo = 90", "«titulo» va de 0 a 20"),
        ("bancos.toml", 'desde = "2026-11"', 'desde = "hace poco"', "debe ser un mes AAAA-MM"),
        ("operadores.toml", "marcas = [", "marca = [", "falta «marcas»"),
        ("rut.toml", 'fuente = "DIAN formulario 001"\n', "", "falta «fuente»"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(
    elsewhere: Path, name: str, old: str, new: str, told: str
) -> None:
    path = elsewhere / name
    text = path.read_text("utf-8")
    path.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(DataFileInvalid) as caught:
        packaged.papers(), packaged.banks(), packaged.operators()
    begins = text.rindex("[[", 0, text.index(old)) if told.startswith("falta") else text.index(old)
    assert str(caught.value).startswith(f"{name}, línea {text[:begins].count(chr(10)) + 1}: ")
    assert told in str(caught.value)
