package paper_test

import (
	"bytes"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"dandori/playbooks"
	"dandori/runbook"
	"dandori/runbook/lang"
	"dandori/runbook/paper"
	"dandori/runbook/playbook"
)

var update = flag.Bool("update", false, "rewrite golden files")

// shipped is the data of the program, with its texts.
func shipped(t testing.TB) *runbook.Library {
	t.Helper()
	files := playbooks.Files()
	files.Texts, files.Platforms = playbooks.Texts(), playbooks.Platforms()
	lib, err := runbook.NewLibrary(files)
	if err != nil {
		t.Fatal(err)
	}
	return lib
}

func source(t testing.TB, lib *runbook.Library, kind, office string) paper.Source {
	t.Helper()
	k, ok := lib.Set.Kind(kind)
	if !ok {
		t.Fatalf("there is no kind %s", kind)
	}
	p, ok := lib.Profile(office)
	if !ok {
		t.Fatalf("there is no profile %s", office)
	}
	return paper.Source{Set: lib.Set, Kind: k, Org: p, Texts: lib.Texts()}
}

func write(t testing.TB, format string, s paper.Source, l lang.Lang) string {
	t.Helper()
	var b bytes.Buffer
	if err := paper.Write(&b, format, s, l); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGoldens(t *testing.T) {
	s := source(t, shipped(t), "unauthorized-access", "ube")
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		for _, format := range paper.Formats {
			name := filepath.Join("testdata", "ube-unauthorized-access."+string(l)+"."+format)
			got := write(t, format, s, l)
			if again := write(t, format, s, l); again != got {
				t.Errorf("%s: written twice it is not the same", name)
			}
			if *update {
				if err := os.MkdirAll("testdata", 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(name)
			if err != nil {
				t.Fatalf("%v (run go test -update)", err)
			}
			if got != string(want) {
				t.Errorf("it differs from %s (run go test -update and look at the difference)", name)
			}
		}
	}
}

// Every step of the opening, the kind and the closing is on the paper with its box,
// each prepared text with its blanks, and enough empty rows.
func TestEverythingIsOnIt(t *testing.T) {
	lib := shipped(t)
	for _, kind := range lib.Set.Kinds {
		for _, profile := range lib.Profiles {
			for _, format := range paper.Formats {
				s := source(t, lib, kind.Kind, profile.ID)
				out := write(t, format, s, lang.Japanese)
				boxes := 0
				for _, steps := range [][]string{refs(lib, "opening"), refs(lib, kind.ID), refs(lib, "closing")} {
					for _, ref := range steps {
						st, _ := lib.Set.Step(playbook.Ref(ref))
						if runbook.NobodyLeft(lib.Set, profile, []string{kind.Kind}, st) {
							if strings.Contains(out, ref) {
								t.Errorf("%s of %s as %s asks for %s, which is for nobody", kind.ID, profile.ID, format, ref)
							}
							continue
						}
						boxes++
						if !strings.Contains(out, ref) {
							t.Errorf("%s of %s as %s has no %s", kind.ID, profile.ID, format, ref)
						}
					}
				}
				if n := strings.Count(out, "☐"); n < boxes {
					t.Errorf("%s of %s as %s has %d boxes for %d steps", kind.ID, profile.ID, format, n, boxes)
				}
				if strings.Contains(out, "{{") {
					t.Errorf("%s of %s as %s has a blank that is no blank on paper", kind.ID, profile.ID, format)
				}
				row := map[string]string{"html": "<tr>" + strings.Repeat("<td></td>", 13) + "</tr>", "md": "|" + strings.Repeat("  |", 13)}[format]
				if n := strings.Count(out, row); n != paper.Rows {
					t.Errorf("%s of %s as %s has %d empty rows", kind.ID, profile.ID, format, n)
				}
				if strings.Contains(out, "<script") || strings.Contains(out, "src=") || strings.Contains(out, "url(") {
					t.Errorf("%s of %s as %s needs something else", kind.ID, profile.ID, format)
				}
			}
		}
	}
}

func refs(lib *runbook.Library, id string) []string {
	p, _ := lib.Set.Playbook(id)
	var out []string
	for _, st := range p.Steps {
		out = append(out, string(st.Ref))
	}
	return out
}

// What a profile says cannot become markup, and moves nothing.
func TestHostileProfile(t *testing.T) {
	s := source(t, shipped(t), "flaming", "ube")
	office := *s.Org
	office.Name = lang.Same("<script>alert(1)</script>|a|`b` \x1b[31m \u202e")
	s.Org = &office
	for _, format := range paper.Formats {
		out := write(t, format, s, lang.Japanese)
		if strings.Contains(strings.ReplaceAll(out, "\\<", ""), "<script") {
			t.Errorf("%s has the script", format)
		}
		for _, r := range out {
			if unicode.IsControl(r) && r != '\n' || r == '\u202e' {
				t.Fatalf("%s has %U", format, r)
			}
		}
	}
}

func TestUnknownFormat(t *testing.T) {
	if err := paper.Write(&bytes.Buffer{}, "pdf", source(t, shipped(t), "flaming", "ube"), lang.English); err == nil {
		t.Error("pdf was written")
	}
}

// A browser prints each track on one page: of every kind, for the office with the most
// to say and for the one with nothing, in both languages.
func TestOnePageForEachTrack(t *testing.T) {
	chromium, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("chromium is not installed; the test of the printed pages needs it")
	}
	if testing.Short() {
		t.Skip("it starts a browser")
	}
	lib := shipped(t)
	for _, kind := range lib.Set.Kinds {
		var head, tracks string
		pages := 0
		for _, at := range []struct {
			office string
			lang   lang.Lang
		}{{"ube", lang.Japanese}, {"iida", lang.English}, {"generic", lang.Japanese}} {
			out := write(t, "html", source(t, lib, kind.Kind, at.office), at.lang)
			head, _, _ = strings.Cut(out, "<section")
			for _, track := range regexp.MustCompile(`(?s)<section class="track".*?</section>`).FindAllString(out, -1) {
				tracks += track
				pages++
			}
		}
		if n := printed(t, chromium, head+tracks+"</body></html>"); n != pages {
			t.Errorf("%s: %d tracks take %d pages", kind.Kind, pages, n)
		}
	}
}

// printed counts the pages that a browser makes of a paper.
func printed(t *testing.T, chromium, paper string) int {
	t.Helper()
	name := filepath.Join(t.TempDir(), "paper.html")
	if err := os.WriteFile(name, []byte(paper), 0o644); err != nil {
		t.Fatal(err)
	}
	pdf := name + ".pdf"
	cmd := exec.Command(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
		"--user-data-dir="+t.TempDir(), "--print-to-pdf="+pdf, "file://"+name)
	if msg, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, msg)
	}
	data, err := os.ReadFile(pdf)
	if err != nil {
		t.Fatal(err)
	}
	most := 0
	for _, m := range regexp.MustCompile(`/Type\s*/Pages\b[^>]*?/Count\s+(\d+)|/Count\s+(\d+)[^>]*?/Type\s*/Pages\b`).FindAllSubmatch(data, -1) {
		n, _ := strconv.Atoi(string(m[1]) + string(m[2]))
		most = max(most, n)
	}
	if most == 0 {
		t.Fatal("the PDF does not say how many pages it has")
	}
	return most
}
