# `make help` lists the targets. Each sets up what it needs: .venv with the locked versions.

SHELL = /bin/sh
.DEFAULT_GOAL = help
.DELETE_ON_ERROR:
.SUFFIXES:

PYTHON ?= python3
SEEDS ?= seeds/articles
OUT ?= data
CORPORA ?= corpora
SETS ?=
COUNTRIES ?=
WORKERS ?= 2
ARGS ?=

VENV = .venv
BIN = $(VENV)/bin
RUNTIME = $(VENV)/.runtime
DEVELOPMENT = $(VENV)/.development
TRAINING = $(VENV)/.training
PIP = $(BIN)/python -m pip --disable-pip-version-check --quiet
# Whole stretches of tests go to a worker, which so makes what a module's tests share once; the other takes from its end.
PYTEST = $(BIN)/python -m pytest --numprocesses $(WORKERS) --dist worksteal
COMPILE = $(BIN)/pip-compile --quiet --all-build-deps --allow-unsafe --strip-extras --no-annotate --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-emit-options

.PHONY: help events test check format schemas examples model speed bench-model eval gazetteer eval-places place-weights confidence lock clean

help:  ## This list
	@echo "make TARGET [NAME=value ...]"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-13s %s\n", $$1, $$2 }' Makefile

events: export SITREP_SOURCE = $(value SEEDS)
events: export SITREP_OUT = $(value OUT)
events: $(RUNTIME)  ## Articles to events: [SEEDS=file-or-folder] [OUT=folder] [ARGS="--executor processes"]
	@$(BIN)/sitrep run "$$SITREP_SOURCE" --out "$$SITREP_OUT" $(ARGS)

test: $(DEVELOPMENT)  ## All tests: [ARGS="tests/cli -k explain"] [WORKERS=2]
	@$(PYTEST) $(ARGS)

check: $(DEVELOPMENT)  ## Format, lint, types, reference tables, documents, fast tests
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/sitrep check-seeds
	@$(BIN)/sitrep schemas --check
	@$(PYTEST) -m "not slow" $(ARGS)

format: $(DEVELOPMENT)  ## Formats the code and sorts its imports
	@$(BIN)/ruff check --fix --select I .
	@$(BIN)/ruff format .

schemas: $(RUNTIME)  ## JSON Schemas and data dictionary from the records
	@$(BIN)/sitrep schemas

examples: $(RUNTIME)  ## The examples in README.md, from a run over the demonstration articles
	@$(BIN)/python docs/write_examples.py

model: export SITREP_CORPORA = $(value CORPORA)
model: $(TRAINING)  ## Trains the language model: [CORPORA=folder] [ARGS=--fetch]
	@$(BIN)/sitrep model train --corpora "$$SITREP_CORPORA" $(ARGS)

speed: export SITREP_CORPORA = $(value CORPORA)
speed: $(RUNTIME)  ## Sentences per second from stored parses: [CORPORA=folder] [ARGS="--keep folder"]
	@$(BIN)/python -m benchmarks.coding_speed --corpora "$$SITREP_CORPORA" $(ARGS)

bench-model: export SITREP_CORPORA = $(value CORPORA)
bench-model: $(RUNTIME)  ## The model against its targets, into benchmarks/model.md: [CORPORA=folder]
	@$(BIN)/python benchmarks/run_model.py "$$SITREP_CORPORA" $(ARGS)

eval: export SITREP_CORPORA = $(value CORPORA)
eval: $(DEVELOPMENT)  ## Measures the records on sets with answers: [CORPORA=folder] [SETS="muc4 re3d"]
	@$(BIN)/python -m benchmarks.evaluation $(SETS) --corpora "$$SITREP_CORPORA" $(ARGS)

gazetteer: export SITREP_COUNTRIES = $(value COUNTRIES)
gazetteer: $(RUNTIME)  ## Every village of some countries: COUNTRIES=SY,IQ [ARGS="--from folder-with-dumps"]
	@$(BIN)/sitrep gazetteer --countries "$$SITREP_COUNTRIES" $(ARGS)

eval-places: export SITREP_CORPORA = $(value CORPORA)
eval-places: $(DEVELOPMENT)  ## How well places are found: [CORPORA=folder with geovirus/ and ucdp/]
	@$(BIN)/python -m benchmarks.eval_places --corpora "$$SITREP_CORPORA"

place-weights: $(DEVELOPMENT)  ## Fits the weights that compare names and rank places
	@$(BIN)/python -m benchmarks.places.likeness_fit
	@$(BIN)/python -m benchmarks.places.ranker_fit

confidence: $(DEVELOPMENT)  ## Fits the confidence of reports and events on the gold articles, and measures it
	@$(BIN)/python -m benchmarks.confidence

lock: $(DEVELOPMENT)  ## Newest versions into requirements.lock, requirements-train.lock and requirements-dev.lock
	@$(COMPILE) --upgrade --output-file $(VENV)/runtime.lock pyproject.toml
	@$(COMPILE) --upgrade --constraint $(VENV)/runtime.lock --extra train --output-file $(VENV)/training.lock pyproject.toml
	@$(COMPILE) --upgrade --constraint $(VENV)/runtime.lock --extra dev --extra dask --extra notebooks \
		--output-file $(VENV)/development.lock pyproject.toml
	@grep -E '^[A-Za-z0-9]' $(VENV)/runtime.lock | grep -v '^pip==' > requirements.lock
	@grep -E '^[A-Za-z0-9]' $(VENV)/training.lock | grep -vxFf requirements.lock | grep -v '^pip==' > requirements-train.lock
	@grep -E '^[A-Za-z0-9]' $(VENV)/development.lock | grep -v '^pip==' > requirements-dev.lock

clean:  ## Removes the output in data/, caches and .venv
	rm -rf data $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis sitrep.egg-info
	find schemas pipeline tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUNTIME): requirements.lock pyproject.toml | $(BIN)/python
	@echo "installing the locked packages into $(VENV)" >&2
	@$(PIP) install --requirement requirements.lock
	@PYTHONWARNINGS=ignore $(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(TRAINING): requirements-train.lock $(RUNTIME) | $(BIN)/python
	@echo "installing the locked packages for training into $(VENV)" >&2
	@$(PIP) install --requirement requirements-train.lock
	@touch $@

$(DEVELOPMENT): requirements-dev.lock $(RUNTIME) | $(BIN)/python
	@echo "installing the locked packages for development into $(VENV)" >&2
	@$(PIP) install --requirement requirements-dev.lock
	@touch $@

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one with PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv --clear $(VENV)
