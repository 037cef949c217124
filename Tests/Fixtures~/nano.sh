#!/bin/sh
# Makes nano.gptbundle again from nano.txt and nano.yaml (seeded; about a minute). Bits differ between processors; the texts that
# Tests/Runtime/Generation/GoldenReplyTests.cs expects are learnt by heart and should come out all the same.
set -e
cd "$(dirname "$0")"
run=$(mktemp -d)
trap 'rm -rf "$run"' EXIT
training() { dotnet run --project ../../Training -- "$@"; }
training tokenizer --data nano.txt --out "$run/tokenizer" --vocabulary 480
training pretrain --config nano.yaml --data nano.txt --tokenizer "$run/tokenizer" --out "$run/model"
training export "$run"/model/step-* --output nano.gptbundle --variants oracle,fp32,fp16,int8-kv8,int4-kv8
