"""An Elasticsearch node of this machine's own, for a first run and the tests; production never uses it.

`with running() as node:` from Python, `python -m services.elasticsearch run|build|selftest|pin` by hand.
The node listens on 127.0.0.1 only, knows no passwords and ends with the program that started it.
"""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from services.elasticsearch.building import build
from services.elasticsearch.node import ElasticsearchError, Node, address
from services.fingerprints import CHECKOUT

__all__ = ["FOLDER", "ElasticsearchError", "address", "running"]

FOLDER = CHECKOUT / "var/elasticsearch"  # of `bin/run`


@contextmanager
def running(folder: Path | None = None, port: int = 0) -> Iterator[Node]:
    """Give a node that starts, with its data in `folder`, else in a temporary one; build it if need be.

    Raises `ElasticsearchError` if it cannot be built; `url` of the node waits for it, and raises the same.
    """
    with ExitStack() as stack:
        if folder is None:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="m4dnet-elasticsearch-")))
        yield stack.enter_context(Node(build(), folder, port))
