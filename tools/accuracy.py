"""How right the program is: makes fresh papers, reads them with the real command, compares with the truth.

`python -m tools.accuracy [--seed S] [--count N] [--folder DIR --truth FILE] [--json OUT] [--examples K]`.
Exits with 1 when a figure is below `tools/accuracy.toml`.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import subprocess
import sys
import tempfile
import time
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

from review.model import PageKind
from tools.compare import Score, compare
from tools.papers import folder

THRESHOLDS = Path(__file__).with_suffix(".toml")
# Never the seed of data/sample nor one that anybody tuned with.
DEFAULT_SEED = "medida-2"
DEFAULT_COUNT = 120


def read_with_the_command(papers: Path, work: Path) -> list[dict[str, Any]]:
    """What `vistobueno leer` writes of every file under `papers`. Raises RuntimeError when it did nothing."""
    out = work / "leido.jsonl"
    command = [
        sys.executable, "-m", "review", "leer", str(papers), "--bd", f"sqlite:///{work / 'medida.db'}",
        "--jsonl", str(out),
    ]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode not in (0, 1) or not out.exists():
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    return [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines() if line.strip()]


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:6.2f} %" if whole else "     –  "


def table(score: Score) -> str:
    """The figures, by item and by field."""
    c = score.counts
    lines = [
        f"{score.files} files",
        f"{'item':<18}{'pages':>7}{'right':>10}{'fields':>8}{'right':>10}{'empty':>7}{'wrong':>7}{'extra':>7}"
        f"{'states':>8}{'right':>10}{'false cumple':>14}{'false alarm':>13}{'left open':>11}",
    ]
    names = [k.value for k in PageKind]
    for name in [*names, "TOTAL"]:
        counts = {m: n for (i, m), n in c.items() if i == name} if name != "TOTAL" else _totals(c)
        if not counts:
            continue
        get = counts.get
        lines.append(
            f"{name:<18}{get('pages', 0):>7}{_percent(get('pages_right', 0), get('pages', 0)):>10}"
            f"{get('fields', 0):>8}{_percent(get('right', 0), get('fields', 0) + get('extra', 0)):>10}"
            f"{get('empty', 0):>7}{get('wrong', 0):>7}{get('extra', 0):>7}"
            f"{get('states', 0):>8}{_percent(get('states_right', 0), get('states', 0)):>10}"
            f"{get('false_cumple', 0):>14}{get('false_alarm', 0):>13}{get('left_open', 0):>11}"
        )
    lines += ["", f"{'field':<34}{'of':>6}{'right':>10}{'empty':>7}{'wrong':>7}{'extra':>7}"]
    for key in sorted({k for k, _ in score.by_field}):
        of, right, empty, wrong, extra = (
            score.by_field[key, m] for m in ("fields", "right", "empty", "wrong", "extra")
        )
        lines.append(f"{key:<34}{of:>6}{_percent(right, of + extra):>10}{empty:>7}{wrong:>7}{extra:>7}")
    lines += ["", f"{'fault':<34}{'of':>6}{'right':>10}"]
    for key in sorted({k for k, _ in score.by_fault}):
        of, right = score.by_fault[key, "states"], score.by_fault[key, "states_right"]
        lines.append(f"{key:<34}{of:>6}{_percent(right, of):>10}")
    return "\n".join(lines)


def _totals(counts: Counter[tuple[str, str]]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for (_, measure), n in counts.items():
        total[measure] += n
    return dict(total)


def examples(score: Score, most: int) -> str:
    """The first `most` differences of each kind."""
    shown: Counter[str] = Counter()
    lines = []
    for e in score.examples:
        shown[e.kind] += 1
        if shown[e.kind] <= most:
            where = f"{e.archivo} p.{e.page}" if e.page else e.archivo
            note = " ".join(x for x in (e.layout and f"[{e.layout}]", ", ".join(e.faults)) if x)
            lines.append(f"{e.kind}: {where}: {e.what}: expected {e.expected}, got {e.got} {note}".rstrip())
    return "\n".join(lines)


def below(score: Score, wanted: dict[str, float]) -> list[str]:
    """The figures that miss their threshold, in words."""
    figures = score.summary()
    missed = [
        f"{n}: {figures[n]:.4f} < {wanted[n]}"
        for n in ("pages", "fields", "states")
        if figures[n] < wanted[n]
    ]
    if figures["false_cumple"] > wanted["false_cumple"]:
        missed.append(f"false cumple: {figures['false_cumple']:.0f} > {wanted['false_cumple']}")
    return missed


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.accuracy", description=__doc__)
    parser.add_argument("--seed", default=DEFAULT_SEED)
    parser.add_argument("--count", type=int, default=DEFAULT_COUNT)
    parser.add_argument("--folder", type=Path, help="papers made before, with --truth")
    parser.add_argument("--truth", type=Path)
    parser.add_argument("--json", type=Path, help="write the figures and every difference here")
    parser.add_argument("--examples", type=int, default=5, help="differences shown of each kind")
    args = parser.parse_args(argv)
    if bool(args.folder) != bool(args.truth):
        parser.error("--folder and --truth go together")

    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        papers, truth_file = args.folder, args.truth
        if papers is None:
            papers, truth_file = work / "papers", work / "verdad.jsonl"
            folder.write(papers, *folder.fresh_set(args.seed, args.count), truth_file)
        truths = [json.loads(line) for line in truth_file.read_text(encoding="utf-8").splitlines()]
        began = time.perf_counter()
        score = compare(truths, read_with_the_command(papers, work))
        seconds = time.perf_counter() - began
    print(table(score))
    if args.examples:
        print("\n" + examples(score, args.examples))
    print(f"\nread in {seconds:.1f} s · {'seed ' + args.seed if args.folder is None else args.folder}")
    if args.json:
        found = {
            "summary": score.summary(),
            "counts": {f"{item}.{m}": n for (item, m), n in sorted(score.counts.items())},
            "differences": [dataclasses.asdict(e) for e in score.examples],
        }
        args.json.write_text(json.dumps(found, ensure_ascii=False, indent=1), encoding="utf-8")
    missed = below(score, tomllib.loads(THRESHOLDS.read_text(encoding="utf-8")))
    for line in missed:
        print(f"below the threshold: {line}")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main())
