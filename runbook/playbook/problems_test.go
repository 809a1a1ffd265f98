package playbook

import (
	"fmt"
	"strings"
	"testing"

	"dandori/runbook/lang"
	"dandori/runbook/tomlfile/tomltest"
)

// body is the top of a playbook for TestProblems, and step the smallest step.
const body = "format = 1\nid = \"x\"\nkind = \"x\"\ntitle = \"炎上\"\n"

func step(id, more string) string {
	return fmt.Sprintf("[[step]]\nid = %q\ntrack = \"facts\"\ntype = \"act\"\nrole = \"section-head\"\ntitle = \"炎上\"\n%s\n", id, more)
}

func decide(id, more string) string {
	return strings.Replace(step(id, more), `"act"`, `"decide"`, 1)
}

// yesNo are the options of most decisions here.
const yesNo = "options = [ { id = \"yes\", title = \"はい\" }, { id = \"no\", title = \"いいえ\" } ]\n"

// TestProblems has each thing that can be wrong with a playbook, with a ▲ before
// each character to be blamed.
func TestProblems(t *testing.T) {
	long := strings.Repeat("a", 49)
	many := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	for _, c := range []struct {
		name, source string
		messages     []string
	}{
		// The top.
		{"empty", "▲▲▲▲▲", []string{`"format" is missing`, `"id" is missing`, "either", `"title" is missing`, "no step"}},
		{"format", "format = ▲2\nid = \"x\"\nkind = \"x\"\ntitle = \"炎\"\n" + step("a", ""), []string{"from 1 to 1"}},
		{"kind and part", "format = 1\nid = \"x\"\nkind = \"x\"\n▲part = \"closing\"\ntitle = \"炎\"\n" + step("a", ""), []string{"either"}},
		{"neither", "format = 1\nid = ▲\"x\"\ntitle = \"炎\"\n" + step("a", ""), []string{"either"}},
		{"unknown part", "format = 1\nid = \"x\"\npart = ▲\"openning\"\ntitle = \"炎\"\n" + step("a", ""), []string{`did you mean "opening"`}},
		{"unknown names", body + "▲titel = 1\n▲TITLE = 2\n" + step("a", "") + "[[▲steps]]\n",
			[]string{`did you mean "title"`, `lower case; write "title"`, `did you mean "step"`}},
		{"own account of a part", "format = 1\nid = ▲\"x\"\npart = \"closing\"\ntitle = \"炎\"\n▲own-account = true\n" + step("a", ""), []string{`only one playbook`, `no name "own-account" here`}},
		{"roles and tracks", body + "[[▲role]]\nid = \"r\"\ntitle = \"炎\"\n[[▲track]]\nid = \"t\"\ntitle = \"炎\"\n" + step("a", ""),
			[]string{`"role" belongs in the opening`, `"track" belongs in the opening`}},
		{"no steps", "format = 1\nid = ▲\"x\"\nkind = \"x\"\ntitle = \"炎上\"\n", []string{"there is no step"}},
		{"too many steps", body + strings.Replace(many(MaxSteps+1, strings.ReplaceAll(step("s-QQ", ""), "QQ", "%d")),
			"[[step]]\nid = \"s-200\"", "[[▲step]]\nid = \"s-200\"", 1), []string{"at most 200"}},
		{"rule", body + "[[▲rule]]\nid = ▲\"炎上\"\n▲txt = \"x\"\nsources = [\"ube:7(1)\", ▲\"ube 7\", ▲\"7(1)\", ▲\"ube:\"]\n" + step("a", ""),
			[]string{`"text" is missing`, "not an id", `did you mean "text"`, `"ube 7" is not a clause`, "not a clause", "not a clause"}},

		// Ids used twice.
		{"step twice", body + step("a", "") + step("b", "") + strings.Replace(step("a", ""), "\"a\"", "▲\"a\"", 1),
			[]string{`"a" is used twice (first on line 6)`}},
		{"rule twice", body + "[[rule]]\nid = \"r\"\ntext = \"炎\"\n[[rule]]\nid = ▲\"r\"\ntext = \"炎\"\n" + step("a", ""), []string{"first on line 6"}},
		{"option twice", body + decide("a", "options = [ { id = \"o\", title = \"炎\" },\n { title = \"上\", id = ▲\"o\" } ]"), []string{"first on line 11"}},
		{"field twice", body + step("a", "[[step.fields]]\nid = \"f\"\ntype = \"text\"\ntitle = \"炎\"\n[[step.fields]]\nid = ▲\"f\"\ntype = \"text\"\ntitle = \"炎\"\n"),
			[]string{"first on line 12"}},

		// Steps by themselves.
		{"empty step", body + "[[▲▲▲▲▲step]]\n", []string{`"id"`, `"track"`, `"role"`, `"type"`, `"title"`}},
		{"long id", body + strings.Replace(step(long, ""), "id = ", "id = ▲", 1), []string{"at most 48"}},
		{"unknown type", body + strings.Replace(step("a", ""), `"act"`, `▲"reprot"`, 1), []string{`did you mean "report"`}},
		{"unknown name", body + step("a", "▲aproval = \"edit\"\n▲Guide = \"x\""), []string{`did you mean "approval"`, `write "guide"`}},
		{"choices", body + step("a", "each = ▲\"account.admin\"\napproval = ▲\"publishing\""), []string{`did you mean "account.admins"`, `did you mean "publish"`}},
		{"wrong types", body + step("a", "after = ▲\"b\"\nevidence-first = ▲\"yes\"\nevidence = ▲\"炎\"\ndue = ▲\"10m\"\nurgency = ▲\"速やかに\""),
			[]string{"list of strings", "a list of strings", "a list", "a list of tables", "a list of tables"}},
		{"contains", body + step("a", "contains = ▲[\"yes\"]") + decide("b", yesNo+"contains = ▲true") + decide("c", yesNo+"contains = ▲[]") + decide("d", yesNo+"contains = [\"yes\", ▲\"non\"]"),
			[]string{"true or false", "a list of strings", `"contains" is empty`, `"d" has no option "non"`}},
		{"contains of a part", "format = 1\nid = ▲\"x\"\npart = \"closing\"\ntitle = \"炎\"\n" + step("a", "▲contains = true"), []string{`only one playbook`, `no name "contains" here`}},
		{"text id", body + step("a", "text = ▲\"文例1\""), []string{"cannot name a prepared text"}},
		{"due", body + step("a", "due = ▲▲{}"), []string{`"within" is missing`, `"from" is missing`}},
		{"due inside", body + step("a", "due = { within = ▲\"すぐ\", from = \"detected\", source = ▲\"ube\", ▲source2 = \"x\" }"),
			[]string{"not a time span", "not a clause", `did you mean "source"`}},
		{"urgency", body + step("a", "urgency = ▲{ text = \"速やかに\" }"), []string{`"source" is missing`}},
		{"fields", body + step("a", "fields = [ ▲{ id = \"f\", type = ▲\"string\" }, { id = \"g\", type = \"text\", title = \"炎\", required = ▲1 } ]"),
			[]string{`"title" is missing`, "one of: text, number, time, yes-no", "true or false"}},
		{"too many fields", body + step("a", "fields = [\n"+many(MaxFields, "{ id = \"f%d\", type = \"text\", title = \"炎\" },\n")+"▲{} ]"), []string{"at most 20"}},
		{"too many options", body + decide("a", "options = [\n"+many(MaxOptions, "{ id = \"o%d\", title = \"炎\" },\n")+"▲{} ]"), []string{"at most 20"}},
		{"control character", body + step("a", "guide = \"炎上▲\\u001b[2J\""), []string{`\x1b`}},

		// What belongs to one type only.
		{"not on act", body + step("a", "▲to = [\"police\"]\n▲every = \"1h\"\n▲many = true\n▲reason = false\n▲sets = \"kinds\"\n▲"+yesNo),
			[]string{`"to" belongs on steps with type = "report"`, `type = "watch"`, `"many"`, `"reason"`, `"sets"`, `"options" belongs on steps with type = "decide"`}},
		{"report without to", body + strings.Replace(strings.Replace(step("a", ""), `"act"`, `"report"`, 1), "[[", "[[▲", 1), []string{`"to" is missing`}},
		{"report to nobody", body + strings.Replace(step("a", "to = ▲[]"), `"act"`, `"report"`, 1), []string{`"to" is empty`}},
		{"decide without options", body + strings.Replace(decide("a", ""), "[[", "[[▲", 1), []string{`"options" is missing`}},
		{"decide with no options", body + decide("a", "options = ▲[]"), []string{`"options" is empty`}},
		{"watch without every", body + strings.Replace(step("a", ""), `"act"`, `"watch"`, 1), nil},
		{"sets what", body + decide("a", "sets = ▲\"kind\"\n"+yesNo), []string{`did you mean "kinds"`}},
		{"sets no kinds", body + decide("a", "sets = ▲\"kinds\"\n"+yesNo), []string{"none of its options"}},

		// References.
		{"track, role, rule", body + strings.NewReplacer(`"facts"`, `▲"fact"`, `"section-head"`, `▲"section-haed"`).Replace(
			step("a", "rules = [\"no-rebuttal\", ▲\"no-rebutal\"]")),
			[]string{`did you mean "facts"`, `did you mean "section-head"`, `did you mean "no-rebuttal"`}},
		{"to", body + strings.Replace(step("a", "to = [\"police\", ▲\"polise\", ▲\"report-target\"]"), `"act"`, `"report"`, 1),
			[]string{`did you mean "police"`, `did you mean "report-targets"`}},
		{"report-targets is no role", body + strings.Replace(step("a", ""), `"section-head"`, `▲"report-targets"`, 1), []string{"no role"}},
		{"after", body + step("a", "after = [\"record\", ▲\"recrod\", ▲\"ask-platform\", ▲\"fake/ask\", \"fake/ask-platform\", ▲\"flaming/\"]"),
			[]string{`did you mean "record"`, `write "fake/ask-platform"`, `no step "fake/ask"`, `no step "flaming/"`}},
		{"cannot", body + step("a", "cannot = ▲\"lock-out\"") + step("locked-out", ""), []string{`did you mean "locked-out"`}},
		{"when", body + decide("d", yesNo) + step("a", "when = { d = ▲\"yess\", ▲record = \"yes\", ▲kidns = \"x\", kinds = [\"flaming\", ▲\"炎上\"] }"),
			[]string{`did you mean "yes"`, `"record" is not a decision`, `did you mean "kinds"`, "one of: flaming, fake, none"}},
		{"when of an option", body + decide("d", "options = [ { id = \"o\", title = \"炎\", when = { ▲x = \"y\" } }, { id = \"p\", title = \"炎\", kind = ▲\"flamming\" } ]"),
			[]string{`no step "x"`, `did you mean "flaming"`}},
		{"due from", body + step("a", "due = { within = \"1h\", from = ▲\"detcted\" }") + step("b", "due = { within = \"1h\", from = ▲\"b\" }") +
			step("c", "due = { within = \"1h\", from = \"record\" }"), []string{`did you mean "detected"`, "count from the step itself"}},
		{"repeat", body + decide("a", "▲repeat = true\n"+yesNo) + step("b", "repeat = true"), []string{`"repeat" does not belong on steps with type = "decide"`}},
		{"a promise that lapses", body + step("a", "repeat = true\nfields = [ { id = \"when\", type = \"time\", title = \"炎\" } ]\nopens-promise = { title = \"炎\", due = \"when\" }"), nil},
		{"a promise that never lapses", body + strings.Replace(step("a", "repeat = true\nfields = [ { id = \"when\", type = \"time\", title = \"炎\", required = true } ]\nopens-promise = { title = \"炎\", due = \"when\" }"), "id = \"a\"", "id = ▲\"a\"", 1), []string{`no step keeps the promise`}},
		{"promise", body + step("a", "fields = [ { id = \"when\", type = \"time\", title = \"炎\" }, { id = \"who\", type = \"text\", title = \"炎\" } ]\nopens-promise = ▲{ due = ▲\"whn\" }") +
			step("b", "fields = [ { id = \"who\", type = \"text\", title = \"炎\" } ]\nopens-promise = { title = \"炎\", due = ▲\"who\" }") +
			step("c", "keeps-promise = [\"a\", \"b\", ▲\"record\", ▲\"d\"]"),
			[]string{`"title" is missing`, `did you mean "when"`, `must have type = "time"`, "does not open a promise", `no step "d"`}},

		{"promise nobody keeps", body + strings.Replace(step("a", "opens-promise = { title = \"炎\" }"), "id = \"a\"", "id = ▲\"a\"", 1),
			[]string{`no step keeps the promise`}},

		// Circles.
		{"circle of after", body + step("a", "after = [▲\"b\"]") + step("b", "after = [\"c\"]") + step("c", "after = [\"a\"]"),
			[]string{"a -> b -> c -> a"}},
		{"circle of one", body + step("a", "after = [▲\"a\"]"), []string{"a -> a"}},
		{"circle of conditions", body + decide("a", "when = ▲{ b = \"yes\" }\n"+yesNo) + decide("b", "after = []\nwhen = { a = \"no\" }\n"+yesNo),
			[]string{"a -> b -> a"}},
		{"circle with the order", body + strings.Replace(decide("a", "when = { b = \"yes\" }\n"+yesNo), "when = ", "when = ▲", 1) + decide("b", yesNo),
			[]string{"a -> b -> a / a step without \"after\" waits"}},
		{"circle through cannot", body + step("a", "after = [▲\"b\"]\ncannot = \"b\"") + step("b", ""), []string{"a -> b -> a"}},
		{"circle through an option", body + strings.Replace(decide("a", "options = [ { id = \"yes\", title = \"はい\", when = { b = \"yes\" } } ]"), "id = \"a\"", "id = ▲\"a\"", 1) + decide("b", yesNo),
			[]string{"a -> b -> a"}},
		{"circle through the closing", body + step("a", "after = [▲\"closing/file\"]") + step("b", ""),
			[]string{"a -> closing/file -> a / a step of the closing without"}},
		{"two circles", body + step("a", "after = [▲\"b\"]") + step("b", "after = [\"a\"]") + step("c", "after = [▲\"d\"]") + step("d", "after = [\"c\", \"a\"]"),
			[]string{"a -> b -> a", "c -> d -> c"}},

		// What no answers reach.
		{"unreachable", body + decide("a", yesNo) + decide("b", "when = { a = \"yes\" }\n"+yesNo) + step("c", "when = ▲{ a = \"no\", b = \"yes\" }"),
			[]string{`opens the step "c"`}},
		{"unreachable only once", body + decide("a", yesNo) + decide("b", "when = { a = \"yes\" }\n"+yesNo) +
			decide("c", "when = ▲{ a = \"no\", b = \"yes\" }\n"+yesNo) + step("d", "when = { c = \"yes\" }"), []string{`opens the step "c"`}},
		{"reachable by the other alternative", body + decide("a", yesNo) + decide("b", "when = { a = \"yes\" }\n"+yesNo) +
			step("c", "when = [ { a = \"no\", b = \"yes\" }, { a = \"yes\", b = \"no\" } ]"), nil},
		{"reachable with several options", body + decide("a", "many = true\n"+yesNo) + decide("b", "when = { a = \"yes\" }\n"+yesNo) +
			step("c", "when = { a = \"no\", b = \"yes\" }"), nil},
		{"unreachable option", body + decide("a", yesNo) + decide("b", "when = { a = \"yes\" }\noptions = [ { id = \"o\", title = \"炎上\", when = ▲{ a = \"no\" } }, { id = \"p\", title = \"炎\" } ]") +
			step("c", "when = { b = \"o\" }"), []string{`offers the option "o"`}},
		{"unreachable after cannot", body + decide("a", yesNo) + step("b", "when = { a = \"yes\" }\ncannot = \"c\"") + step("c", "when = ▲{ a = \"no\" }"),
			[]string{`opens the step "c"`}},
		{"rests on something broken", body + decide("a", "when = { ▲x = \"yes\" }\n"+yesNo) + step("b", "when = { a = \"yes\" }"), []string{`no step "x"`}},
	} {
		t.Run(c.name, func(t *testing.T) {
			source, places := tomltest.Marked(c.source)
			_, err := ParseSet(append(files(t), File{Name: "x.toml", Data: []byte(source)}))
			problems, _ := err.(Problems)
			var own Problems
			for _, p := range problems {
				if p.File != "x.toml" {
					t.Errorf("in another file:\n%s", p.Render(lang.English))
				} else {
					own = append(own, p)
				}
			}
			tomltest.Expect(t, own, places, c.messages)
		})
	}
}

// TestOpeningProblems has what can be wrong in an opening only.
func TestOpeningProblems(t *testing.T) {
	top := "format = 1\nid = \"opening\"\npart = \"opening\"\ntitle = \"開始\"\n" +
		"[[role]]\nid = \"section-head\"\ntitle = \"所属長\"\n[[track]]\nid = \"facts\"\ntitle = \"事実\"\nrules = [▲\"no-guess\"]\n"
	rest := "[[rule]]\nid = \"no-guessing\"\ntext = \"炎\"\n[[role]]\nid = ▲\"section-head\"\ntitle = \"炎\"\noutside = ▲1\n" +
		"[[▲track]]\nid = ▲\"facts\"\n" + step("record", "") + decide("kinds", yesNo)
	source, places := tomltest.Marked(top + rest)
	fs := files(t)
	fs[0].Data = []byte(source)
	fs[1] = fs[2]
	_, err := ParseSet([]File{fs[0], fs[2], fs[3]})
	problems, _ := err.(Problems)
	tomltest.Expect(t, problems, places, []string{
		"one of: no-guessing", "used twice (first on line 6)", "true or false", `"title" is missing`, "used twice (first on line 9)",
	})
}

// TestCircleAcrossFiles names the steps of the other file in full.
func TestCircleAcrossFiles(t *testing.T) {
	fs := files(t)
	x, places := tomltest.Marked(body + step("a", "after = [▲\"y/b\"]"))
	y := strings.ReplaceAll(body, `"x"`, `"y"`) + step("b", "after = [\"x/a\"]")
	_, err := ParseSet(append(fs, File{"x.toml", []byte(x)}, File{"y.toml", []byte(y)}))
	problems, _ := err.(Problems)
	tomltest.Expect(t, problems, places, []string{"a -> y/b -> a"})
}
