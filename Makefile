# Everything here sets up what it needs: Python 3.11 or newer and make are enough.

PYTHON  ?= $(firstword $(foreach p,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
             $(p) -c 'import sys; sys.version_info >= (3, 11) and print("$(p)")' 2>/dev/null)))
ARTICLE ?= seeds/iran-missiles.txt
ARGS    ?=
GOLD    ?= ../shared/gold
# The date on the example report, so that the same input gives the same bytes.
DAY     ?= 1795478400
# One process of tests for each core; each takes about 1 GB.
WORKERS ?= -n logical --maxprocesses 4 --dist worksteal
BENCHES ?= statements speakers actors claims tone how

VENV := .venv
BIN  := $(VENV)/bin
DONE := $(VENV)/.done

.DEFAULT_GOAL := help
.PHONY: help setup report example test check lab bench lock clean

help:  ## list the targets
	@sed -n 's/^\([a-z]*\):[^#]*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 16
	@echo
	@echo "  make report ARTICLE=path/to/any.txt does your own article."

setup: $(DONE)  ## make the environment in .venv

$(DONE): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Sayso needs Python 3.11 or newer: install it, or say make PYTHON=/path/to/python3." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what Sayso needs into $(VENV) (about a minute) ..."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

report: $(DONE)  ## read ARTICLE and leave HTML, PDF, notebook and manifest in reports/
	@$(BIN)/sayso report "$(ARTICLE)" --out reports $(ARGS)

example: $(DONE)  ## remake the example in reports/, its picture in the README and those of the tests
	@SOURCE_DATE_EPOCH=$(DAY) $(BIN)/sayso report seeds/iran-missiles.txt --out build/example --force
	@mkdir -p reports/example
	@cp build/example/iran-missiles/report.html build/example/iran-missiles/report.pdf reports/example
	@$(BIN)/python docs/picture.py
	@cd docs/check && ../../$(BIN)/sayso check draft.txt --against source-wire.txt source-release.txt \
		--out ../../build/example/draft.check.html > /dev/null; test $$? -eq 1
	@$(BIN)/python docs/picture.py build/example/draft.check.html docs/check.png
	@SAYSO_PICTURES=new $(BIN)/python -m pytest -q tests/test_pictures.py tests/test_lab.py

test: check  ## ruff, mypy and pytest
	OMP_NUM_THREADS=1 PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest $(WORKERS) $(ARGS)

check: $(DONE)  ## ruff, mypy and the layers of the package alone
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

lab: $(DONE)  ## open JupyterLab on the notebooks, articles in reach
	$(BIN)/jupyter lab --ServerApp.root_dir=. --LabApp.default_url=/lab/tree/notebooks $(ARGS)

bench: $(DONE)  ## measure accuracy on the corpora in GOLD, and bring the README up to date
	@for part in $(BENCHES); do echo "== $$part"; $(BIN)/python -m benchmarks.$$part "$(GOLD)" || exit 1; done
	@$(BIN)/python -m benchmarks.readme

lock:  ## pin the newest versions in requirements.lock (needs uv)
	@{ echo "# Exact versions for Python 3.11 and newer; made by: make lock"; \
	   uv pip compile -q --universal --python-version 3.11 --upgrade --generate-hashes --all-extras \
	     --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-build-options \
	     pyproject.toml; } > requirements.lock.new
	@mv requirements.lock.new requirements.lock

clean:  ## remove the environment and what the tools left
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
