"""Judging again what has been read: many cuentas made of a few, each with its contract, person and numbers.

The baseline is to unpack what was recognised in each, which nothing that judges can do without. The cuentas
share neither photographs nor paragraphs: comparing those is measured by `tools.bench_across`.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from review import desk
from review.contracts import ContractBook, load_contracts
from review.model import Contract, Field, Page, Recognition, Verdict
from review.pipeline import settle
from review.pipeline.garbage import collected_seldom
from review.pipeline.histories import Surroundings
from review.pipeline.judging import Content, Judge, JudgedPaper, fresh
from review.pipeline.understanding import understood
from review.reading import ReaderPool
from review.recognition.grammar import ids
from review.rules import judge
from review.store import Store, folders, judgements, readings
from review.store import contracts_in_force as contract_lists
from review.store.codec import pack_recognition, unpack_recognition
from review.ways import checklist
from tools.papers import folder as papers

AIM_JUDGING = 3.0
AIM_AGAIN = 8.0
FULL = 10_000
QUICK = 500
_FOLDER = "/cuentas"
_RECEIVED = dt.datetime(2026, 7, 1, tzinfo=dt.UTC)
_BATCH = 200
_NUMBERS = {"contrato", "documento", "nit", "planilla", "cuenta"}


@dataclass(frozen=True, slots=True)
class Judging:
    """Seconds of processor for `cuentas`: to unpack what was recognised, to judge it, to judge it again in a
    database by another checklist with everything around it, and to judge after one decision."""

    cuentas: int
    unpacking: float
    judging: float
    again: float
    decision: float

    @property
    def judging_ratio(self) -> float:
        return self.judging / self.unpacking

    @property
    def again_ratio(self) -> float:
        return self.again / self.unpacking


def _renumbered(recognition: Recognition, contract: Mapping[str, str], copy: int) -> Recognition:
    """The same papers of another person and contract."""

    def other(found: Field) -> Field:
        if found.name not in _NUMBERS or not isinstance(found.value, str):
            return found
        if found.name == "contrato":
            return replace(found, value=contract.get(ids.contract_key(found.value), found.value))
        return replace(found, value=_other_person(found.value, copy))

    items = {
        kind: replace(item, fields={name: other(found) for name, found in item.fields.items()})
        for kind, item in recognition.items.items()
    }
    return replace(recognition, items=items, activities=())


def _copies(count: int, place: Path, seed: str) -> tuple[ContractBook, Iterator[Content]]:
    """The contracts, and `count` contents made of a few papers of those."""
    deals, made = papers.fresh_set(seed, 40, papers.DEFAULT_MONTHS)
    papers.write(place, deals, made, place / "truth.jsonl")
    book = load_contracts(place / "contratos.csv")
    with ReaderPool(1) as pool:
        read = [(one, *understood(one)) for _, one in pool.read_many(sorted(place.rglob("*.pdf")))]
    good = [(one, facts, found) for one, facts, found in read if found is not None and found.items]
    rounds = range(-(-count // len(good)))
    contracts = [_contract(one, copy) for copy in rounds for one in book.contracts]

    def contents() -> Iterator[Content]:
        for number in range(count):
            document, facts, found = good[number % len(good)]
            copy = number // len(good)
            names = {ids.contract_key(one.number): _number(one, copy) for one in book.contracts}
            sha256 = hashlib.sha256(b"%d" % number).hexdigest()
            pages = tuple(Page(page.number, page.width, page.height) for page in document.pages)
            bare = replace(document, sha256=sha256, pages=pages)
            yield fresh(bare, replace(facts, sha256=sha256), _renumbered(found, names, copy))

    return ContractBook(tuple(contracts)), contents()


def _number(contract: Contract, copy: int) -> str:
    return f"{contract.number[:-5]}{copy}{contract.number[-5:]}"


def _contract(contract: Contract, copy: int) -> Contract:
    document = _other_person(contract.document or "", copy)
    return replace(contract, number=_number(contract, copy), document=document)


def _other_person(number: str, copy: int) -> str:
    return f"{int('0' + ids.digits(number)[-6:]) + 1_000_000 * (copy + 1)}"


def _fill(store: Store, count: int, place: Path, seed: str) -> Judge:
    """A database with `count` cuentas, judged."""
    book, contents = _copies(count, place, seed)
    known = folders.get_or_add(store, _FOLDER)
    contract_lists.take_list(store, known.id, book, path=None, stamp="1")
    judge_one = Judge(store, book)
    around = Surroundings.of(store)
    batch: list[Content] = []

    def write() -> None:
        recognitions = {one.facts.sha256: one.recognition for one in batch if one.recognition is not None}
        judged = [
            judge_one(
                JudgedPaper(f"{one.facts.sha256}.pdf", _RECEIVED, None),
                one,
                around.alone(known.id, _RECEIVED),
            )
            for one in batch
        ]
        with store.writing() as connection:
            readings.save_documents(connection, [one.document for one in batch if one.document is not None])
            readings.save_recognitions(connection, judge_one.taught.version, recognitions)
            judgements.save(connection, known.id, judged)
        batch.clear()

    for content in contents:
        batch.append(content)
        if len(batch) == _BATCH:
            write()
    write()
    with store.writing() as connection:
        judgements.settle(connection)
    settle(store)
    return judge_one


def _cpu(work: Callable[[], object]) -> float:
    began = time.process_time()
    with collected_seldom():
        work()
    return time.process_time() - began


def measure_judging(place: Path, seed: str, count: int) -> Judging:
    """Fill a database in `place` with `count` cuentas and judge them again."""
    with Store.open(str(place / "judging.db")) as store:
        judge_one = _fill(store, count, place / "judging", seed)
        known = folders.get_or_add(store, _FOLDER)
        kept = judgements.present_in(store, known.id)
        packed: list[bytes] = []
        facts = []
        for start in range(0, len(kept), _BATCH):
            hashes = [one.sha256 for one in kept[start : start + _BATCH]]
            for held in readings.load_facts(store, hashes, judge_one.taught.version).values():
                packed.append(pack_recognition(held.recognition or Recognition((), {})))
                facts.append(held.facts)
        found: list[Recognition] = []
        unpacking = _cpu(lambda: found.extend(map(unpack_recognition, packed)))

        def judge_all() -> None:
            for one, recognition in zip(facts, found, strict=True):
                judge(recognition, lectura=one.lectura, contracts=judge_one.contracts)

        judging = _cpu(judge_all)
        found.clear()
        text = checklist.PACKAGED.read_text(encoding="utf-8") + "\n# another one\n"
        again = _cpu(lambda: desk.apply(store, _FOLDER, "bench", checklist_text=text))
        first = kept[0].id
        decision = _cpu(lambda: desk.decide(store, first, Verdict.APROBADA, "", "bench"))
    return Judging(len(kept), unpacking, judging, again, decision)


def table(found: Judging) -> str:
    """The result for people."""
    return (
        f"{found.cuentas} cuentas: unpacking what was recognised {found.unpacking:.1f} s of processor;"
        f" judging {found.judging:.1f} s, ratio {found.judging_ratio:.1f} (aim <= {AIM_JUDGING:.0f});"
        f" judging again in the database {found.again:.1f} s, ratio {found.again_ratio:.1f}"
        f" (aim <= {AIM_AGAIN:.0f}); after one decision {1000 * found.decision:.0f} ms"
    )


def main(argv: Sequence[str] | None = None) -> None:
    import argparse
    import tempfile

    parser = argparse.ArgumentParser(prog="python -m tools.bench_judging", description=__doc__)
    parser.add_argument("--cuentas", type=int, default=FULL, help="how many")
    parser.add_argument("--seed", default="bench", help="of the invented submissions")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as place:
        print(table(measure_judging(Path(place), args.seed, args.cuentas)))


if __name__ == "__main__":
    main()
