package tui

import (
	"fmt"
	"testing"
	"time"

	"dandori/runbook/lang"
)

// sizes at which every screen has its goldens.
var sizes = [][2]int{{60, 20}, {80, 24}, {120, 40}}

// scenes are the screens, each reached by keys from the start.
var scenes = []struct {
	name string
	walk func(*console)
}{
	{"home", func(c *console) {
		c.Key("1", "enter")
		c.pass(12 * time.Minute)
		c.Key("esc", "t", "ctrl+s", "esc")
	}},
	{"home-empty", func(*console) {}},
	{"intake", func(c *console) { c.Key("1") }},
	{"intake-second", func(c *console) { c.Key("1", "enter", "esc", "2") }},
	{"pick", func(c *console) {
		c.Key("1", "enter", "l", "6")
		c.reach("step")
		c.Key("/")
		c.Type("ログイン")
	}},
	{"read-step", func(c *console) { c.Key("1", "enter"); c.to("tell-public"); c.Key("5", "f2") }},
	{"ready", func(c *console) { c.Key("1", "enter"); c.pass(9 * time.Minute); c.to("tell-head") }},
	{"waiting", func(c *console) { c.Key("1", "enter"); c.to("severity") }},
	{"held", func(c *console) { c.Key("1", "enter"); c.to("tell-public") }},
	{"done-form", func(c *console) { c.Key("1", "enter"); c.to("note-detection"); c.Key("enter") }},
	{"decide-form", func(c *console) { c.Key("1", "enter"); c.to("kind"); c.Key("enter") }},
	{"report-form", func(c *console) {
		c.Key("1", "enter")
		c.to("tell-head")
		c.Key("enter")
		c.pick("reached", "no")
		c.Key("ctrl+s")
	}},
	{"refused", func(c *console) {
		c.Key("1", "enter")
		c.to("tell-public")
		c.Key("1")
		c.fill("field next", "23:30")
		c.Key("ctrl+s")
	}},
	{"approve-form", func(c *console) {
		c.Key("1", "enter")
		c.to("press-release")
		c.Key("a")
	}},
	{"consult-form", func(c *console) { c.Key("1", "enter"); c.to("press-release"); c.Key("enter") }},
	{"order", func(c *console) { c.Key("1", "enter"); c.to("details") }},
	{"page", func(c *console) {
		c.Key("1")
		c.pick("account", "x-main")
		c.Key("ctrl+s")
		c.to("can-log-in")
		c.Key("enter", "1")
		c.decided()
		c.to("ask-platform")
	}},
	{"fact-form", func(c *console) { c.Key("1", "enter", "f") }},
	{"overview", func(c *console) {
		c.Key("1")
		c.pick("account", "x-main")
		c.Key("ctrl+s", "f", "1")
		c.fill("text", "予約投稿の誤設定か")
		c.pick("certainty", "estimated")
		c.Key("ctrl+s", "i")
	}},
	{"texts", func(c *console) { c.Key("1", "enter"); c.to("tell-public"); c.Key("t") }},
	{"text", func(c *console) {
		c.Key("1")
		c.pick("account", "x-main")
		c.Key("ctrl+s")
		c.to("tell-public")
		c.Key("t", "enter", "2")
		c.fill("body", "アカウントが乗っ取られました。続報 https://bit.ly/a")
		c.Key("ctrl+s")
	}},
	{"text-form", func(c *console) { c.Key("1", "enter"); c.to("tell-public"); c.Key("t", "enter", "enter") }},
	{"readiness", func(c *console) { c.Key("r") }},
	{"check-form", func(c *console) { c.Key("r", "enter") }},
	{"menu", func(c *console) { c.Key("1", "enter", "0") }},
	{"help", func(c *console) { c.Key("1", "enter", "?") }},
	{"log", func(c *console) {
		c.Key("1", "enter", "5")
		c.Type("市民から電話。折り返し不要")
		c.Key("ctrl+s")
		c.to("save-evidence")
		c.Key("2")
		c.Type("投稿は既に消えている")
		c.Key("ctrl+s", "l")
	}},
	{"log-found", func(c *console) {
		c.Key("1", "enter", "5")
		c.Type("市民から電話。折り返し不要")
		c.Key("ctrl+s", "5")
		c.Type("記者から電話。15時に折り返す")
		c.Key("ctrl+s", "l", "/")
		c.Type("電話 記者")
	}},
	{"log-only", func(c *console) {
		c.Key("1", "enter", "f", "1")
		c.fill("text", "予約投稿の誤設定か")
		c.pick("certainty", "estimated")
		c.Key("ctrl+s", "5")
		c.Type("紙の控えを見つけた")
		c.fill("when", "22:10")
		c.pick("paper", "paper")
		c.Key("ctrl+s", "l", "4")
		c.pick("late", "paper")
	}},
	{"late-form", func(c *console) {
		c.Key("1", "enter", "l", "6")
		c.Type("宿直から電話を受けた")
		c.fill("when", "22:05")
		c.Key("tab")
	}},
	{"contacts", func(c *console) { c.Key("1", "enter"); c.to("tell-head"); c.Key("p") }},
	{"contacts-found", func(c *console) {
		c.Key("p", "/")
		c.Type("係長")
		c.Key("enter", "down")
	}},
	{"palette", func(c *console) {
		c.Key("1", "enter", ":")
		c.Type("ｴビデンス")
		for range 5 {
			c.Key("backspace")
		}
		c.Type("evidence")
	}},
	{"mine", func(c *console) {
		c.Key("1", "enter", "d")
		c.pick("role", "section-head")
		c.Key("ctrl+s")
	}},
	{"resumed", func(c *console) {
		c.Key("1", "enter", "5")
		c.Type("市民から電話。折り返し不要")
		c.Key("ctrl+s", "esc")
		c.pass(3 * time.Minute)
		c.Key("enter")
	}},
	{"summary", func(c *console) {
		c.Key("1", "enter", "c")
		c.Type("訓練の確認のため")
		c.Key("ctrl+s", "2", "enter")
	}},
}

func TestGoldens(t *testing.T) {
	for _, l := range []lang.Lang{lang.Japanese, lang.English} {
		for _, size := range sizes {
			for _, s := range scenes {
				name := fmt.Sprintf("%s/%s-%dx%d", l, s.name, size[0], size[1])
				t.Run(name, func(t *testing.T) {
					c := start(t, small(t), "test", l, size[0], size[1])
					s.walk(c)
					c.Golden(name)
				})
			}
		}
	}
}

// The shipped data on the screen as people will see it first.
func TestGoldensShipped(t *testing.T) {
	lib := shipped(t)
	for _, office := range []string{"ube", "iida", "generic"} {
		for _, size := range sizes {
			name := fmt.Sprintf("shipped/%s-%dx%d", office, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				c := start(t, lib, office, lang.Japanese, size[0], size[1])
				c.Golden(name + "-home")
				c.Key("4", "enter")
				c.to("first-report")
				c.Golden(name + "-first-report")
				c.Key("enter")
				c.Golden(name + "-report-form")
				c.Key("esc")
				c.to("can-log-in")
				c.Golden(name + "-decide")
			})
		}
	}
}
