# The door to this repository. `make` alone says what there is; `make demo` and `make test` set up
# what they need in .venv and ask for nothing but Python 3.11 or newer, make and a package registry.
#
#   make test PYTHON=python3.12            use this Python (for a .venv that is not there yet)
#   make test VENV=.venv-3.12 PYTHON=…     … beside the usual one

VENV ?= .venv
PYTHON ?=
PYTEST_ARGS ?=
TEST_JOBS ?= auto
BENCH_ARGS ?=
FUZZ_ARGS ?=
LOCK_ARGS ?=

ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif

# What a stamp file says: the environment holds what the lock asks for.
READY := $(VENV)/.ready
DEMO := build/demo
CODE := src tests $(wildcard scripts benchmarks)
# The newest first; plain `python3` last, where it may be older or newer than all of these.
CANDIDATES := $(if $(PYTHON),"$(PYTHON)",python3.13 python3.12 python3.11 python3 python)
PIP_INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 \
	--generate-hashes --no-config --system-certs --custom-compile-command "make lock" $(LOCK_ARGS)

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo test browser check format golden gallery bench fuzz nightly wheel lock clean

help: ## Say what there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# Examples stand still while their dates of review go by; so the demo looks at them on a day of theirs.
demo: export STANDARDS_KIT_TODAY := 2026-11-23
demo: $(READY) ## Lint the hotel example and print its handbooks, as HTML and PDF
	$(BIN)/standards-kit lint examples/hotel
	@rm -rf $(DEMO)
	$(BIN)/standards-kit render examples/hotel --output $(DEMO)
	@echo
	@echo "The handbooks of examples/hotel are here:"
	@find "$(CURDIR)/$(DEMO)" -type f | sort | sed 's/^/  /'
	@echo "Now try:  $(BIN)/standards-kit lint examples/before"

test: check ## Run every check, then the tests (PYTEST_ARGS="tests/house -x" to choose)
	$(BIN)/python -m pytest -n $(TEST_JOBS) --dist loadfile $(PYTEST_ARGS)

browser: $(READY) ## Install what tests in a browser and outside checkers need, beside Chromium and Java
	$(PIP_INSTALL) --require-hashes --requirement requirements-browser.lock

check: $(READY) ## Check format, lint and types, without running the tests
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/ruff check $(CODE)
	$(BIN)/mypy --strict src

format: $(READY) ## Put the code into its format, and mend what can be mended without thought
	$(BIN)/ruff check --fix-only $(CODE)
	$(BIN)/ruff format $(CODE)

golden: $(READY) ## Write the expected outputs under tests/ anew; then read the diff
	$(BIN)/python -m pytest --update-golden $(PYTEST_ARGS)

gallery: $(READY) ## Draw every theme, paper and reader into docs/gallery, to be looked at
	$(BIN)/python scripts/build_gallery.py

bench: $(READY) ## Measure whole runs beside others' tools (BENCH_ARGS="--quick")
	$(BIN)/python benchmarks/run.py $(BENCH_ARGS)

fuzz: $(READY) ## Look for files that make lint fall over or take long (FUZZ_ARGS="--mistakes 500")
	$(BIN)/python scripts/fuzz.py $(FUZZ_ARGS)

nightly: $(READY) ## Spoil examples in ten thousand ways, and ask of some each rule alone
	$(BIN)/python scripts/fuzz.py --mistakes 10000 --alone 100 --size 0 $(FUZZ_ARGS)

wheel: $(READY) ## Build the sdist, and the wheel from it, into dist/
	@rm -rf dist
	$(BIN)/python -m build --no-isolation

# Pins that still fit stay; LOCK_ARGS=--upgrade looks for newer ones. uv is here only for this:
# it resolves for all systems at once, which pip does not. It brings its own list of certificates,
# and companies have theirs: so it is told to take the system's.
lock: $(READY) ## Write the requirements locks anew from pyproject.toml
	$(PIP_INSTALL) 'uv>=0.13,<0.14'
	$(LOCK) --output-file requirements.lock
	$(LOCK) --constraints requirements.lock --group dev --output-file requirements-dev.lock
	$(LOCK) --constraints requirements-dev.lock --group browser --output-file requirements-browser.lock

clean: ## Remove what make has made, .venv included
	rm -rf $(VENV) build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +

# The project itself goes in editable: its metadata (the command's name) comes from pyproject.toml.
# Without build isolation, as the lock has the backend already and pins it.
$(READY): requirements-dev.lock pyproject.toml | $(BIN)/python
	@echo "Installing what requirements-dev.lock lists into $(VENV) ..."
	@$(PIP_INSTALL) --require-hashes --requirement requirements-dev.lock
	@$(PIP_INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

# A name that is on the PATH proves little: pyenv's stand-ins exist for Pythons that are switched
# off, and Debian's Python may lack venv. So each is asked.
$(BIN)/python:
	@for python in $(CANDIDATES); do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
				echo "$$python cannot make virtual environments: its venv module is missing" \
					"(on Debian and Ubuntu: apt install python3-venv)." >&2; \
				exit 1; \
			fi; \
			echo "Setting up $(VENV) with $$("$$python" --version) ..."; \
			exec "$$python" -m venv "$(VENV)"; \
		fi; \
	done; \
	echo "standards-kit needs Python 3.11 or newer, and none was found (tried:" $(CANDIDATES)")." \
		"Name yours: make $(or $(MAKECMDGOALS),test) PYTHON=/path/to/python3" >&2; \
	exit 1
