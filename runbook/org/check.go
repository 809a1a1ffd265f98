package org

import (
	"slices"
	"strings"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile"
)

// Name is the id of something and what people call it.
type Name struct {
	ID    string
	Title lang.Text
}

// Known is what the playbooks know, and what a profile may therefore name. A list
// that is nil is not checked against.
type Known struct {
	Roles    []Name // of the office
	Outside  []Name // of others: police, platform, press
	Kinds    []Name
	Rules    []Name
	Channels []Name
	Items    []Name // of the readiness check
}

// OwnChannels lists the channels that an office has a name or an address for: all
// but those that are bodies outside it, such as the press.
func (k Known) OwnChannels() []Name {
	outside := ids(k.Outside)
	return slices.DeleteFunc(slices.Clone(k.Channels), func(c Name) bool { return slices.Contains(outside, c.ID) })
}

func ids(lists ...[]Name) []string {
	var out []string
	for _, list := range lists {
		for _, n := range list {
			out = append(out, n.ID)
		}
	}
	return out
}

// hint is what to write in the place of a name that is not known: the id of what
// people call so, else the nearest id, else all there are.
func (k Known) hint(typed string, known []string) lang.Text {
	for _, list := range [][]Name{k.Roles, k.Outside, k.Kinds, k.Channels} {
		for _, n := range list {
			if slices.Contains(known, n.ID) && n.Title.Ja != "" && (n.Title.Ja == typed || strings.HasPrefix(n.Title.Ja, typed)) {
				return lang.Problem.DidYouMean.With(n.ID)
			}
		}
	}
	if hint := tomlfile.DidYouMean(typed, known); !hint.IsZero() {
		return hint
	}
	return lang.Text{
		Ja: lang.Problem.OneOf.Format(lang.Japanese, "「"+strings.Join(known, "」「")+"」"),
		En: lang.Problem.OneOf.Format(lang.English, strings.Join(known, ", ")),
	}
}

// Check reports what a profile names and the playbooks do not know.
func Check(p *Profile, k Known) Problems {
	doc := open(p.FileName, p.Data)
	root := doc.Root()
	if root == nil {
		return doc.Problems()
	}
	known := func(known []string, text lang.Text, words ...tomlfile.Word) {
		for _, w := range words {
			if known != nil && w.Value != "" && !slices.Contains(known, w.Value) {
				doc.Report(w.At, text.With(w.Value), k.hint(w.Value, known))
			}
		}
	}
	list := func(t *tomlfile.Table, name string) []tomlfile.Word {
		words, _ := t.Words(name, 0)
		return words
	}
	roles, kinds, channels := ids(k.Roles, k.Outside), ids(k.Kinds), ids(k.Channels)
	for _, t := range root.Named("role") {
		known(roles, lang.Problem.UnknownRole, t.Name())
	}
	for _, t := range root.Named("report") {
		known(kinds, lang.Problem.UnknownKind, t.Name())
		known(roles, lang.Problem.UnknownRole, append(list(t, "to"), t.Word("by", 0))...)
	}
	for _, t := range root.Named("approval") {
		known(kinds, lang.Problem.UnknownKind, list(t, "kinds")...)
		known(roles, lang.Problem.UnknownRole, append(list(t, "by"), list(t, "consult")...)...)
	}
	for _, t := range root.Named("rule") {
		known(ids(k.Rules), lang.Problem.NoSuchRule, t.Name())
		known(kinds, lang.Problem.UnknownKind, list(t, "kinds")...)
	}
	for _, t := range root.Named("notice") {
		if t.Name().Value != NoticeSuspension {
			known(kinds, lang.Problem.UnknownKind, t.Name())
		}
		known(roles, lang.Problem.UnknownRole, t.Word("by", 0))
		known(channels, lang.Org.UnknownChannel, append(list(t, "channels"), list(t, "if-needed")...)...)
	}
	for _, t := range root.Named("interval") {
		known(ids(k.Items), lang.Readiness.NoSuchItem, t.Name())
	}
	for _, t := range root.Tables("channel", 0) {
		known(channels, lang.Org.UnknownChannel, t.Word("id", 0))
	}
	return doc.Problems()
}
