# What a developer runs. CI runs make test and nothing else.

GO ?= go
FUZZTIME ?= 20s

# Tools of the tests, at fixed versions; they are no dependency of the program.
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
ACTIONLINT = github.com/rhysd/actionlint/cmd/actionlint@v1.7.7

.PHONY: build test check fuzz soak needs

build: ## the site of this repository's dossier, into public/
	$(GO) run ./cmd/dossier build

# The race detector needs a C compiler.
needs:
	@command -v gcc >/dev/null || command -v clang >/dev/null || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && apt-get install -y -qq gcc libc6-dev; \
	else echo "missing: a C compiler, for the race detector (Debian: apt-get install gcc libc6-dev)"; exit 1; fi

test: needs check ## everything CI runs
	$(GO) test -race ./...

check: ## what can be said without running anything
	@unformatted=$$(gofmt -l cmd internal templates); test -z "$$unformatted" || { echo "gofmt would change: $$unformatted"; exit 1; }
	$(GO) mod tidy -diff
	$(GO) vet ./...
	GOOS=windows $(GO) vet ./...
	GOOS=darwin $(GO) vet ./...
	$(GO) run $(STATICCHECK) ./...
	$(GO) run $(ACTIONLINT) .github/workflows/*.yml

fuzz: ## each fuzz target for FUZZTIME
	@for package in $$($(GO) list ./...); do \
	  for target in $$($(GO) test -list '^Fuzz' $$package | grep '^Fuzz'); do \
	    echo "$$package $$target"; \
	    $(GO) test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 2s $$package || exit 1; \
	  done; \
	done

soak: ## the properties with larger numbers
	$(GO) test -race ./internal/clean ./internal/markdown -rapid.checks=20000
