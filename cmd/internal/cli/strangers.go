package cli

import (
	"errors"
	"os"
	"path/filepath"
	"strings"

	"dandori/runbook"
	"dandori/runbook/lang"
)

// logFolders are the folders of the data folder that hold the logs of a series.
var logFolders = map[runbook.Series]string{
	runbook.SeriesIncident: "incidents", runbook.SeriesDrill: "drills", runbook.SeriesReadiness: "readiness",
}

// stranger is what stands in a folder of logs and is no log of it: moved or copied there by
// hand. Nothing opens it, and nobody must believe that it is gone.
type stranger struct {
	Folder string `json:"folder"`
	Name   string `json:"name"`
	Why    string `json:"why"`
}

// strangers finds what stands in the folders of some series and is no log of them. Files
// that are no logs, and what begins with a dot, are nobody's loss.
func (a *app) strangers(series ...runbook.Series) []stranger {
	out := []stranger{}
	for _, one := range series {
		folder := logFolders[one]
		entries, err := os.ReadDir(filepath.Join(a.dataDir(), folder))
		if err != nil {
			continue // the list itself says so, where there is a folder
		}
		for _, e := range entries {
			name := e.Name()
			if runbook.IncidentID(name).Series() == one || strings.HasPrefix(name, ".") || !e.IsDir() && !strings.HasSuffix(name, ".jsonl") {
				continue
			}
			out = append(out, stranger{folder, name, a.whyStrange(folder, name, e.IsDir())})
		}
	}
	return out
}

func (a *app) whyStrange(folder, name string, dir bool) string {
	t := lang.DrillAttend
	if home, ok := logFolders[runbook.IncidentID(name).Series()]; ok {
		return t.StrangeSeries.In(a.lang) + between(a.lang) + a.format(t.StrangeBack, home)
	}
	if dir {
		if _, err := os.Lstat(filepath.Join(a.dataDir(), folder, name, "log.jsonl")); err != nil {
			return t.StrangeOther.In(a.lang)
		}
	}
	return t.StrangeCopy.In(a.lang)
}

// between is what stands between two sentences.
func between(l lang.Lang) string {
	if l == lang.Japanese {
		return ""
	}
	return " "
}

// tellStrangers says of each of them on standard error why it is not in the list.
func (a *app) tellStrangers(all []stranger) {
	for _, s := range all {
		a.remark(lang.DrillAttend.StrangeLine.With(s.Folder, s.Name, s.Why))
	}
}

// elsewhere is the folder of other logs in which a log lies by its own name, moved there by
// hand; "" when it lies in none.
func (a *app) elsewhere(id runbook.IncidentID) string {
	for _, folder := range logFolders {
		if folder == logFolders[id.Series()] || !id.Valid() {
			continue
		}
		if _, err := os.Lstat(filepath.Join(a.dataDir(), folder, string(id), "log.jsonl")); err == nil {
			return folder
		}
	}
	return ""
}

// wrongPlace says where a log belongs that lies under the name of another one; false when that
// place is taken, and this one is a copy.
func (a *app) wrongPlace(err error) (lang.Text, bool) {
	m, ok := errors.AsType[*runbook.MisplacedError](err)
	if !ok || !m.Of.Valid() {
		return lang.Text{}, false
	}
	home := logFolders[m.Of.Series()] + "/" + string(m.Of)
	if _, err := os.Lstat(filepath.Join(a.dataDir(), home)); err == nil {
		return lang.Text{}, false
	}
	return lang.Damage.WrongPlaceHint.With(string(m.Of), home), true
}
