#!/usr/bin/env bash
# Everything about GPUs in one go, for a Linux machine with an NVIDIA card: the runtime on CUDA, the trainer on CUDA, and PyTorch
# generating with and training the same weights on the same card. Written on a machine without one: nothing here has run on a GPU yet.
# Needs the .NET SDK, python3 with venv, and the network. Usage: Tests/Benchmarks/Scripts~/gpu.sh [OUTPUT_FOLDER]
set -euo pipefail
here=$(dirname "$(realpath "$0")")
root=$(realpath "$here/../../..")
output=$(realpath -m "${1:-$root/.artifacts/benchmarks/gpu}")
command -v nvidia-smi >/dev/null || { echo "no NVIDIA driver: nvidia-smi is missing" >&2; exit 2; }
mkdir -p "$output"
cd "$root"
nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv | tee "$output/card.csv"

# PyTorch brings the CUDA libraries that ONNX Runtime's provider and libtorch load.
[ -d "$output/venv" ] || python3 -m venv "$output/venv"
"$output/venv/bin/pip" install --quiet torch transformers safetensors
libraries=$("$output/venv/bin/python" -c 'import pathlib, torch
site = pathlib.Path(torch.__file__).parent
print(":".join([str(site / "lib")] + sorted({str(p.parent) for p in (site.parent / "nvidia").rglob("*.so*")})))')
export LD_LIBRARY_PATH="$libraries${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"

model="$output/model"
[ -d "$model" ] || dotnet run --project Training -c Release -- import Samples/Tavern/Model/tavern.gptbundle -o "$model"

echo "== ONNX Runtime on CUDA against the CPU"
dotnet run --project Tests/Benchmarks -c Release -p:OnnxRuntimePackage=Microsoft.ML.OnnxRuntime.Gpu -- \
    device --markdown "$output/device.md" --json "$output/device.json"

echo "== PyTorch on the same weights and card"
"$output/venv/bin/python" "$here/gpu-torch.py" "$model" "$output/torch.json"

echo "== the trainer on CUDA (needs a CUDA build of libtorch in the output folder; PyTorch's own libraries are tried)"
printf 'Once upon a time there was a ferry.\n<|endoftext|>\n%.0s' $(seq 20000) > "$output/text.txt"
dotnet run --project Training -c Release -- tokenizer --data "$output/text.txt" --out "$output/tokenizer" --vocabulary 400
dotnet run --project Training -c Release -- pretrain --data "$output/text.txt" --tokenizer "$output/tokenizer" --out "$output/run-$(date +%s)" \
    --set device=cuda --set steps=60 --set evaluate-every=60 --set checkpoint-every=60 || echo "the trainer did not run on CUDA"
echo "results: $output"
