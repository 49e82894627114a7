"""Talk with Pagefind as its own packages do: messages in, pages one by one, answers out.

Read from a folder, pages come in the order of the file system, and with it the order of the
accented forms of a word changes. Given one by one they keep the order given, so the same pages make
the same index on every machine.

A message and an answer are JSON in base64, ended by a comma. The files are asked for as well:
Pagefind writes them in the background, and what it has not written when it ends is missing.
"""

import base64
import json
import os
import subprocess
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from generator.outputs.search.program import Program

_SECONDS = 3600
_END = b","


class PagefindError(Exception):
    """Pagefind failed; the text is what it said."""


def write_index(program: Program, pages: Mapping[str, str], folder: Path) -> None:
    """Have *program* make the index of *pages*, HTML by address; write its files into *folder*.

    Raises PagefindError. Settings of others, a ``pagefind.toml`` or variables, are not read.
    """
    folder.mkdir(parents=True)
    ours = {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
    with tempfile.TemporaryFile() as said:
        try:
            running = subprocess.Popen(
                [program.path, "--service"], cwd=folder, env=ours,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=said,
            )  # fmt: skip
        except OSError as error:
            raise PagefindError(str(error)) from error
        too_long = threading.Timer(_SECONDS, running.kill)
        too_long.start()
        try:
            files = _hold(running, [*_messages(pages)])
        finally:
            too_long.cancel()
            _end(running)
        if files is None:
            said.seek(0)
            text = said.read().decode(errors="replace").strip()
            raise PagefindError(text[-2000:] or f"exit code {running.returncode}")
    for file in files:
        path = folder / file["path"]
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(base64.b64decode(file["content"]))


def _messages(pages: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    yield {"type": "NewIndex", "config": {"force_language": "vi"}}
    for address, text in pages.items():
        path = f"{address}index.html"
        yield {"type": "AddFile", "index_id": 0, "file_path": path, "file_contents": text}
    yield {"type": "GetFiles", "index_id": 0}


def _hold(
    running: "subprocess.Popen[bytes]", messages: list[dict[str, Any]]
) -> list[dict[str, str]] | None:
    """Send *messages* and read the answers; return the files of the last, or None without it."""
    assert running.stdin
    assert running.stdout
    # In a thread of its own: while Pagefind waits to be read it does not read.
    sending = threading.Thread(target=_send, args=(running.stdin, messages))
    sending.start()
    try:
        for number, answer in enumerate(_answers(running.stdout), start=1):
            if answer["type"] == "Error":
                raise PagefindError(str(answer.get("message", answer))[-2000:])
            if number == len(messages):
                return list(answer["files"])
        running.wait()
        return None
    finally:
        # What is not yet sent will not be read.
        running.kill()
        sending.join()


def _end(running: "subprocess.Popen[bytes]") -> None:
    for pipe in (running.stdin, running.stdout):
        with suppress(OSError):
            pipe.close() if pipe else None
    running.wait()


def _send(stdin: IO[bytes], messages: Iterable[dict[str, Any]]) -> None:
    # Where it has ended, that shows in the answers.
    with suppress(OSError):
        for number, message in enumerate(messages):
            text = json.dumps({"message_id": number, "payload": message})
            stdin.write(base64.b64encode(text.encode()) + _END)
        stdin.flush()


def _answers(stdout: IO[bytes]) -> Iterator[dict[str, Any]]:
    parts: list[bytes] = []
    while part := os.read(stdout.fileno(), 1 << 16):
        *whole, rest = part.split(_END)
        for end in whole:
            yield _answer(b"".join((*parts, end)))
            parts = []
        parts.append(rest)


def _answer(text: bytes) -> dict[str, Any]:
    try:
        answer: dict[str, Any] = json.loads(base64.b64decode(text, validate=True))["payload"]
        return {**answer, "type": str(answer["type"])}
    except (ValueError, TypeError, KeyError) as error:
        raise PagefindError(text[:2000].decode(errors="replace")) from error
