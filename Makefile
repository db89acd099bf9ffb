# The two commands of the README, and a preview. Everything happens in .venv/, made here.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := build
.PHONY: build test serve check measure texts scripts pictures clean

.venv/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Maatstaf needs Python 3.11 or newer; name it: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[pdf]'
	@touch $@

.venv/.tested: .venv/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[pdf,test]'
	@touch $@

build: .venv/.installed  ## the reference handbook into site/
	$(BIN)/maatstaf build

serve: .venv/.installed  ## preview with live reload on http://127.0.0.1:8000
	$(BIN)/maatstaf serve

check: .venv/.installed  ## the definitions only
	$(BIN)/maatstaf check --strict

test: .venv/.tested  ## every test, browser tests included
	sh tests/install-browser.sh
	sh tests/install-node.sh
	sh tests/install-java.sh
	sh tests/install-verapdf.sh
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/maatstaf schema --check --out .vscode/schema
	$(BIN)/python -m pytest -n 2 --dist worksteal

measure: .venv/.tested  ## seconds for check, build and plain MkDocs, side by side in one run
	$(BIN)/python tests/benchmarks/measure.py

clean:
	rm -rf .venv site build dist

texts: .venv/.tested  ## take new texts into the catalogue, to be translated there
	$(BIN)/pybabel -q extract -F babel.cfg -k T -k _ --no-location --sort-output --no-wrap -o build/texts.pot .
	$(BIN)/pybabel -q update -l nl -i build/texts.pot -o builder/maatstaf/locale/nl.po --no-fuzzy-matching --ignore-obsolete --no-wrap --ignore-pot-creation-date
	$(BIN)/pybabel -q compile -i builder/maatstaf/locale/nl.po -o builder/maatstaf/locale/nl.mo

scripts:  ## the fill-in page's scripts, made small
	sh tests/install-node.sh
	sh tests/node/compile-scripts.sh

pictures: .venv/.tested build  ## every page type, on screens and on paper, into build/pictures/; and the README's
	sh tests/install-browser.sh
	$(BIN)/python tests/browser/pictures.py
