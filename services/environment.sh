# Makes .venv fit the requirement files; sourced by the commands in bin/ from the top of the checkout.
#   prepare_environment run   what the portal needs, and a local PostgreSQL
#   prepare_environment dev   that, and what tests and checks need
# Packages are installed only from hashes, and only when the requirement files have changed.
# An environment once made for `dev` stays so.

prepare_environment() {
    wanted=$1
    if [ -f .venv/made-for-dev ]; then wanted=dev; fi
    case $wanted in
        dev) requirements="requirements-dev.txt" ;;
        *) requirements="requirements.txt requirements-local.txt" ;;
    esac
    # shellcheck disable=SC2086
    if cat $requirements 2>/dev/null | cmp -s - .venv/requirements-installed.txt && has_right_version .venv/bin/python; then
        return
    fi
    echo "Installing the Python packages of $requirements ..."
    if ! has_right_version .venv/bin/python; then make_environment; fi
    find_uv
    rm -f .venv/requirements-installed.txt
    # shellcheck disable=SC2086
    "$uv" pip sync --quiet --require-hashes --compile-bytecode --python .venv/bin/python $requirements || exit 1
    if [ "$wanted" = dev ]; then touch .venv/made-for-dev; fi
    # shellcheck disable=SC2086
    cat $requirements >.venv/requirements-installed.txt
}

has_right_version() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null
}

find_python() {
    for python in python3 python3.13 python3.12 python3.11 python3.14 /usr/bin/python3; do
        if has_right_version "$python"; then return; fi
    done
    fail "Python 3.11 or newer is needed (Debian: apt-get install -y python3 python3-venv)."
}

make_environment() {
    find_python
    rm -rf .venv
    if works uv; then
        uv venv --quiet --python "$(command -v "$python")" .venv || exit 1
        return
    fi
    if ! "$python" -c 'import ensurepip' 2>/dev/null; then
        install_or_fail python3-venv "Python's module venv is missing."
    fi
    "$python" -m venv .venv || exit 1
}

# uv of the machine, else the version pinned in the requirements, in a place that `uv pip sync` leaves alone.
find_uv() {
    if works uv; then uv=uv; return; fi
    uv=.venv/uv/bin/uv
    if works "$uv"; then return; fi
    if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then .venv/bin/python -m ensurepip >/dev/null || exit 1; fi
    sed -n '/^uv==/,/# via/p' requirements-dev.txt >.venv/uv-requirement.txt
    .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --target .venv/uv \
        -r .venv/uv-requirement.txt || exit 1
}

works() {
    "$1" --version >/dev/null 2>&1
}

# install_or_fail PACKAGES REASON: as root on Debian install, else say the line to type.
install_or_fail() {
    line="apt-get update && apt-get install -y $1"
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        fail "$2 On Debian or Ubuntu: $line"
    fi
    echo "$2 Running: $line"
    # shellcheck disable=SC2086
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $1 >/dev/null || fail "$2 Failed: $line"
}

fail() {
    echo "$1" >&2
    exit 1
}
