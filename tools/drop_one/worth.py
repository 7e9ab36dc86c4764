"""What hangs on a number: papers recognised with it set to another value, and held against their truth."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from tqdm import tqdm

from review.contracts import ContractBook, load_contracts
from review.interchange import to_json
from review.model import Document, Recognition, Submission
from review.pipeline.understanding import NOTHING_RECOGNISED, recognised
from review.recognition.whole import second_look
from review.rules import judge
from tools.accuracy.reading import Readings
from tools.accuracy.sets import Folder
from tools.compare import Score, compare
from tools.drop_one.numbers import Number, set_to

MEASURES = ("pages_right", "right", "wrong", "extra", "empty", "states_right", "false_cumple")


@dataclass(frozen=True, slots=True)
class Paper:
    """A submission that was read. `archivo` begins with its folder's place among those measured."""

    folder: int
    archivo: str
    document: Document
    contracts: ContractBook


@dataclass(frozen=True, slots=True)
class Papers:
    """Papers with their truth."""

    papers: tuple[Paper, ...]
    truths: tuple[dict[str, Any], ...]

    def longest(self, count: int) -> list[Paper]:
        """So many of each folder: those with most pages have most items."""
        ranked = sorted(
            self.papers, key=lambda paper: (paper.folder, -len(paper.document.pages), paper.archivo)
        )
        own = groupby(ranked, key=lambda paper: paper.folder)
        return [paper for _, papers in own for paper in islice(papers, count)]


@dataclass(frozen=True, slots=True)
class Worth:
    """A number, the value that it was set to, and how many more or fewer of each measure that gave.

    `altered` counts what was told otherwise, right or wrong; None: it could not go by that value at all.
    """

    number: Number
    other: int | float
    altered: int | None
    change: dict[str, int]

    @property
    def harm(self) -> int:
        """How much worse the papers were read: what was right and no more is, and what is wrong now."""
        gain = self.change.get("right", 0) + self.change.get("pages_right", 0)
        return self.change.get("wrong", 0) + self.change.get("extra", 0) - gain


def read(folders: Iterable[Folder], keep: Path) -> Papers:
    """Every paper of the folders, read once: again only what `keep` lacks. Raises ReaderUnavailable."""
    readings = Readings(keep)
    papers: list[Paper] = []
    truths: list[dict[str, Any]] = []
    for at, folder in enumerate(folders):
        contracts = load_contracts(folder.papers / "contratos.csv")
        files = sorted(path for path in folder.papers.rglob("*") if path.suffix.lower() == ".pdf")
        names = {path: f"{at}/{path.relative_to(folder.papers).as_posix()}" for path in files}
        kept = tqdm(readings.read(files), "read", len(files), mininterval=2)
        for path, sha256 in sorted(kept):
            papers.append(Paper(at, names[path], _looked_at(readings, path, sha256), contracts))
        own = (one | {"archivo": f"{at}/{one['archivo']}"} for one in folder.truths())
        truths += [one for one in own if one["archivo"] in names.values()]
    return Papers(tuple(papers), tuple(truths))


def _looked_at(readings: Readings, path: Path, sha256: str) -> Document:
    """The document, read again where the numbers as they are leave a doubt."""
    document = readings.load(sha256)
    assert document is not None
    looks = second_look.wanted(document, recognised(document)) if document.lectura.readable else ()
    return readings.look(path, document, looks) if looks else document


def said(paper: Paper, recognition: Recognition) -> dict[str, Any]:
    """What is told of a paper, with what the rules make of it."""
    judgement = judge(
        recognition,
        lectura=paper.document.lectura,
        archivo=paper.archivo,
        contracts=paper.contracts,
    )
    return to_json(Submission(paper.archivo, paper.document, recognition, judgement))


def score_of(papers: Papers, told_of: Sequence[dict[str, Any]]) -> Score:
    whole = Score()
    for score in compare(papers.truths, told_of).values():
        whole.counts += score.counts
    return whole


def recognise_all(papers: Sequence[Paper]) -> list[Recognition]:
    return [recognised(paper.document) for paper in papers]


def with_other(number: Number, value: int | float, papers: Sequence[Paper]) -> list[Recognition] | None:
    """What is recognised when a number is another; None when it fails with it."""
    with set_to(number, value):
        try:
            return recognise_all(papers)
        except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
            return None


def told(found: Sequence[Recognition]) -> dict[Hashable, object]:
    """Everything told of papers: which page is what, and every value."""
    said: dict[Hashable, object] = {}
    for at, one in enumerate(found):
        said |= {(at, page.number): page.kind for page in one.pages}
        for kind, item in one.items.items():
            said |= {(at, kind, name): field.value for name, field in item.fields.items()}
    return said


def differing(one: dict[Hashable, object], other: dict[Hashable, object]) -> int:
    return sum(one.get(key) != other.get(key) for key in one.keys() | other.keys())


def heaviest(numbers: Sequence[Number], papers: Sequence[Paper], most: int) -> list[Number]:
    """The numbers on which most hangs of what is told of these papers, by what the first of their other
    values alters; none on which nothing does."""
    base = told(recognise_all(papers))
    weighed = [
        (_altered(with_other(number, other, papers), base), number)
        for number in tqdm(numbers, "weighed", mininterval=2)
        for other in number.others()[:1]
    ]
    weighed.sort(key=lambda pair: (-pair[0], pair[1].told))
    return [number for weight, number in weighed[:most] if weight]


def _altered(found: Sequence[Recognition] | None, base: dict[Hashable, object]) -> int:
    return len(base) if found is None else differing(base, told(found))


class Measuring:
    """Papers as they are recognised with the numbers as they are, and what another value makes of them."""

    def __init__(self, papers: Papers) -> None:
        self.papers = papers
        self._found = recognise_all(papers.papers)
        self._said = [said(*pair) for pair in zip(papers.papers, self._found, strict=True)]
        self.score = score_of(papers, self._said)

    def worths(self, numbers: Iterable[Number]) -> Iterator[Worth]:
        """What each number is worth, for each value that it is set to."""
        for number in numbers:
            for other in number.others():
                yield self._worth(number, other)

    def _worth(self, number: Number, other: int | float) -> Worth:
        got = with_other(number, other, self.papers.papers)
        altered = None if got is None else differing(told(self._found), told(got))
        # The rules are asked again only where anything at all is otherwise, a confidence too.
        score = score_of(
            self.papers,
            [
                before if one == now else said(paper, now)
                for paper, before, one, now in zip(
                    self.papers.papers,
                    self._said,
                    self._found,
                    got or [NOTHING_RECOGNISED] * len(self._found),
                    strict=True,
                )
            ],
        )
        return Worth(number, other, altered, {m: score.total(m) - self.score.total(m) for m in MEASURES})
