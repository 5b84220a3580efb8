"""Pytest plugin: a real Chromium for tests marked `peramban`; without one they are skipped, loudly."""

import os
import shutil
from collections.abc import Iterator

import pytest

CALON = ("chromium", "chromium-browser", "google-chrome")
TIDAK_ADA = "!!! Chromium tidak terpasang: uji peramban TIDAK dijalankan (apt-get install chromium) !!!"


def jalur_chromium() -> str | None:
    return next(filter(None, map(shutil.which, CALON)), None)


def pytest_collection_modifyitems(items):
    if jalur_chromium() is None:
        for item in items:
            if item.get_closest_marker("peramban"):
                item.add_marker(pytest.mark.skip(reason=TIDAK_ADA))


def pytest_terminal_summary(terminalreporter):
    dilewati = terminalreporter.stats.get("skipped", [])
    if any(TIDAK_ADA in str(laporan.longrepr) for laporan in dilewati):
        terminalreporter.section(TIDAK_ADA, red=True, bold=True)


@pytest.fixture(scope="session")
def peramban() -> Iterator:
    """One Chromium for the session (a playwright Browser)."""
    from playwright.sync_api import sync_playwright

    # Playwright keeps an event loop in this thread; Django would take that for asynchronous code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    argumen = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=jalur_chromium(), args=argumen)
        yield browser
        browser.close()


@pytest.fixture
def buka(peramban, live_server) -> Iterator:
    """`buka(width=390)` gives a page of a fresh visitor, so several people can be open at once."""
    konteks = []

    def halaman(width: int = 1280, height: int = 900, **pilihan):
        baru = peramban.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": height},
            locale="id-ID",
            **pilihan,
        )
        konteks.append(baru)
        return baru.new_page()

    yield halaman
    for satu in konteks:
        satu.close()
