# Verbs: run, test, check, bench, env, lock, clean.  `make help` says what each does.
PYTHON ?= python3
PY := .venv/bin/python

.PHONY: help run test check bench env lock clean

help: ## this list
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/'

env: ## virtual environment, locked packages, system libraries
	@$(PYTHON) skp_app/config/siapkan.py --uji
