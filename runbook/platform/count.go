package platform

import (
	"strings"
	"unicode/utf8"

	"github.com/rivo/uniseg"
	"golang.org/x/text/unicode/norm"

	"dandori/runbook/lang"
)

// Counting says how a platform counts the length of a post.
type Counting string

// The ways to count; the package comment says what they do.
const (
	Characters Counting = "characters"
	Weighted   Counting = "weighted"
)

var countings = []string{string(Characters), string(Weighted)}

// Post says how long a post may be. The zero Post is: not known.
type Post struct {
	Limit    int // 0: not known
	Counting Counting
	URL      int     // weighted: what an address counts
	Light    []Range // weighted: characters that count 1
	Status   Status
	Address  string // where it says so, or ""
	Checked  string // YYYY-MM-DD or ""
}

// Range is the characters from First to Last.
type Range struct{ First, Last rune }

// Length is how long a text is on a platform, and what the platform allows.
type Length struct {
	Count int
	Limit int // 0: not known
}

// Fits reports whether the text is not too long as far as is known.
func (l Length) Fits() bool { return l.Limit == 0 || l.Count <= l.Limit }

// Text says it for people.
func (l Length) Text() lang.Text {
	switch {
	case l.Limit == 0:
		return lang.Platform.LengthUnknown.With(l.Count)
	case l.Count > l.Limit:
		return lang.Platform.TooLong.With(l.Count, l.Limit, l.Count-l.Limit)
	}
	return lang.Platform.Length.With(l.Count, l.Limit)
}

// Measure counts a text as it will be published, stamps and all.
func (p *Platform) Measure(text string) Length {
	return Length{Count: p.Count(text), Limit: p.Post.Limit}
}

// Count returns the length of a text as the platform counts it. Where the
// platform's way is not known it counts characters.
func (p *Platform) Count(text string) int {
	text = norm.NFC.String(text)
	if p.Post.Counting != Weighted {
		return utf8.RuneCountInString(text)
	}
	n := 0
	before := ' ' // the character before what is left
	for text != "" {
		if length := addressLength(text, before); length > 0 {
			n += p.Post.URL
			before, _ = utf8.DecodeLastRuneInString(text[:length])
			text = text[length:]
			continue
		}
		cluster, rest, _, _ := uniseg.FirstGraphemeClusterInString(text, -1)
		if isEmoji(cluster) {
			n += 2
		} else {
			for _, r := range cluster {
				n += p.Post.weight(r)
			}
		}
		before, _ = utf8.DecodeLastRuneInString(cluster)
		text = rest
	}
	return n
}

func (p Post) weight(r rune) int {
	for _, light := range p.Light {
		if light.First <= r && r <= light.Last {
			return 1
		}
	}
	return 2
}

// addressLength returns how many bytes of text are an address at its beginning. A
// letter or a sign of a name right before it makes it no address, as on X.
func addressLength(text string, before rune) int {
	scheme := 0
	for _, s := range []string{"http://", "https://"} {
		if len(text) > len(s) && strings.EqualFold(text[:len(s)], s) {
			scheme = len(s)
		}
	}
	if scheme == 0 || isNameCharacter(before) {
		return 0
	}
	host := len(text) - len(strings.TrimLeft(text[scheme:], hostCharacters))
	if !strings.Contains(strings.Trim(text[scheme:host], "."), ".") {
		return 0
	}
	end := host
	if end < len(text) && strings.IndexByte(":/?#", text[end]) >= 0 {
		rest := strings.IndexFunc(text[end:], func(r rune) bool {
			return r <= ' ' || r > '~' || strings.ContainsRune("\"'<>()[]{}|\\^`", r)
		})
		if end = len(text); rest >= 0 {
			end = host + rest
		}
	}
	return len(strings.TrimRight(text[:end], ".,!?:;"))
}

const hostCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-"

func isNameCharacter(r rune) bool {
	return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("@＠$#＃", r)
}

// isEmoji reports whether one written character is an emoji that is made of several
// code points. Those of one code point weigh the same either way.
func isEmoji(cluster string) bool {
	base, size := utf8.DecodeRuneInString(cluster)
	switch {
	case size == len(cluster):
		return false
	case base >= 0x1f000 && base < 0x20000, 0x203c <= base && base <= 0x3299:
	case strings.ContainsRune("0123456789#*©®", base):
	default:
		return false
	}
	return strings.ContainsFunc(cluster[size:], func(r rune) bool {
		switch {
		case r == 0xfe0f, r == 0x200d, r == 0x20e3: // shown as emoji, joined, key cap
			return true
		case 0x1f1e6 <= r && r <= 0x1f1ff, 0x1f3fb <= r && r <= 0x1f3ff, 0xe0020 <= r && r <= 0xe007f:
			return true // flag letters, skin tones, tags
		}
		return false
	})
}
