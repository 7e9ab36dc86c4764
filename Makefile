# The interface of the project. `make run` and `make test` work on a fresh clone that has
# Python 3.11+, pip and make.
PYTHON ?= $(firstword $(foreach p,python3.11 python3.12 python3.13 python3.14 python3,$(if $(shell command -v $(p)),$(p))))
BIN := .venv/bin
OLDEST := .venv/oldest
JOBS ?= 2
# Of every process of the tests: one that depends on it must fail each time or never. Others: make unit SEED=random
SEED ?= 1

.PHONY: help setup dev run test test-all lint types check-layers unit long oldest fuzz sample pictures rules accuracy calibration numbers reuse bench notebook lock clean

help:  ## list what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/' | expand -t 16

setup: .venv/setup.stamp  ## make .venv/ once; afterwards only what changed

dev: .venv/dev.stamp

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or newer is needed; say which with: make PYTHON=/path/to/python3.11"; exit 1; }
	$(PYTHON) -m venv .venv

# uv installs three times faster; where it cannot be had, pip does the same work.
.venv/uv.stamp: .venv/bin/python
	-@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@touch $@

define install
	@if [ -x $(BIN)/uv ]; then $(BIN)/uv pip install --quiet --python $(BIN)/python $(1); \
	else $(BIN)/python -m pip install --quiet --disable-pip-version-check $(1); fi
endef

# The locks are whole by themselves: no package brings in others, so what nobody uses stays out.
LOCKED := --no-deps --require-hashes -r

.venv/setup.stamp: .venv/uv.stamp requirements.lock pyproject.toml
	$(call install,$(LOCKED) requirements.lock)
	$(call install,--no-deps --no-build-isolation -e .)
	@touch $@

.venv/dev.stamp: .venv/setup.stamp requirements-dev.lock
	$(call install,$(LOCKED) requirements-dev.lock)
	@touch $@

# The port to open it at; without one, 8501 or the next that is free.
PUERTO ?=

run: setup  ## open the dashboard on the sample data; PUERTO=8600 chooses its port
	$(BIN)/vistobueno abrir $(if $(PUERTO),--puerto $(PUERTO))

lint: dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: dev
	$(BIN)/mypy

check-layers: dev
	$(BIN)/lint-imports

# COVER=1 tells which lines the tests reach, for half as much time again; of both tiers where `long` follows `unit`.
COVER ?=
PYTEST = PYTHONHASHSEED=$(SEED) $(BIN)/python -m pytest -n $(JOBS) --dist loadgroup --durations=15 -rfEs

unit: dev
	$(PYTEST) -m "not long" $(if $(COVER),--cov --cov-report=)

long: dev
	$(PYTEST) -m long $(if $(COVER),--cov --cov-append --cov-report=term)

oldest: dev  ## the tests with the oldest dependencies that pyproject.toml allows (needs uv)
	$(BIN)/uv venv --quiet --clear --seed --python $(BIN)/python $(OLDEST)
	$(BIN)/uv pip install --quiet --python $(OLDEST)/bin/python --resolution lowest-direct \
	  -r pyproject.toml --extra almacen --extra build --extra cluster --extra dev --extra servidor
	$(BIN)/uv pip install --quiet --python $(OLDEST)/bin/python --no-deps --no-build-isolation -e .
	PYTHONHASHSEED=$(SEED) $(OLDEST)/bin/python -m pytest -n $(JOBS) --dist loadgroup -m "not long" -rfEs \
	  --ignore=tests/test_locks.py  # the locks are not what is installed there

fuzz: dev  ## look for examples that the tests do not try, others each time (a failure says how to repeat it)
	PYTHONHASHSEED=random $(BIN)/python -m pytest -n $(JOBS) -m hypothesis --hypothesis-profile=fuzz

test: lint types check-layers unit  ## what must hold before a change lands (half an hour on two processors)

test-all: test long  ## the same, and the long tier of the tests: what is dear and guards something rare

sample: dev  ## make data/sample/ again with the generator
	$(BIN)/python -m tools.papers sample data/sample

pictures: dev  ## take the pictures of the README again, on the sample data; needs a chromium
	$(BIN)/python -m tools.readme_pictures

rules: dev  ## write again what comes from the code: docs/*.md, the forms of Word, tests/README.md
	$(BIN)/python -m tools.rules_table > docs/reglas.md
	$(BIN)/python -m tools.checklist_doc > docs/lista_de_chequeo.md
	$(BIN)/python -m tools.calendar_doc > docs/calendario.md
	$(BIN)/python -m tools.freshness_doc > docs/freshness.md
	$(BIN)/python -m tools.fields_doc > docs/campos.md
	$(BIN)/python -m tools.tables_doc > docs/tablas.md
	$(BIN)/python -m tools.forms review/supervision/forms
	$(BIN)/python -m tools.form_doc > docs/formatos.md
	$(BIN)/python -m tools.commands_doc > docs/comandos.md
	$(BIN)/python -m tools.json_doc > docs/json.md
	$(BIN)/python -m tools.json_schema_doc > docs/cuenta.schema.json
	$(BIN)/python -m tools.permissions_doc > docs/permisos.md
	$(BIN)/python -m tests.papers_table > tests/README.md

# Whole like the others: what a package of it looks up on the internet stays switched off.
.venv/notebook.stamp: .venv/dev.stamp requirements-notebook.lock
	$(call install,$(LOCKED) requirements-notebook.lock)
	@touch $@

notebook: .venv/notebook.stamp  ## open the notebook *Revisión mensual* in Jupyter
	$(BIN)/jupyter lab --LabApp.news_url=None --LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate \
	  notebooks/revision_mensual.ipynb

accuracy: dev  ## how right it is on 200 papers made for measuring, digital and scanned apart (20 minutes)
	$(BIN)/python -m tools.accuracy

calibration: dev  ## measure again what a stated confidence is worth, and write its table
	$(BIN)/python -m tools.calibration

numbers: dev  ## what hangs on the heaviest numbers of recognition, one at a time: docs/numeros.md (10 minutes)
	$(BIN)/python -m tools.drop_one > docs/numeros.unfinished && mv docs/numeros.unfinished docs/numeros.md

reuse: dev  ## how surely what was presented twice is found among 2,000 cuentas, and what it costs
	$(BIN)/python -m tools.reuse

bench: dev  ## speed, as ratios against named baselines of the same run
	$(BIN)/python -m tools.bench

lock: dev  ## resolve the tested versions again (hashed; names no registry)
	$(BIN)/uv pip compile pyproject.toml --extra build --extra servidor --universal -p 3.11 --generate-hashes --no-annotate --no-header -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --extra almacen --extra build --extra cluster --extra dev --extra servidor --universal -p 3.11 --generate-hashes --no-annotate --no-header -c requirements.lock -o requirements-dev.lock
	$(BIN)/uv pip compile pyproject.toml --extra almacen --extra build --extra cluster --extra dev --extra servidor --extra notebook --universal -p 3.11 --generate-hashes --no-annotate --no-header -c requirements-dev.lock -o requirements-notebook.lock

clean:  ## forget the environment and every by-product
	rm -rf .venv .coverage* .mypy_cache .ruff_cache .import_linter_cache
