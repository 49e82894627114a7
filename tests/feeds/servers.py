"""Real web servers on this machine's loopback, with the settings that are shipped."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPMessage
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
MODULES = ["mpm_event", "authz_core", "mime", "dir", "autoindex", "headers", "deflate", "filter"]
PATIENCE = 10.0  # seconds until a server answers


class MissingToolError(RuntimeError):
    """A program the tests need is not installed."""


def find(program: str, package: str) -> str:
    """Return the path of a program, looked for where Debian puts servers too."""
    found = shutil.which(program, path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
    if not found:
        raise MissingToolError(f"{program} is not here. On Debian: apt-get install -y {package}")
    return found


def free_port() -> int:
    """Return a port that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def running(command: list[str], port: int, log: Path, **env: str) -> Iterator[int]:
    """Run a server that says what it does in *log*; give its port once it answers there."""
    with (
        log.open("wb") as out,
        subprocess.Popen(command, stdout=out, stderr=out, env={**os.environ, **env}) as server,
    ):
        try:
            until = time.monotonic() + PATIENCE
            while True:
                try:
                    socket.create_connection(("127.0.0.1", port), timeout=1).close()
                    break
                except OSError:
                    if server.poll() is not None or time.monotonic() > until:
                        raise RuntimeError(log.read_text(errors="replace")) from None
                    time.sleep(0.05)
            yield port
        finally:
            server.terminate()
            server.wait(PATIENCE)


@contextmanager
def nginx(
    site: Path, scratch: Path, port: int | None = None, edit: Callable[[str], str] = lambda s: s
) -> Iterator[int]:
    """Serve *site* with the shipped settings, *edit*ed as an office would; yield the port."""
    program, port = find("nginx", "nginx-light"), port or free_port()
    shipped = edit((DEPLOY / "nginx.conf").read_text(encoding="utf-8"))
    shipped = re.sub(r"(?m)^( *listen) .*;$", rf"\1 127.0.0.1:{port};", shipped)
    shipped = re.sub(r"(?m)^( *root) .*;$", rf"\1 {site};", shipped)
    (scratch / "guongsang.conf").write_text(shipped, encoding="utf-8")
    places = "".join(
        f"{kind}_temp_path {scratch}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    (scratch / "nginx.conf").write_text(
        f"daemon off; master_process off; pid {scratch}/nginx.pid; error_log stderr;\n"
        f"events {{}}\nhttp {{ access_log off; {places}\n"
        "include /etc/nginx/mime.types; default_type application/octet-stream;\n"
        f"include {scratch}/guongsang.conf; }}\n",
        encoding="utf-8",
    )
    command = [program, "-p", str(scratch), "-e", "stderr", "-c", str(scratch / "nginx.conf")]
    with running(command, port, scratch / "nginx.log") as started:
        yield started


@contextmanager
def apache(site: Path, scratch: Path) -> Iterator[int]:
    """Serve *site* with the shipped settings as its .htaccess; yield the port."""
    program, port = find("apache2", "apache2-bin"), free_port()
    shutil.copy(DEPLOY / "apache.conf", site / ".htaccess")
    modules = "".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so\n" for name in MODULES
    )
    # What Debian's table says, and what it lacks.
    types = "text/html html\ntext/plain txt\napplication/xml xml\napplication/x-rss+xml rss\n"
    (scratch / "mime.types").write_text(types, encoding="utf-8")
    (scratch / "apache.conf").write_text(
        f"{modules}ServerRoot {scratch}\nServerName localhost\nListen 127.0.0.1:{port}\n"
        f"PidFile {scratch}/apache.pid\nErrorLog {scratch}/error.log\nMutex file:{scratch}\n"
        f"TypesConfig {scratch}/mime.types\nDocumentRoot {site}\n"
        f"<Directory {site}>\nAllowOverride All\nRequire all granted\n</Directory>\n",
        encoding="utf-8",
    )
    command = [program, "-DFOREGROUND", "-f", str(scratch / "apache.conf")]
    with running(command, port, scratch / "apache.log") as started:
        yield started


def ask(
    port: int, path: str, method: str = "GET", **headers: str
) -> tuple[int, HTTPMessage, bytes]:
    """Return status, headers and body; underscores in header names stand for hyphens."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request(method, path, headers=sent)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()
