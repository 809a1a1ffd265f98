package tui

import (
	"testing"

	"dandori/runbook"
)

// approver fills in who approves or refuses: a name, and the first of the posts that
// the office's rules name.
func (c *console) approver(name string) {
	c.t.Helper()
	c.fill("who", name)
	if post := c.m.form().field("post"); post.asked == nil || post.asked() {
		c.pick("post", post.choices[0].id)
	}
}

// What the approver is is asked, and nobody is chosen beforehand: another post is
// written down, and the step stays held and says why.
func TestApproverOfAnotherPost(t *testing.T) {
	c := hijack(t)
	c.to("tell-public")
	c.Key("enter")
	c.pick("answer", "yes")
	c.fill("who", "田中")
	c.Key("ctrl+s")
	c.Shows("「承認者の職」を選んでください", "広報広聴課長", "どれでもない")
	c.pick("post", otherPost)
	c.Key("ctrl+s")
	c.Shows("「その職」が空欄です")
	c.fill("other-post", "危機管理課長")
	c.Key("ctrl+s")
	if d, ok := c.last().Data.(*runbook.Approved); !ok || d.Role != "" || d.Post != "危機管理課長" {
		t.Errorf("%+v", c.last().Data)
	}
	c.Shows("承 乗っ取りを周知する", "危機管理課長", "定めの承認者")
	// The one whom the rules name opens it.
	c.Key("enter")
	c.pick("answer", "yes")
	c.approver("山本")
	c.Key("ctrl+s")
	if d, ok := c.last().Data.(*runbook.Approved); !ok || d.Role == "" || d.Post != "広報広聴課長" {
		t.Errorf("%+v", c.last().Data)
	}
	c.Shows("山本（広報広聴課長）")
}

// An override can be taken back before anything was done under it.
func TestUndoOfAnOverride(t *testing.T) {
	c := hijack(t)
	c.to("tell-public")
	c.Key("o")
	c.fill("reason", "課長と連絡が取れない")
	c.decided()
	c.Type("はい")
	c.Key("enter")
	if _, ok := c.last().Data.(*runbook.Overridden); !ok {
		t.Fatalf("the last entry is %s", c.last().Type)
	}
	c.Key("8")
	c.fill("reason", "連絡が付いた")
	c.Key("ctrl+s")
	if d, ok := c.last().Data.(*runbook.StepReopening); !ok || !d.Override {
		t.Errorf("%+v", c.last().Data)
	}
	c.Shows("承 乗っ取りを周知する")
}

// So can an approval that was written down wrongly: nobody has to override or refuse in
// the name of somebody who never said anything.
func TestUndoOfAnApproval(t *testing.T) {
	c := hijack(t)
	c.to("tell-public")
	c.Key("a")
	c.pick("answer", "yes")
	c.approver("架空")
	c.Key("ctrl+s")
	if _, ok := c.last().Data.(*runbook.Approved); !ok {
		t.Fatalf("the last entry is %s", c.last().Type)
	}
	c.Key("8")
	c.fill("reason", "名前を取り違えた")
	c.Key("ctrl+s")
	if d, ok := c.last().Data.(*runbook.StepReopening); !ok || d.Answer != runbook.AnswerApproval {
		t.Errorf("%+v", c.last().Data)
	}
	c.Shows("承 乗っ取りを周知する")
}

// That nobody knows who approved is no approval: the form does not suggest to write so, and
// does not take it.
func TestAnUnknownApproverIsNone(t *testing.T) {
	c := hijack(t)
	c.to("tell-public")
	c.Key("enter")
	c.pick("answer", "yes")
	c.Key("ctrl+s")
	c.Hides("分からなければ")
	c.Shows("分かるまでは")
	c.fill("who", "不明")
	c.pick("post", c.m.form().field("post").choices[0].id)
	before := c.last().Seq
	c.Key("ctrl+s")
	c.Shows("不明では")
	if f := c.m.form(); f == nil || f.current() == nil || f.current().id != "who" || c.last().Seq != before {
		t.Errorf("it was taken, or the focus is elsewhere:\n%s", c.Text())
	}
	// What an answer may lack says so as before.
	c = hijack(t)
	c.Key("2", "ctrl+s")
	c.Shows("分からなければ「不明」と")
}
