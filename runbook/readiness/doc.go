// Package readiness is what an office checks while nothing is wrong (点検): who
// can log in, what the public sees, whether the contacts still answer.
//
// [Parse] reads the items, [Evaluate] says how each stands, and a [Log] keeps what
// was looked at, in a hash-chained log of the same kind and in the same store as
// those of incidents. Evaluate is a pure function of the items, the office's
// profile, the checks and the time.
//
// # An item file
//
// UTF-8 TOML (a BOM is allowed), at most 256 KiB and 200 items. Names are lower
// case, written exactly as here; an unknown name is an error. A text is a string or
// a table by language, as in a playbook.
//
//	format = 1
//
//	[[item]]
//	id       = "password-change"
//	title    = text
//	guide    = text               # how to check: a few lines
//	each     = "account"          # once for each account; "contact": for each role with a post; absent: once
//	judge    = "password-age"     # what the profile can answer by itself
//	role     = "ciso"             # with judge = "post" only: the role
//	interval = "6 months"         # a number of days, weeks, months or years: this program's suggestion, never a duty
//	occasion = text               # when else to look, in words
//	sources  = ["kami:3(7)"]      # clauses that make it a duty of the office whose they are
//	see      = ["towa:6(2)⑥"]     # clauses that only touch on it
//
// The id, the title and the guide are required. Ids and clauses are as in a
// playbook.
//
// # Judges
//
// What a profile answers is a fact: good, bad, or open where it says nothing.
//
//	two-administrators  account  good with two; bad with one or with more
//	two-factor          account  good with "yes", bad with "no"
//	password-age        account  good, and done on the day of the last change; bad when that day is yet to come
//	registered-mail     account  good for an address under lg.jp; bad at a free mail service; open for any other, since whose domain it is cannot be known
//	verified            account  good with "yes"; open with "no", since whether the service offers it cannot be known
//	list-url            account  good when the page that lists it is named
//	mutual-link         account  good with "yes", bad with "no"
//	comment-policy      account  good when it is named, or the account answers nobody
//	off-hours           account  good when the rules for use off hours are named
//	emergency           account  good when the organisation for emergencies is named
//	section             account  good when the section in charge is named
//	operator            account  good when staff run it; open when others do, since whether they are bound cannot be known
//	contact             contact  good with a day and a night contact and a deputy
//	post                once     good when the role has a post
//
// # How an item stands
//
// The last check of an item (and of an account) that was recorded is the one that
// stands; those before it stay in the log and count no more. That is also how a
// check is corrected. The first of these that is so decides:
//
//	advice   the profile's answer is bad, but only by another office's rule or nobody's
//	problem  the profile's answer is bad, or the check that stands found a problem
//	unknown  the profile says nothing and nobody has checked (未設定), or an item that
//	         the profile does not answer, or that is due at intervals, was never
//	         checked (未点検)
//	overdue  the interval since the check or the fact has passed
//	ok       none of these
//
// # Intervals
//
// The interval of the office's profile comes before that of the item. Unless its
// source is the office's own clause or a law, it is a suggestion (目安). An interval counts from a day, in the office's time zone: three months after
// 2026-08-22 is 2026-11-22, on which there is still time; from 2026-11-23 on it is
// overdue. Months come first, and a day that the month does not have is its last:
// one month after 01-31 is 02-28, a year after 2028-02-29 is 2029-02-28. Then the
// days are added.
//
// # Whose rule
//
// An item is a duty only where one of its sources, or the source of its interval, is
// the office's own clause or a law. Elsewhere the same item is another office's rule,
// for reference, or nobody's: a suggestion. see never makes a duty.
//
// # The log
//
// Each office has one log, RDY-…, begun with its first check. Its entries are
// [runbook.ReadinessOpened], once, and [runbook.ReadinessChecked]. Should two
// programs begin it at the same moment there are two; both are read, and the older
// is written to.
package readiness
