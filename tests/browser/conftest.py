"""A headless Chromium for the pages; the tests are skipped, with the reason, where it or its driver is absent."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

_FLAGS = (
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"),
)
_MADE = 120  # seconds for a command to make its pages
_COMMAND = 120  # seconds for the driver to answer
_ANSWER = 60  # for a page to load, a script to end
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A driver of a browser with an empty profile."""
    webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
    binary = next(filter(None, map(shutil.which, _BROWSERS)), None)
    if binary is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium chromium-driver)")
    driver = shutil.which("chromedriver")
    if driver is None:
        pytest.skip("no ChromeDriver on this machine (Debian: apt-get install chromium-driver)")
    options = webdriver.ChromeOptions()
    options.binary_location = binary
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for flag in (*_FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    usual = socket.getdefaulttimeout()
    socket.setdefaulttimeout(_COMMAND)  # selenium takes its own from it; else it waits for its driver without a limit, from the start on
    try:
        opened = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    finally:
        socket.setdefaulttimeout(usual)
    opened.set_page_load_timeout(_ANSWER)
    opened.set_script_timeout(_ANSWER)
    yield opened
    opened.quit()


@pytest.fixture
def show(browser: Any) -> Iterator[Callable[..., Any]]:
    """show(address, width=…, dark=…, script=…) → the driver with that page, after which its console must be empty."""

    def shown(address: str, *, width: int = 1280, height: int = 900, dark: bool = False, script: bool = True, media: str = "") -> Any:
        browser.get("about:blank")
        browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride", {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        )
        features = [
            {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
            {"name": "prefers-reduced-motion", "value": "reduce"},
        ]
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": media, "features": features})
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not script})
        browser.get(address)
        return browser

    yield shown
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    complaints = [entry["message"] for entry in browser.get_log("browser")]
    assert complaints == []


@pytest.fixture(scope="session")
def reports(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """reports("errors") → the address of the report of that sample, made by the command."""
    folder = tmp_path_factory.mktemp("reports")

    def made(name: str, *options: str) -> str:
        page = folder / f"{name}{''.join(options)}.html"
        if not page.exists():
            article = root / "fixtures" / "articles" / f"{name}.txt"
            command = [sys.executable, "-m", "extractor", "report", article, "-o", page, "--published", "2025-07-21", *options]
            subprocess.run(command, check=True, cwd=root, timeout=_MADE)
        return page.as_uri()

    return made


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core, as the package axe-core-python carries it."""
    package = pytest.importorskip("axe_core_python", reason="axe-core-python is not installed")
    return (Path(package.__file__).parent / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def local_page(serving: Any) -> Iterator[Callable[[str], str]]:
    """local_page("/samples/port") → its address at a server of the command."""
    pytest.importorskip("uvicorn", reason="the extra web is not installed")
    with serving() as (_, port):
        yield lambda path: f"http://127.0.0.1:{port}{path}"


@pytest.fixture(scope="session")
def archive(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], str]:
    """archive("index.html") → the address of that page of a small archive, made by the commands."""
    folder = tmp_path_factory.mktemp("archive")
    told = [("January", "2.11"), ("February", "2.34"), ("March", "2.28"), ("April", "2.41"), ("April", "2.95")]
    rows = []
    for day, (month, value) in enumerate(told, 12):
        text = f"Exports of Norway came to ${value} billion in {month} 2025."
        rows.append({"id": f"a{day}", "published": f"2025-05-{day}", "source": f"office {day}", "text": text})
    (folder / "news.jsonl").write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    for command in (["batch", "news.jsonl", "-o", "news.db"], ["report", "news.db", "-o", "pages"]):
        environment = {**os.environ, "PYTHONPATH": str(root)}
        subprocess.run([sys.executable, "-m", "extractor", *command, "--quiet"], check=True, cwd=folder, env=environment, timeout=_MADE)
    return lambda name: (folder / "pages" / name).as_uri()
