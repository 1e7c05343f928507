# Shared by the scripts at the top level, which source it: finding a JDK, and building one jar.
# shellcheck shell=bash
# Copyright 2026 The Quorate Authors
# SPDX-License-Identifier: Apache-2.0

: "${root:?set by the script that sources this}"
readonly min_jdk=21

# Started without standard input: give every child an empty one instead of a closed descriptor,
# which the next opened file would get.
if ! { : <&0; } 2>/dev/null; then
  exec </dev/null
fi

say() {
  printf '%s\n' "$*" >&2
}

# Prints the major version of the JDK in directory $1; fails where there is none.
jdk_version() {
  local line version
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  if [ -r "$1/release" ]; then
    line=$(grep '^JAVA_VERSION=' "$1/release") || return 1
  else
    line=$("$1/bin/java" -version 2>&1 </dev/null) || return 1
  fi
  # openjdk version "21.0.2" … or JAVA_VERSION="25"; before 9 it was "1.8".
  version=${line#*\"}
  version=${version%%[!0-9]*}
  [ -n "$version" ] || return 1
  printf '%s\n' "$version"
}

# Sets jdk and jdk_major to directory $1 if it holds a JDK that is new enough.
take_jdk() {
  local version
  version=$(jdk_version "$1") && [ "$version" -ge "$min_jdk" ] || return 1
  jdk=$1
  jdk_major=$version
}

# The directory of the `java` on PATH, through symbolic links.
jdk_on_path() {
  local java
  java=$(command -v java) || return 1
  java=$(readlink -f "$java" 2>/dev/null) || return 1
  dirname "$(dirname "$java")"
}

# Sets jdk and jdk_major: JAVA_HOME, else `java` on PATH, else the newest where JDKs usually are.
find_jdk() {
  local dir version best=0
  jdk='' jdk_major=0
  if [ -n "${JAVA_HOME:-}" ] && take_jdk "$JAVA_HOME"; then
    return
  fi
  if dir=$(jdk_on_path) && take_jdk "$dir"; then
    return
  fi
  for dir in /usr/lib/jvm/* /usr/lib64/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    /usr/local/openjdk-* /usr/local/java/* /usr/local/jdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOME:-/nonexistent}"/.sdkman/candidates/java/* "${HOME:-/nonexistent}"/.jdks/*; do
    if version=$(jdk_version "$dir") && [ "$version" -gt "$best" ]; then
      best=$version
      take_jdk "$dir" || true
    fi
  done
  if [ -z "$jdk" ]; then
    say "No JDK $min_jdk or newer found: neither JAVA_HOME (${JAVA_HOME:-not set}) nor 'java' on PATH is one, and"
    say "none is where JDKs usually are. Install one, for example with 'apt-get install openjdk-21-jdk' or from"
    say "Eclipse Temurin, or set JAVA_HOME to where it is."
    exit 1
  fi
}

# Installs what the tests with a Python client, a name server or network namespaces need, where that is
# possible without asking: as root on a Debian or Ubuntu that lacks it. Elsewhere they say what to do.
test_packages() {
  local packages=(python3-grpcio python3-protobuf protobuf-compiler dnsmasq-base iproute2)
  if [ "$(id -u)" -ne 0 ] || ! command -v dpkg-query apt-get >/dev/null ||
    dpkg-query -W "${packages[@]}" >/dev/null 2>&1; then
    return
  fi
  say "installing ${packages[*]} for the tests…"
  { apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q "${packages[@]}"; } >&2 ||
    say "…they could not be installed."
}

# True if program $1 is a nats-server of 2.10 or newer: older ones lack `sync_interval: always`.
nats_is_new() {
  local version
  [ -x "$1" ] || return 1
  version=$("$1" --version 2>/dev/null </dev/null) || return 1
  version=${version##*v}
  [[ $version =~ ^([0-9]+)\.([0-9]+)\. ]] || return 1
  [ "${BASH_REMATCH[1]}" -gt 2 ] || { [ "${BASH_REMATCH[1]}" -eq 2 ] && [ "${BASH_REMATCH[2]}" -ge 10 ]; }
}

# Unpacks nats-server of Debian's stable release into directory $1, with package lists of its own:
# the machine may run an older release, and nothing on it is changed.
fetch_nats() {
  local dir=$1 mirror keyring=/usr/share/keyrings/debian-archive-keyring.gpg apt
  command -v apt-get dpkg-deb >/dev/null && [ -r "$keyring" ] || return 1
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian' | head -n 1)
  [ -n "$mirror" ] || return 1
  rm -rf "$dir"
  mkdir -p "$dir/lists/partial" "$dir/cache/archives/partial"
  printf 'deb [signed-by=%s] %s stable main\n' "$keyring" "$mirror" >"$dir/sources.list"
  apt=(-q -o "Dir::Etc::sourcelist=$dir/sources.list" -o Dir::Etc::sourceparts=/dev/null
    -o "Dir::State::lists=$dir/lists" -o "Dir::Cache=$dir/cache" -o APT::Sandbox::User=
    -o Acquire::Languages=none -o Acquire::IndexTargets::deb::DEP-11::DefaultEnabled=false)
  apt-get "${apt[@]}" update >&2 && (cd "$dir" && apt-get "${apt[@]}" download nats-server >&2) || return 1
  dpkg-deb -x "$dir"/nats-server_*.deb "$dir" && rm -rf "$dir/lists" "$dir/cache"
}

# Exports NATS_SERVER, the program that the benchmark compares topics with: what that names already,
# else one on PATH, else Debian's, which is put below target/. Without one it says what to do.
find_nats() {
  local dir=$root/target/nats program
  if [ -n "${NATS_SERVER:-}" ]; then
    return
  fi
  for program in "$(command -v nats-server)" /usr/sbin/nats-server "$dir/usr/sbin/nats-server"; do
    if nats_is_new "$program"; then
      export NATS_SERVER=$program
      return
    fi
  done
  say "fetching nats-server of Debian's stable release into target/nats…"
  if fetch_nats "$dir" && nats_is_new "$dir/usr/sbin/nats-server"; then
    export NATS_SERVER=$dir/usr/sbin/nats-server
    return
  fi
  say "…it could not be had, so topics are measured without it: install nats-server 2.10 or newer, or set"
  say "NATS_SERVER to the program."
}

# Runs Maven on the JDK found, so that compiler and tests use that JDK too.
maven() {
  if ! command -v mvn >/dev/null; then
    say "Maven is needed to build, and there is no 'mvn' on PATH: install Maven 3.8.7 or newer,"
    say "for example with 'apt-get install maven' or 'brew install maven'."
    return 1
  fi
  # What it prints goes to files as well: no escape sequences.
  JAVA_HOME=$jdk MAVEN_OPTS="-Djansi.noreset=true ${MAVEN_OPTS:-}" mvn -B -ntp -f "$root/pom.xml" "$@" </dev/null
}

# True if jar $1 is there and nothing that goes into it is newer; $2… are the modules it is made of.
up_to_date() {
  local jar=$1 module sources=("$root/pom.xml" "$root/cluster-bom/pom.xml")
  shift
  [ -s "$jar" ] || return 1
  for module in "$@"; do
    sources+=("$root/$module/pom.xml" "$root/$module/src/main")
  done
  [ -z "$(find "${sources[@]}" -newer "$jar" -print -quit 2>/dev/null)" ]
}

# Takes turns with other scripts that build in this tree.
lock() {
  local holder told=
  mkdir -p "$root/target"
  until (set -C && printf '%s\n' "$$" >"$root/target/build.lock") 2>/dev/null; do
    holder=$(cat "$root/target/build.lock" 2>/dev/null) || true
    if [ -n "$holder" ] && ! kill -0 "$holder" 2>/dev/null; then
      rm -f "$root/target/build.lock"
      continue
    fi
    [ -n "$told" ] || say "waiting for another build (process ${holder:-unknown}) to end…"
    told=1
    sleep 1
  done
  trap 'rm -f "$root/target/build.lock"' EXIT
}

unlock() {
  rm -f "$root/target/build.lock"
  trap - EXIT
}

# Builds the self-contained jar $1 (a path from the root) of the last of the modules $2… if it is
# missing or older than their sources. Nothing on standard output, which is the program's.
build_jar() {
  local jar=$root/$1 name
  name=$(basename "$1")
  shift
  if up_to_date "$jar" "$@"; then
    return
  fi
  lock
  if ! up_to_date "$jar" "$@"; then
    if [ -e "$jar" ]; then
      say "building $name…"
    else
      say "building $name… (this takes minutes if dependencies have to be downloaded)"
    fi
    if ! maven -q -DskipTests -Dspotless.check.skip=true -pl "${!#}" -am package >&2; then
      say "$name could not be built; see above."
      exit 1
    fi
    [ -s "$jar" ] || { say "The build did not make $jar."; exit 1; }
    touch "$jar"
  fi
  unlock
}

# Sets jvm_flags to what the engines need on this JDK so that it prints no warnings.
engine_flags() {
  jvm_flags=(--enable-native-access=ALL-UNNAMED)
  # Older JDKs do not start with this one.
  if [ "$jdk_major" -ge 23 ]; then
    jvm_flags+=(--sun-misc-unsafe-memory-access=allow)
  fi
}
