# Two commands on a fresh machine: `make run` and `make test`. Everything they need is set up in .venv by themselves.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --no-input

.PHONY: run test test-postgresql audit check bench screenshots digests papers format lock clean

run: .venv/run.done .venv/readers.done ## the bot, when BOT_TOKEN is set (in .env or the environment); else the sandbox: its page on a terminal, its tour as text where there is none (or CI is set)
	@if [ -n "$$BOT_TOKEN" ] || grep -qs '^BOT_TOKEN=.' .env; then exec $(BIN)/dondoc run; \
	elif [ -t 0 ] && [ -t 1 ] && [ -z "$$CI" ]; then exec $(BIN)/dondoc sandbox; \
	else exec $(BIN)/dondoc sandbox --tour --headless; fi

test: .venv/dev.done .venv/readers.done .venv/browser.done ## all tests
	$(BIN)/pytest -n 3 --dist worksteal # three on two cores: much of a flow is waiting for the child that reads

test-postgresql: .venv/dev.done .venv/readers.done ## on PostgreSQL: what knows of transactions, locks and several people at once
	DONDOC_TEST_DATABASE=postgresql $(BIN)/pytest -n 3 --dist worksteal tests/storage tests/delivery tests/services tests/faults \
	  tests/flows/test_approvals.py tests/flows/test_bad_buttons.py

audit: .venv/dev.done ## known weaknesses of the dependencies; needs PyPI
	$(PIP) pip-audit && $(BIN)/pip-audit --disable-pip --require-hashes -r requirements.lock

check: .venv/dev.done ## format, lint, types, imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .venv/dev.done .venv/readers.done ## the figures of the README
	$(BIN)/python -m bench

screenshots: .venv/dev.done .venv/browser.done ## docs/screenshots, from the tour in a real browser
	$(BIN)/python -m tools.screenshots

digests: .venv/dev.done .venv/browser.done ## build/digests: what leadership gets on a Monday, for the labelled notices (or our samples)
	$(BIN)/python -m tools.digests

papers: .venv/dev.done ## docs/papers: the pages of workbook, report and meeting sheet; needs libreoffice-calc and -writer
	$(BIN)/python -m tools.papers

format: .venv/dev.done
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: ## needs uv; writes versions and hashes, no addresses
	@for kind in '' '-dev'; do \
	  groups="--group build"; [ -n "$$kind" ] && groups="$$groups --group dev -c requirements.lock"; \
	  { echo "# Made by 'make lock': versions and hashes, for any index that serves these files."; \
	    uv pip compile pyproject.toml $$groups --universal --generate-hashes --no-emit-index-url --no-header --no-annotate -q; \
	  } > requirements$$kind.lock.new && mv requirements$$kind.lock.new requirements$$kind.lock; \
	done

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

.venv/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed (PYTHON=…)"; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || tools/install-venv
	$(PYTHON) -m venv .venv

.venv/readers.done: tools/install-readers | .venv/bin/pip ## not made where something is missing: it is said each time
	@if tools/install-readers; then touch $@; fi

.venv/browser.done: tools/install-browser | .venv/bin/pip ## likewise; only the tests of the page need it
	@if tools/install-browser; then touch $@; fi

.venv/run.done: requirements.lock pyproject.toml | .venv/bin/pip
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

.venv/dev.done: requirements-dev.lock pyproject.toml | .venv/bin/pip
	$(PIP) --require-hashes -r requirements-dev.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@ .venv/run.done
