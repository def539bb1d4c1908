.DEFAULT_GOAL := help
.PHONY: help install run test ask lint format bench pictures clean

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed
PAPERS ?= corpus/papers
HOST ?= 127.0.0.1
PORT ?= 7860

help: ## Say what can be made
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|'

install: $(INSTALLED) ## Install Paperclerk and what it needs into .venv

$(INSTALLED): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--no-deps --no-build-isolation --editable .
	touch $@

run: $(INSTALLED) ## Serve the web chat, over the sample papers if there are no others
	@$(BIN)/paperclerk --as officer --json papers | grep -q '"id"' \
		|| $(BIN)/paperclerk ingest $(PAPERS)
	@$(BIN)/paperclerk serve --as officer --host $(HOST) --port $(PORT)

ask: $(INSTALLED) ## Ask one question: make ask Q="What is Bury's DSG deficit?"
	@$(BIN)/paperclerk ask "$$Q"

test: lint ## Run the five checks
	$(BIN)/python -m pytest

lint: $(INSTALLED) ## Run the four checks that read the code
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(INSTALLED) ## Set the code in its form
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(INSTALLED) ## Tell how long the clerk takes over an answer
	@$(BIN)/python -m tests.benchmarks.answer_time

pictures: $(INSTALLED) ## Draw the README's pictures of the web chat anew
	@$(BIN)/python -m tests.ui.web.pictures

clean: ## Delete what was made, .venv too; never the library
	rm -rf $(VENV) build dist *.egg-info
	rm -rf .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
