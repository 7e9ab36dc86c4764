"""Where the code is read from: a clone, a zip, or compiled files only."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from review.freshness import Stage, sources
from review.freshness.derived import code_of_stages

TELL = """
from review.freshness import sources
from review.freshness.derived import code_of_stages
print(*code_of_stages(sources.files()).values(), sep="\\n")
"""


def test_inside_a_zip_the_code_is_the_same(tmp_path: Path) -> None:
    held = sources.files()
    with zipfile.ZipFile(tmp_path / "programa.zip", "w") as packed:
        for path, content in held.items():
            packed.writestr(path, content)
    told = subprocess.run(
        [sys.executable, "-c", TELL],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "programa.zip")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert told.stdout.splitlines() == [*code_of_stages(held).values()]


def test_only_code_and_data_are_taken() -> None:
    held = sources.files()
    assert {path.rpartition(".")[2] for path in held} == {"py", "toml"}
    assert not any("__pycache__" in path for path in held)
    assert len(code_of_stages(held)) == len(Stage)
