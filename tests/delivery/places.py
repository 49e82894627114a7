"""Real places on this machine's loopback to deliver to, and a line to them that can be cut."""

import http.server
import os
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tests.feeds.servers import find, free_port, running

RCLONE = Path(sys.executable).parent / "rclone"


@dataclass(frozen=True)
class Place:
    """A server: rclone's name of it, the folder behind it, its port."""

    remote: str
    behind: Path
    port: int


@contextmanager
def sftp(scratch: Path, *, read_only: bool = False) -> Iterator[Place]:
    """Run OpenSSH's sshd for one user, one key and SFTP only."""
    program, port = find("sshd", "openssh-server"), free_port()
    behind = scratch / "www"
    behind.mkdir(parents=True, exist_ok=True)
    for name in ("host", "user"):
        if not (scratch / name).exists():
            make = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(scratch / name)]
            subprocess.run(make, check=True)
    shutil.copy(scratch / "user.pub", scratch / "authorized")
    (scratch / "sshd_config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {scratch}/host\nPidFile {scratch}/pid\n"
        f"AuthorizedKeysFile {scratch}/authorized\nStrictModes no\nUsePAM no\n"
        "PasswordAuthentication no\nPermitRootLogin yes\n"
        f"Subsystem sftp internal-sftp\nForceCommand internal-sftp{' -R' if read_only else ''}\n",
        encoding="utf-8",
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)
    command = [program, "-D", "-e", "-f", str(scratch / "sshd_config")]
    with running(command, port, scratch / "sshd.log"):
        yield Place(sftp_remote(scratch, port), behind, port)


def sftp_remote(scratch: Path, port: int) -> str:
    """Return rclone's name of the SFTP server behind *port*."""
    user = os.environ.get("USER") or "root"
    return (
        f":sftp,host=127.0.0.1,port={port},user={user},key_file={scratch}/user,"
        f"shell_type=none,disable_hashcheck=true:{scratch}/www"
    )


@contextmanager
def webdav(scratch: Path, *, read_only: bool = False, most: int | None = None) -> Iterator[Place]:
    """Run a WebDAV server, whose files may have *most* bytes."""
    behind, port = scratch / "dav", free_port()
    behind.mkdir(parents=True, exist_ok=True)
    command = [str(RCLONE), "serve", "webdav", str(behind), "--addr", f"127.0.0.1:{port}"]
    # With no time at all the server never stops reading its folders.
    command += ["--vfs-cache-mode=off", "--dir-cache-time=50ms"]
    command += ["--read-only"] if read_only else []
    if most:
        command = [find("prlimit", "util-linux"), f"--fsize={most}", *command]
    with running(command, port, scratch / "webdav.log"):
        yield Place(f':webdav,url="http://127.0.0.1:{port}",vendor=rclone:', behind, port)


@contextmanager
def ftp(scratch: Path) -> Iterator[Place]:
    """Run an FTP server."""
    behind, port = scratch / "ftp", free_port()
    behind.mkdir(parents=True, exist_ok=True)
    command = [str(RCLONE), "serve", "ftp", str(behind), "--addr", f"127.0.0.1:{port}"]
    command += ["--user=lan", "--pass=bimat", "--vfs-cache-mode=off", "--dir-cache-time=50ms"]
    hidden = subprocess.run([str(RCLONE), "obscure", "bimat"], check=True, capture_output=True)
    with (
        running(command, port, scratch / "ftp.log"),
        _environment(RCLONE_FTP_PASS=hidden.stdout.decode().strip()),
    ):
        yield Place(f":ftp,host=127.0.0.1,port={port},user=lan:", behind, port)


@contextmanager
def _environment(**secrets: str) -> Iterator[None]:
    """Keep what rclone is to read from its environment there for a while."""
    os.environ |= secrets
    try:
        yield
    finally:
        for name in secrets:
            del os.environ[name]


@contextmanager
def s3(scratch: Path) -> Iterator[Place]:
    """Run an S3 server with one bucket."""
    behind, port = scratch / "s3", free_port()
    (behind / "trang").mkdir(parents=True, exist_ok=True)
    command = [str(RCLONE), "serve", "s3", str(behind), "--addr", f"127.0.0.1:{port}"]
    command += ["--auth-key=khoa,bimat", "--vfs-cache-mode=off"]
    with (
        _environment(AWS_ACCESS_KEY_ID="khoa", AWS_SECRET_ACCESS_KEY="bimat"),
        running(command, port, scratch / "s3.log"),
    ):
        remote = f':s3,provider=Rclone,env_auth=true,endpoint="http://127.0.0.1:{port}":trang'
        yield Place(remote, behind / "trang", port)


@contextmanager
def folder_server(folder: Path) -> Iterator[int]:
    """Serve a folder as the simplest web server does."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(Quiet, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class Line:
    """A line to a port of this machine that breaks after so many bytes sent, until mended."""

    def __init__(self, to: int) -> None:
        self._to = to
        self._left: int | None = None
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self.breaks = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def break_after(self, size: int | None) -> None:
        """Carry *size* more bytes towards the server, then cut everything; None mends the line."""
        self._left = size

    def close(self) -> None:
        """Stop listening."""
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            far = socket.create_connection(("127.0.0.1", self._to))
            for source, goal, counted in ((near, far, True), (far, near, False)):
                threading.Thread(
                    target=self._carry, args=(source, goal, counted), daemon=True
                ).start()

    def _carry(self, source: socket.socket, goal: socket.socket, counted: bool) -> None:
        try:
            while data := source.recv(1 << 14):
                if counted and self._left is not None:
                    self._left -= len(data)
                    if self._left < 0:
                        self.breaks += 1
                        break
                goal.sendall(data)
        except OSError:
            pass
        for end in (source, goal):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
