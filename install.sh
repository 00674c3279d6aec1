#!/usr/bin/env bash
# Creates .venv from requirements.lock, with uv where it is installed, else with pip.
set -euo pipefail
python="${PYTHON:-python3}"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "sanctrack needs Python 3.11 or newer; $("$python" --version) was found. Try: make env PYTHON=python3.12" >&2
    exit 1
}
if command -v uv >/dev/null; then
    export UV_COMPILE_BYTECODE=1 UV_PYTHON_DOWNLOADS=never
    uv venv --quiet --clear --python "$python" .venv
    uv pip sync --quiet --python .venv --require-hashes requirements.lock
    uv pip install --quiet --python .venv --no-deps --editable .
    uv pip check --python .venv
else
    "$python" -m venv --clear .venv
    .venv/bin/pip install --quiet --no-deps --require-hashes --requirement requirements.lock
    .venv/bin/pip install --quiet --no-deps --editable .
    .venv/bin/pip check
fi
