#!/usr/bin/env bash
# The WebGPU provider without a GPU: ONNX Runtime's native library from the npm package onnxruntime-node, through the C# sources of the
# Unity binding, on SwiftShader, the Vulkan driver in software that Debian's chromium-common holds. The same tokens as on the CPU, the
# key-value cache in the device's memory, every node on the device. Needs the .NET SDK and npm.
. "$(dirname "$0")/../common.sh"
needs npm npm
binding=$(npm_files com.github.asus4.onnxruntime 0.4.9 Runtime Plugins/Linux/x64)
node=$(npm_files onnxruntime-node 1.30.0 bin/napi-v6/linux/x64)
swiftshader=$(unpacked chromium-common)/usr/lib/chromium
vulkan=$(unpacked libvulkan1)/usr/lib/x86_64-linux-gnu
mkdir -p "$work/webgpu"
ln -sf "$node/bin/napi-v6/linux/x64/libonnxruntime.so.1" "$work/webgpu/libonnxruntime.so"
build "$hosts/asus4/Asus4Host.csproj" -p:BindingSources="$binding/Runtime"

# talk DRIVER OPTIONS...: the report goes to standard output; DRIVER "none" hides every Vulkan driver.
talk() {
    local driver=$1
    shift
    VK_ICD_FILENAMES=$driver LD_LIBRARY_PATH="$work/webgpu:$vulkan" \
        dotnet "$root/.artifacts/bin/Asus4Host/release/Talk.dll" "$nano" "$(world)" mara "$work/webgpu.actual" "$@" 2> "$work/webgpu.errors"
}

reference webgpu "$nano" --variant fp32 --greedy
say "fp32 on SwiftShader"
talk "$swiftshader/vk_swiftshader_icd.json" --device webgpu --variant fp32 --greedy | tee "$work/webgpu.report"
grep -q '^Runs on webgpu, variant fp32$' "$work/webgpu.report" && grep -q ' in WebGPU_Buf ' "$work/webgpu.report" \
    || { echo "FAIL: the model or its cache is not on the device"; exit 1; }
same webgpu

say "real failures: no Vulkan driver, a variant the adapter cannot run, CUDA without CUDA; each is reported and the CPU takes over"
talk none --device webgpu --variant fp32 > "$work/webgpu.report" && { echo "FAIL: ran without a driver"; exit 1; }
grep -o 'webgpu: the provider is not there.*' "$work/webgpu.report" && grep '^Runs on cpu' "$work/webgpu.report" || { cat "$work/webgpu.report"; exit 1; }
talk "$swiftshader/vk_swiftshader_icd.json" --device webgpu --variant fp16 > "$work/webgpu.report" && { echo "FAIL: fp16 ran"; exit 1; }
grep -o 'webgpu fp16: cannot run the model.*' "$work/webgpu.report" && grep '^Runs on cpu' "$work/webgpu.report" || { cat "$work/webgpu.report"; exit 1; }
talk none --device cuda > "$work/webgpu.report" && { echo "FAIL: CUDA ran"; exit 1; }
grep -o 'cuda: the provider is not there.*' "$work/webgpu.report" && grep '^Runs on cpu' "$work/webgpu.report" || { cat "$work/webgpu.report"; exit 1; }
echo "PASS: the same tokens on WebGPU as on the CPU"
