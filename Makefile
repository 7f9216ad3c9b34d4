# Everything one does here. `make help` lists it. Needs Go, Node, make and apt; what else is needed is installed.
export CGO_ENABLED := 0
MAKEFLAGS += --no-print-directory
LISTEN ?= 127.0.0.1:8080
DATA ?= demo-data
TOOL := go tool -modfile=tools.mod
MODULES := node_modules/.package-lock.json
STYLE := web/assets/dist/uswds.css
ROOMS := $(wildcard cmd cli rules record store casework signin intake notice report document data demo web api)
SOURCES := go.mod go.sum $(shell find $(ROOMS) -type f ! -name '*_test.go' ! -name '*.templ' ! -path 'web/assets/dist/*' ! -path '*/testdata/*')

.PHONY: help run build test generate check unit browser bench assure clean setup

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: bin/sesperf ## build, make the demo agency, serve it on localhost; says how to sign in
	@exec bin/sesperf demo --listen $(LISTEN) --data $(DATA)

build: bin/sesperf ## leave the program in bin/sesperf

bin/sesperf: $(SOURCES) $(STYLE)
	@mkdir -p bin
	@go build -trimpath -o $@ ./cmd/sesperf
	@touch $@

$(STYLE): $(MODULES) web/assets/uswds.scss scripts/stylesheet
	@scripts/stylesheet

$(MODULES): package.json package-lock.json
	@npm ci --omit=optional --ignore-scripts --no-audit --no-fund --loglevel=error </dev/null >/dev/null
	@touch $@

test: setup build check unit browser ## install what tests need, check what is generated, run every test on both databases and in a browser

setup:
	@scripts/setup

check: # generated code is fresh, and the code is as gofmt, vet and staticcheck want it
	@scripts/check

unit: # every Go test, on SQLite and on one PostgreSQL for the run
	@go run ./store/storetest/cluster -- go test -timeout 15m ./...

browser: build # every page in headless Chromium
	@node test/browser/run.mjs </dev/null

generate: ## write generated code anew: pages, queries, the law map
	@$(TOOL) templ generate -path web -log-level error
	@$(TOOL) sqlc generate
	@go generate ./...

bench: setup build ## measure, as ratios on this machine (docs/assurance.md)
	@scripts/bench

assure: setup build ## the whole of each promise that `make test` checks a slice of
	@SESPERF_ASSURE=1 go run ./store/storetest/cluster -- go test -count=1 -timeout 0 ./...
	@SESPERF_ASSURE=1 node test/browser/run.mjs test/browser/stories.test.mjs </dev/null

clean: ## remove what was built or installed here, and the demo agency
	@rm -rf bin node_modules demo-data test/browser/out
	@find web/assets/dist -mindepth 1 ! -name README.md -delete
