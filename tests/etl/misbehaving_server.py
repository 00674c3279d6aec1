"""A publisher's server that answers as it is told to: late, half, wrongly, or well."""

import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from threading import Event, Thread

from etl.declare import Part, SourceDefinition


@dataclass
class Answer:
    """One answer: a status, headers and a body, whose pieces come with pauses; `etag` makes it conditional."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    etag: str | None = None
    modified: str | None = None
    says_length: bool = True
    pause: float = 0.0
    piece: int = 1 << 20
    stalls_after: int | None = None
    late: float = 0.0

    def is_known(self, asked: dict[str, str]) -> bool:
        """True where the request says that it has this file already."""
        if self.etag and "if-none-match" in asked:
            return asked["if-none-match"] == self.etag
        return self.modified is not None and asked.get("if-modified-since") == self.modified


class MisbehavingServer(ThreadingHTTPServer):
    """Serves scripted answers by path: each once, the last one ever after; `asked` keeps the requests' headers."""

    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.script: dict[str, list[Answer]] = {}
        self.asked: defaultdict[str, list[dict[str, str]]] = defaultdict(list)
        self.over = Event()
        self.scheme = "http"

    @property
    def address(self) -> str:
        """Where it is."""
        return f"{self.scheme}://127.0.0.1:{self.server_port}"

    def answer(self, path: str, *answers: Answer) -> str:
        """Say what a path answers, in turn; gives its address."""
        self.script[path] = list(answers)
        return self.address + path

    def handle_error(self, *_given: object) -> None:
        """Say nothing of clients that hang up."""


class Handler(BaseHTTPRequestHandler):
    """Plays the script."""

    server: MisbehavingServer
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Give the next answer of the path, which is all that follows the host; a proxy is asked for whole addresses."""
        asked = {name.lower(): value for name, value in self.headers.items()}
        self.server.asked[self.path].append(asked)
        script = self.server.script.get(self.path, [Answer(404, b"not here")])
        answer = script.pop(0) if len(script) > 1 else script[0]
        time.sleep(answer.late)
        if answer.is_known(asked):
            answer = Answer(304, headers=answer.headers, etag=answer.etag, modified=answer.modified)
        self._head(answer)
        self._body(answer)
        self.close_connection = True

    def _head(self, answer: Answer) -> None:
        headers = {"ETag": answer.etag, "Last-Modified": answer.modified}
        if answer.says_length and answer.status != 304:
            headers["Content-Length"] = str(len(answer.body))
        self.send_response(answer.status)
        for name, value in (headers | answer.headers).items():
            if value is not None:
                self.send_header(name, value)
        self.send_header("Connection", "close")
        self.end_headers()

    def _body(self, answer: Answer) -> None:
        for start in range(0, len(answer.body), answer.piece):
            if answer.stalls_after is not None and start >= answer.stalls_after:
                self.server.over.wait(30)
                return
            self.wfile.write(answer.body[start : start + answer.piece])
            self.wfile.flush()
            if answer.pause:
                self.server.over.wait(answer.pause)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def misbehaving(tls: SSLContext | None = None) -> Iterator[MisbehavingServer]:
    """A server that runs as long as the block."""
    server = MisbehavingServer()
    if tls:
        server.scheme = "https"
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield server
    finally:
        server.over.set()
        server.shutdown()
        server.server_close()


def serving(source: SourceDefinition, *urls: str, media_type: str = "text/csv") -> SourceDefinition:
    """The source with one part an address, named after the file."""
    names = [url.rpartition("/")[2] for url in urls]
    parts = {
        name: Part(file=name, url=url, media_type=media_type) for name, url in zip(names, urls, strict=True)
    }
    return source.model_copy(update={"parts": parts})
