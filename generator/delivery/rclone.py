"""The one door to rclone, the program that speaks SFTP, FTP, WebDAV, S3 and some seventy more."""

import ctypes
import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from generator.delivery.trouble import DeliveryError
from generator.messages.system import said

_NOT_FOUND = {3, 4}
_FLAGS = (
    "--ask-password=false", "--contimeout=15s", "--timeout=60s", "--low-level-retries=3",
    "--log-level=NOTICE",
)  # fmt: skip
# Only what is repeated as a whole: rclone would wait three times for a file that is not there.
_TRIES = {"copy": ("--retries=3", "--retries-sleep=1s")}
_DIE_WITH_PARENT, _KILL = 1, 9


def find_rclone() -> str:
    """Return the path of rclone: of the optional library beside this Python, or the system's."""
    beside = Path(sys.executable).parent / ("rclone.exe" if sys.platform == "win32" else "rclone")
    found = str(beside) if beside.is_file() else shutil.which("rclone")
    if found:
        return found
    raise DeliveryError(
        "máy này chưa có rclone, chương trình dùng để gửi. Cài: "
        "sudo apt install rclone, hoặc "
        ".venv/bin/pip install --require-hashes -r requirements-delivery.lock",
        "rclone is not here: sudo apt install rclone",
    )


@dataclass(frozen=True, slots=True)
class Rclone:
    """A place that rclone knows, e.g. ``cong:/var/www/tdkt``."""

    program: str
    remote: str
    config: Path | None = None

    def at(self, path: str) -> str:
        """Return rclone's name of a path below the place."""
        return self.remote + ("" if self.remote.endswith((":", "/")) else "/") + path

    def send(
        self, folder: Path, paths: Iterable[str], sent: Callable[[int], None] = lambda _: None
    ) -> None:
        """Copy files there, over what is there. A file appears whole where the server allows it.

        *sent* is called now and then with the number of bytes that are over.
        """
        with _list_of(paths) as listed:
            words = (
                "copy",
                str(folder),
                self.remote,
                "--files-from-raw",
                listed,
                "--no-check-dest",
            )
            done = self._watched(words, sent)
        self._judge("copy", done)

    def fetch(self, paths: Iterable[str], into: Path) -> None:
        """Copy files from there; what is not there is left out."""
        with _list_of(paths) as listed:
            self._run(
                "copy", self.remote, str(into), "--files-from-raw", listed, "--no-check-dest",
                missing_is_fine=True,
            )  # fmt: skip

    def delete(self, paths: Iterable[str]) -> None:
        """Remove files; one that is not there is no fault."""
        with _list_of(paths) as listed:
            self._run("delete", self.remote, "--files-from-raw", listed, missing_is_fine=True)

    def remove_folder(self, path: str) -> None:
        """Remove an empty folder; one that is not empty, or not there, is left as it is."""
        self._start("rmdir", self.at(path))

    def sizes(self, paths: Iterable[str] | None) -> dict[str, int]:
        """Return path and size of files there; of all of them where *paths* is None."""
        with _list_of(paths or ()) as listed:
            chosen = () if paths is None else ("--files-from-raw", listed)
            out = self._run(
                "lsjson", self.remote, "--recursive", "--files-only", "--no-modtime",
                "--no-mimetype", *chosen, missing_is_fine=True,
            )  # fmt: skip
        return {str(file["Path"]): int(file["Size"]) for file in json.loads(out or b"[]")}

    def digests(self, paths: Iterable[str]) -> dict[str, str]:
        """Return the SHA-256 of files there, each read as a whole."""
        with _list_of(paths) as listed:
            out = self._run(
                "hashsum", "sha256", self.remote, "--download", "--files-from-raw", listed,
                missing_is_fine=True,
            )  # fmt: skip
        pairs = (
            line.partition("  ") for line in out.decode("utf-8", "replace").split("\n") if line
        )
        return {path: digest for digest, _, path in pairs}

    def read(self, path: str) -> bytes | None:
        """Return a file's bytes; None where there is none, or an empty one."""
        return self._run("cat", self.at(path), missing_is_fine=True) or None

    def write(self, path: str, data: bytes) -> None:
        """Write one small file."""
        self._run("rcat", self.at(path), data=data)

    def remove(self, path: str) -> None:
        """Remove one file."""
        self._run("deletefile", self.at(path), missing_is_fine=True)

    def _run(self, *words: str, data: bytes = b"", missing_is_fine: bool = False) -> bytes:
        return self._judge(words[0], self._start(*words, data=data), missing_is_fine)

    def _judge(
        self, word: str, done: subprocess.CompletedProcess[bytes], missing_is_fine: bool = False
    ) -> bytes:
        """Return what a run gave; raise what it said instead."""
        if done.returncode == 0:
            return done.stdout
        if missing_is_fine and done.returncode in _NOT_FOUND:
            return b""
        place = self.remote.partition(":")[0] or "rclone"
        said = _last(done.stderr)
        if "didn't find section" in said:
            raise DeliveryError(
                f"rclone chưa biết “{place}”. Tạo bằng lệnh: rclone config.",
                f"rclone does not know “{place}”: set it up with rclone config",
            )
        raise DeliveryError(
            f"không làm việc được với “{place}” (rclone {word}): {said}. "
            "Kiểm tra mạng, tài khoản, quyền ghi; rồi chạy lại, lượt sau làm tiếp từ chỗ dở.",
            f"rclone {word} failed at “{place}”: {said}; mend it and run again, it resumes.",
        )

    def _start(self, *words: str, data: bytes = b"") -> subprocess.CompletedProcess[bytes]:
        with _runnable():
            return subprocess.run(
                self._command(words, "--stats=0"),
                input=data, capture_output=True, check=False, preexec_fn=_die_with_parent(),
            )  # fmt: skip

    def _watched(
        self, words: tuple[str, ...], sent: Callable[[int], None]
    ) -> subprocess.CompletedProcess[bytes]:
        """Run rclone, which says twice a second how far it is, in lines of JSON."""
        command = self._command(
            words, "--stats=500ms", "--stats-log-level=NOTICE", "--use-json-log"
        )
        said: list[bytes] = []
        with (
            _runnable(),
            subprocess.Popen(
                command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE, preexec_fn=_die_with_parent(),
            ) as running,
        ):  # fmt: skip
            for line in running.stderr or ():
                try:
                    told = json.loads(line)
                    if "stats" in told:
                        sent(int(told["stats"]["bytes"]))
                    else:
                        said.append(str(told["msg"]).encode())
                except (ValueError, KeyError, TypeError):
                    said.append(line)
        return subprocess.CompletedProcess(command, running.returncode, b"", b"\n".join(said))

    def _command(self, words: tuple[str, ...], *more: str) -> list[str]:
        tries = _TRIES.get(words[0], ("--retries=1",))
        config = ("--config", str(self.config)) if self.config else ()
        return [self.program, *words, *_FLAGS, *tries, *more, *config]


@contextmanager
def _runnable() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise DeliveryError(
            f"không chạy được rclone: {said(error)}.", f"rclone cannot run: {error.strerror}"
        ) from None


def _die_with_parent() -> Callable[[], object] | None:
    """Return what ties rclone's life to ours: one left alone would write into the next delivery."""
    if not sys.platform.startswith("linux"):
        return None
    library = ctypes.CDLL(None)
    return lambda: library.prctl(_DIE_WITH_PARENT, _KILL)


@contextmanager
def _list_of(paths: Iterable[str]) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "files"
        listed.write_text("".join(f"{path}\n" for path in paths), encoding="utf-8")
        yield str(listed)


def _last(log: bytes) -> str:
    """Return the last thing rclone said, without time and rank."""
    lines = [
        line for line in log.decode(errors="replace").splitlines() if "Config file" not in line
    ]
    line = lines[-1] if lines else "?"
    for mark in ("Failed to ", "ERROR : ", "CRITICAL: ", "NOTICE: "):
        if mark in line:
            line = line.partition(mark)[2] if mark != "Failed to " else line[line.index(mark) :]
            break
    return line.strip().rstrip(".")[:300]
