# jiaozhu: what one does with this repository.

GO ?= go
GOFUMPT = mvdan.cc/gofumpt@v0.12.0
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
FUZZTIME ?= 30s

.PHONY: build test race bench boundaries precision recall copyedit agreement bench-peers lint fuzz generate vsix check-vscode test-editors

# The binary, as it is released.
build:
	$(GO) build -trimpath -ldflags "-s -w" -o bin/jiaozhu ./cmd/jiaozhu

# All tests. Neovim is installed for the test that drives it where that is
# possible; where it is not, that test says so and is skipped.
test:
	./internal/e2e/install-nvim.sh
	$(GO) test ./...
	@if $(GO) env CGO_ENABLED | grep -q 1 && command -v cc >/dev/null; then $(MAKE) race; \
	else echo "SKIP race detector: no C compiler (apt-get install gcc)"; fi

# What runs beside other things, under the race detector.
race:
	$(GO) test -race ./lsp/... ./internal/workspace/... ./internal/annotate/ ./internal/check/ ./internal/prose/

bench:
	$(GO) test -run '^$$' -bench . -benchmem ./...

lint:
	@unformatted=$$(gofmt -l .); if [ -n "$$unformatted" ]; then echo "gofmt would change:"; echo "$$unformatted"; exit 1; fi
	@unformatted=$$($(GO) run $(GOFUMPT) -l .); if [ -n "$$unformatted" ]; then echo "gofumpt would change:"; echo "$$unformatted"; exit 1; fi
	$(GO) vet ./...
	GOOS=windows $(GO) vet ./cmd/... ./lsp/...
	$(GO) run $(STATICCHECK) ./...

# Word boundaries, scored on whole texts that are not part of the repository, and
# the alternatives: JIAOZHU_CORPORA is the folder that has clean/ and prose/.
boundaries:
	$(GO) test -count=1 -v -run 'TestMisleading|TestNatural' ./internal/annotate
	$(GO) test -count=1 -v -run TestAlternatives ./internal/annotate/boundary

# The rules, measured (docs/precision.md). JIAOZHU_CORPORA is the folder that has
# clean/ and prose/; without it these run on sentences of our own and print what
# they find. JIAOZHU_CASES is the folder of other tools' cases, JIAOZHU_NODE one
# where npm install autocorrect-node ran.
EVALUATE = $(GO) run ./internal/evaluation
PAGE = $(if $(JIAOZHU_CORPORA),-doc docs/precision.md)

precision:
	$(EVALUATE) precision $(PAGE)

recall:
	$(EVALUATE) recall $(PAGE)

copyedit:
	$(EVALUATE) copyedit -doc docs/copyediting.md

agreement:
	$(EVALUATE) agreement -doc docs/precision.md

bench-peers: build
	$(EVALUATE) peers $(PAGE)

# Every fuzz target for FUZZTIME each.
fuzz:
	@for pkg in $$($(GO) list ./...); do \
		for target in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz'); do \
			echo "$$pkg $$target"; $(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) $$pkg || exit 1; \
		done; \
	done

# The VS Code extension with its server, for each platform: editors/vscode/dist/*.vsix.
# make vsix PLATFORMS=linux-x64 makes one.
PLATFORMS ?= linux-x64 linux-arm64 darwin-x64 darwin-arm64 win32-x64 win32-arm64

vsix: editors/vscode/node_modules/.package-lock.json
	@for platform in $(PLATFORMS); do GO="$(GO)" editors/vscode/scripts/package.sh $$platform || exit 1; done

# The extension's types, style and tests.
check-vscode: editors/vscode/node_modules/.package-lock.json
	cd editors/vscode && npm run --silent check && npm test --silent

editors/vscode/node_modules/.package-lock.json: editors/vscode/package-lock.json
	cd editors/vscode && npm ci --no-audit --no-fund
	@touch $@

# A writer's and a reviewer's day in real editors, installed where they can be
# had: editors/test/README.md. EDITORS=vscode picks; EDITORS_REQUIRED=1 fails
# where it would skip; RECORD=1 makes testdata/traffic anew, PICTURES=1 the
# pictures of the READMEs.
test-editors:
	editors/test/run.sh

# Tables and reference pages that are made from data or code.
generate:
	$(GO) generate ./...
