"""Tell someone by mail, through the system's sendmail, what an unwatched run could not do."""

import contextlib
import io
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import SMTP
from typing import TextIO

import click

from generator.cli.environment import EnvironmentProblem

_ADDRESS = re.compile(r"[^\s<>@,;:\"()\[\]\\-][^\s<>@,;:\"()\[\]\\]*@[A-Za-z0-9.-]+")
_PLACES = "/usr/sbin:/usr/lib:/usr/bin:/usr/local/sbin"
_MOST = 20_000
_SECONDS = 60


def read_addresses(
    ctx: click.Context, param: click.Parameter, value: tuple[str, ...]
) -> tuple[str, ...]:
    """Refuse what is no address, before anything is done."""
    for address in value:
        if not _ADDRESS.fullmatch(address):
            raise click.BadParameter(
                f"“{address}” không phải địa chỉ thư điện tử (This is no e-mail address.)"
            )
    if value and not _sendmail():
        raise EnvironmentProblem(
            "máy này chưa có sendmail để gửi thư: cài msmtp-mta, postfix, hoặc bỏ --mail. "
            "(There is no sendmail here: install msmtp-mta or postfix, or leave --mail out.)"
        )
    return value


@contextlib.contextmanager
def mailed(to: tuple[str, ...], what: str) -> Iterator[None]:
    """Send what was said to *to* if what is done within fails; the failure goes on."""
    said = io.StringIO()
    out, err = _Both(sys.stdout, said), _Both(sys.stderr, said)
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            yield
    except SystemExit as stop:
        if stop.code and to:
            _send(to, what, said.getvalue())
        raise
    except Exception as error:
        if to:
            _send(to, what, f"{said.getvalue()}{error}\n")
        raise


class _Both(io.TextIOBase):
    """Writes to a stream as before, and keeps a copy."""

    def __init__(self, shown: TextIO, kept: io.StringIO) -> None:
        self._shown, self._kept = shown, kept

    def write(self, text: str) -> int:
        self._kept.write(text)
        return self._shown.write(text)

    def flush(self) -> None:
        self._shown.flush()

    def isatty(self) -> bool:
        return self._shown.isatty()

    @property
    def encoding(self) -> str:  # type: ignore[override]
        return self._shown.encoding


def _sendmail() -> str | None:
    return os.environ.get("GUONGSANG_SENDMAIL") or shutil.which("sendmail", path=_PLACES)


def _send(to: tuple[str, ...], what: str, said: str) -> None:
    letter = EmailMessage(policy=SMTP)
    letter["To"] = ", ".join(to)
    letter["Subject"] = f"Gương Sáng: {what} không xong trên {socket.gethostname()}"
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(f"Nơi nhận vẫn giữ bản tốt lần trước.\n\n{said[-_MOST:]}")
    try:
        done = subprocess.run(
            [_sendmail() or "sendmail", "-i", "-t"],
            input=letter.as_bytes(), capture_output=True, check=False, timeout=_SECONDS,
        )  # fmt: skip
        said = done.stderr.decode(errors="replace").strip()
        failed = (said or f"sendmail {done.returncode}") if done.returncode else ""
    except (OSError, subprocess.TimeoutExpired) as error:
        failed = str(error)
    if failed:
        click.echo(f"guongsang run: không gửi được thư: {failed}", err=True)
