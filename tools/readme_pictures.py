"""The pictures of the README: the dashboard on the sample data, as a browser shows it.

`python -m tools.readme_pictures [FOLDER]` writes them to `docs/img`; it needs a chromium.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from review.cli import serving

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "img"
PAGES = {"inicio": "", "bandeja": "bandeja", "revisar": "revisar"}
SIZE = (1280, 800)
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")
_WAIT_MS = 600_000  # reading the sample is done before; this is for a machine that is busy


@contextmanager
def dashboard(home: Path) -> Iterator[str]:
    """The address of a dashboard that has read the sample, with whatever it keeps under `home`."""
    folder, database = serving.sample_folder(), home / "visto.db"
    environment = os.environ | {"XDG_DATA_HOME": str(home / "data"), "XDG_CACHE_HOME": str(home / "cache")}
    run = [sys.executable, "-m", "review"]
    # Exit status 1: two papers of the sample cannot be read
    subprocess.run([*run, "leer", str(folder), "--bd", str(database)], env=environment, check=False)
    opened = [*run, "abrir", str(folder), "--bd", str(database), "--sin-navegador", "--sin-llave"]
    with subprocess.Popen(opened, env=environment, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            yield next(found[0] for line in server.stdout if (found := re.search(r"http://[\d.:]+", line)))
        finally:
            server.terminate()


def picture(page: Page, address: str, path: Path) -> None:
    """One screen, once nothing of it is being drawn any more."""
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning")
    expect(page.get_by_test_id("stSkeleton")).to_have_count(0)  # what a widget shows while its script comes
    page.screenshot(path=path, animations="disabled")


def take(folder: Path, address: str, pages: Mapping[str, str]) -> None:
    chromium = next((found for name in _BROWSERS if (found := shutil.which(name))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(
            viewport={"width": SIZE[0], "height": SIZE[1]}, locale="es-CO", color_scheme="light"
        )
        page.set_default_timeout(_WAIT_MS)
        expect.set_options(timeout=_WAIT_MS)
        for name, where in pages.items():
            picture(page, f"{address}/{where}", folder / f"{name}.png")
        browser.close()


def main(argv: list[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m tools.readme_pictures", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=IMAGES)
    folder = parser.parse_args(argv).folder
    with tempfile.TemporaryDirectory() as home, dashboard(Path(home)) as address:
        take(folder, address, PAGES)


if __name__ == "__main__":
    main()
