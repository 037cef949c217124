#!/usr/bin/env bash
# Measures what the parts of the recipe are worth: fine-tunes one model per arm from the same start, for the same number of tokens and
# with the same seed, plays the dev suites with it and prints a table. Documentation~/ablations.md says what came of it.
# Usage, where the folder "corpus" is: Training/Scripts~/ablations.sh OUT [ARM...]
# An arm that lies in OUT is not made again. Needs jq. Settings from the environment:
#   FROM      pre-trained model directory; default: pre-trained here, for PRETRAIN_MINUTES (8)
#   STEPS     optimiser steps of 16 rows of 256 tokens per arm (500)
#   LINES     composed lines per intent reader (60000)
#   SEEDS     seeds of the suites ("1")
#   TRAINING, EDITOR   commands instead of "dotnet run", such as published programs
#   TUNE      what goes before the trainings, such as "taskset -c 0"; an arm is measured while the next one trains
set -euo pipefail

[ $# -ge 1 ] || { sed -n '2,12s/^# \?//p' "$0" >&2; exit 2; }
command -v jq >/dev/null || { echo "jq is needed" >&2; exit 2; }
root=$(realpath "$(dirname "$(realpath "$0")")/../..")
mkdir -p "$1"
out=$(realpath "$1")
shift
arms=("$@")
[ ${#arms[@]} -gt 0 ] || arms=(reference copying fresh all-tokens no-exchange phrasings-30 phrasings-10 reading-30 reading-10 no-reader)
read -ra training <<< "${TRAINING:-dotnet run --project $root/Training -c Release --}"
read -ra editor <<< "${EDITOR:-dotnet run --project $root/Editor/Cli -c Release --}"
read -ra tune_on <<< "${TUNE:-env}"
worlds=(--world "$root/Samples/Tavern/World" --world "$root/Samples/Worlds~/vesper" --world "$root/Samples/Worlds~/carrowmouth")
cache=(--cache "$out/tokens.safetensors")

# Words and tokenizer of the shipped bundle serve every arm.
shipped=$out/shipped
[ -d "$shipped" ] || "${training[@]}" import "$root/Samples/Tavern/Model/tavern.gptbundle" -o "$shipped"

from=${FROM:-$out/pretrained/best}
if [ ! -d "$from" ]; then
    "${tune_on[@]}" "${training[@]}" pretrain --config "$root/Training/Configs/small.yaml" --tokenizer "$shipped" --out "$out/pretrained" "${cache[@]}" \
        --set width=192 --set layers=4 --set heads=3 --set threads=1 --set "minutes=${PRETRAIN_MINUTES:-8}" | tee "$out/pretrained.log"
fi

# reader LIMIT: the folder with the intent reader trained on so many phrasings per intent.
reader() {
    local folder=$out/reader-$1
    if [ ! -f "$folder/done" ]; then
        rm -rf "$folder"
        cp -r "$shipped" "$folder"
        "${training[@]}" intents "$folder" --data corpus "${worlds[@]}" --examples "${LINES:-60000}" --phrasings "$1" > "$folder.log"
        touch "$folder/done"
    fi
    echo "$folder"
}

# settings NAME: sets what is different in an arm. Those named after reading take the weights of the reference.
settings() {
    folder=$out/$1 weights=$1 limit=100000 tune=() form=()
    case $1 in
        reference) ;;
        no-exchange) form=(--no-exchange) ;;
        all-tokens) tune=(--loss all) ;;
        fresh) tune=(--fresh) ;;
        phrasings-*) limit=${1#phrasings-} ;;
        copying) form=(--no-slots) ;;
        reading-*) limit=${1#reading-} weights=reference ;;
        no-reader) limit=0 weights=reference ;;
        *) echo "no such arm: $1" >&2; return 2 ;;
    esac
}

# tune NAME: trains it.
tune() {
    settings "$1"
    if [ ! -f "$out/$weights.tuned" ]; then
        rm -rf "$folder"
        "${tune_on[@]}" "${training[@]}" finetune --config "$root/Training/Configs/dialogue.yaml" --from "$from" --out "$folder" "${worlds[@]}" "${cache[@]}" \
            --words "$shipped/words.txt" --plain-text-share 0.02 --phrasings $limit --reader-lines 0 "${tune[@]}" "${form[@]}" \
            --set minutes=0 --set "steps=${STEPS:-500}" --set threads=1 --set learning-rate=8e-4 --set minimum-learning-rate=2e-5 \
            --set warm-up=50 --set seed=7 --set evaluate-every=100 > "$folder.log"
        touch "$folder.tuned"
    fi
}

# measure NAME: exports, scores and plays it.
measure() {
    settings "$1"
    if [ ! -f "$folder.loss" ]; then
        # The last weights, not the best of several measurements.
        rm -rf "$folder.model"
        cp -r "$(ls -d "$out/$weights"/step-* | tail -1)" "$folder.model"
        [ $limit -eq 0 ] || cp "$(reader $limit)/intents.txt" "$folder.model/"
        "${training[@]}" export "$folder.model" -o "$folder.gptbundle" --variants w8a8-kv8 --licence MIT > /dev/null
        if [ -f "$out/$weights.loss" ]; then
            cp "$out/$weights.loss" "$folder.loss"
        else
            "${training[@]}" evaluate --model "$folder.model" --data corpus --dialogues 1000 --no-baseline --threads 1 "${form[@]}" > "$folder.loss.part"
            mv "$folder.loss.part" "$folder.loss"
        fi
    fi
    for seed in ${SEEDS:-1}; do
        # A failed case is a result here.
        [ -f "$folder.$seed.json" ] || "${editor[@]}" suite "$root/Tests/Suites~/dev" --bundle "$folder.gptbundle" "${form[@]}" --seed "$seed" --report "$folder.$seed.json" \
            > "$folder.$seed.txt" || [ -f "$folder.$seed.json" ]
    done
}

# row NAME: one line of the table.
row() {
    local losses suites actions
    # Of 1,000 composed held-out replies: nats a reply for what it decides and for its words.
    losses=$(tr -d , < "$out/$1.loss" | awk '/^  decisions/ { decisions = $2 * $3 } /^  words/ { words = $2 * $3 }
        END { printf "%.2f | %.2f", decisions / 1000, words / 1000 }')
    suites=$(jq -rs --argjson seeds "$(wc -w <<< "$SEEDS")" '
        flatten
        | def mean: ((add // 0) / $seeds * 10 | round / 10);
          def share(key): [.[].totals[key]] | "\(100 * (map(.[0]) | add) / (map(.[1]) | add) | round) %";
          def kind(name): [.[].cases[] | select(.name | startswith(name + "/")) | .pass] | "\(map(select(.)) | length / $seeds * 10 | round / 10)/\(length / $seeds)";
          "\([.[].totals.passed] | mean) of \([.[].totals.cases] | mean) | \(kind("identity")) | \(kind("trade")) | \(share("says")) | \(share("tone")) | \(share("emotion")) | \(share("never")) | \([.[].totals.inventedNames] | mean)"' \
        $(printf "$out/$1.%s.json\n" $SEEDS))
    actions=$(cat $(printf "$out/$1.%s.txt\n" $SEEDS) | sed -nE 's/.*actions .* precision \(([0-9]+)\/([0-9]+)\), .* recall \(([0-9]+)\/([0-9]+)\).*/\1 \2 \4/p' |
        awk '{ right += $1; proposed += $2; wanted += $3 } END { printf "%.0f %% / %.0f %%", 100 * right / proposed, 100 * right / wanted }')
    echo "| $1 | $losses | $suites | $actions |"
}

SEEDS=${SEEDS:-1}
for name in "${arms[@]}"; do
    tune "$name"
    wait
    measure "$name" &
done
wait
echo "| arm | decisions | words | cases passed | identity | trade | says | tone | emotion | never | invented names | actions, precision / recall |"
echo "|---|---|---|---|---|---|---|---|---|---|---|---|"
for name in "${arms[@]}"; do row "$name"; done
