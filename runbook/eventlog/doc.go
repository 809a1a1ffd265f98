// Package eventlog is the format of a log and its proof: lines of JSON, each of
// which carries the hash of everything before it; a tree of those hashes, whose
// root stands for the log at one moment; and signed roots. It knows little of what
// the events mean, and opens no files.
//
// The text below is the specification: a verifier can be written from it alone.
// In it, a text in quotation marks is its bytes in UTF-8, \n is a line feed
// (0x0A), base64 is that of RFC 4648, section 4, with padding, and | between
// bytes joins them.
//
// # Format
//
// A log is a sequence of entries. An entry is one line:
//
//	{"hash":"<64 lower-case hex digits>","event":<event>}
//
// followed by one line feed. There is no white space other than inside <event>,
// and nothing before, between or after the lines. So in every line
//
//	bytes  0 to  8   {"hash":"
//	bytes  9 to 72   the hash
//	bytes 73 to 82   ","event":
//	bytes 83 to n-3  the event
//	bytes n-2, n-1   } and the line feed
//
// where n, the length of the line with its line feed, is at most 1,048,576
// (1 MiB).
//
// # Event
//
// The event is a JSON object (RFC 8259) whose first member is seq: its first
// bytes are {"seq": directly followed by the number of the entry in decimal
// digits, without sign, fraction or leading zero, directly followed by a comma
// or by the closing brace. The first entry of a log is number 1, every later one
// is one more than the entry before it, and the largest is 999999999.
//
// The object is strict: its bytes are valid UTF-8; no object in it, at any level,
// has two members of the same name (names are compared after their escapes are
// undone); an escape \uXXXX of a surrogate stands only in a valid pair; objects
// and arrays nest at most 64 deep, the event itself counting as one; the byte
// NUL appears nowhere. Any number of other members may follow seq.
//
// # Hash
//
// The hash of an entry is the SHA-256, in lower-case hex digits, of
//
//   - the hash of the entry before it, as its 64 hex digits; for the first entry
//     the 15 bytes "dandori-log-v1\n" in its place;
//   - directly followed by the bytes of the event exactly as they stand in the
//     line. They are never parsed and written again.
//
// The hash of the last entry therefore fixes every byte of every event, their
// order, and, with the number of entries, that none is missing.
//
// # The end of a log
//
// A log that does not end in a line feed has a torn tail: the writer was
// interrupted. If the tail together with a line feed would be a correct entry,
// the tail is complete: it is an entry, of which only the line feed is missing.
// Otherwise it is a part of an entry that nobody was told was written, and not
// an entry. If the tail without its last byte would be a complete tail, the line
// feed was not missing but changed: that is damage, not a torn tail.
//
// An empty log is a log of no entries.
//
// # Tree
//
// The first n entries of a log have a root: that of the Merkle tree of RFC 6962,
// section 2.1, with SHA-256, whose leaves are the entries in their order. The data
// of a leaf is the 32 bytes of which the hash of the entry is the hex form; not the
// event, so that the root can be computed where an event is withheld. So
//
//	leaf = SHA-256( 0x00 | the 32 bytes )
//	node = SHA-256( 0x01 | left | right )
//
// a tree of one leaf is that leaf, and a tree of n > 1 leaves is the node of the
// tree of its first k and the tree of the others, where k is the largest power of
// two smaller than n. As text a root is its base64, 44 characters.
//
// Proofs of inclusion (entry number m is leaf m-1) and of consistency are those of
// RFC 6962, sections 2.1.1 and 2.1.2: a [Prover] makes them, [CheckInclusion] and
// [CheckConsistency] check them.
//
// # Head code
//
// The head code of a log is a short form of the number of its entries and its root,
// to be written down, read aloud and typed in. It is made like this:
//
//   - Take the first 8 bytes of PBKDF2-HMAC-SHA-256 (RFC 8018) with the 32 bytes
//     of the root as the password, "dandori-head-v1\n" | the number of entries in
//     decimal digits | "\n" as the salt, and 4096 rounds; as a big-endian number,
//     modulo 29 to the power of 11.
//   - Write it with 11 digits of base 29, the most significant first.
//   - Add a twelfth, such that 12 × the first + 11 × the second + … + 1 × the
//     twelfth is a multiple of 29.
//   - Show the digits 0 to 28 as 0123456789ACEFGHJKMPQRSTVWXYZ, in groups of four
//     with hyphens between them.
//
// One wrong letter, or two that have changed places, always shows; of other
// mistakes 28 in 29. Whoever reads a code in takes small letters and full-width
// ones, passes over spaces and hyphens, and takes O for 0, I and L for 1, B for 8,
// U for V and N for M. Beside a code stands the number of entries.
//
// Another log with a given code takes some 2^66 computations of SHA-256 to find.
// Somebody who can choose two logs before either is known can find two with the
// same code in some 2^40; a root does not have that weakness.
//
// # Keys
//
// Checkpoints are signed with Ed25519 keys in the text forms of signed notes
// (c2sp.org/signed-note, and package golang.org/x/mod/sumdb/note):
//
//	public:  <name>+<hash>+<base64 of 0x01 | the 32 bytes of the public key>
//	private: PRIVATE+KEY+<name>+<hash>+<base64 of 0x01 | the 32 bytes of the seed>
//
// where hash is the first 4 bytes, in 8 lower-case hex digits, of the SHA-256 of
// <name> | "\n" | 0x01 | the public key. The name is 1 to 64 of A-Z a-z 0-9 . _ - /
// and begins and ends with a letter or digit. It names the computer whose key it is,
// not the log: one key signs many logs. (The recommendation that a key should have
// the name of its log is not followed.)
//
// The fingerprint of a key, for people to compare, is the first 20 hex digits of the
// SHA-256 of its public text, in groups of four.
//
// The first event of a log names the incident and, since there are keys, the public
// key of the computer it was begun on: its member data is an object that has them as
// the strings incident and host. In a log that is of no incident, such as one of
// readiness checks, the string log stands in the place of incident, and what is said
// of incidents here is meant of it. A log whose first event has no host names no key.
//
// # Checkpoint
//
// A checkpoint (c2sp.org/tlog-checkpoint) is a text of three lines, each with its
// line feed: the id of the incident, as the first event has it (its origin); a
// number of entries, at least 1, in decimal digits; the root of that many. More
// lines may follow, none of them empty; this version writes none and passes over
// them. A signed checkpoint is a signed note: this text, an empty line, and for each
// signature the line
//
//	— <name> <base64 of the 4 bytes of hash | the 64 bytes of the signature>
//
// where — is U+2014, and what is signed is the text with the line feed of its last
// line, but without the empty line.
//
// Checkpoints are entries of the log: an event is one if its member type is the
// string log.checkpoint, written without escapes. Its member data is an object with
// the note as the string note. The checkpoint that is entry number n must be of the
// incident of the log and of the n-1 entries before it. A signature by a key that a
// verifier does not know is passed over; one that names a known key and is not by it
// is a fault.
//
// A pin is a checkpoint without signatures that a reader of a log keeps elsewhere:
// the longest log it has seen. A writer signs no checkpoint of a log that does not
// begin with the log of the last one it signed.
//
// # Redacted copies
//
// In a redacted copy of a log, the line of an entry that is withheld is
//
//	{"hash":"<the hash of the entry>","withheld":true}
//
// and all others are as they were. Numbers count withheld entries too. A copy is not
// a log: who expects a log refuses it. Any entry may be withheld, also the first and
// checkpoints.
//
// The hash of an entry shows nothing of its event to somebody who cannot guess all of
// the event. So that nobody can, an event holds 128 random bits of its own (the
// member salt).
//
// # What is proved, and what is not
//
// Each level by itself, as [Audit] reports them:
//
// The chain. If every entry fits, no byte of any event was changed by accident and no
// entry is missing between others. It is no proof against somebody who can write the
// file: all of it can be written anew, and entries at the end can be cut off.
//
// The opening. The log is of the incident that its first entry names: it cannot be
// passed off as another one's without writing all of it anew.
//
// Checkpoints. If one fits, then the entries before it are those that it was made of.
// By itself that too can be written anew.
//
// Signatures. If a checkpoint of n entries that fits is signed by a key, whoever had
// that key vouches for entries 1 to n. That is worth what is known of the key. If the
// verifier has the public key from elsewhere, nobody without the private key can have
// written other entries. If only the log names the key it proves nothing against
// somebody who wrote the log anew: they would have named their own. For entries after
// n, and for there being none, it proves nothing.
//
// Pins and head codes. If the log begins with what was remembered of n entries, then
// entries 1 to n are the same as at that time, whoever has which key. A log shorter
// than that was cut.
//
// Redacted copies. Between entries that are shown the chain proves what it proves in a
// log. A withheld entry breaks it: its own hash cannot be computed, so that what stands
// before it is not tied to what stands after it. What ties them is the tree: if a
// signature, a pin or a head code holds for n entries, then entries 1 to n are those of
// the log, in their places, the withheld ones included: none is added, left out or
// changed, and whoever is shown a withheld event later can check that it is the one.
// Without any of these a copy proves nothing about what is withheld, not even that there
// was something. That a withheld entry was strict JSON is never proved.
//
// Nothing here proves that what an entry says is true, that its times are right, that
// something was not left unwritten, or that there was no longer log: somebody with all
// the keys who controls everything that remembers can write any log. The defence is
// memory outside: keys, pins and head codes in other hands.
//
// # Example
//
// A log of three entries:
//
//	{"hash":"f245eb9c4bbfc419ceab82bc603c0e5f5d4b711d8de7dc0b015b421cd0098fe7","event":{"seq":1,"type":"incident.opened","data":{"incident":"INC-20261122-01","host":"ube-pc1+595ea8dd+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c"}}}
//	{"hash":"baf11cd92c8b338fd62fdb56ffb6be23ad6994b1d1a58c095b7a0d9167ab348f","event":{"seq":2,"note":"電話を受けた"}}
//	{"hash":"0580a1f9d90625a23bde8040b3df8511b703ea10be8663e21949fe78e60993e9","event":{"seq":3,"type":"log.checkpoint","data":{"note":"INC-20261122-01\n2\n/nr/AProvdF05TTvxdi9nJsygNcZ35lTl5v2n9BoI9c=\n\n— ube-pc1 WV6o3foRU6j2O6/C7eJnXJh4WymMIO3uWIDUMaqfi2Wultjq8zE5n7abxwqTQyJICLNJSTYMbnQU5Vz0dR66k/knWwk=\n"}}}
//
// The first hash is what this prints:
//
//	printf '%s\n%s' dandori-log-v1 '{"seq":1,"type":"incident.opened","data":{"incident":"INC-20261122-01","host":"ube-pc1+595ea8dd+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c"}}' | sha256sum
//
// and this, in any POSIX shell, checks the hashes of a whole log:
//
//	prev='dandori-log-v1
//	'
//	while IFS= read -r line; do
//		rest=${line#'{"hash":"'}
//		hash=${rest%%'"'*}
//		event=${rest#*'","event":'}
//		event=${event%'}'}
//		sum=$(printf '%s%s' "$prev" "$event" | sha256sum)
//		[ "${sum%% *}" = "$hash" ] || { echo "wrong: $line"; exit 1; }
//		prev=$hash
//	done <log.jsonl
//	echo "the last hash is $prev"
//
// This prints the root of a log, or of a redacted copy:
//
//	sha() { xxd -r -p | sha256sum | cut -c1-64; }
//	stack=
//	n=0
//	while IFS= read -r line; do
//		rest=${line#'{"hash":"'}
//		h=$(echo "00${rest%%'"'*}" | sha)
//		m=$n
//		while [ $((m % 2)) = 1 ]; do
//			h=$(echo "01${stack##* }$h" | sha)
//			stack=${stack% *}
//			m=$((m / 2))
//		done
//		stack="$stack $h"
//		n=$((n + 1))
//	done <log.jsonl
//	h=${stack##* }
//	stack=${stack% *}
//	while [ -n "$stack" ]; do
//		h=$(echo "01${stack##* }$h" | sha)
//		stack=${stack% *}
//	done
//	echo "$h" | xxd -r -p | base64
//
// The leaves of the example are
//
//	76c3ce9b7481a311138f35cfd1894081cd664049d46050d7b8ba5e3cc05087ed
//	dcbac9b255e406c9af15aec25807c101d7f84dce53facf388497fcaf82ece370
//	e4dae0e1a56308e528a921a4c63154390dda531a5d33dac9820c8be1441b1a64
//
// in hex, and the roots of its first one, two and three entries
//
//	dsPOm3SBoxETjzXP0YlAgc1mQEnUYFDXuLpePMBQh+0=
//	/nr/AProvdF05TTvxdi9nJsygNcZ35lTl5v2n9BoI9c=
//	paxtvJLrBxMenKce7g89MyvNe+LJFn6bQAs3+SLfdC8=
//
// The second is the one in the checkpoint. The head code of the three entries is
// P34Q-96VH-1M5K, for which the first 8 bytes of PBKDF2 are 80f60b3e007e7ad1.
// The proof that entry 2 is one of the three is
//
//	dsPOm3SBoxETjzXP0YlAgc1mQEnUYFDXuLpePMBQh+0=
//	5Nrg4aVjCOUoqSGkxjFUOQ3aUxpdM9rJggyL4UQbGmQ=
//
// and the proof that the three begin with the first two is the second of these alone.
// With entry 2 withheld, its line is
//
//	{"hash":"baf11cd92c8b338fd62fdb56ffb6be23ad6994b1d1a58c095b7a0d9167ab348f","withheld":true}
//
// The fingerprint of the key is 7128 8124 9da8 844a a7b4. This prints "Signature
// Verified Successfully" for the checkpoint:
//
//	key='ube-pc1+595ea8dd+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c'
//	tail -n 1 log.jsonl | jq -j .event.data.note >note
//	sed '/^$/,$d' note >text
//	sed -n "s/^— ${key%%+*} //p" note | base64 -d | tail -c 64 >signature
//	{
//		printf '\060\052\060\005\006\003\053\145\160\003\041\000'
//		printf '%s' "${key#*+*+}" | base64 -d | tail -c 32
//	} >key.der
//	openssl pkeyutl -verify -rawin -pubin -keyform DER -inkey key.der -in text -sigfile signature
//
// A whole verifier written from this text alone, in shell, is testdata/verify.sh.
//
// # Tests
//
// The tests are made to be believed: each that looks for damage also runs a control, a
// verifier with one check left out, and fails if the control is as good. With
//
//	go test dandori/runbook/eventlog -args -full
//
// they run in full size (a million random edits, logs of up to a million entries;
// some minutes). What verifying costs beside the SHA-256 of the same bytes, and the
// memory it takes, are printed by
//
//	go test dandori/runbook/eventlog -run '^$' -bench 'Verify|Memory'
//
// with -args -full also for a million entries.
package eventlog
