"""A small reverse proxy that mounts what it asks under a path, for tests."""

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import urlsplit

# Between two machines only, not of what is handed on.
HOP = frozenset({"connection", "content-length", "transfer-encoding", "host"})
CHUNK = 65536


class Proxy(ThreadingHTTPServer):
    """Hands requests under `path` on to `target`, without the path.

    `statuses` keeps the path and status of each.
    """

    daemon_threads = True
    block_on_close = False

    def __init__(self, target: str, path: str) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.target = urlsplit(target).netloc
        self.path = path
        self.statuses: list[tuple[str, int]] = []


class Handler(BaseHTTPRequestHandler):
    """Hands one request on."""

    server: Proxy

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def do_GET(self) -> None:
        # The browser or the target may go away while it is streamed to.
        with (
            closing(HTTPConnection(self.server.target, timeout=30)) as asked,
            suppress(OSError),
        ):
            self._hand_on(asked)

    do_POST = do_HEAD = do_DELETE = do_GET  # noqa: N815 - http.server names them

    def _hand_on(self, asked: HTTPConnection) -> None:
        if not self.path.startswith(f"{self.server.path}/"):
            self.server.statuses.append((self.path, 404))
            self.send_error(404)
            return
        said = {
            name: value
            for name, value in self.headers.items()
            if name.lower() not in HOP
        }
        said["X-Forwarded-Host"] = self.headers["host"]
        said["X-Forwarded-Proto"] = "http"
        body = self.rfile.read(int(self.headers.get("content-length", "0")))
        rest = self.path.removeprefix(self.server.path)
        asked.request(self.command, rest, body, said)
        answer = asked.getresponse()
        self.server.statuses.append((rest, answer.status))
        self.send_response_only(answer.status)
        for name, value in answer.getheaders():
            if name.lower() not in HOP:
                self.send_header(name, value)
        self.end_headers()
        while chunk := answer.read1(CHUNK):
            self.wfile.write(chunk)


@contextmanager
def proxied(proxy: Proxy) -> Iterator[str]:
    """Yield the address at which `proxy` listens, without a / at its end."""
    with proxy:
        thread = Thread(target=proxy.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{proxy.server_port}"
        proxy.shutdown()
        thread.join(10)
