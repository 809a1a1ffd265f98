// Package source reads and checks the source catalogue: which documents the
// playbooks and profiles cite, and what each cited clause asks, in our own words.
// It answers what a clause is, how strongly it binds, and of which kinds of
// incident it speaks. It never says whose rule a clause is: that depends on the
// office, and package org knows it.
//
// # A source file
//
// One TOML file for each document: UTF-8 (a BOM is allowed), at most 256 KiB, at
// most 500 clauses. Names are lower case, written exactly as here; an unknown name
// is an error. A text is a string or a table by language, as in a playbook.
//
//	format     = 1
//	id         = "ube"            # clauses are cited as "ube:…"
//	title      = text
//	office     = text             # who issued it
//	kind       = "guideline"      # guideline law guidance
//	date       = "2022-04-01"     # in force; absent: undated or not known
//	status     = text             # what is known about its state
//	address    = "https://…"      # absent: not known
//	checked-on = "2026-11-22"     # when this file was last checked: against the document,
//	                              # or against what status names
//	note       = text             # what is wrong with the copy it was checked against; several lines
//
//	[[clause]]                    # in the order of the document
//	id          = "7(1)"          # cited as "ube:7(1)"
//	modality    = "must"          # see Modality
//	kinds       = ["unauthorized-access"] # of which incidents it speaks: ["*"] any, [] none
//	preparation = true            # it speaks (also) of what is to be ready before an incident
//	gloss       = text            # what it asks: one short sentence, not the document's own
//
// Required are format, id, title and kind, and of a clause id, modality, kinds and
// gloss. A gloss has at most 240 characters in each language. The id of a clause
// has no colon and no spaces, and with the document's id it is a clause as
// playbooks cite it, at most 64 characters. A letter behind the number of a clause
// ("7(5)b") marks a further sentence of the same clause.
//
// All laws share one document, which has the id and the kind "law": so a law is
// known by its citation ("law:appi-68") without any file. Each of its clauses
// describes itself; a clause of another document may as well:
//
//	title      = text             # the law and the article
//	date       = "2025-04-01"
//	address    = "https://…"
//	checked-on = "2026-11-22"
//	verified   = false            # not found in a published source; absent: it is
//	                              # verified when there is a checked-on
//	note       = text
//
// # Modality
//
//	must         it has to be done
//	prohibit     it must not be done
//	conditional  it has to be done where the clause's own condition holds
//	permit       it may be done
//	should       it is recommended
//	scope        whom or what the document applies to
//	trigger      what counts as such an incident: a definition
//	information  it states a fact, and asks nothing
//
// The first three bind. Only a binding clause of the office's own documents, or a
// binding law, makes a "must".
//
// # Checks
//
// [Parse] reports every problem of a file at once, each with its line and column.
// [NewCatalog] puts documents together and reports ids that are used twice; a
// catalogue is read-only, and a nil one is empty. [Check] reports kinds that the
// playbooks do not know.
package source

import (
	"slices"

	"dandori/runbook/lang"
)

// Bounds on a source file. A file beyond them is refused, with the bound in the
// message.
const (
	MaxFileSize = 256 << 10 // bytes
	MaxClauses  = 500       // clauses of one document
	MaxGloss    = 240       // characters of a gloss in one language
	MaxNesting  = 4         // levels of tables and arrays
)

// LawDocument is the id of the document that holds every law: "law:appi-68".
const LawDocument = "law"

// AnyKind in the kinds of a clause stands for every kind of incident.
const AnyKind = "*"

// Kind says what sort of document it is.
type Kind string

// The kinds of documents.
const (
	Guideline Kind = "guideline" // an office's own rules
	Law       Kind = "law"       // laws and what is decreed under them
	Guidance  Kind = "guidance"  // advice of a ministry or another body
)

// Kinds lists the kinds of documents in the order of this documentation.
var Kinds = []Kind{Guideline, Law, Guidance}

// Modality says how strongly a clause binds.
type Modality string

// The modalities.
const (
	Must        Modality = "must"
	Prohibit    Modality = "prohibit"
	Conditional Modality = "conditional"
	Permit      Modality = "permit"
	Should      Modality = "should"
	Scope       Modality = "scope"
	Trigger     Modality = "trigger"
	Information Modality = "information"
)

// Modalities lists the modalities in the order of this documentation.
var Modalities = []Modality{Must, Prohibit, Conditional, Permit, Should, Scope, Trigger, Information}

// Binding reports whether a clause of the modality makes a duty for those it
// applies to: what must be done, what must not, and what must be done where the
// clause's condition holds. Leave, advice, definitions, scope and facts do not.
func (m Modality) Binding() bool { return m == Must || m == Prohibit || m == Conditional }

// Document is one checked document with its clauses.
type Document struct {
	FileName  string // what messages call the file
	Data      []byte // the bytes it was read from
	ID        string
	Title     lang.Text
	Office    lang.Text // zero: not known
	Kind      Kind
	Date      string // YYYY-MM-DD, or "" when undated
	Status    lang.Text
	Address   string // "": not known
	CheckedOn string // YYYY-MM-DD, or "" when never
	Note      lang.Text
	Clauses   []Clause // in the order of the file
}

// Clause is one clause of a document.
type Clause struct {
	ID          string // as it is cited: "ube:7(1)"
	Document    string // the id of its document
	Line        int    // line of its [[clause]] in the file
	Modality    Modality
	Kinds       []string // of incidents; AnyKind alone: any; empty: none
	Preparation bool     // it speaks (also) of what is to be ready beforehand
	Gloss       lang.Text

	Title     lang.Text // its own, as the articles of laws have; zero: the document's
	Date      string    // its own; "": the document's
	Address   string    // its own; "": the document's
	CheckedOn string    // its own, else the document's; "": never
	Verified  bool      // what the gloss says was found in a published source
	Note      lang.Text // its own
}

// For reports whether the clause speaks of incidents of a kind.
func (c *Clause) For(kind string) bool {
	return slices.Contains(c.Kinds, kind) || slices.Contains(c.Kinds, AnyKind)
}

// Catalog is a set of documents. A nil Catalog is an empty one.
type Catalog struct {
	documents []*Document
	clauses   map[string]*Clause
}

// Documents lists the documents in the order they were given.
func (c *Catalog) Documents() []*Document {
	if c == nil {
		return nil
	}
	return slices.Clone(c.documents)
}

// Document finds a document by id.
func (c *Catalog) Document(id string) (*Document, bool) {
	if c == nil {
		return nil, false
	}
	for _, d := range c.documents {
		if d.ID == id {
			return d, true
		}
	}
	return nil, false
}

// Clause finds a clause as it is cited, "ube:7(1)".
func (c *Catalog) Clause(id string) (*Clause, bool) {
	if c == nil {
		return nil, false
	}
	found, ok := c.clauses[id]
	return found, ok
}
