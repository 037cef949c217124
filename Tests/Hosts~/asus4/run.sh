#!/usr/bin/env bash
# The runtime compiled as C# 9 together with the C# sources of the Unity binding (npm package com.github.asus4.onnxruntime), talking
# through the native library of that package. Needs the .NET SDK and npm.
. "$(dirname "$0")/../common.sh"
needs npm npm
package=$(npm_files com.github.asus4.onnxruntime 0.4.9 Runtime Plugins/Linux/x64)
say "compiling the runtime against $(grep -c . < <(find "$package/Runtime" -name '*.cs')) files of the binding"
build "$hosts/asus4/Asus4Host.csproj" -p:BindingSources="$package/Runtime"
reference asus4 "$bundle"
LD_LIBRARY_PATH="$package/Plugins/Linux/x64" dotnet "$root/.artifacts/bin/Asus4Host/release/Talk.dll" "$bundle" "$(world)" mara "$work/asus4.actual"
same asus4
echo "PASS: the runtime talks through the Unity binding"
