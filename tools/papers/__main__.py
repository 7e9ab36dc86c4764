"""Makes invented submissions.

`make OUT --seed S --count N [--months AAAA-MM,…] [--scanned SHARE | --mix D,M,E] [--scans KINDS]
[--tricks SHARE] [--declared SHARE] [--secop] [--truth FILE]`: a fresh folder.
`sample OUT [--truth FILE]`: the sample data, always the same.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from review.model import Month
from tools.papers import folder
from tools.papers.sample import sample, sample_budget
from tools.papers.scanned import KINDS, READABLE

SAMPLE_TRUTH = Path(__file__).parents[2] / "tests" / "data" / "sample_truth.jsonl"


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(
        prog="python -m tools.papers",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    fresh = commands.add_parser("make", help="a fresh folder of submissions")
    fresh.add_argument("out", type=Path)
    fresh.add_argument("--seed", default="1")
    fresh.add_argument("--count", type=int, default=60)
    fresh.add_argument("--months", help="AAAA-MM, comma between; default 2026-02 to 2026-10")
    fresh.add_argument("--scanned", type=float, default=0.0, help="share of the pages that are pictures, 0–1")
    fresh.add_argument(
        "--mix",
        help="shares of submissions that are digital, mixed and scanned in one go, e.g. 0.4,0.3,0.3",
    )
    fresh.add_argument(
        "--scans",
        default="todas",
        help=f"kinds of picture, comma between: {', '.join(KINDS)}; todas = all a person can read",
    )
    fresh.add_argument(
        "--tricks",
        type=float,
        default=0.15,
        help="share of the digital submissions with pasted or false pages",
    )
    fresh.add_argument(
        "--declared",
        type=float,
        default=0.0,
        help="share of the contractors who bring a tax declaration, 0–1",
    )
    fresh.add_argument("--secop", action="store_true", help="SECOP's plan of payments beside the papers")
    fresh.add_argument("--truth", type=Path, help="default: verdad.jsonl beside OUT")
    fixed = commands.add_parser("sample", help="the sample data, always the same")
    fixed.add_argument("out", type=Path)
    fixed.add_argument("--truth", type=Path, default=SAMPLE_TRUTH)
    args = parser.parse_args(argv)

    if args.command == "sample":
        deals, made = sample()
        truth, secop, budget = args.truth, "", sample_budget(deals, (one.truth for _, one in made))
    else:
        months = [Month.parse(m) for m in args.months.split(",")] if args.months else folder.DEFAULT_MONTHS
        deals, made = folder.fresh_set(args.seed, args.count, months, declared=args.declared)
        kinds = READABLE if args.scans == "todas" else tuple(args.scans.split(","))
        if wrong := set(kinds) - set(KINDS):
            parser.error(f"no such kind of scan: {', '.join(sorted(wrong))}")
        if args.mix:
            made = folder.mixed(made, args.seed, [float(x) for x in args.mix.split(",")], kinds)
        elif args.scanned:
            made = folder.copied(made, args.seed, args.scanned, kinds)
        made = folder.tricked(made, args.seed, args.tricks)
        secop, budget = args.seed if args.secop else "", ""
        truth = args.truth or args.out.resolve().parent / "verdad.jsonl"
    folder.write(args.out, deals, made, truth, secop=secop, budget=budget)
    print(f"{len(made)} submissions of {len(deals)} contracts in {args.out}; truth in {truth}")


if __name__ == "__main__":
    main()
