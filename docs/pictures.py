"""Takes the pictures of the README and of docs/web.md anew, from the sample corpus.

    python docs/pictures.py

needs the extra `dev` and a Chromium (`CHROMIUM` says where). Writes docs/pictures/*.png.
"""

import os
import shutil
import tempfile
import threading
import time
from pathlib import Path

import uvicorn
from playwright.sync_api import sync_playwright

from sitroom import sample
from sitroom.pipeline import BuildOptions, build
from sitroom.web.app import create_app
from sitroom.web.serving import listen

HERE = Path(__file__).parent / "pictures"
PAGES = {
    "overview": "/",
    "timeline": "/timeline",
    "map": "/map?org=org:nato&on=2022-01-25",
    "disputes": "/disputes",
    "numbers": "/figures",
    "positions": "/positions",
}


def main() -> None:
    """Build the sample, serve it on a free port, and take a picture of each page."""
    with tempfile.TemporaryDirectory() as folder:
        ledger = Path(folder, "sample.sitroom")
        build([str(sample.articles())], ledger, options=BuildOptions(world=sample.world()))
        listening = listen("127.0.0.1", 0)
        server = uvicorn.Server(uvicorn.Config(create_app(ledger), log_level="warning"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.01)
        _take(f"http://127.0.0.1:{listening.getsockname()[1]}", Path(folder, "profile"))
        server.should_exit = True
        thread.join()


def _take(address: str, profile: Path) -> None:
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch_persistent_context(
            profile,
            executable_path=chromium,
            headless=True,
            args=["--no-sandbox", "--disable-gpu"],
            viewport={"width": 1100, "height": 760},
        )
        page = browser.new_page()
        for name, path in PAGES.items():
            page.goto(address + path)
            page.screenshot(path=HERE / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
