# `make run` and `make test` need only Python 3.11 or newer and a way to the package index.
PYTHON ?= python3
BOOTSTRAP = $(PYTHON) scripts/bootstrap
PY = .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help run setup dev test check fast test-localmodel bench lock clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## set up what is missing, make the demo shop, serve it on http://127.0.0.1:8000
	@$(BOOTSTRAP) run

setup: ## install what running needs, without starting anything
	@$(BOOTSTRAP) setup

dev: ## install what checks and tests need as well
	@$(BOOTSTRAP) dev

test: dev ## everything that CI checks
	@$(PY) scripts/checks test

check: dev ## formatting, types, layers, locks, sizes, unit tests: under two minutes
	@$(PY) scripts/checks check

fast: ## the unit tests alone
	@$(PY) -m pytest -q -m "not site and not browser and not slow and not localmodel"

test-localmodel: ## the LLM path once more with a real, very small model
	@$(BOOTSTRAP) localmodel
	@$(PY) -m pytest -m localmodel

bench: dev ## the benchmarks, into benchmarks/results/
	@$(PY) -m benchmarks

lock: ## resolve every lock again
	@scripts/lock

clean: ## remove what set-up made (never the data folder)
	rm -rf .venv .venv-bench .jawab web/node_modules src/jawab/static
