#!/usr/bin/env bash
# The runtime compiled ahead of time with NativeAOT, the nearest thing to IL2CPP that can be had without Unity: no trim or AOT warning
# from our code, and the shipped bundle and world talk. Needs the .NET SDK; installs Debian's clang.
. "$(dirname "$0")/../common.sh"
needs clang clang zlib1g-dev libc6-dev libstdc++-12-dev
say "compiling ahead of time"
dotnet publish "$hosts/nativeaot/AotHost.csproj" -r linux-x64 -o "$work/nativeaot" -v n -nodeReuse:false -p:TreatWarningsAsErrors=false > "$work/aot.log" 2>&1 \
    || { tail -30 "$work/aot.log"; exit 1; }
# A warning names the source file or the member; ours begin with the namespace.
if grep -E 'warning IL[0-9]+' "$work/aot.log" | grep -E 'GptDialogue\.|/Runtime/' | sort -u; then
    echo "FAIL: trim or AOT warnings from our code"
    exit 1
fi
say "no trim or AOT warning from our code, $(grep -oE 'warning IL[0-9]+: [^ ]+' "$work/aot.log" | sort -u | wc -l) from packages"
say "$(du -h "$work/nativeaot/Talk" | cut -f1) executable"
reference nativeaot "$bundle"
"$work/nativeaot/Talk" "$bundle" "$(world)" mara "$work/nativeaot.actual"
same nativeaot
echo "PASS: the runtime talks when compiled ahead of time"
