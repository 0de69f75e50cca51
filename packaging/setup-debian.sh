#!/bin/sh
# Sees to the Debian packages that fedidesk needs: setup-debian.sh demo|test
#
# As root it installs what is missing; otherwise it says what to install and exits 1. It asks the
# network only when something is missing. On other systems it does nothing.
set -eu

here=$(dirname "$0")
purpose=${1:?say demo or test}

# Of "one|other" the first that this Debian knows is meant: names changed between releases.
runtime="
    ca-certificates
    libdbus-1-3 libegl1 libfontconfig1 libfreetype6 libgl1 libgssapi-krb5-2 libopengl0 libpulse0
    libglib2.0-0t64|libglib2.0-0
    libwayland-client0 libwayland-cursor0 libwayland-egl1
    libx11-xcb1 libxext6 libxrandr2 libxkbcommon0 libxkbcommon-x11-0
    libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0
    libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1 libxcb-xfixes0
    libxcb-xinerama0 libxcb-xkb1
    libenchant-2-2
    fonts-noto-core fonts-noto-cjk fonts-beng fonts-noto-color-emoji
"
# For a window, its manager, its bus, its keyring and its readers; for a browser and pictures; a
# dictionary; and Ruby, which counts characters as the servers do.
testing="
    git
    xvfb xauth openbox xdotool x11-utils
    dbus dbus-x11 gnome-keyring
    at-spi2-core gir1.2-atspi-2.0 python3-gi python3-pyatspi
    chromium chromium-driver
    imagemagick desktop-file-utils
    hunspell-en-us
    ruby
"

installed() {
    [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

# Prints those of "one|other ..." of which no alternative is installed.
missing_among() {
    for wanted in "$@"; do
        found=no
        for name in $(echo "$wanted" | tr '|' ' '); do
            if installed "$name"; then
                found=yes
            fi
        done
        if [ "$found" = no ]; then
            echo "$wanted"
        fi
    done
}

# Prints the first alternative of "one|other" that apt knows.
known() {
    for name in $(echo "$1" | tr '|' ' '); do
        if apt-cache show "$name" >/dev/null 2>&1; then
            break
        fi
    done
    echo "$name"
}

if ! command -v dpkg-query >/dev/null 2>&1; then
    exit 0
fi

case $purpose in
    demo) wanted=$runtime ;;
    test) wanted="$runtime $testing" ;;
    *)
        echo "setup-debian.sh: say demo or test" >&2
        exit 2
        ;;
esac

# shellcheck disable=SC2086 # the lists are words on purpose
missing=$(missing_among $wanted)
if ! sh "$here/find-python.sh" >/dev/null; then
    missing="$missing python3-venv"
fi
missing=$(echo $missing)
if [ -z "$missing" ]; then
    exit 0
fi

named=$(echo "$missing" | sed 's/[^ ]*|//g')
if [ "$(id -u)" -ne 0 ]; then
    echo "fedidesk needs Debian packages that are not installed; install them as root with: apt-get install $named" >&2
    exit 1
fi

echo "Installing Debian packages: $named" >&2
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! apt-get update -q >"$log" 2>&1; then
    cat "$log" >&2
    echo "fedidesk needs Debian packages, and apt-get could not fetch its lists: $named" >&2
    exit 1
fi
names=
for wanted in $missing; do
    names="$names $(known "$wanted")"
done
# shellcheck disable=SC2086
if ! apt-get install -q -y --no-install-recommends $names >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    echo "fedidesk needs Debian packages, and apt-get could not install them:$names" >&2
    exit 1
fi
