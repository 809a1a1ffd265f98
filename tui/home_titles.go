package tui

import "dandori/runbook/lang"

// listTitle is what stands over the incidents of the home screen, or over its drills: what is
// over is not said to be worked on.
func (h *home) listTitle(items []homeItem, drills bool) lang.Text {
	open, all := word.OpenIncidents, lang.ExportForm.AllIncidents
	if drills {
		open, all = word.OpenDrills, word.AllDrills
	}
	for _, it := range items {
		if b := h.briefs[it.id]; it.id != "" && it.id.Drill() == drills && b.err == nil && b.state.Over() {
			return all
		}
	}
	return open
}
