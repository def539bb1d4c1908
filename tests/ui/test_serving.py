"""Tests of `paperclerk serve` as a process of its own, asked over loopback."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

from corpus.people import People
from corpus.records import Role
from tests.ui.web.browser import free_port

pytestmark = pytest.mark.real

ROOT = Path(__file__).parents[2]
PASSWORD = "heron kettle nineteen"  # noqa: S105 - of nobody
# Stands in for a model that is slow to answer; all else is as it is served.
SLOW = """
import time
from assistant.agent import Assistant
ask = Assistant.steps
def slow(self, *given, **more):
    time.sleep(2)
    yield from ask(self, *given, **more)
Assistant.steps = slow
"""
SERVE = "from ui.cli import main; main()"


@contextmanager
def serving(
    home: Path, *options: str, before: str = ""
) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Yield the process that serves the library in `home`, and its address."""
    port = free_port()
    command = ["serve", "--home", str(home), "--port", str(port), *options]
    process = subprocess.Popen(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", before + SERVE, *command],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT), "HF_HUB_OFFLINE": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline().startswith("Paperclerk is at")
            yield process, f"http://127.0.0.1:{port}"
        finally:
            process.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_server_that_is_told_to_stop_ends_well(
    tmp_path: Path, number: signal.Signals
) -> None:
    with serving(tmp_path) as (process, address):
        assert httpx.get(f"{address}/health").json()["status"] == "ok"

        process.send_signal(number)

        assert process.wait(30) == 0


def test_answer_under_way_is_finished_and_logged_without_its_words(
    tmp_path: Path,
) -> None:
    people = People(tmp_path)
    people.add("mo", Role.MEMBER, PASSWORD)
    headers = {"authorization": f"Bearer {people.give_token('mo')}"}
    asked = {"question": "Where is the wombat?"}
    with (
        serving(tmp_path, "--log-json", before=SLOW) as (process, address),
        ThreadPoolExecutor() as pool,
    ):
        answering = pool.submit(
            httpx.post,
            f"{address}/api/ask",
            json=asked,
            headers=headers,
            timeout=60,
        )
        time.sleep(1)
        process.send_signal(signal.SIGTERM)
        answer = answering.result()
        _, log = process.communicate(timeout=60)

    assert (answer.status_code, answer.json()["status"]) == (200, "not_found")
    assert process.returncode == 0
    told = [json.loads(line) for line in log.splitlines()]
    assert "answer" in [line["event"] for line in told]
    assert "wombat" not in log
    assert "mo" not in [line.get("name") for line in told]


def test_nobody_beyond_this_machine_comes_in_without_people(tmp_path: Path) -> None:
    refused = subprocess.run(  # noqa: S603 - our own interpreter and script
        [sys.executable, "-c", SERVE, "serve", "--home", tmp_path, "--host", "0.0.0.0"],  # noqa: S104 - it must refuse
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert refused.returncode == 2
    assert "add people with `paperclerk people add`" in refused.stderr
