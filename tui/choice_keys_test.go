package tui

import (
	"strconv"
	"strings"
	"testing"

	tea "github.com/charmbracelet/bubbletea"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// choosing is a form of one required choice of three, with a line of text above and
// below it.
func choosing(chosen string) *form {
	var choices []choice
	for n := range 3 {
		choices = append(choices, choice{id: strconv.Itoa(n + 1)})
	}
	return &form{
		fields: []*field{
			newText("above", lang.Text{}, lang.Text{}, ""),
			newOne("choice", lang.Text{}, choices, chosen).must(),
			newText("below", lang.Text{}, lang.Text{}, ""),
		},
		build: func(*form) (job, *trouble) { return job{}, nil },
	}
}

func (f *form) keys(all ...tea.KeyType) *form {
	for _, k := range all {
		msg := tea.KeyMsg{Type: k}
		if f.press(msg, msg.String(), formKeys.find(msg.String())) == formSubmit {
			if _, t := f.job(); t != nil {
				f.refuse(t)
			}
		}
	}
	return f
}

// Of a field of choices the one that the arrows were moved to is the answer, at Enter
// and when the form is recorded at once. One on which they merely stand is not: who
// presses Enter to go on has answered nothing.
func TestTheArrowsChoose(t *testing.T) {
	const down, up, tab, back = tea.KeyDown, tea.KeyUp, tea.KeyTab, tea.KeyShiftTab
	for _, tc := range []struct {
		name   string
		chosen string
		keys   []tea.KeyType
		want   string
	}{
		{"nothing moved", "", []tea.KeyType{down}, ""},
		{"nothing moved, from below", "", []tea.KeyType{tab, tab, up}, ""},
		{"the middle one", "", []tea.KeyType{down, down, down}, "2"},
		{"the last one", "", []tea.KeyType{down, down, down, down}, "3"},
		{"the first one", "", []tea.KeyType{down, down}, "1"},
		{"the last one, from below", "", []tea.KeyType{tab, tab, up, up}, "3"},
		{"past the end and back", "", []tea.KeyType{down, down, down, down, down, up}, "3"},
		{"past the beginning and back", "", []tea.KeyType{down, down, up, down}, "1"},
		{"tab away and back", "", []tea.KeyType{down, down, down, tab, back}, "2"},
		{"an answer stays", "2", []tea.KeyType{tab}, "2"},
		{"another answer", "2", []tea.KeyType{tab, down}, "3"},
		{"an answer that was passed stays", "2", []tea.KeyType{tab, down, tab, back}, "2"},
	} {
		for _, last := range []tea.KeyType{tea.KeyEnter, tea.KeyCtrlS} {
			f := choosing(tc.chosen).keys(tc.keys...)
			if c := f.current(); c == nil || c.id != "choice" {
				t.Fatalf("%s: the focus is elsewhere", tc.name)
			}
			f.keys(last)
			if got := f.text("choice"); got != tc.want {
				t.Errorf("%s, %s: the answer is %q, want %q", tc.name, last, got, tc.want)
			}
			if refused := f.trouble != nil; refused != (tc.want == "") {
				t.Errorf("%s, %s: refused is %v", tc.name, last, refused)
			}
		}
	}
	f := choosing("").keys(down, down, down, down, down)
	if c := f.current(); c == nil || c.id != "below" {
		t.Error("Down past the end does not leave the field")
	}
	if f.keys(tea.KeyCtrlS); f.text("choice") != "" || f.trouble == nil {
		t.Error("a choice that the arrows passed on the way is the answer")
	}
}

// A title that does not fit is cut off, not glued together.
func TestTitleIsCutNotGlued(t *testing.T) {
	title := "Change every administrator's password, in the order that the manager names, one after the other"
	s := &runbook.StepView{Step: &playbook.Step{Title: lang.Same(title)}}
	for w := 20; w < 60; w++ {
		rows := lineOf(voice{lang: lang.English}, s, lang.Text{}, false, w).draw()
		var words []string
		for _, r := range rows {
			words = append(words, strings.Fields(strings.TrimSuffix(strings.TrimSpace(r.text()), "~"))...)
		}
		for i, got := range words {
			if !strings.Contains(" "+title, " "+got) && i > 1 {
				t.Errorf("at %d cells: %q is no beginning of a word", w, got)
			}
		}
	}
}

// An approval form does not name as the approver somebody the profile has no post for.
func TestApproverWithoutAPost(t *testing.T) {
	for office, want := range map[string]string{"generic": "【未設定】", "test": "広報広聴課長"} {
		c := start(t, small(t), office, lang.Japanese, 80, 24)
		c.Key("1", "enter")
		found := false
		for _, v := range c.m.work.views {
			for _, g := range approvalGates(&v) {
				if office == "test" && g.Act != "publish" { // its rules leave the others open
					continue
				}
				found = true
				if got := c.m.whoApproves(g).Ja; got != want {
					t.Errorf("%s: %s says %q, want %q", office, v.Ref, got, want)
				}
			}
		}
		if !found {
			t.Errorf("%s: no step asks for an approval", office)
		}
	}
}
