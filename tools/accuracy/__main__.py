"""How right the program is: makes papers, reads them with the real command, compares with the truth.

`python -m tools.accuracy [--set desarrollo|medida|ci]` measures a set of both origins against the figures
committed for it (`tools/accuracy.toml`) and exits with 1 when one is worse; `--commit` writes them anew.
`--seed S [--count N] [--mix D,M,E] [--scans KINDS]` measures fresh papers, `--folder DIR --truth FILE` some
made before. `--papers DIR` keeps papers and `--readings DIR` what was read of them, so that making them
and OCR are paid once while recognition is worked on. Without `--readings` some papers are read again with
other seeds of Python's hashes and other numbers of processes, and it exits with 1 where that tells anything.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tools.accuracy import seeds, sets
from tools.accuracy.boxes import Places
from tools.accuracy.committed import Committed, below, figures
from tools.accuracy.reading import read_kept, read_with_the_command
from tools.accuracy.tables import examples, report
from tools.compare import Group, Score, compare

DEFAULT_SET = "medida"
DEFAULT_COUNT = 120


def measure(folders: Sequence[sets.Folder], work: Path, readings: Path | None = None) -> dict[Group, Score]:
    """Read every folder and compare it with its truth. Raises RuntimeError when the command did nothing."""
    whole = {group: Score() for group in Group}
    for number, folder in enumerate(folders, 1):
        print(f"reading folder {number} of {len(folders)}", file=sys.stderr, flush=True)
        if readings is None:
            own = work / f"lectura-{number}"
            own.mkdir()
            said = read_with_the_command(folder.papers, own)
        else:
            said = read_kept(folder.papers, readings)
        for group, score in compare(folder.truths(), said, Places(folder.papers, folder.originals)).items():
            whole[group].counts += score.counts
            whole[group].examples += score.examples
            whole[group].files += score.files
    return whole


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tools.accuracy", description=__doc__)
    parser.add_argument("--set", choices=sets.SETS, default=DEFAULT_SET, help=f"default: {DEFAULT_SET}")
    parser.add_argument("--commit", action="store_true", help="write the figures of the set")
    parser.add_argument("--seed", help="fresh papers of the development's layouts instead of a set")
    parser.add_argument("--count", type=int, default=DEFAULT_COUNT, help="how many of them")
    parser.add_argument("--mix", help="shares of them that are digital, mixed, scanned: 0.4,0.3,0.3")
    parser.add_argument("--scans", help="kinds of scan, comma between")
    parser.add_argument("--folder", type=Path, help="papers made before, with --truth")
    parser.add_argument("--truth", type=Path)
    parser.add_argument("--originals", type=Path, help="the papers of --folder before they were scanned")
    parser.add_argument("--papers", type=Path, help="keep the papers of a set here, and make them no more")
    parser.add_argument("--readings", type=Path, help="keep here what was read, and read it no more")
    parser.add_argument("--json", type=Path, help="write the figures and every difference here")
    parser.add_argument("--examples", type=int, default=5, help="differences shown of each kind")
    return parser


def _as_json(scores: dict[Group, Score]) -> str:
    found = {
        group.value: {
            "figures": figures(score),
            "counts": {".".join(key): n for key, n in sorted(score.counts.items())},
            "differences": [dataclasses.asdict(e) for e in score.examples],
        }
        for group, score in scores.items()
        if score.files
    }
    return json.dumps(found, ensure_ascii=False, indent=1)


def main(argv: list[str] | None = None) -> int:
    parser = _parser()
    args = parser.parse_args(argv)
    if bool(args.folder) != bool(args.truth):
        parser.error("--folder and --truth go together")
    named = not (args.folder or args.seed)
    if args.commit and (not named or args.readings):
        parser.error("only the figures of a set, read by the command, are committed")

    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        if args.folder:
            folders, told = [sets.Folder(args.folder, args.truth, args.originals)], str(args.folder)
        else:
            parts = sets.SETS[args.set]
            if args.seed:
                options = [
                    x for name in ("mix", "scans") if (v := getattr(args, name)) for x in (f"--{name}", v)
                ]
                parts = (sets.Part(sets.DEVELOPMENT, args.seed, args.count, tuple(options)),)
            told = f"set {args.set}" if named else f"seed {args.seed}"
            began = time.perf_counter()
            folders = sets.make(parts, args.papers or work)
            print(f"papers made in {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)
        began = time.perf_counter()
        scores = measure(folders, work, args.readings)
        seconds = time.perf_counter() - began
        differ = [] if args.readings else seeds.chance(folders, work)
    held = Committed.load()
    name = args.set if named else ""
    print(report(scores, held, name))
    if args.examples:
        print(examples(scores, args.examples))
    print(f"\nread and compared in {seconds:.1f} s · {told}")
    if args.json:
        args.json.write_text(_as_json(scores), encoding="utf-8")
    for archivo in differ:
        print(f"told in another way with another hash seed or number of processes: {archivo}")
    if args.commit and not differ:
        held.save(name, scores)
        return 0
    missed = below(scores, held, name)
    for line in missed:
        print(f"below the committed figure: {line}")
    return int(bool(missed or differ))


if __name__ == "__main__":
    sys.exit(main())
