"""Headless Chromium, driven through its DevTools protocol over a pipe, without network access."""

import json
import os
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from select import select
from time import monotonic
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"
_ANSWER_S = 60
_ARGUMENTS = (
    "--headless",
    "--no-sandbox",  # CI is a container without a sandbox
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--remote-debugging-pipe",
    "about:blank",
)
_LOADED = "document.readyState === 'complete' && [...document.images].every(image => image.complete)"


@dataclass
class Tab:
    """A page of the browser."""

    reading: int
    writing: int
    session: str = ""
    _numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _rest: bytes = b""

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """Call a method of the protocol; raises `RuntimeError` if it fails and `TimeoutError` without an answer."""
        number = next(self._numbers)
        asked = {"id": number, "method": method, "params": parameters}
        if self.session:
            asked["sessionId"] = self.session
        os.write(self.writing, json.dumps(asked).encode() + b"\0")
        while True:
            answer = self._message()
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                result: dict[str, Any] = answer["result"]
                return result

    def evaluate(self, script: str) -> Any:  # noqa: ANN401 - any JavaScript value
        """The value of an expression in the page; promises are awaited."""
        result = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(str(result["exceptionDetails"]))
        return result["result"].get("value")

    def show(self, page: Path, width: int, *, dark: bool = False, media: str = "screen") -> None:
        """Load a file at that width in CSS pixels, with the light or dark colour scheme."""
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=844, deviceScaleFactor=1, mobile=width < 500
        )
        self.call("Emulation.setEmulatedMedia", media=media, features=[scheme])
        self.call("Page.navigate", url=page.as_uri())
        until = monotonic() + _ANSWER_S
        address = json.dumps(page.as_uri())
        while not self.evaluate(f"decodeURI(location.href) === decodeURI({address}) && {_LOADED}"):
            if monotonic() > until:
                raise TimeoutError(page)

    def picture(self) -> bytes:
        """The whole page as PNG."""
        return b64decode(self.call("Page.captureScreenshot", captureBeyondViewport=True)["data"])

    def printed(self) -> bytes:
        """The page as PDF on A4, as printed by the browser."""
        return b64decode(
            self.call("Page.printToPDF", paperWidth=8.27, paperHeight=11.69, preferCSSPageSize=True)["data"]
        )

    def _message(self) -> dict[str, Any]:
        """The next message."""
        until = monotonic() + _ANSWER_S
        while b"\0" not in self._rest:
            if not select([self.reading], [], [], max(0.0, until - monotonic()))[0]:
                raise TimeoutError("Chromium does not answer")
            part = os.read(self.reading, 1 << 20)
            if not part:
                raise RuntimeError("Chromium has ended")
            self._rest += part
        first, _end, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(first)
        return message


@contextmanager
def chromium(profile: Path) -> Iterator[Tab]:
    """Context manager: a tab of a browser of its own, whose profile is in that folder."""
    to_browser, writing = os.pipe()
    reading, from_browser = os.pipe()
    redirected = f'exec "$0" "$@" 3<&{to_browser} 4>&{from_browser}'
    command = ["bash", "-c", redirected, str(CHROMIUM), f"--user-data-dir={profile}", *_ARGUMENTS]
    process = subprocess.Popen(
        command, pass_fds=(to_browser, from_browser), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        for end in (to_browser, from_browser):
            os.close(end)
        tab = Tab(reading, writing)
        target = tab.call("Target.createTarget", url="about:blank")["targetId"]
        tab.session = tab.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        yield tab
    finally:
        process.terminate()
        process.wait(_ANSWER_S)
        for end in (reading, writing):
            os.close(end)
