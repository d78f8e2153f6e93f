.PHONY: all format lint types test docs measured pack bench ci

BIN ?= .venv/bin

all: format lint types test

format:
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

test:
	$(BIN)/pytest -q -n 2

docs:
	$(BIN)/python docs/build.py

measured:
	$(BIN)/python docs/measure.py

pack:
	$(BIN)/python -m extractor.vocabulary.pack

bench:
	$(BIN)/python -m bench

ci:
	.ci/run
