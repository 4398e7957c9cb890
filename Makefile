# Everything that can be done with a clone. Nothing is installed outside this folder.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
SHELL := /bin/sh

# Change on the command line: make test PYTHON=python3.12 VENV=.venv-3.12
PYTHON ?= python3
VENV ?= .venv
DEMO_STORY ?= gezin-linde
TESTS ?= tests
TEST_OPTIONS ?= --numprocesses=auto --dist=loadgroup

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
INSTALL_SELF := $(PIP) install --no-deps --no-build-isolation --editable .

# Pyright would otherwise ask the network whether there is a newer one.
export PYRIGHT_PYTHON_IGNORE_WARNINGS := 1

##@ Use

demo: $(VENV)/runtime.stamp ## Load an invented family, print its gap report, write out/
	@mkdir -p out
	@VANGNET_STORE=file:out/demo.sqlite; export VANGNET_STORE; set -e; \
	$(BIN)/vangnet load fixtures/$(DEMO_STORY)/casus.yaml; \
	$(BIN)/vangnet report $(DEMO_STORY) --lang nl; \
	$(BIN)/vangnet report $(DEMO_STORY) --format json -o out/$(DEMO_STORY).json; \
	$(BIN)/vangnet report $(DEMO_STORY) --format html -o out/$(DEMO_STORY).html; \
	$(BIN)/vangnet report $(DEMO_STORY) --format pdf -o out/$(DEMO_STORY).pdf; \
	$(BIN)/vangnet report $(DEMO_STORY) --for gezin --format pdf -o out/$(DEMO_STORY)-gezin.pdf
	@printf '%s\n' '' \
	'Written: out/$(DEMO_STORY).json, .html (open it in a browser) and .pdf, and out/$(DEMO_STORY)-gezin.pdf for the gezin.' \
	'Try next:' \
	'  export VANGNET_STORE=file:out/demo.sqlite' \
	'  $(BIN)/vangnet rules L01                        what a rule means, and on which norm it rests' \
	'  $(BIN)/vangnet network $(DEMO_STORY) --format html -o out/network.html' \
	'  $(BIN)/vangnet ask                              the questions that a store can answer' \
	'  $(BIN)/vangnet serve                            the web application, on this machine only' \
	'  make demo DEMO_STORY=NAME                       another family from fixtures/'

neo4j: $(VENV)/runtime.stamp ## Run Neo4j on 127.0.0.1:7687 in the foreground (needs a JDK and Maven)
	@$(BIN)/python -m tests.neo4j.server

##@ Work on it

venv: $(VENV)/dev.stamp ## Make .venv with everything that development needs

test: $(VENV)/dev.stamp ## Run every test (a part: make test TESTS=tests/unit)
	$(BIN)/python -m pytest $(TEST_OPTIONS) $(TESTS)

exact: $(VENV)/dev.stamp ## Hold tracing against brute force in 100,000 generated casussen (half an hour)
	VANGNET_HYPOTHESIS_PROFILE=nightly $(BIN)/python -m pytest $(TEST_OPTIONS) tests/property

check: $(VENV)/dev.stamp ## Lint, format, types and import contracts
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports --no-cache

format: $(VENV)/dev.stamp ## Format the code and repair what the linter can repair
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

coverage: $(VENV)/dev.stamp ## Run every test and report the lines that none of them reached
	$(BIN)/python -m pytest $(TEST_OPTIONS) --cov --cov-report=term-missing:skip-covered $(TESTS)

# Measured before servers and documents fill the process that they are measured in.
IN_MEMORY := tests/benchmark/test_findings.py tests/benchmark/test_tracing.py

bench: $(VENV)/dev.stamp ## Measure; nothing else should run on the machine
	@mkdir -p out
	$(BIN)/python -m pytest --benchmark-enable --benchmark-only --benchmark-json=out/benchmarks.json $(IN_MEMORY) tests/benchmark
	$(BIN)/python -m tests.benchmark.table out/benchmarks.json README.md

DOMAINS = $(sort $(basename $(notdir $(wildcard graphmodel/language/*/LC_MESSAGES/*.po))))

messages: $(VENV)/dev.stamp ## Compile the message catalogues
	$(BIN)/pybabel --quiet compile --directory=graphmodel/language --domain="$(DOMAINS)"

lock: $(VENV)/dev.stamp ## Renew requirements/ to the newest versions that pyproject.toml allows
	$(LOCK) --group build --output-file requirements/runtime.txt
	$(LOCK) --group dev --constraints requirements/runtime.txt --output-file requirements/dev.txt

clean: ## Remove what was made, except the data of `make neo4j`
	rm -rf $(VENV) out build dist htmlcov .coverage .coverage.* .pytest_cache .ruff_cache .hypothesis .benchmarks
	find graphmodel api visualisations cypher tests -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## This list
	@awk 'BEGIN { FS = ":.*## " } /^##@/ { printf "\n%s\n", substr($$0, 5) } \
	/^[a-z0-9]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

.PHONY: demo neo4j venv test check format coverage bench messages lock clean help

# One lock for all supported versions of Python and all systems, the same versions on each of them. Extras are kept:
# without them an older pip looks for the newest `coverage[toml]`, which has no hash here, and set-up fails.
LOCK = $(BIN)/uv pip compile --quiet --upgrade --universal --fork-strategy=fewest --no-strip-extras --generate-hashes \
	--no-emit-index-url --no-header --no-annotate pyproject.toml

# --- The environment --------------------------------------------------------------------------------
# A stamp is newer than everything that its packages depend on. The set of dev includes that of runtime.

$(VENV)/python.stamp:
	@command -v $(PYTHON) >/dev/null || { \
	echo "vangnet needs Python 3.11, 3.12 or 3.13, and there is no '$(PYTHON)'. Name one: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' || { \
	echo "vangnet needs Python 3.11, 3.12 or 3.13; '$(PYTHON)' is $$($(PYTHON) --version 2>&1). Name another: make PYTHON=python3.12 ..." >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	echo "'$(PYTHON)' cannot make virtual environments. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@echo "Setting up $(VENV), once; this takes about a minute ..." >&2
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/runtime.stamp: $(VENV)/python.stamp requirements/runtime.txt pyproject.toml
	@$(PIP) install --require-hashes --requirement requirements/runtime.txt
	@$(INSTALL_SELF)
	@touch $@

$(VENV)/dev.stamp: $(VENV)/python.stamp requirements/dev.txt pyproject.toml
	@$(PIP) install --require-hashes --requirement requirements/dev.txt
	@$(INSTALL_SELF)
	@touch $@ $(VENV)/runtime.stamp
