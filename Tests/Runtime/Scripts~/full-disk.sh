#!/usr/bin/env bash
# Saves on a disk that is full, and in a folder that is read-only: both are reported, and the old save is whole.
# Mounts a small file system of its own, for which it has to be root; where that is not allowed it says so and checks nothing.
# Usage: Tests/Runtime/Scripts~/full-disk.sh        Exit code: 0 as it should be (or not allowed), 1 not.
set -euo pipefail

root=$(realpath "$(dirname "$(realpath "$0")")/../../..")
save="$root/Tests/Fixtures~/saves/version1.gptsave"
disk=$(mktemp -d)
if ! mount -t tmpfs -o size=64k tmpfs "$disk" 2> /dev/null; then
    rmdir "$disk"
    echo "skipped: mounting is not allowed here"
    exit 0
fi
trap 'umount "$disk"; rmdir "$disk"' EXIT

project="$root/Tests/Tools~/SaveWriter/GptDialogue.SaveWriter.csproj"
dotnet build "$project" -v q > /dev/null || { echo "$project does not build"; exit 1; }
program=$(dotnet msbuild "$project" -getProperty:TargetPath)

# expect TEXT: the writer must fail with exit code 3 and this text, and leave the save of before.
expect() {
    local status=0 message
    # Save 39 is forty copies of a save, and for a moment the old file and the new one are there together.
    message=$(dotnet "$program" "$disk/mara.gptsave" "$save" 39 1 2>&1 > /dev/null) || status=$?
    echo "$message"
    [ "$status" -eq 3 ] || { echo "exit code $status instead of 3"; exit 1; }
    grep -q "mara.gptsave: cannot be written: .*$1" <<< "$message" || { echo "the message does not say '$1'"; exit 1; }
    cmp "$disk/mara.gptsave" "$disk.before" || { echo "the old save was harmed"; exit 1; }
    [ "$(ls "$disk" | wc -l)" -le 2 ] || { echo "left behind: $(ls "$disk")"; exit 1; }
}

trap 'umount "$disk"; rmdir "$disk"; rm -f "$disk.before"' EXIT
dotnet "$program" "$disk/mara.gptsave" "$save" 1 1 > /dev/null
cp "$disk/mara.gptsave" "$disk.before"
head -c 30000 /dev/zero > "$disk/ballast"
expect "No space left on device"
mount -o remount,ro "$disk"
expect "Read-only file system"
echo "full disk and read-only folder: reported, the old save is whole"
