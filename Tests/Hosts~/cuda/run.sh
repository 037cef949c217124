#!/usr/bin/env bash
# Everything about an NVIDIA GPU in one go. NOT RUN SO FAR: no GPU was at hand, so neither the script nor the figures it would give have
# been seen. For a machine with a GPU and its driver, CUDA and cuDNN of the versions ONNX Runtime wants, the .NET SDK and npm.
#
#   Tests/Hosts~/cuda/run.sh                   both ways to CUDA
#   CUDA_LIBRARIES=/path Tests/Hosts~/cuda/run.sh   folder with cuBLAS, cuRAND, cudart and cuDNN for the plugin library
#
# 1. The provider built into the native library (NuGet package Microsoft.ML.OnnxRuntime.Gpu, one property of the build).
# 2. The provider as a library loaded while the game runs (the Unity GPU package of npm), as a Unity game on Linux needs it.
# Each: the report, whether the tokens of fp16 are those of fp16 on the CPU, that the cache lies in memory named Cuda, and the speed.
. "$(dirname "$0")/../common.sh"
command -v nvidia-smi > /dev/null || { echo "FAIL: no NVIDIA driver here (nvidia-smi is missing)"; exit 1; }
needs npm npm
nvidia-smi --query-gpu=name,driver_version,memory.total --format=csv,noheader

say "the shipped model once more, with the variants a GPU runs"
model=$work/cuda/model
gpu_bundle=$work/cuda/tavern.gptbundle
if [ ! -e "$gpu_bundle" ]; then
    rm -rf "$model"
    dotnet run --project "$root/Training" -- import "$bundle" -o "$model"
    dotnet run --project "$root/Training" -- export "$model" -o "$gpu_bundle" --variants fp16,fp32,int8,int8-kv8
fi

say "what the CPU says and how fast"
for variant in fp16 fp32 int8-kv8; do
    reference "cuda-$variant" "$gpu_bundle" --variant "$variant" --greedy --speed
    tail -1 "$work/cuda-$variant.reference"
done

failed=0
# try NAME PROGRAM DEVICE VARIANT OPTIONS...: one way to CUDA with one variant; goes on after a failure, which is an answer as well.
try() {
    local name=$1 program=$2 device=$3 variant=$4
    shift 4
    say "$name, $variant"
    cp "$work/cuda-$variant.expected" "$work/$name-$variant.expected"
    if "$program" "$gpu_bundle" "$(world)" mara "$work/$name-$variant.actual" --device "$device" --variant "$variant" --greedy --speed "$@" \
        | tee "$work/$name-$variant.report" && grep -q ' in Cuda ' "$work/$name-$variant.report" && same "$name-$variant"; then
        echo "ok: $name $variant"
    else
        echo "not ok: $name $variant"
        [ "$variant" != fp16 ] || failed=1
    fi
}

say "1. built in"
dotnet publish "$hosts/Reference/Reference.csproj" -c Release -o "$work/cuda/builtin" -v q -nodeReuse:false -p:OnnxRuntimePackage=Microsoft.ML.OnnxRuntime.Gpu
for variant in fp16 fp32; do try cuda-builtin "$work/cuda/builtin/Talk" cuda "$variant"; done

say "2. by plugin library"
binding=$(npm_files com.github.asus4.onnxruntime 0.4.9 Runtime Plugins/Linux/x64)
gpu=$(npm_files com.github.asus4.onnxruntime.linux-x64-gpu 0.4.9 Plugins)
provider=$(find "$gpu" -name 'libonnxruntime_providers_cuda.so' -printf '%h' -quit)
build "$hosts/asus4/Asus4Host.csproj" -p:BindingSources="$binding/Runtime"
export LD_LIBRARY_PATH="$binding/Plugins/Linux/x64:$provider:${CUDA_LIBRARIES:-}"
for variant in fp16 fp32; do
    try cuda-plugin "$root/.artifacts/bin/Asus4Host/release/Talk" cuda-plugin "$variant" --libraries "$provider"
done

[ "$failed" = 0 ] && echo "PASS: fp16 runs on CUDA, both ways" || { echo "FAIL: see above"; exit 1; }
