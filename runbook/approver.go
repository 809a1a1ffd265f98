package runbook

import (
	"cmp"
	"slices"
	"strings"

	"dandori/runbook/lang"
	"dandori/runbook/playbook"
)

// Approver is a post that may give an approval: that of a role, or a deputy of it.
type Approver struct {
	Role string
	Post lang.Text // the role's name where its post is unset
	Rank int       // 0: the post itself; 1: its first deputy (代決順位), and so on
}

// Approvers lists who may give the approval a gate waits for: of each role that the
// office's rules name for it the post, then its deputies in their order. Where the
// rules name nobody ([GateView.Roles] is empty) it is the neutral approver, as a
// suggestion; anybody's approval then opens the gate.
func (s *State) Approvers(g GateView) []Approver {
	var out []Approver
	for _, role := range g.approving() {
		out = append(out, s.approversOf(role)...)
	}
	return out
}

// approving lists the roles that are asked for an approval.
func (g GateView) approving() []string {
	if len(g.Roles) == 0 {
		return []string{RoleApprover}
	}
	return g.Roles
}

func (s *State) approversOf(role string) []Approver {
	out := []Approver{{Role: role, Post: s.PostOrRole(role)}}
	if s.Org == nil {
		return out
	}
	for _, c := range s.Org.Contacts(role)[1:] {
		if !c.Post.IsZero() {
			out = append(out, Approver{Role: role, Post: c.Post, Rank: c.Rank})
		}
	}
	return out
}

// ByPost is who approved or refused, with their post: 「佐藤（係長）」.
func (g GateView) ByPost() lang.Text { return WithPost(g.By, g.Post) }

// WithPost is a name with a post behind it, where there is one that is not the name
// itself.
func WithPost(name, post string) lang.Text {
	if post == "" || sameName(name, post) {
		return lang.Same(name)
	}
	return lang.Approval.WithPost.With(name, post)
}

// withPost is [WithPost] with the post as the profile names it in either language.
func (s *State) withPost(name, post string) lang.Text {
	if s.Org != nil && post != "" && !sameName(name, post) {
		if named, ok := s.Org.PostNamed(post); ok {
			return lang.Approval.WithPost.With(name, named)
		}
	}
	return WithPost(name, post)
}

// actsFor narrows the acts that an approval is taken for, where none were named, to
// those that the approver's post can approve. A post that is named for none of them is
// taken to have been asked for all.
func (d *decider) actsFor(st *playbook.Step, acts []string, post string) []string {
	named := false
	narrow := slices.DeleteFunc(slices.Clone(acts), func(act string) bool {
		by := d.s.approvalRule(st, act).By
		role, _ := d.roleAmong(by, post)
		named = named || role != ""
		return len(by) > 0 && role == ""
	})
	if !named {
		return acts
	}
	return narrow
}

// speaksAs finds for which roles an approval of the acts is given, and by which post:
// a post may be that of several, each named for another act. Neither a name nor silence
// makes somebody an approver: where the office's rules name one, what the approver is
// has to be known. The roles are never nil: that tells the entry from one of before.
func (d *decider) speaksAs(st *playbook.Step, acts []string, post string, given bool) (roles []string, as string, err error) {
	var named []string
	for _, act := range acts {
		for _, r := range d.s.approvalRule(st, act).By {
			if !slices.Contains(named, r) {
				named = append(named, r)
			}
		}
	}
	among := named
	if len(among) == 0 {
		among = []string{RoleApprover}
	}
	roles = []string{}
	for _, r := range among {
		if role, of := d.roleAmong([]string{r}, post); role != "" {
			roles, as = append(roles, role), cmp.Or(as, of)
		}
	}
	if len(roles) > 0 {
		return roles, as, nil
	}
	if post = strings.TrimSpace(post); post != "" || len(named) == 0 || !given {
		return roles, post, nil
	}
	var posts []lang.Text
	for _, r := range named {
		for _, a := range d.s.approversOf(r) {
			posts = append(posts, a.Post)
		}
	}
	return nil, "", &Refusal{
		Code: BadIntent, Step: st.Ref,
		Text: lang.Approval.WhichPost.With(d.by.Actor.Name, list(posts)), Hint: lang.Approval.WhichPostHint.With(list(posts)),
	}
}

// roleAmong finds which of the roles a person speaks for: the one that was said, by
// its id, its name, its post or that of a deputy; where nothing was said, the one
// whose post stands in the place of a name, or that the person took.
func (d *decider) roleAmong(roles []string, said string) (role, post string) {
	name := d.by.Actor.Name
	for _, r := range roles {
		for i, a := range d.s.approversOf(r) {
			title := lang.Text{}
			if d.s.Set != nil {
				title = d.s.Set.Role(r).Title
			}
			for _, typed := range []string{said, name} {
				if i == 0 && (sameName(typed, r) || sameName(typed, title.Ja) || sameName(typed, title.En)) || isPost(a.Post, typed) {
					return r, a.Post.In(lang.Japanese)
				}
				if strings.TrimSpace(said) != "" {
					break // what was said counts, not what somebody is called
				}
			}
		}
	}
	for _, r := range roles {
		if strings.TrimSpace(said) == "" && sameName(d.s.Roles[r], name) {
			return r, d.s.PostOrRole(r).In(lang.Japanese)
		}
	}
	return "", ""
}

// isPost reports whether somebody typed a post, or a part of it that stands for it: of
// 「統括情報システム管理者（デジタル推進課長）」 either.
func isPost(post lang.Text, typed string) bool {
	for _, t := range []string{post.Ja, post.En} {
		parts := strings.FieldsFunc(t, func(r rune) bool { return strings.ContainsRune("（）()", r) })
		if sameName(t, typed) || slices.ContainsFunc(parts, func(p string) bool { return sameName(p, typed) }) {
			return true
		}
	}
	return false
}

// NotNamed lists whom the office's rules name for the acts that somebody else approved
// or refused in an entry; none where they are one of them, or the rules name nobody, or
// the entry does not say what they are.
func (s *State) NotNamed(e Event) []lang.Text {
	var who []lang.Text
	d, ok := e.Data.(*Approved)
	if !ok || s.Set == nil || s.Org == nil {
		return nil
	}
	st, ok := s.Set.Step(e.Step)
	if !ok || s.steps[e.Step] == nil {
		return nil
	}
	for _, act := range d.All() {
		counting, others := s.answersTo(st, s.steps[e.Step], act, e.Seq-1, e.Seq)
		if counting != nil || len(others) == 0 {
			continue
		}
		for _, role := range s.approvalRule(st, act).By {
			if post := s.PostOrRole(role); !slices.Contains(who, post) {
				who = append(who, post)
			}
		}
	}
	return who
}

// gateList names gates for a sentence.
func gateList(gates []string) lang.Text {
	var words []lang.Text
	for _, g := range gates {
		words = append(words, GateWords(g))
	}
	return list(words)
}
