#!/usr/bin/env bash
# Signs a program of Windows in its place, on any system: sign_windows.sh CERTIFICATE KEY FILE   (needs osslsigncode)
# Both are PEM files; with PLAINT_TIMESTAMP, the address of a time stamping service, the signature outlives the certificate.
set -euo pipefail
certificate=$1 key=$2 file=$3
stamp=()
[ -z "${PLAINT_TIMESTAMP:-}" ] || stamp=(-ts "$PLAINT_TIMESTAMP")
osslsigncode sign -h sha256 -certs "$certificate" -key "$key" -n Plaint "${stamp[@]}" -in "$file" -out "$file.signed" >&2
mv "$file.signed" "$file"
