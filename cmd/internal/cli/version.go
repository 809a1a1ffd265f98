package cli

import (
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"dandori/runbook/lang"
	"dandori/runbook/report"
)

// version is set by the linker for a release
// (-X dandori/cmd/internal/cli.version=1.2.3).
var version = ""

// versionName is the version of the program.
func versionName() string {
	if version != "" {
		return version
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" && info.Main.Version != "(devel)" {
		return info.Main.Version
	}
	return "devel"
}

func (a *app) version() *cobra.Command {
	notices := false
	c := a.command("version", 0, 0, lang.Command.VersionHelp, func(*cobra.Command, []string) error {
		if notices {
			_, err := a.out.WriteString(report.DictionaryNotice)
			return err
		}
		if a.json {
			return a.printJSON(struct {
				Version string `json:"version"`
				Go      string `json:"go"`
				OS      string `json:"os"`
				Arch    string `json:"arch"`
			}{versionName(), runtime.Version(), runtime.GOOS, runtime.GOARCH})
		}
		a.say(lang.Same("dandori %s (%s %s/%s)"), versionName(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
		return nil
	})
	a.yes(c, &notices, "notices", lang.NamesLeft.NoticesFlag)
	a.asJSON(c)
	return c
}
