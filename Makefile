# Two commands: `make run` and `make test`. They need CPython 3.11 or newer, pip and make.
PYTHON ?= python3
VENV ?= .venv
OUT ?= out
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --disable-pip-version-check --quiet

.PHONY: run test lint check fit calibrate bench soak lock clean

run: $(VENV)/.ready  ## read corpus/articles, write a report of each to $(OUT)
	$(BIN)/jiyao run corpus/articles --out $(OUT)
	@echo "Reports: $(OUT)/*.json (facts, evidence, summaries). The run itself: $(OUT)/run.json."
	@echo "One article on the screen: $(BIN)/jiyao extract corpus/articles/lumenchip-b-round.md"

test: $(VENV)/.ready-test lint  ## style, types, import contracts, every test and doctest
	$(BIN)/python -m compileall -q pipeline  # many tests start a process, which else may compile what changed since
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(PYTEST_ARGS)

lint: $(VENV)/.ready-test
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: $(VENV)/.ready  ## scores of the corpus against its gold and its floors
	$(BIN)/jiyao check corpus
	$(BIN)/jiyao check corpus/hard

fit: $(VENV)/.ready  ## weights of what is likely, fitted on CORPORA: folders with articles/ and gold/
	$(BIN)/jiyao fit $(CORPORA)

calibrate: $(VENV)/.ready  ## weights of confidence, fitted on CORPORA: folders with articles/ and gold/ beside which no rule was written
	$(BIN)/jiyao calibrate $(CORPORA) --to pipeline/lexicons/confidence.toml

bench: $(VENV)/.ready-test  ## CPU time beside jieba.lcut of the same text, and peak memory
	$(BIN)/python -m tests.bench $(ARTICLES)

MINUTES ?= 60
SEED ?= 1
soak: $(VENV)/.ready-test  ## kills, two hosts of one name, full disks and spoilt inputs for MINUTES; every outcome typed, every rerun the same bytes
	$(BIN)/python -m tests.soak --minutes $(MINUTES) --seed $(SEED)

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# The build tool first, from its own lock, so that nothing is built with what happens to be installed.
$(VENV)/.ready: requirements.lock requirements-build.lock pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes -r requirements-build.lock
	$(PIP) --require-hashes --no-build-isolation -r requirements.lock
	$(PIP) --no-build-isolation --no-deps --editable .
	$(BIN)/python -m compileall -q pipeline  # else a machine that keeps no bytecode compiles everything at every start
	@touch $@

$(VENV)/.ready-test: requirements-test.lock $(VENV)/.ready
	$(PIP) --require-hashes --no-build-isolation -r requirements-test.lock
	@touch $@

COMPILE := -m piptools compile --quiet --generate-hashes --strip-extras --allow-unsafe \
  --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --resolver=backtracking

lock:  ## resolve again (needs pip-tools in $(VENV)); commit the three files
	printf 'setuptools>=80\n' | $(BIN)/python $(COMPILE) --output-file requirements-build.lock -
	$(BIN)/python $(COMPILE) --output-file requirements.lock pyproject.toml
	$(BIN)/python $(COMPILE) --constraint requirements.lock $(foreach extra,parquet review cluster fit fast test,--extra $(extra)) --output-file requirements-test.lock pyproject.toml

clean:
	rm -rf $(VENV) $(OUT) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
