package tui

import "dandori/runbook/lang"

// incidentsTitle is what stands over the incidents in the list: an incident that was closed
// is not said to be worked on.
func (h *home) incidentsTitle(items []homeItem) lang.Text {
	for _, it := range items {
		if b := h.briefs[it.id]; it.id != "" && !it.id.Drill() && b.err == nil && b.state.Over() {
			return lang.ExportForm.AllIncidents
		}
	}
	return word.OpenIncidents
}
