#!/usr/bin/env bash
# The runtime under Mono, the nearest thing to Unity's scripting back end that can be had without Unity: the shipped bundle and world
# talk through the NuGet binding. Needs the .NET SDK; installs Debian's mono-runtime.
#
# A trap: the netstandard2.1 build does not run on Debian's Mono 6.8. Its base library was built by a compiler that leaves out the
# mark of `ref readonly` returns (modreq InAttribute), so every use of ReadOnlySpan's indexer ends in
# "Method not found: !0 modreq(System.Runtime.InteropServices.InAttribute)& System.ReadOnlySpan`1.get_Item(int)".
# The netstandard2.0 build brings its own System.Memory.dll and is not affected; Unity's Mono has the mark.
. "$(dirname "$0")/../common.sh"
needs mono mono-runtime libmono-system-core4.0-cil libmono-system-numerics4.0-cil libmono-system-runtime-serialization4.0-cil \
    libmono-system-data4.0-cil
# Only netstandard.dll, which forwards to Mono's own libraries, is wanted of the 115 MB of the package with the compilers.
facades=$(unpacked mono-devel)/usr/lib/mono/4.5/Facades
say "$(mono --version | head -1)"
dotnet publish "$hosts/mono/MonoHost.csproj" -c Release -o "$work/mono" -v q -nodeReuse:false > "$work/build.log" 2>&1 || { cat "$work/build.log"; exit 1; }
cp "${NUGET_PACKAGES:-$HOME/.nuget/packages}/microsoft.ml.onnxruntime/1.31.1/runtimes/linux-x64/native/libonnxruntime.so" "$work/mono"
reference mono "$bundle"
MONO_PATH="$facades" LD_LIBRARY_PATH="$work/mono" mono "$work/mono/Talk.dll" "$bundle" "$(world)" mara "$work/mono.actual"
same mono
echo "PASS: the runtime talks under Mono"
