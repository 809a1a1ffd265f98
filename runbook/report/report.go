// Package report turns the log of an incident into papers. It reads nothing but
// the state and the entries it is given, so the same log always gives the same
// bytes: the time a paper is as of is the entry time of the last entry. What the
// program itself wrote at the end of a log is not in it; see [Told].
//
// [Build] makes a [Document], which has no format; [Render] writes one in a format;
// [Write] does both. Every report exists in every format.
//
// # Reports
//
//	chronology  クロノロジー: every entry in order of event time, with its entry time beside it
//	first       第一報: one A4 page for superiors
//	followup    続報: what changed since an entry
//	incident    事案報告書: fourteen sections, with a comparison against the rules
//	evidence    証拠一覧
//	review      振り返り: five questions, what slowed things down, improvements to be planned
//	metrics     対応時間: from happened to closed, against the due times
//	final       最終報: the last report to superiors
//	police      警察相談メモ: the text for the police, the facts, what was kept
//	platform    運営会社への通報: the text for the platform, where it takes reports, what was reported
//	press       報道資料: the text for the press, what may be stated and what may not
//	notice      公表文: the text for the website, newest first
//
// The last four are made around a text of the log: the one that was published, else
// the draft in force, else the prepared text filled in from the log. While a blank is
// open or an approval is missing the paper says that it may not go out. A step that nobody has
// decided on yet, or that is not to be done, is headed so; one of the closing has no text in a
// paper before somebody decides on it. Beside a text stands which of its values, words and
// times in any form, are from an entry that was corrected or taken back since.
//
// [Compare] makes one more, of many logs: trend 推移, a line for each incident and the
// medians of each quarter, drills in a table of their own.
//
// What nobody wrote down is never guessed: it is 【未記入】 where somebody has to write
// it, and 確認中 where it may not be known yet. A certainty and the time as of which it
// holds stand beside every fact. The program's own entries, which are
// checkpoints and what says that a paper was written, are in no table and in no count of
// entries; the chronology says how many numbers are missing for them, and the facts of
// the incident how many checkpoints there are. A paper ends with what it was made from, as of
// when, and the zone of all its times. What was done over and over stands in it as often.
//
// Some values come from what was filled in at steps, by the id of the field: asks,
// unconfirmed and next-report of the reports inside the office (steps whose prepared
// text is T10), handling, affected, coverage, cause, left, plan, follow-up, and the five
// questions of the review. A playbook without such a field leaves the place 【未記入】. Improvements are
// those that were recorded one by one ([runbook.Improve]); of plan, too, a line or what
// stands before a semicolon is one: what, who and by when between bars
// ("二人で確かめる｜広報課｜12/25"). What reads as a day is a date. Who runs the account is what the
// decision named operator found, else what the profile says.
//
// A follow-up without a number is the one after the reports on record: to tell somebody
// inside the office again begins another, to tell one more person does not.
// The final report, which the closing makes, is none of them and is followed by none;
// what was taken back counts for nothing. Whoever is told is named with the last report
// that was given.
// What changed is what the last report could not tell: what happened after it, and what
// came on record after it. Entries that were typed in together later are divided by their
// event times.
//
// A number that a step asks for with a time holds as of that time, which stands beside it:
// in the effect each time that it was read, in a first report as it was read last.
//
// A first report lists, of the measures of the beginning, whom outside it was told, what
// was done to the account and the evidence, and what was published, before the rest, as
// many as one page holds. Press material and a report to the platform begin with the
// text to hand over, alone; what the office needs beside it begins a page of its own, is marked
// in every heading, and is in no public version. A fact that was corrected may not be stated
// to the press until it is confirmed anew. A clause counts as followed only where
// nothing on record speaks against it: a step that was done without what had to be written
// down, with a question answered "no", over a gate that rests on the clause, or under a clause
// that makes no duty is in another list, as is one that was judged not needed. A public
// version withholds answers: every step with a question answered yes or no is in one list
// there, so that the list does not tell the answer.
//
// A due time that is a suggestion (目安) is never a rule: the comparison with the rules
// calls a step late only where a clause or a law gives the time, and remarks by how much
// a suggested one was missed. The first public notice is the first in a channel that
// the public reads: not the office's own, the desk or one addressee's.
//
// # Formats
//
//	md         Markdown with tables; words from the log are escaped
//	csv        UTF-8 with a byte order mark, CRLF; a cell that a spreadsheet would take for a formula is
//	           defused with an apostrophe; the number of the incident leads every row. A paper that is
//	           one table (chronology, evidence) is that table, with the time zone in the titles of its
//	           columns; any other is one row for each thing it says: section, item, content;
//	           a table in it has a row of titles and a row for each of its own, behind the section
//	html       one page that needs no network and no script; prints on A4 with numbers of pages, the handling
//	           mark and 【訓練】 on every page; a chronology has a picture of the course, whose axis is
//	           broken where nothing happened for long; days and short words are never broken in a table
//	txt        plain text, UTF-8, CRLF
//	txt-cp932  the same in code page 932; what it cannot hold stands by its code and is listed at the end
//	xlsx       a workbook: on the first sheet the paper as it is read, with its small tables in their
//	           places; a sheet for each table that is long or is what csv is made of, whose head stays in
//	           sight, has filters and stands on every page. Times are dates to the second, of which the
//	           minute is shown; numbers are numbers, words are never formulas. It prints on A4, upright or
//	           across, as many pages down as it takes, with letters of 8 points at least, the heading, the
//	           handling mark and numbers of pages; the number of the incident leads every row and is not
//	           printed. A chronology brings the evidence, the steps and the measures with it, each on a
//	           sheet
//	json       see below
//
// The json format is one object: format ("dandori.report/1"), report, language, incident, drill, title,
// handling, as_of (RFC 3339), entries (a number), notices (strings) and sections. A section has id, title
// and blocks. A block has a type: heading, paragraph and quote have text; list has items; facts has items
// with id, name, text and, of a time or a number, time (RFC 3339) or number; table has id, columns (id,
// title, kind: text, time or number) and rows. A cell is null, or a string, an RFC 3339 time or a number as
// its column says; a time nobody knows may be words. Ids are the same in every language. Members may be
// added to the format; what is there does not change without a new name.
//
// The schema of the json format is shipped: see [Schema].
//
// A drill is stamped 【訓練】 in its heading, in CSV and XLSX in every row, and in HTML on every page.
//
// # Public versions
//
// [Options.Public] makes the version for the public, as for a request under the
// ordinance on information disclosure (情報公開請求). It never holds what the fields of
// the log tell to be internal: instructions received, notes, questions and answers,
// consultations, approvals, reasons, what was filled in at steps, drafts, facts that are
// not confirmed, informants and where facts come from, reception numbers, where evidence
// is kept, and the names, sizes and sums of its files, by which a short file can be guessed
// and one that leaked be proved. It holds what was done, decided, reported and published,
// and what was stated as confirmed; where a later statement for the same time took its place,
// that it did, and what is so as of the latest time.
//
// Everybody of the office whom a field of the log or the profile names is 職員A, B …, the
// same person the same letter everywhere in the paper, also in the free words that stay:
// in any width and case, with or without spaces, by the surname alone, and where a name is
// another word as often, before さん, 氏 or a rank. A name that two people have is 職員. The
// letter is the place among those who were named, so that whoever joins later takes nobody's.
// Where a name in kanji begins and ends, and where the surname of one written in one ends, a
// morphological analyser says with a dictionary of Japanese (IPADIC): 本日吉田対応 has a name
// in it, 投稿に関する and 十和田 none; a full name of three kanji is one anywhere. In the fields
// that name people words name somebody unless every one of them is known for a post, a part of
// an office or a circumstance. No dictionary has every name: a person has to read the paper.
// Posts and parts of the office are nobody. Whoever outside the office is named where
// informants and parties are written down is 【非公開】 wherever the name recurs, also with
// [Options.KeepNames]. What looks like a telephone number, an extension or a mail address
// is 【連絡先】. Within an address on the web and the handles of the office's own accounts
// nothing is a name or a telephone number, but for the handles of informants; and a word
// of kanji as a source is a thing as often, so that it is a name only if the dictionary has it
// as one, or before さん. All of this is taken from the words of the log before a paper is made of
// them, and from nothing else: what the program says stays as it is.
//
// Texts stand in the words that went out, and only those that the public read: no draft, no
// notice inside the office, nothing for one addressee, nothing that was taken back. Words
// that were written down after they went out are quoted where somebody said that they did
// and the approval that the step needs was given. Press material and a page for the public
// are then nothing but such words.
//
// What a correction says is left out: its words are free, and nobody can tell by
// program which field they put right; that there is one is said, and so of one that
// was corrected itself. A list at the end says what that paper left out, by category and
// with counts, with a place for the clause that each rests on; csv of a paper that is one
// table has no place for it, and [Options.Omitted] is told. A chronology is then two
// columns: time and content. A name that stands nowhere but in free words cannot be told
// for certain from other words, and the paper says so; [Options.MayRemain] is told which words
// of it may be one, of those that people typed, and [Options.Hide] leaves out what somebody
// chose: wherever it stands, within other words and published texts as well, in any
// width and case and with the kanji in any of their forms. It is 【非公開】 there and counted
// among the names.
//
// A press paper and a page for the public take their facts from such a version; the text to
// hand over is as somebody wrote it, with the names and contacts in it, and the office's own
// part says so. Police and platform are for one addressee and have none. [Withhold] says
// which entries of a log a redacted copy of it withholds.
package report

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/org"
)

// The reports.
const (
	Chronology = "chronology"
	First      = "first"
	FollowUp   = "followup"
	Incident   = "incident"
	Evidence   = "evidence"
	Review     = "review"
	Metrics    = "metrics"
	Final      = "final"
	Police     = "police"
	Platform   = "platform"
	Press      = "press"
	NoticePage = "notice"

	// Trend is made by [Compare], of many logs.
	Trend = "trend"
)

// Reports lists the reports [Build] knows.
var Reports = []string{Chronology, First, FollowUp, Final, Incident, Evidence, Review, Metrics, Police, Platform, Press, NoticePage}

// Formats lists the formats [Render] knows.
var Formats = []string{"md", "csv", "html", "txt", "txt-cp932", "xlsx", "json"}

// HasPublic reports whether a report has a public version.
func HasPublic(report string) bool { return report != Police && report != Platform }

// Extension is how the name of a file of a format ends: ".md".
func Extension(format string) string {
	if format == "txt-cp932" {
		return ".cp932.txt"
	}
	return "." + format
}

// FormatError says that there is no such format.
type FormatError struct{ Format string }

// Error names the format.
func (e *FormatError) Error() string { return fmt.Sprintf("there is no format %q", e.Format) }

// UnknownReportError says that there is no such report.
type UnknownReportError struct{ Report string }

// Error names the report.
func (e *UnknownReportError) Error() string { return fmt.Sprintf("there is no report %q", e.Report) }

// SinceError says that a follow-up cannot tell what changed: the entry it is to start
// from is not in the log, or none was named and no report was recorded.
type SinceError struct {
	Since   int // 0: none was named
	Entries int
}

// Error says what is missing.
func (e *SinceError) Error() string {
	if e.Since == 0 {
		return "no report is recorded that a follow-up could follow"
	}
	return fmt.Sprintf("there is no entry %d among %d", e.Since, e.Entries)
}

// Options say what a paper is to be, beyond what the log says.
type Options struct {
	Lang     lang.Lang
	Handling string // the handling mark; empty: what the log says, else 【未記入】
	Since    int    // of a follow-up: the entry of the last report; 0: the last one the log has
	Number   int    // of a follow-up: which report it is, 2 or more; 0: as the reports on record count

	Public    bool // the public version; see the package comment
	KeepNames bool // of a public version: the names of the staff stay

	// Hide are words that a public version leaves out wherever they stand, as it does the
	// names of outsiders: somebody decided it who read the paper. At most [MaxHidden].
	Hide []string

	// Head is what fixes the log that the paper is made from, as it is to stand on it:
	// the head code of its first [Told] entries. Empty: it is not said.
	Head string

	// Omitted is told what a public version leaves out, a category with its count each,
	// where the format has no place for the list: csv of a paper that is one table. nil:
	// nobody asks.
	Omitted func(list []string)

	// MayRemain is told which words of a public version may still be names of people, in
	// order of where they first stand. nil: nobody asks.
	MayRemain func(words []Remaining)

	// NotThere is told which words of Hide stand nowhere in a public version, if any. nil:
	// nobody asks.
	NotThere func(words []string)

	// Progress is told now and then how many rows of a long table were written, of how
	// many; nil: nobody asks.
	Progress func(done, all int)
}

// Write makes a report of an incident and writes it in a format. entries are all
// entries of the log in order, s the state after them.
func Write(w io.Writer, report, format string, s runbook.State, entries []runbook.Event, o Options) error {
	if !slices.Contains(Formats, format) {
		return &FormatError{Format: format}
	}
	d, err := Build(report, s, entries, o)
	if err != nil {
		return err
	}
	if d.public != nil && o.Omitted != nil && format == "csv" && d.main() != nil {
		o.Omitted(d.public.omissions(d))
	}
	if d.public != nil && o.MayRemain != nil {
		o.MayRemain(d.public.remaining(d, format))
	}
	if d.public != nil && o.NotThere != nil {
		o.NotThere(d.public.nowhere())
	}
	if format == "xlsx" && report == Chronology && !o.Public {
		newPaper(&s, entries, o).workbook(d)
	}
	return Render(w, format, d)
}

// Build makes a report. The error is an [*UnknownReportError] or a [*SinceError].
func Build(report string, s runbook.State, entries []runbook.Event, o Options) (*Document, error) {
	outward := report == Press || report == NoticePage
	asked := o.Public
	o.Public = (o.Public || outward) && HasPublic(report)
	p := newPaper(&s, entries, o)
	p.asked = asked && p.public != nil
	if p.public != nil && !asked {
		o.Public = false
		p.inside = newPaper(&s, entries, o)
	}
	d, err := p.build(report)
	if err != nil {
		return nil, err
	}
	p.own().putRight(d)
	capitals(d)
	if p.public == nil {
		return d, nil
	}
	p.public.clean(d)
	if asked {
		d.public = p.public
		told := p.o.Progress
		p.o.Progress = nil // writing it is what takes time
		p.public.count(d)
		p.public.add()
		p.o.Progress = told
		d.Sections = append(d.Sections, p.omitted())
	}
	return d, nil
}

func (p *paper) build(report string) (*Document, error) {
	switch report {
	case Chronology:
		if p.public != nil {
			return p.publicChronology(), nil
		}
		return p.chronology(), nil
	case Final:
		return p.final(), nil
	case Police:
		return p.police(), nil
	case Platform:
		return p.platformReport(), nil
	case Press:
		return p.press(), nil
	case NoticePage:
		return p.notice(), nil
	case First:
		return p.firstReport(), nil
	case FollowUp:
		return p.followUp()
	case Incident:
		return p.incident(), nil
	case Evidence:
		return p.evidence(), nil
	case Review:
		return p.review(), nil
	case Metrics:
		return p.metrics(), nil
	}
	return nil, &UnknownReportError{Report: report}
}

// Render writes a paper in a format. The error is a [*FormatError], or w's.
func Render(w io.Writer, format string, d *Document) error {
	out := bufio.NewWriterSize(w, 64<<10)
	var err error
	switch format {
	case "md":
		err = markdown(out, d)
	case "csv":
		err = csvFile(out, d)
	case "html":
		err = htmlFile(out, d)
	case "txt":
		err = plain(out, d)
	case "txt-cp932":
		err = plainCP932(out, d)
	case "json":
		err = jsonFile(out, d)
	case "xlsx":
		err = xlsxFile(out, d)
	default:
		return &FormatError{Format: format}
	}
	if err != nil {
		return err
	}
	return out.Flush()
}

// Rules says whose rules clauses are, each kind behind its mark, so that another
// office's clause never stands behind 自: "自 ube:7(1)  他 iida:6(2)④". Without
// clauses it is 案. Where neither the office's rules nor a law say anything, that
// is said, too: 【規程に定めなし】.
func Rules(p *org.Profile, clauses []string, l lang.Lang) string {
	words := marks(p, clauses, l)
	if whose := p.Whose(clauses); whose != org.Own && whose != org.Law {
		words += "  " + runbook.SilenceOf(p).In(l)
	}
	return words
}

// marks is [Rules] without what is said of a silence.
func marks(p *org.Profile, clauses []string, l lang.Lang) string {
	var groups []string
	for _, w := range []org.Whose{org.Own, org.Law, org.Other} {
		words := []string{WhoseMark(w).In(l)}
		for _, c := range clauses {
			if p.Whose([]string{c}) == w {
				words = append(words, c)
			}
		}
		if len(words) > 1 {
			groups = append(groups, strings.Join(words, " "))
		}
	}
	if len(groups) == 0 {
		return WhoseMark(org.Ours).In(l)
	}
	return strings.Join(groups, "  ")
}

// WhoseMark is the one-word mark of whose rule something is: 自, 他, 法 or 案.
func WhoseMark(w org.Whose) lang.Text {
	switch w {
	case org.Own:
		return lang.Report.Own
	case org.Law:
		return lang.Report.Law
	case org.Other:
		return lang.Report.Other
	case runbook.ByPromise:
		return lang.Event.Promised
	}
	return lang.Report.Ours
}
