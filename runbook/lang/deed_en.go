package lang

import "strings"

// The English verbs with which steps begin. What can be a thing as well as a deed
// ("report", "contact") counts as a verb only where it is the first word.
var (
	irregular = map[string]string{
		"begin": "began", "bring": "brought", "choose": "chose", "draw": "drew", "find": "found", "get": "got", "give": "gave",
		"go": "went", "have": "had", "hide": "hid", "hold": "held", "keep": "kept", "leave": "left", "make": "made", "pay": "paid",
		"put": "put", "read": "read", "say": "said", "see": "saw", "send": "sent", "set": "set", "shut": "shut", "take": "took",
		"tell": "told", "withdraw": "withdrew", "write": "wrote", "stop": "stopped", "apply": "applied", "notify": "notified",
		"reply": "replied", "verify": "verified", "try": "tried", "identify": "identified", "carry": "carried", "plan": "planned", "pin": "pinned", "cancel": "cancelled", "withhold": "withheld",
	}
	regular = map[string]bool{
		"add": true, "agree": true, "announce": true, "answer": true, "apologise": true, "ask": true, "assign": true, "block": true, "lock": true, "call": true,
		"chase": true, "check": true, "close": true, "collect": true, "compare": true, "confirm": true, "consult": true,
		"correct": true, "decide": true, "delete": true, "disable": true, "disconnect": true, "establish": true, "explain": true, "extend": true,
		"follow": true, "gather": true, "hand": true, "inform": true, "look": true, "mark": true, "prepare": true, "preserve": true,
		"publish": true, "reach": true, "recover": true, "remove": true, "replace": true, "restore": true, "return": true, "revise": true,
		"revoke": true, "save": true, "settle": true, "suspend": true, "thank": true, "turn": true, "update": true, "warn": true,
	}
	things = map[string]bool{
		"change": true, "claim": true, "contact": true, "edit": true, "end": true, "file": true, "fix": true, "halt": true, "judge": true,
		"list": true, "order": true, "post": true, "record": true, "report": true, "request": true, "review": true, "use": true, "watch": true,
	}
)

// done puts the verbs of an English instruction into their past forms: the first, or the
// one behind who does it ("The platform gives"), and one that follows behind "and". A condition before it and a note in brackets behind it are
// about the doing, and go. It reports false of what does not begin with a verb it knows.
func done(words string) (string, bool) {
	if i := strings.LastIndex(words, " ("); i > 0 && strings.HasSuffix(words, ")") {
		words = words[:i]
	}
	if strings.HasPrefix(words, "If ") {
		if _, after, ok := strings.Cut(words, ", "); ok {
			words = after
		}
	}
	all := strings.Split(words, " ")
	first, ok := pastVerb(strings.ToLower(all[0]), true)
	switch {
	case strings.HasSuffix(words, "?"):
		return words, false
	case ok:
		all[0] = strings.ToUpper(first[:1]) + first[1:]
	case all[0] == "The" && len(all) > 2 && strings.HasSuffix(all[2], "s"): // who does it
		verb, ok := pastVerb(strings.TrimSuffix(all[2], "s"), true)
		if !ok {
			return words, false
		}
		all[2] = verb
	default:
		return words, false
	}
	for i := 2; i < len(all); i++ {
		if all[i-1] != "and" {
			continue
		}
		if verb, ok := pastVerb(all[i], false); ok {
			all[i] = verb
		}
	}
	return strings.Join(all, " "), true
}

// pastVerb is the past form of a verb it knows.
func pastVerb(verb string, first bool) (string, bool) {
	if past, ok := irregular[verb]; ok {
		return past, true
	}
	if !regular[verb] && (!first || !things[verb]) {
		return "", false
	}
	if strings.HasSuffix(verb, "e") {
		return verb + "d", true
	}
	return verb + "ed", true
}
