SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

PROGRAM ?= templates/nq16
PERIOD ?=
FUZZTIME ?= 20s
GO ?= go

# PERIOD is passed on only when given: without it the latest month in inputs/ counts.
period := $(if $(PERIOD),-period $(PERIOD),)
# COPY=1 writes the copy to send as well.
COPY ?=

.PHONY: help build report check forms test quick soak pages fuzz bench lint verapdf sample clean

help: ## list the targets
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

build: ## compile bin/tiendo
	@$(GO) build -trimpath -o bin/tiendo ./cmd/tiendo

report: build ## the month's report into out/ (PERIOD=2023-06, PROGRAM=templates/nq16; COPY=1: the copy to send as well)
	@bin/tiendo report -program $(PROGRAM) $(period) $(if $(COPY),-ban phat-hanh,) || { s=$$?; [ $$s -eq 3 ] || exit $$s; }

check: build ## what is wrong with the month's workbooks, writing nothing
	@bin/tiendo check -program $(PROGRAM) $(period) || { s=$$?; [ $$s -eq 3 ] || exit $$s; }

forms: build ## each body's blank workbook into out/bieu-mau/ (PERIOD=), never over one that stands there
	@bin/tiendo forms -program $(PROGRAM) $(period) -to out/bieu-mau/$(or $(PERIOD),ky-toi)

# Tests are short-lived like the program itself, and as sparing with the garbage collector.
test quick: export GOGC ?= 400

test: ## all tests
	$(GO) vet ./...
	$(GO) test ./...

quick: ## the tests that need no whole report
	$(GO) test -short ./...

soak: ## every property over its whole campaign, cases and seed printed
	@pkgs=$$(grep -l 'soak\.' $$(git ls-files 'internal/*_test.go') | xargs -n1 dirname | sort -u | sed 's|^|./|'); \
	  SOAK=1 $(GO) test -count=1 -v $$pkgs | grep -E '^(SOAK|ok|FAIL|---|panic|\s)|rapid' | grep -vE '^--- (PASS|SKIP)'

fuzz: ## each fuzz target for FUZZTIME
	@$(GO) list -f '{{.Dir}} {{.ImportPath}}' ./... | while read -r dir pkg; do \
	  for f in $$(grep -hoE '^func Fuzz[A-Za-z0-9_]+' $$dir/*_test.go 2>/dev/null | sed 's/func //' | sort -u); do \
	    echo "$$pkg $$f"; $(GO) test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZTIME) $$pkg; \
	  done; done

bench: build ## wall, CPU, peak memory and each stage's share of the sample's report
	@$(GO) run ./internal/bench -program $(PROGRAM) $(period)

pages: ## the report's pages as text and its charts as SVG, into out/trang/ (PERIOD=)
	@$(GO) run ./internal/pages -program $(PROGRAM) $(period) -to out/trang/$(or $(PERIOD),moi-nhat)

lint: ## golangci-lint with the rules of .golangci.yml
	@.ci/lint.sh

verapdf: report ## the rules of PDF/A-3a and PDF/UA-1 that the sample's PDF fails
	@.ci/verapdf.sh out/*/bao-cao-*.pdf

sample: ## write inputs/ anew from the table of figures in internal/sample
	@$(GO) run ./internal/sample

clean: ## remove bin/
	@rm -rf bin
