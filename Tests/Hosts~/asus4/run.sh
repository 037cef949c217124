#!/usr/bin/env bash
# The runtime compiled as C# 9 together with the C# sources of the Unity binding (npm package com.github.asus4.onnxruntime). Through the
# native library of the NuGet package the shipped bundle has to say the very same. The binding's own library is older and adds up in
# another order, which 8-bit weights make audible; with it the shipped bundle has to talk, and the fp32 fixture to say the same.
# Needs the .NET SDK and npm.
. "$(dirname "$0")/../common.sh"
needs npm npm
package=$(npm_files com.github.asus4.onnxruntime 0.4.9 Runtime Plugins/Linux/x64)
say "compiling the runtime against $(grep -c . < <(find "$package/Runtime" -name '*.cs')) files of the binding"
build "$hosts/asus4/Asus4Host.csproj" -p:BindingSources="$package/Runtime"

# talk LIBRARIES BUNDLE NAME OPTIONS...
talk() {
    local libraries=$1 model=$2 name=$3
    shift 3
    LD_LIBRARY_PATH=$libraries dotnet "$root/.artifacts/bin/Asus4Host/release/Talk.dll" "$model" "$(world)" mara "$work/$name.actual" "$@"
}

reference asus4 "$bundle"
talk "$root/.artifacts/bin/Reference/release/runtimes/linux-x64/native" "$bundle" asus4
same asus4
say "with the binding's own library"
talk "$package/Plugins/Linux/x64" "$bundle" asus4-own
reference asus4-fp32 "$nano" --variant fp32 --greedy
talk "$package/Plugins/Linux/x64" "$nano" asus4-fp32 --variant fp32 --greedy
same asus4-fp32
echo "PASS: the runtime talks through the Unity binding"
