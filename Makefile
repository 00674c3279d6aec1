# Two commands matter: `make run` does the main job on the sample, `make test` checks everything.
PYTHON ?= python3
BIN := .venv/bin
SAMPLE_DIR := data/sample

.PHONY: run test env lint types imports unit lock docs bench model torture clean

run: env
	$(BIN)/sanctrack --data-dir $(SAMPLE_DIR) refresh --from samples

test: lint types imports unit

env: .venv/ready

.venv/ready: requirements.lock pyproject.toml
	PYTHON=$(PYTHON) ./install.sh
	@touch $@

lint: env
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: env
	$(BIN)/mypy

imports: env
	$(BIN)/lint-imports

unit: env
	$(BIN)/pytest

docs: env
	$(BIN)/python -m flows.documentation docs
	$(BIN)/python -m warehouse.view_docs > docs/views.md

bench: env
	$(BIN)/python -m benchmarks.lists $(LISTS)
	$(BIN)/python -m benchmarks.growth $(LISTS)
	$(BIN)/python -m benchmarks.documents
	$(BIN)/python -m benchmarks.mentions

model: env
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m etl.grammar.training $(TREEBANK)

torture: env
	TORTURE_EXAMPLES=$(or $(EXAMPLES),1000) $(BIN)/pytest tests/sources/all/test_any_bytes.py

lock:
	uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-header -o requirements.lock

clean:
	rm -rf .venv data build *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
