#!/bin/sh
# A verifier of logs that has nothing to do with this program: written from the text
# of package eventlog, with sha256sum, jq, openssl, base64 and xxd.
#
#   verify.sh LOG ID KEY [CODE/N]
#
# LOG is a file log.jsonl, ID the incident it should be of, KEY the public key that is
# known from elsewhere (name+hash+base64), CODE/N a head code that was written down, of
# N entries. It prints what is proved and exits 0, or says what is wrong and exits 1.
# What it leaves to others: members of the same name in an event, which jq does not see.
set -eu
LC_ALL=C
export LC_ALL
log=$1 id=$2 key=$3 quoted=${4:-}

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
n=0
bad() { echo "wrong: entry $n: $*"; exit 1; }
sha() { xxd -r -p | sha256sum | cut -c1-64; }

# The key, in the form that openssl reads.
name=${key%%+*}
rest=${key#*+}
keyhash=${rest%%+*}
printf '%s' "${rest#*+}" | base64 -d >"$tmp/key"
[ "$(head -c 1 "$tmp/key" | xxd -p)" = 01 ] || bad "the key is not an Ed25519 key"
[ "$({ printf '%s\n' "$name"; cat "$tmp/key"; } | sha256sum | cut -c1-8)" = "$keyhash" ] || bad "the key has a wrong hash"
{
	printf '\060\052\060\005\006\003\053\145\160\003\041\000'
	tail -c 32 "$tmp/key"
} >"$tmp/key.der"

# The tree: the roots of its perfect parts, the largest first.
stack=
leaf() { # of the hash $1 of entry n
	h=$(echo "00$1" | sha)
	m=$((n - 1))
	while [ $((m % 2)) = 1 ]; do
		h=$(echo "01${stack##* }$h" | sha)
		stack=${stack% *}
		m=$((m / 2))
	done
	stack="$stack $h"
}
root() { # in hex
	left=${stack% *}
	h=${stack##* }
	while [ -n "$left" ]; do
		h=$(echo "01${left##* }$h" | sha)
		left=${left% *}
	done
	echo "$h"
}

# The head code of the entries so far.
code() {
	salt=$(printf 'dandori-head-v1\n%s\n' "$n" | xxd -p | tr -d '\n')
	kdf=$(openssl kdf -binary -keylen 8 -kdfopt digest:SHA256 -kdfopt "hexpass:$(root)" \
		-kdfopt "hexsalt:$salt" -kdfopt iter:4096 PBKDF2 | xxd -p)
	number=0
	for byte in $(echo "$kdf" | sed 's/../0x& /g'); do
		number=$(((number * 256 + byte) % 12200509765705829)) # 29 to the power of 11
	done
	text= sum=0 i=1
	while [ $i -le 11 ]; do
		digit=$((number % 29))
		number=$((number / 29))
		sum=$((sum + (i + 1) * digit))
		text=$(echo 0123456789ACEFGHJKMPQRSTVWXYZ | cut -c$((digit + 1)))$text
		i=$((i + 1))
	done
	check=$(((29 - sum % 29) % 29))
	text=$text$(echo 0123456789ACEFGHJKMPQRSTVWXYZ | cut -c$((check + 1)))
	echo "$text" | sed 's/..../&-/g; s/-$//'
}

# A checkpoint in the event $1.
signed=0 checkpoints=0
checkpoint() {
	checkpoints=$((checkpoints + 1))
	printf '%s' "$1" | jq -j .data.note >"$tmp/note" || bad "a checkpoint that cannot be read"
	sed '/^$/,$d' "$tmp/note" >"$tmp/text"
	[ "$(sed -n 1p "$tmp/text")" = "$id" ] || bad "a checkpoint of another incident"
	[ "$(sed -n 2p "$tmp/text")" = $((n - 1)) ] || bad "a checkpoint that is not of the entries before it"
	[ "$(sed -n 3p "$tmp/text")" = "$(root | xxd -r -p | base64)" ] || bad "the entries before it are not those that were signed"
	sed -n "s/^— $name //p" "$tmp/note" | while read -r line; do
		printf '%s' "$line" | base64 -d >"$tmp/signature" || bad "a signature that cannot be read"
		[ "$(head -c 4 "$tmp/signature" | xxd -p)" = "$keyhash" ] || continue
		tail -c 64 "$tmp/signature" >"$tmp/raw"
		openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey "$tmp/key.der" -in "$tmp/text" -sigfile "$tmp/raw" >/dev/null 2>&1 ||
			bad "a signature that is not by the key"
		echo ours >"$tmp/ours"
	done
	if [ -e "$tmp/ours" ]; then
		rm "$tmp/ours"
		signed=$((n - 1))
	fi
}

[ -s "$log" ] || bad "an empty log"
[ "$(tail -c 1 "$log" | xxd -p)" = 0a ] || bad "the log does not end with a line feed"
prev='dandori-log-v1
'
while IFS= read -r line; do
	n=$((n + 1))
	[ ${#line} -lt 1048576 ] || bad "a line that is too long"
	rest=${line#'{"hash":"'}
	[ "$rest" != "$line" ] || bad "a line of another form"
	hash=${rest%%'"'*}
	case $hash in *[!0-9a-f]*) bad "a hash of another form" ;; esac
	[ ${#hash} = 64 ] || bad "a hash of another length"
	event=${rest#"$hash\",\"event\":"}
	[ "$event" != "$rest" ] || bad "a line of another form"
	case $event in *'}}') event=${event%'}'} ;; *) bad "a line of another form" ;; esac
	case $event in "{\"seq\":$n,"* | "{\"seq\":$n}") ;; *) bad "its number is not $n" ;; esac
	sum=$(printf '%s%s' "$prev" "$event" | sha256sum)
	[ "${sum%% *}" = "$hash" ] || bad "its hash is not that of what stands there"
	type=$(printf '%s' "$event" | jq -r .type 2>/dev/null) || bad "no JSON"
	if [ $n = 1 ]; then
		[ "$(printf '%s' "$event" | jq -r '.data.incident // .data.log')" = "$id" ] || bad "the log is of another incident"
	fi
	[ "$type" != log.checkpoint ] || checkpoint "$event"
	leaf "$hash"
	prev=$hash
	if [ -n "$quoted" ] && [ "${quoted#*/}" = $n ]; then
		[ "$(code)" = "${quoted%/*}" ] || bad "the head code of $n entries is $(code)"
		held=yes
	fi
done <"$log"
[ -z "$quoted" ] || [ "${held:-}" = yes ] || bad "the log is shorter than the head code says"
[ $signed -gt 0 ] || bad "nothing is signed by the key"
echo "right: $n entries of $id, $checkpoints checkpoints; entries 1 to $signed are signed by $name; head code $(code)"
