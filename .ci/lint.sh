#!/usr/bin/env bash
# Runs golangci-lint at the version below, installing it under bin/ from the Go module proxy if it is not there.
set -euo pipefail
cd "$(dirname "$0")/.."
version=v2.15.0
bin="$PWD/bin/lint"
if ! "$bin/golangci-lint" version 2>/dev/null | grep -q "${version#v}"; then
  GOBIN="$bin" GOFLAGS= go install "github.com/golangci/golangci-lint/v2/cmd/golangci-lint@$version"
fi
exec "$bin/golangci-lint" run ./...
