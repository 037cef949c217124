#!/usr/bin/env bash
# Kills pre-training with kill -9 after a checkpoint, resumes it, and compares the loss of the last step and the weights with
# those of an uninterrupted run. Not part of the ordinary tests, because it takes two runs of a minute.
# Usage: Tests/Training/Scripts~/kill-resume.sh [STEPS]        Exit code: 0 the same to the last bit, 1 not.
set -euo pipefail

steps=${1:-60}
every=10
root=$(realpath "$(dirname "$(realpath "$0")")/../../..")
work=$(mktemp -d)
process=
trap '[ -z "$process" ] || kill -9 "$process" 2>/dev/null || true; rm -rf "$work"' EXIT

# Generated, so that the script needs no corpus: documents of sentences that all differ.
for ((i = 0; i < 600; i++)); do
    echo "Keeper number $i lights lamp $((i * 7 % 100)) and lamp $((i * 13 % 89)) at harbour $((i % 17)) before the tide of day $((i * 31 % 365))."
    if ((i % 3 == 2)); then echo '<|endoftext|>'; fi
done > "$work/text.txt"

dotnet build "$root/Training" -v q > "$work/build.log" || { cat "$work/build.log"; exit 1; }
program=$(dotnet msbuild "$root/Training" -getProperty:TargetPath)

# One thread: more of them add numbers up in another order from run to run.
training() { exec dotnet "$program" "$@"; }
pretrain() {
    training pretrain --preset nano --data "$work/text.txt" --tokenizer "$work/tokenizer" --steps "$steps" --threads 1 --device cpu \
        --set context=64 --set rows-per-step=4 --set rows-per-pass=4 --set precision=fp32 --set dropout=0.1 --set warm-up=10 \
        --set checkpoint-every=$every --set evaluate-every=$every --set evaluation-rows=4 --out "$@"
}
last() { printf '%s/step-%08d' "$work/$1" "$steps"; }
loss() { sed -nE 's/.*"Loss": ([^,]+).*/\1/p' "$(last "$1")/training/state.json" | head -n 1; }

(training tokenizer --data "$work/text.txt" --out "$work/tokenizer" --vocabulary 420) > /dev/null
(pretrain "$work/whole") > /dev/null

pretrain "$work/killed" > /dev/null &
process=$!
until [ -d "$work/killed/step-$(printf '%08d' $((2 * every)))" ]; do
    kill -0 "$process" || { echo "training ended before it could be killed" >&2; exit 1; }
    sleep 0.05
done
kill -9 "$process"
wait "$process" 2>/dev/null || true
process=
[ ! -d "$(last killed)" ] || { echo "training was over before it was killed: give more steps" >&2; exit 1; }
echo "killed; left behind: $(ls "$work/killed" | tr '\n' ' ')"
(pretrain "$work/killed" --resume) | grep Resuming

echo "loss of step $steps: uninterrupted $(loss whole), killed and resumed $(loss killed)"
[ -n "$(loss whole)" ] && [ "$(loss whole)" = "$(loss killed)" ]
cmp "$(last whole)/model.safetensors" "$(last killed)/model.safetensors"
echo "the weights are the same to the last bit"
