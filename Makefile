PYTHON ?= python3
PORT ?= 8000
BENCH_PEGAWAI ?= 60000
PY := .venv/bin/python

.PHONY: help run test check bench env lock clean

help: ## this list
	@grep -E '^[a-z]+:.*##' Makefile | sed 's/:.*## /\t/'

run: ## everything, with the demo, on http://127.0.0.1:$PORT until Ctrl-C
	@$(PYTHON) skp_app/config/siapkan.py
	@PORT=$(PORT) exec $(PY) -m skp_app.config.jalan

test: ## the whole suite, browser tests included; ARGS="tests/aturan -x" for a part
	@$(PYTHON) skp_app/config/siapkan.py --uji
	@PYTHONDONTWRITEBYTECODE= $(PY) -m pytest $(or $(ARGS),-n auto)

check: ## lint, import contracts, types, migrations, production settings, dependency audit
	@$(PYTHON) skp_app/config/siapkan.py
	@$(PY) -m skp_app.config.periksa

bench: ## measure with $BENCH_PEGAWAI people in a database of its own; writes var/bench.json
	@$(PYTHON) skp_app/config/siapkan.py
	@VAR_DIR=$(CURDIR)/var/bench BENCH_PEGAWAI=$(BENCH_PEGAWAI) $(PY) manage.py bench --hasil var/bench.json

env: ## virtual environment, locked packages, system libraries
	@$(PYTHON) skp_app/config/siapkan.py --uji

lock: ## choose the newest allowed versions and write both lock files
	@$(PY) -m uv pip compile -q --upgrade --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command 'make lock' pyproject.toml --extra lokal --extra uji -o requirements-dev.lock
	@$(PY) -m uv pip compile -q --universal --python-version 3.11 --generate-hashes \
		--custom-compile-command 'make lock' -c requirements-dev.lock pyproject.toml -o requirements.lock

clean: ## forget the local database, logs and caches (the virtual environment stays)
	@rm -rf var .pytest_cache .ruff_cache .mypy_cache .import_linter_cache .hypothesis
