# make demo   the samples, checked, on a machine that has nothing but Python 3.10 or later and make
# make test   ruff, mypy and the tests
# make lint   ruff and mypy alone
# make test-packaging   wheel, sdist and editable install, each from a clean clone (part of make test)
# make test-browser   the page in headless Chromium (needs Debian's chromium; says so when it is missing)
# make docs   the catalogue of the rules in docs/, written anew
# make readme  the report in the README, captured anew
# make bench  how fast: beside a bare tokeniser, by length, by rules, cold start (BENCH_DATA=texts.jsonl for texts of yours)
# make bench-peers   the same beside quantulum3, in an environment of its own
# make accuracy  how often alarms are right, by bench/judgements.jsonl (ACCURACY_DATA=folder of .jsonl; writes docs/accuracy.md)
# make clean  remove .venv and what was built

VENV   := .venv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check -qq install
# Found in this order; set PYTHON to choose another.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python3.10 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 10))' 2>/dev/null && echo $$p && break; done)

.DEFAULT_GOAL := help
.PHONY: help demo test lint test-packaging test-browser docs readme bench bench-peers accuracy clean

help:
	@sed -n 's/^# make/make/p' Makefile

demo: $(VENV)/installed
	@$(BIN)/factcheck --color $(if $(NO_COLOR),auto,always) --fail-on never samples
	@echo
	@echo "Some samples are wrong on purpose, so findings are what a good demo shows (hence --fail-on never, status 0)."
	@echo "Now yours: $(BIN)/factcheck article.txt"

test: lint
	@$(BIN)/python -m pytest

lint: $(VENV)/installed-dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/mypy

test-packaging: $(VENV)/installed-dev
	@$(BIN)/python -m pytest tests/test_packaging.py

test-browser: $(VENV)/installed-dev
	@$(PIP) axe-playwright-python playwright
	@$(BIN)/python -m pytest -rs tests/browser || test $$? -eq 5  # 5: nothing ran, and the reason is printed

docs: $(VENV)/installed-dev
	@$(BIN)/python docs/catalogue.py

readme: $(VENV)/installed-dev
	@$(BIN)/python docs/capture.py

bench: $(VENV)/installed
	@$(BIN)/python -m bench.bench $(BENCH_FLAGS)

# quantulum3 asks for old versions of its own dependencies: it must not decide ours.
bench-peers: $(VENV)/installed
	@test -d .venv-peers || { $(BIN)/python -m venv .venv-peers && .venv-peers/bin/python -m pip --disable-pip-version-check \
		--quiet install --editable . quantulum3 setuptools; } \
	|| { rm -rf .venv-peers; echo "no environment for the peers could be made (is the network there?); without them:"; }
	@if test -d .venv-peers; then .venv-peers/bin/python -m bench.bench $(BENCH_FLAGS); else $(BIN)/python -m bench.bench $(BENCH_FLAGS); fi

accuracy: $(VENV)/installed
	@test -n "$(ACCURACY_DATA)" || { echo "ACCURACY_DATA must name a folder of .jsonl texts" >&2; exit 1; }
	@$(BIN)/python -m bench.accuracy $(ACCURACY_DATA) $(ACCURACY_FLAGS)

clean:
	rm -rf $(VENV) .venv-peers build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

# The environment is made anew when it is missing and brought up to date when the package's metadata change.
$(VENV)/installed: setup.cfg pyproject.toml $(BIN)/python
	@echo "Installing factcheck in $(VENV)"
	@$(PIP) --editable .
	@touch $@

$(VENV)/installed-dev: setup.cfg pyproject.toml $(BIN)/python
	@echo "Installing factcheck and its development tools in $(VENV)"
	@$(PIP) --editable '.[dev]'
	@touch $(VENV)/installed $@

# Debian and Ubuntu ship Python without ensurepip; there, pip or virtualenv from elsewhere can still fill the environment.
$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "factcheck needs Python 3.10 or later (none found; set PYTHON=/path/to/python)" >&2; exit 1; }
	@echo "Making $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV) >/dev/null 2>&1 \
	|| { rm -rf $(VENV); $(PYTHON) -m venv --without-pip $(VENV) 2>/dev/null \
		&& $(PYTHON) -m pip --disable-pip-version-check --quiet --python $(BIN)/python install pip 2>/dev/null; } \
	|| { rm -rf $(VENV); $(PYTHON) -m virtualenv --quiet $(VENV) 2>/dev/null; } \
	|| { rm -rf $(VENV); echo "$(PYTHON) cannot make a virtual environment; on Debian or Ubuntu: apt install python3-venv" >&2; exit 1; }
