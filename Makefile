# `make demo` shows what Answerable does; `make test` runs every check that CI runs.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
INSTALLED := $(VENV)/.installed
LOCKED := requirements/build.txt requirements/core.txt requirements/disparity.txt requirements/web.txt requirements/dev.txt
SYSTEM := sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core \
  chromium postgresql default-jre-headless npm
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help setup demo test test-slow test-more test-spark check pytest vnu bench docs requirements system-libraries clean
.DEFAULT_GOAL := help

help: ## list what can be made
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 16

setup: $(INSTALLED) ## make the environment in .venv

$(INSTALLED): pyproject.toml $(LOCKED)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Answerable needs Python 3.11 or newer; name one with: make setup PYTHON=python3.11"; exit 1; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -qq --require-hashes -r requirements/build.txt
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes $(LOCKED:%=-r %)
	$(UV) pip install --quiet --python $(BIN)/python --no-build-isolation --no-deps -e .
	@touch $@

demo: setup ## load the demonstration estate and its plans, serve the site, print the address and the sign-ins
	@ANSWERABLE_STATE=build/demo-state $(BIN)/python -m answerable.web demo $(DEMO)

test: system-libraries check pytest ## every check, and the tests with branch coverage

TWO := -n 2 --dist loadfile --no-loadscope-reorder
# Not --no-cov, where nothing is to be covered: with it pytest-cov fails in every test that is marked no_cover.
COVERED := --cov --cov-report=term
pytest: setup vnu
	$(BIN)/python -m pytest $(TWO) $(COVERED) -m "not slow"

# These ask no database, or only one of their own.
ONE_DATABASE := tests/web/design tests/web/demonstration tests/web/test_checks.py
test-slow: setup vnu ## every page in a browser, and what else takes long; the web tests again on PostgreSQL
	$(BIN)/python -m pytest $(TWO) -m slow
	$(BIN)/python -m pytest $(TWO) tests/web -m "not browser and not slow" \
	  --database postgresql $(ONE_DATABASE:%=--ignore=%)

test-more: setup ## the unit tests with many new examples for every property
	ANSWERABLE_EXAMPLES=more $(BIN)/python -m pytest tests/unit

test-spark: setup ## the engine's tests on a real Spark, which is fetched (450 MB) and needs Java
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements/spark.txt
	$(BIN)/python -m pytest tests/spec/disparity tests/web/monitoring/test_where_data_lie.py -m spark

check: setup ## style, types, import contracts, pinned requirements, generated pages
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	@rm -rf build/check && mkdir -p build/check && cp -R requirements build/check/
	$(call compile,build/check/requirements)
	@diff -r requirements build/check/requirements || \
	  { echo "The requirements do not match pyproject.toml: run make requirements"; exit 1; }
	$(call document,build/check)
	@for page in cli words measures results roles routes states; do diff docs/reference/$$page.md build/check/$$page.md || \
	  { echo "docs/reference/$$page.md is out of date: run make docs"; exit 1; }; done

docs: setup ## write the pages that are generated
	$(call document,docs/reference)

requirements: setup ## pin what pyproject.toml asks for (with newer versions: UPGRADE=--upgrade)
	$(call compile,requirements)

# What the tests need of the system; where something is missing, the one line that installs it.
NEEDED := java npm chromium
system-libraries: setup
	@missing=; for program in $(NEEDED); do command -v $$program >/dev/null || missing="$$missing $$program"; done; \
	$(BIN)/python -c 'import weasyprint' >/dev/null 2>&1 || missing="$$missing pango"; \
	ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null || missing="$$missing postgresql"; \
	[ -z "$$missing" ] || { echo "The tests also need:$$missing. Install them with:"; echo "  $(SYSTEM)"; exit 1; }

# The Nu checker of HTML, a Java program that is published through npm.
VNU := vnu-jar-26.9.27
VNU_SHA256 := 5970d3ffca91a627cf0965e5d91bb2e4242307c29292998de0b419d6a901b2b7

vnu: build/vnu/vnu.jar ## fetch the checker of HTML into build/

build/vnu/vnu.jar:
	@{ command -v npm && command -v java; } >/dev/null || \
	  { echo "Checking HTML needs npm and Java. Install them with:"; echo "  $(SYSTEM)"; exit 1; }
	@mkdir -p $(@D)
	npm pack --silent --pack-destination $(@D) $(VNU:vnu-jar-%=vnu-jar@%) >/dev/null
	@echo "$(VNU_SHA256)  $(@D)/$(VNU).tgz" | sha256sum --check --quiet
	@tar -xzf $(@D)/$(VNU).tgz -C $(@D) --strip-components=3 package/build/dist/vnu.jar
	@rm $(@D)/$(VNU).tgz

bench: setup ## compare reading and measuring with other tools, and measure a large register (BENCH=--quick for a short run)
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements/bench.txt
	$(BIN)/python -m benchmarks.reading $(BENCH)
	$(BIN)/python -m benchmarks.register $(BENCH)
	$(BIN)/python -m benchmarks.calibration $(BENCH)
	$(BIN)/python -m benchmarks.disparity $(BENCH)
	$(BIN)/python -m benchmarks.disclosure $(BENCH)
	$(BIN)/python -m benchmarks.monitoring $(BENCH)

clean: ## remove everything that was made
	rm -rf $(VENV) .venv-newest build dist .coverage .coverage.* .*_cache .hypothesis

# Each file pins what the one before it does not, and agrees with it.
PIN = @$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate \
  --custom-compile-command 'make requirements' $(UPGRADE)
define compile
$(PIN) pyproject.toml -o $(1)/core.txt
$(PIN) pyproject.toml --extra disparity -c $(1)/core.txt -o $(1)/disparity.txt
$(PIN) pyproject.toml --extra spark -c $(1)/disparity.txt -o $(1)/spark.txt
$(PIN) pyproject.toml --extra web -c $(1)/disparity.txt -o $(1)/web.txt
$(PIN) --group dev -c $(1)/web.txt -o $(1)/dev.txt
$(PIN) --group build -c $(1)/web.txt -c $(1)/dev.txt -o $(1)/build.txt
$(PIN) --group bench -c $(1)/web.txt -c $(1)/dev.txt -o $(1)/bench.txt
endef

define document
@$(BIN)/typer answerable.cli.app utils docs --name answerable --output $(1)/cli.md >/dev/null
@$(BIN)/python -m answerable.vocabulary.word_table > $(1)/words.md
@$(BIN)/python -m answerable.disparity.measures.page > $(1)/measures.md
@$(BIN)/python -m answerable.disparity.results_page > $(1)/results.md
@$(BIN)/python -m answerable.web.reference $(1)
endef
