# What a developer runs. CI runs make test; on systems other than Linux it runs the Go tests alone.

GO ?= go
FUZZTIME ?= 20s

# Nothing here needs cgo but the race detector, and a release has none: so all is compiled once for both.
export CGO_ENABLED = 0

# Linters at the versions of a module of their own; they are no dependency of the program.
TOOL = $(GO) tool -modfile=$(CURDIR)/tools/go.mod
LINT = $(CURDIR)/tools/golangci-lint

.PHONY: fonts home lighthouse readers screenshots release release-check release-here build clean-report quick test raced go-test check format tidy elsewhere \
  lint workflows e2e fuzz soak bench needs needs-browser

build: ## the site of this repository's dossier, into public/
	$(GO) run ./cmd/dossier build

# The race detector needs a C compiler; pandoc reads briefs and exports back;
# strace ends builds at their system calls.
needs:
	@missing=; \
	command -v gcc >/dev/null || command -v clang >/dev/null || missing="$$missing gcc libc6-dev"; \
	command -v pandoc >/dev/null || missing="$$missing pandoc"; \
	command -v strace >/dev/null || test "$$(uname)" != Linux || missing="$$missing strace"; \
	test -z "$$missing" || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  apt-get update -qq && apt-get install -y -qq $$missing; \
	else echo "missing: a C compiler for the race detector, pandoc for the exports, or strace (Debian: apt-get install$$missing)"; exit 1; fi

# Nothing is installed: what needs a browser, pandoc or strace is left to make test.
quick: format ## for every save: formatting, vet and the Go tests, in under a minute when warm
	$(GO) vet ./...
	$(GO) test -short ./...

# At first all runs at once, for browsers and modules wait for the network, and what compiles keeps the processors busy
# meanwhile. All is compiled as for a release, whose libraries are then there. The linters have vetted all: to vet a test
# anew, go test would read all that it imports.
test: export GOFLAGS := $(GOFLAGS) -trimpath
test: needs ## everything CI runs
	$(MAKE) -j7 check raced needs-browser
	$(MAKE) go-test
	cd bench && $(GO) test -vet=off ./...
	cd beam && $(GO) test -vet=off ./...
	$(MAKE) release-here
	$(MAKE) e2e

raced: ## compiles for the race detector, which the tests go on from
	CGO_ENABLED=1 $(GO) build -race ./internal/...

go-test: ## the Go tests of the program
	GO="$(GO)" tools/go-test.sh

# Browsers, axe and html-validate for the tests that open the pages, and a search to hold ours against. The tests need no
# window of Chromium; what makes pictures and reports takes the whole of it.
BROWSER = chromium-headless-shell
screenshots readers lighthouse: BROWSER = chromium
needs-browser:
	@for tool in $(BROWSER) firefox-esr npm; do \
	  command -v $$tool >/dev/null && continue; \
	  case $$tool in chromium*) { command -v chromium || command -v google-chrome; } >/dev/null && continue;; esac; \
	  test $$tool = firefox-esr && command -v firefox >/dev/null && continue; \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	    apt-get update -qq && apt-get install -y -qq $$tool; \
	  else echo "missing: $$tool, for the tests in a browser (Debian: apt-get install $$tool)"; exit 1; fi; \
	done
	@test -d e2e/node_modules/axe-core && test -d e2e/node_modules/minisearch && test -d e2e/node_modules/html-validate || npm ci --prefix e2e --no-audit --no-fund

# What opens pages waits now and then, so one test more is on its way than there are processors.
e2e: needs-browser ## the site in a real Chromium, and its search in a real Firefox
	cd e2e && $(GO) test -vet=off -count=1 -parallel $$(($$(getconf _NPROCESSORS_ONLN) + 1)) -timeout 40m ./...

# Linters and compilers hold little and throw much away: a third of their time would be for collecting it.
check raced: export GOGC = 400
check: format tidy elsewhere lint workflows ## what can be said without running anything

format:
	@unformatted=$$(gofmt -l cmd internal templates e2e bench beam); test -z "$$unformatted" || { echo "gofmt would change: $$unformatted"; exit 1; }

tidy:
	$(GO) mod tidy -diff
	cd tools && $(GO) mod tidy -diff
	cd beam && $(GO) mod tidy -diff

elsewhere:
	cd tools && $(GO) run ./elsewhere .. windows darwin

lint: $(LINT)
	$(LINT) run
	cd e2e && $(LINT) run
	cd bench && $(LINT) run
	cd beam && $(LINT) run

# What these compile is a part of the linters: at the same time it would be compiled twice.
elsewhere workflows: | $(LINT)

# It comes with a hundred linters more, and to compile those takes longer than to run these.
$(LINT): .golangci.yml tools/go.mod tools/go.sum tools/linters/main.go
	cd tools && $(GO) run ./linters ../.golangci.yml $@

workflows:
	$(TOOL) actionlint .github/workflows/*.yml cmd/dossier/skeleton/.github/workflows/*.yml

release: ## what a release holds, into dist/: make release VERSION=1.2.3
	tools/release.sh $(VERSION)

# Twice the same commit gives the same bytes.
release-check: ## a release as it would be made of this commit, looked at and thrown away
	tools/release.sh 0.0.0-check
	tools/try.sh 0.0.0-check
	mv dist/SHA256SUMS dist.sums && tools/release.sh 0.0.0-check && cmp dist/SHA256SUMS dist.sums
	rm -rf dist dist.sums

# As it is released, for its size is held, but packed in a hurry.
release-here: ## what a release has for this system, looked at and thrown away
	PACK=--fast tools/release.sh 0.0.0-check "$$($(GO) env GOHOSTOS)/$$($(GO) env GOHOSTARCH)"
	tools/try.sh 0.0.0-check
	rm -rf dist

home: ## say where this repository lives: make home TO=example.org/owner/dossier
	tools/home.sh $(TO)

screenshots: needs-browser ## every kind of page of the dossier here as pictures and on paper, in screenshots/
	$(GO) run ./cmd/dossier build
	$(GO) run ./cmd/dossier build -D --audience internal -d screenshots/house
	$(GO) run ./cmd/dossier build -C cmd/dossier/testdata/languages -d $(CURDIR)/screenshots/languages
	cd e2e && $(GO) run ./screenshots ../screenshots ../docs/pictures ../public ../screenshots/house ../screenshots/languages

readers: needs-browser ## how far readers of the dossier here have to go for eleven answers
	$(GO) run ./cmd/dossier build
	cd e2e && $(GO) run ./readers ../public

# It takes a minute or two, and a number of it depends on what else the machine does: no part of CI.
lighthouse: needs-browser ## what Lighthouse says of four pages, and the Nu checker of all
	@command -v java >/dev/null || { echo "missing: java, for the Nu checker (Debian: apt-get install default-jre-headless)"; exit 1; }
	npm ci --prefix tools/lighthouse --no-audit --no-fund --ignore-scripts
	cd e2e && CHROME_PATH=$$(command -v chromium || command -v google-chrome) $(GO) run ./lighthouse .. ../tools/lighthouse

fonts: ## the parts of fonts that pages load, in templates/assets/fonts, made anew
	npm ci --prefix tools/fonts --no-audit --no-fund && node tools/fonts/make.js

fuzz: ## each fuzz target for FUZZTIME
	@for package in $$($(GO) list ./...); do \
	  for target in $$($(GO) test -list '^Fuzz' $$package | grep '^Fuzz'); do \
	    echo "$$package $$target"; \
	    $(GO) test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 2s $$package || exit 1; \
	  done; \
	done

# A public collection of saved pages, if it lies there: ground-truth.json and html/KEY.html.gz.
PAGES ?= $(CURDIR)/../benchmarks/article-extraction

clean-report: ## how well the cleaning rules do; the table goes into docs/cleaning.md
	UPDATE=1 $(GO) test ./internal/clean -run '^TestQuality$$' -v -count=1
	$(GO) test ./internal/clean -run '^$$' -bench '^BenchmarkClean$$' -benchtime 300x
	test ! -d $(PAGES) || PAGES=$(PAGES) $(GO) test ./internal/clean -run '^$$' -bench '^BenchmarkPublicPages$$' -benchtime 3x

soak: ## the properties with larger numbers
	CGO_ENABLED=1 $(GO) test -race ./internal/clean ./internal/markdown -rapid.checks=20000
	$(GO) test ./internal/pipeline -run TestWarmIsCold -rapid.checks=1000 -timeout 60m
	$(GO) test ./internal/preview -run TestWatch_nothingIsMissed -rounds 75
	$(GO) test ./internal/search -run TestFirstQuery -pages 100000 -v
	$(GO) test ./cmd/dossier -run TestABuildMayEndAtAnyCall -every 1 -v

# Sizes of the dossiers that are measured.
ARTICLES = 1000,10000
ifeq ($(BENCH),large)
ARTICLES := $(ARTICLES),100000
endif

bench: ## dossiers of 1,000 and 10,000 articles (BENCH=large: 100,000), beside Hugo and Pagefind if they are on the PATH
	cd bench && $(GO) run . -articles $(ARTICLES)
