#!/usr/bin/env bash
# Installs the prebuilt llama.cpp that the benchmarks compare with (npm package, about 30 MB) into .artifacts/benchmarks/llama.
# Not part of the tests. Needs npm.
set -euo pipefail
version=3.22.1
target="$(dirname "$(realpath "$0")")/../../../.artifacts/benchmarks/llama"
command -v npm >/dev/null || { echo "npm is needed: install Node.js 20 or newer" >&2; exit 2; }
mkdir -p "$target"
cd "$target"
echo '{"private":true}' > package.json
npm install --no-audit --no-fund --ignore-scripts --loglevel=error "@node-llama-cpp/linux-x64@$version"
echo "llama.cpp is in $(pwd)"
