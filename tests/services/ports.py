"""Whether somebody listens on a port of this machine."""

import socket
import time


def is_free(port: int, within: float) -> bool:
    """Tell whether nobody listens on the port any more."""
    deadline = time.monotonic() + within
    while time.monotonic() < deadline:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except ConnectionRefusedError:
            return True
        time.sleep(0.1)
    return False
