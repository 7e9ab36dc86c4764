"""What each of the heaviest numbers of recognition is worth, one at a time.

`python -m tools.drop_one [FOLDER…] [--most N] [--only WORDS] [--readings DIR]`: papers are read once; then
each weight or reach is set to half and to twice its value (a share: halfway to the whole), the papers are
recognised and judged again, and what is told is held against the truth that stands beside each folder as
FOLDER.verdad.jsonl (`python -m tools.papers make FOLDER --truth FOLDER.verdad.jsonl`). Without folders,
papers of its own are made. The report goes to the standard output; `make numbers` writes `docs/numeros.md`.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from tools.accuracy import sets
from tools.drop_one import report
from tools.drop_one.numbers import named_numbers
from tools.drop_one.worth import Measuring, heaviest, read

MOST = 30
LONGEST = 1  # papers of each folder by which the heaviest are found: all numbers on all papers take hours
# Digital papers: in layouts of the development and in those that it never sees.
OWN = (sets.Part(sets.DEVELOPMENT, "numeros-1", 16), sets.Part(sets.MEASURING, "numeros-1", 16))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.drop_one", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, metavar="FOLDER")
    parser.add_argument("--most", type=int, default=MOST, help=f"how many numbers (default: {MOST})")
    parser.add_argument("--only", default="", help="of those whose place and name hold this")
    parser.add_argument("--readings", type=Path, help="keep here what was read, and read it no more")
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    args = _parser().parse_args(argv)
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        folders = [sets.Folder(one, one.parent / f"{one.name}.verdad.jsonl") for one in args.folders]
        missing = [one.truth for one in folders if not one.truth.exists()]
        if missing:
            print(f"no truth at {', '.join(map(str, missing))}", file=sys.stderr)
            return 2
        papers = read(folders or sets.make(OWN, work), args.readings or work / "lecturas")
    numbers = named_numbers()
    asked = [one for one in numbers if args.only in one.told]
    few = papers.longest(LONGEST)
    chosen = heaviest(asked, few, args.most)
    measuring = Measuring(papers)
    found = list(tqdm(measuring.worths(chosen), "measured", 2 * len(chosen), mininterval=2))
    own = " ".join(map(str, args.folders)) or "papers of its own, made anew from a seed"
    sys.stdout.write(report.document(found, measuring.score, own, len(papers.papers), len(numbers), len(few)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
