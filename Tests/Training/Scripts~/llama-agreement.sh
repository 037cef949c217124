#!/usr/bin/env bash
# Lets llama.cpp continue five prompts greedily from the fp32 GGUF of a model and compares its tokens with ours: an outside
# engine that agrees token for token shows that architecture, weights and tokenizer are written as others read them.
# Not part of the ordinary tests, because it installs node packages (into a temporary folder).
# Usage: Tests/Training/Scripts~/llama-agreement.sh MODEL_DIR        Exit code: 0 all agree, 1 not.
set -euo pipefail

version=3.22.1
count=64
[ $# -eq 1 ] || { echo "usage: $0 MODEL_DIR" >&2; exit 2; }
model=$(realpath "$1")
here=$(dirname "$(realpath "$0")")
root=$(realpath "$here/../../..")
command -v npm >/dev/null || { echo "npm is needed: install Node.js 20 or newer" >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cat > "$work/prompts.txt" <<'PROMPTS'
Once upon a time there was
The old road to the mill
"Who goes there?" said the guard.
She looked at the sea and
Two coppers for the ale, and
PROMPTS

training() { dotnet run --project "$root/Training" -v q -- "$@"; }
training export "$model" --gguf "$work/model.gguf"
training parity "$model" --prompts "$work/prompts.txt" --tokens $count --continuations "$work/ours.json"

platform=linux-x64
case "$(uname -s)-$(uname -m)" in Darwin-arm64) platform=mac-arm64-metal ;; Linux-aarch64) platform=linux-arm64 ;; esac
(cd "$work" && echo '{"private":true,"type":"module"}' > package.json &&
  npm install --no-audit --no-fund --ignore-scripts --loglevel=error "node-llama-cpp@$version" "@node-llama-cpp/$platform@$version")
cp "$here/llama-agreement.mjs" "$work/"
(cd "$work" && node llama-agreement.mjs model.gguf ours.json)
