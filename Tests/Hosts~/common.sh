# Shared by the host scripts; source it. Everything fetched or built goes to .artifacts/hosts and is kept for the next run.
set -euo pipefail
hosts=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$hosts/../.." && pwd)
work=$root/.artifacts/hosts
bundle=$root/Samples/Tavern/Model/tavern.gptbundle
nano=$root/Tests/Fixtures~/nano.gptbundle
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDTERMINALLOGGER=off
mkdir -p "$work"

say() { echo "-- $*"; }

# needs COMMAND PACKAGE...: installs Debian packages unless the command is there.
needs() {
    local command=$1
    shift
    command -v "$command" > /dev/null && return
    say "installing $*"
    [ "$(id -u)" = 0 ] || { echo "FAIL: $command is missing. Install it: apt-get install $*"; exit 1; }
    apt-get -o DPkg::Lock::Timeout=300 update -qq > /dev/null
    DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y -qq --no-install-recommends "$@" > "$work/apt.log" 2>&1 \
        || { cat "$work/apt.log"; exit 1; }
}

# unpacked PACKAGE FILES...: prints the folder that holds files of a Debian package without installing it.
unpacked() {
    local package=$1 folder=$work/deb/$1
    if [ ! -e "$folder/.done" ]; then
        rm -rf "$folder"
        mkdir -p "$folder"
        (cd "$folder" && { apt-get download -qq "$package" || { apt-get -o DPkg::Lock::Timeout=300 update -qq && apt-get download -qq "$package"; }; }) > "$work/apt.log" 2>&1 \
            || { cat "$work/apt.log" >&2; return 1; }
        dpkg -x "$folder"/*.deb "$folder"
        rm "$folder"/*.deb
        touch "$folder/.done"
    fi
    echo "$folder"
}

# npm_files NAME VERSION PATH...: prints the folder that holds some paths of an npm package. No script of the package is run.
npm_files() {
    local name=$1 version=$2 folder=$work/npm/$1-$2
    shift 2
    if [ ! -e "$folder/.done" ]; then
        rm -rf "$folder"
        mkdir -p "$folder"
        (cd "$folder" && npm pack --silent --ignore-scripts "$name@$version" > /dev/null) || return 1
        tar -xzf "$folder"/*.tgz -C "$folder" --strip-components=1 "${@/#/package/}"
        rm "$folder"/*.tgz
        touch "$folder/.done"
    fi
    echo "$folder"
}

build() { dotnet build -c Release -v q -nodeReuse:false "$@" > "$work/build.log" 2>&1 || { cat "$work/build.log"; return 1; }; }

# world: prints the packed world of the sample.
world() {
    local pack=$work/hollowmere.gptworld
    if [ ! -e "$pack" ] || [ -n "$(find "$root/Samples/Tavern/World" -newer "$pack" -print -quit)" ]; then
        dotnet run --project "$root/Editor/Cli" -v q -- pack "$root/Samples/Tavern/World" -o "$pack" > "$work/pack.log" 2>&1 || { cat "$work/pack.log" >&2; return 1; }
    fi
    echo "$pack"
}

# reference NAME BUNDLE OPTIONS...: what the ordinary host says, in $work/NAME.expected; what it reports, in $work/NAME.reference.
reference() {
    local name=$1 model=$2
    shift 2
    build "$hosts/Reference/Reference.csproj"
    dotnet "$root/.artifacts/bin/Reference/release/Talk.dll" "$model" "$(world)" mara "$work/$name.expected" "$@" > "$work/$name.reference"
}

# same NAME: compares what a host said with what the ordinary one says, tokens included.
same() {
    if diff "$work/$1.expected" "$work/$1.actual" > "$work/$1.diff"; then
        say "$1: $(grep -c '^>' "$work/$1.actual") replies, token for token as under .NET"
    else
        head -20 "$work/$1.diff"
        echo "FAIL: $1 differs from the ordinary host; see $work/$1.diff"
        return 1
    fi
}
