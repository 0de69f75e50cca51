"""A server whose certificate nobody vouches for."""

import socket
import ssl
import threading
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.unit.api.certificates import write_certificate


class UntrustedServer:
    """Takes TLS connections on this machine; ``heard`` is what anybody said in one."""

    def __init__(self, folder: Path) -> None:
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(write_certificate(folder))
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self.visitors = 0
        self.heard = b""
        self.host = f"127.0.0.1:{self._listening.getsockname()[1]}"
        self.url = f"https://{self.host}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()
        self._thread.join(10)

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listening.accept()
            except OSError:
                return
            self.visitors += 1
            connection.settimeout(5)
            with connection:
                try:
                    with self._context.wrap_socket(connection, server_side=True) as secured:
                        self.heard += secured.recv(65536)
                except OSError:
                    continue
