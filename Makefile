# jiaozhu: what one does with this repository.

GO ?= go
GOFUMPT = mvdan.cc/gofumpt@v0.12.0
STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
FUZZTIME ?= 30s

.PHONY: build test race bench boundaries lint fuzz generate

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

# Every fuzz target for FUZZTIME each.
fuzz:
	@for pkg in $$($(GO) list ./...); do \
		for target in $$($(GO) test -list '^Fuzz' $$pkg | grep '^Fuzz'); do \
			echo "$$pkg $$target"; $(GO) test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) $$pkg || exit 1; \
		done; \
	done

# Tables and reference pages that are made from data or code.
generate:
	$(GO) generate ./...
