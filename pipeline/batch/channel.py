"""Objects to and from another process over a socket; the parent's end never waits for a process that does not read."""

from __future__ import annotations

import pickle
import socket
from typing import Any

_HEAD = 8  # bytes that say how long an object is
_CHUNK = 1 << 18


def _framed(item: object) -> bytes:
    plain = pickle.dumps(item, pickle.HIGHEST_PROTOCOL)
    return len(plain).to_bytes(_HEAD, "big") + plain


class Channel:
    """The parent's end: what is given is kept here until the other side takes it.

    >>> ours, theirs = socket.socketpair()
    >>> channel = Channel(ours)
    >>> channel.give("x" * 10_000_000)  # more than fits, and nobody reads
    >>> channel.waiting
    True
    >>> ours.close(), theirs.close()
    (None, None)
    """

    def __init__(self, end: socket.socket) -> None:
        end.setblocking(False)
        self.end = end
        self._out = bytearray()
        self._in = bytearray()

    @property
    def waiting(self) -> bool:
        """Whether something given is still here."""
        return bool(self._out)

    def give(self, item: object) -> None:
        """Hand over an object, now or by later calls of :meth:`flush`."""
        self._out += _framed(item)
        self.flush()

    def flush(self) -> None:
        """Hand over what the other side takes now; of a process that is gone :meth:`take` tells."""
        try:
            while self._out:
                del self._out[: self.end.send(memoryview(self._out)[:_CHUNK].tobytes())]
        except BlockingIOError:
            return
        except OSError:
            self._out.clear()

    def take(self) -> list[Any]:
        """The objects that have come whole.

        Raises:
            EOFError: the other side is gone, and nothing whole is left.
        """
        gone = False
        try:
            while chunk := self.end.recv(_CHUNK):
                self._in += chunk
            gone = True
        except BlockingIOError:
            pass
        except OSError:
            gone = True
        found = list(self._whole())
        if gone and not found:
            raise EOFError
        return found

    def _whole(self) -> Any:
        while len(self._in) >= _HEAD:
            end = _HEAD + int.from_bytes(self._in[:_HEAD], "big")
            if len(self._in) < end:
                return
            item = pickle.loads(memoryview(self._in)[_HEAD:end].tobytes())
            del self._in[:end]
            yield item

    def close(self) -> None:
        """Let go; the other side reads the end."""
        self.end.close()


def tell(end: socket.socket, item: object) -> None:
    """Send an object from a worker, which may wait.

    Raises:
        OSError: the parent is gone.
    """
    end.sendall(_framed(item))


def hear(end: socket.socket) -> Any:
    """The next object for a worker, which waits for it.

    Raises:
        EOFError: the parent is gone.
        OSError: the connection broke.
    """
    return pickle.loads(_exactly(end, int.from_bytes(_exactly(end, _HEAD), "big")))


def _exactly(end: socket.socket, size: int) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        chunk = end.recv(min(_CHUNK, size - len(parts)))
        if not chunk:
            raise EOFError
        parts += chunk
    return bytes(parts)
