# What can be done with a checkout; `make` alone lists it.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq install --constraint constraints.txt
CODE := fedidesk tests packaging
# A worker that stands still where pytest's own time-out can't reach it ends with its stack, and a
# worker that ended ends the run: another one would begin the same test again, and again.
ENDS := -o faulthandler_timeout=330 -o faulthandler_exit_on_timeout=true --max-worker-restart 0

# Compiled modules are half of the start-up time, whatever the caller's environment says.
unexport PYTHONDONTWRITEBYTECODE
unexport PYTHONPATH
unexport PYTHONHOME

.DEFAULT_GOAL := help
.PHONY: help demo test lint check-lint check-translations bench fuzz golden translations clean debian-demo debian-test
.NOTPARALLEL:

help: ## Say what can be done
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' $(firstword $(MAKEFILE_LIST)) \
		| awk -F'|' '{ printf "%-20s %s\n", $$1, $$2 }'

demo: ## Set everything up and open the application with a demo server
	@if [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo "The demo opens a window, and there is no display: run it in a desktop session, or set DISPLAY." >&2; \
		exit 1; \
	fi
	@$(MAKE) --no-print-directory debian-demo $(VENV)/.demo
	@$(BIN)/fedidesk --demo

test: debian-test $(VENV)/.dev check-lint check-translations ## Set everything up and run every check and test
	@$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder $(ENDS) $(PYTEST)

lint: $(VENV)/.dev check-lint ## Check format, style, types and contracts

check-lint:
	@$(BIN)/ruff format --check $(CODE)
	@$(BIN)/ruff check $(CODE)
	@$(BIN)/mypy
	@$(BIN)/lint-imports

check-translations:
	@$(BIN)/python packaging/translations.py check

bench: debian-test $(VENV)/.dev ## Measure one thing: make bench NAME=startup
	@$(BIN)/python -m tests.benchmarks $(NAME)

fuzz: debian-test $(VENV)/.dev ## Show 100,000 mutated posts and look for trouble: make fuzz FUZZ="--seed 7"
	@$(BIN)/python -m tests.fuzz $(FUZZ)

golden: debian-test $(VENV)/.dev ## Render the golden images of posts anew; look at them before you commit
	@$(BIN)/python -m tests.golden

translations: $(VENV)/.dev ## Gather the strings to translate and compile the translations
	@$(BIN)/python packaging/translations.py update

clean: ## Remove what the other targets made
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

debian-demo debian-test: debian-%:
	@sh packaging/setup-debian.sh $*

$(BIN)/python:
	@python=$$(sh packaging/find-python.sh) \
		|| { echo "fedidesk needs Python 3.11 to 3.14 with its venv module, and none was found." >&2; exit 1; }; \
	"$$python" -m venv --clear $(VENV)

# The stamps stand for an installation that matches these two files.
$(VENV)/.demo: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing fedidesk and what it needs into $(VENV)" >&2
	@$(PIP) --editable ".[demo]"
	@touch $@

$(VENV)/.dev: pyproject.toml constraints.txt | $(BIN)/python
	@echo "Installing fedidesk and what its tests need into $(VENV)" >&2
	@$(PIP) --editable ".[dev]"
	@touch $(VENV)/.demo $@
