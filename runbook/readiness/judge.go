package readiness

import (
	"strings"
	"time"

	"dandori/runbook/lang"
	"dandori/runbook/org"
)

// answer is what a profile says to a judge.
type answer int

const (
	silent answer = iota // nobody asked it
	open                 // it says nothing, or not enough
	good
	bad
)

// fact is the answer of a profile with its words.
type fact struct {
	answer  answer
	why     lang.Text
	mistake bool      // of a bad one: the profile itself cannot be right
	at      time.Time // the day on which the item was done, where the profile knows it
}

// subject is what one result is about.
type subject struct {
	id      string
	name    lang.Text
	account org.Account
	role    org.Role
}

// judge is one way of asking a profile.
type judge struct {
	each string // the Each of the items it is for
	ask  func(p *org.Profile, item Item, s subject, today time.Time) fact
}

// judgePost is the judge that takes a role.
const judgePost = "post"

// judges is the closed list; the package comment says what each finds.
var judges = map[string]judge{
	"two-administrators": {EachAccount, func(_ *org.Profile, _ Item, s subject, _ time.Time) fact {
		switch n := len(s.account.Admins); n {
		case 0:
			return fact{answer: open, why: lang.Readiness.AdminsUnset}
		case 1:
			return fact{answer: bad, why: lang.Readiness.AdminsOne}
		case 2:
			return fact{answer: good, why: lang.Readiness.AdminsTwo}
		default:
			return fact{answer: bad, why: lang.Readiness.AdminsMany.With(n)}
		}
	}},
	"two-factor": {EachAccount, func(_ *org.Profile, _ Item, s subject, _ time.Time) fact {
		switch s.account.TwoFactor {
		case "yes":
			return fact{answer: good, why: lang.Readiness.TwoFactorOn}
		case "no":
			return fact{answer: bad, why: lang.Readiness.TwoFactorOff}
		}
		return fact{answer: open, why: lang.Readiness.TwoFactorUnset}
	}},
	"password-age": {EachAccount, func(_ *org.Profile, _ Item, s subject, today time.Time) fact {
		day, err := time.Parse(time.DateOnly, s.account.LastPasswordChange)
		switch {
		case err != nil:
			return fact{answer: open, why: lang.Readiness.PasswordUnset}
		case day.After(today):
			return fact{answer: bad, mistake: true, why: lang.Readiness.PasswordFuture.With(s.account.LastPasswordChange)}
		}
		return fact{answer: good, why: lang.Readiness.PasswordChanged.With(s.account.LastPasswordChange), at: day}
	}},
	"registered-mail": {EachAccount, func(_ *org.Profile, _ Item, s subject, _ time.Time) fact {
		switch mail := strings.ToLower(s.account.Mail); {
		case mail == "":
			return fact{answer: open, why: lang.Readiness.MailUnset}
		case strings.Contains(mail, "@") && strings.HasSuffix(mail, ".lg.jp"):
			return fact{answer: good, why: lang.Readiness.MailPublic.With(s.account.Mail)}
		case org.FreeMail(mail):
			return fact{answer: bad, why: lang.OrgDoubt.MailFree.With(s.account.Mail)}
		}
		return fact{answer: open, why: lang.Readiness.MailOther.With(s.account.Mail)}
	}},
	"verified": {EachAccount, func(_ *org.Profile, _ Item, s subject, _ time.Time) fact {
		switch s.account.Verified {
		case "yes":
			return fact{answer: good, why: lang.Readiness.VerifiedYes}
		case "no":
			return fact{answer: open, why: lang.Readiness.VerifiedNo}
		}
		return fact{answer: open, why: lang.Readiness.VerifiedUnset}
	}},
	"list-url": {EachAccount, func(_ *org.Profile, _ Item, s subject, _ time.Time) fact {
		return set(lang.Same(s.account.ListURL), lang.Readiness.ListSet, lang.Readiness.ListUnset)
	}},
	"mutual-link": {EachAccount, func(_ *org.Profile, _ Item, s subject, _ time.Time) fact {
		switch s.account.MutualLink {
		case "yes":
			return fact{answer: good, why: lang.Readiness.LinkYes}
		case "no":
			return fact{answer: bad, why: lang.Readiness.LinkNo}
		}
		return fact{answer: open, why: lang.Readiness.LinkUnset}
	}},
	"comment-policy": {EachAccount, func(_ *org.Profile, _ Item, s subject, _ time.Time) fact {
		if s.account.BroadcastOnly == "yes" {
			return fact{answer: good, why: lang.Readiness.BroadcastOnly}
		}
		return set(s.account.CommentPolicy, lang.Readiness.CommentsSet, lang.Readiness.CommentsUnset)
	}},
	"off-hours": {EachAccount, func(_ *org.Profile, _ Item, s subject, _ time.Time) fact {
		return set(s.account.OffHours, lang.Readiness.OffHoursSet, lang.Readiness.OffHoursUnset)
	}},
	"emergency": {EachAccount, func(_ *org.Profile, _ Item, s subject, _ time.Time) fact {
		return set(s.account.Emergency, lang.Readiness.EmergencySet, lang.Readiness.EmergencyUnset)
	}},
	"section": {EachAccount, func(_ *org.Profile, _ Item, s subject, _ time.Time) fact {
		return set(s.account.Section, lang.Readiness.SectionSet, lang.Readiness.SectionUnset)
	}},
	"operator": {EachAccount, func(_ *org.Profile, _ Item, s subject, _ time.Time) fact {
		switch s.account.Operator {
		case "":
			return fact{answer: open, why: lang.Readiness.OperatorUnset}
		case "staff":
			return fact{answer: good, why: lang.Readiness.OperatorStaff}
		}
		return fact{answer: open, why: lang.Readiness.OperatorOutside}
	}},
	"contact": {EachContact, func(_ *org.Profile, _ Item, s subject, _ time.Time) fact {
		var missing []lang.Text
		if s.role.Day == "" {
			missing = append(missing, lang.Readiness.ContactDay)
		}
		if s.role.Night == "" {
			missing = append(missing, lang.Readiness.ContactNight)
		}
		if len(s.role.Deputies) == 0 {
			missing = append(missing, lang.Readiness.ContactDeputy)
		}
		if len(missing) > 0 {
			return fact{answer: open, why: lang.Readiness.ContactUnset.With(join(missing))}
		}
		return fact{answer: good, why: lang.Readiness.ContactSet}
	}},
	judgePost: {"", func(p *org.Profile, item Item, _ subject, _ time.Time) fact {
		post, _ := p.Post(item.Role)
		return set(post, lang.Readiness.PostSet, lang.Readiness.PostUnset)
	}},
}

// set is the fact that a value is there, or is not.
func set(value, yes, no lang.Text) fact {
	if value.IsZero() {
		return fact{answer: open, why: no}
	}
	return fact{answer: good, why: yes.With(value)}
}

// join joins words for a sentence.
func join(words []lang.Text) lang.Text {
	var ja, en []string
	for _, w := range words {
		ja = append(ja, w.In(lang.Japanese))
		en = append(en, w.In(lang.English))
	}
	return lang.Text{Ja: strings.Join(ja, "、"), En: strings.Join(en, ", ")}
}
