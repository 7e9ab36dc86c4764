"""`python -m tools.papers make OUT --seed S --count N [--months AAAA-MM,…] [--truth FILE]`."""

from __future__ import annotations

import argparse
from pathlib import Path

from review.model import Month
from tools.papers import folder


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.papers", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    make = commands.add_parser("make", help="a fresh folder of submissions")
    make.add_argument("out", type=Path)
    make.add_argument("--seed", default="1")
    make.add_argument("--count", type=int, default=60)
    make.add_argument("--months", help="AAAA-MM, comma between; default 2026-02 to 2026-10")
    make.add_argument("--truth", type=Path, help="default: verdad.jsonl beside OUT")
    args = parser.parse_args()
    months = [Month.parse(m) for m in args.months.split(",")] if args.months else folder.DEFAULT_MONTHS
    deals, made = folder.fresh_set(args.seed, args.count, months)
    truth = args.truth or args.out.resolve().parent / "verdad.jsonl"
    folder.write(args.out, deals, made, truth)
    print(f"{len(made)} submissions of {len(deals)} contracts in {args.out}; truth in {truth}")


if __name__ == "__main__":
    main()
