package playbooks_test

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"dandori/playbooks"
	"dandori/runbook/lang"
	"dandori/runbook/org"
	"dandori/runbook/platform"
	"dandori/runbook/playbook"
	"dandori/runbook/text"
)

var update = flag.Bool("update", false, "write the goldens of testdata anew")

const claimsFile = "texts/claims.toml"

// prepared reads the shipped prepared texts and the wording checks.
func prepared(t *testing.T) (*text.Set, *text.Claims) {
	t.Helper()
	var families []*text.Family
	var claims *text.Claims
	for _, f := range playbooks.Texts() {
		var err error
		if f.Name == claimsFile {
			claims, err = text.ParseClaims(f.Name, f.Data)
		} else {
			var family *text.Family
			family, err = text.Parse(f.Name, f.Data)
			families = append(families, family)
		}
		if err != nil {
			t.Fatal(err.(text.Problems).Render(lang.English))
		}
	}
	set, err := text.NewSet(families...)
	if err != nil || claims == nil {
		t.Fatalf("%v, %v", claims, err)
	}
	return set, claims
}

func forms(set *text.Set) []*text.Form {
	var all []*text.Form
	for _, f := range set.Families() {
		all = append(all, f.Forms...)
	}
	return all
}

func platforms(t *testing.T) *platform.Set {
	t.Helper()
	var all []*platform.Platform
	for _, f := range playbooks.Platforms() {
		p, err := platform.Parse(f.Name, f.Data)
		if err != nil {
			t.Fatal(err.(platform.Problems).Render(lang.English))
		}
		all = append(all, p)
	}
	set, err := platform.NewSet(all...)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// TestFamilies wants T01 to T16, each in the file of its name.
func TestFamilies(t *testing.T) {
	prepared, _ := prepared(t)
	var want, got []string
	for i := range 16 {
		want = append(want, fmt.Sprintf("T%02d", i+1))
	}
	for _, f := range prepared.Families() {
		got = append(got, f.ID)
		if f.FileName != path.Join("texts", f.ID+".toml") {
			t.Errorf("%s is in %s", f.ID, f.FileName)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

// TestStepsAndTexts wants every text that a step names, in a form for the channel in
// which the step publishes; and every family used by a step.
func TestStepsAndTexts(t *testing.T) {
	prepared, _ := prepared(t)
	used := map[string]bool{}
	for _, st := range set(t).Steps() {
		if st.Text == "" {
			continue
		}
		used[st.Text] = true
		family, ok := prepared.Family(st.Text)
		if !ok {
			t.Errorf("%s: there is no text %s", st.Ref, st.Text)
		} else if _, ok := family.Form(st.TextForm); st.TextForm != "" && !ok {
			t.Errorf("%s: %s has no form %s", st.Ref, st.Text, st.TextForm)
			continue
		}
		if st.Channel != "" && !slices.ContainsFunc(family.Forms, func(f *text.Form) bool { return f.Channel == st.Channel }) {
			t.Errorf("%s: %s has no form for %s", st.Ref, st.Text, st.Channel)
		}
	}
	for _, f := range prepared.Families() {
		if !used[f.ID] {
			t.Errorf("no step uses %s", f.ID)
		}
	}
}

// TestPages wants every page that a step uses on at least one platform.
func TestPages(t *testing.T) {
	all := platforms(t).All()
	for _, st := range set(t).Steps() {
		if st.Page == "" {
			continue
		}
		if !slices.ContainsFunc(all, func(p *platform.Platform) bool { _, ok := p.Page(st.Page); return ok }) {
			t.Errorf("%s: no platform has a page for %s", st.Ref, st.Page)
		}
	}
}

// TestReferences wants every step, field, role, fact, channel and rule that the
// texts name to exist in the playbooks.
func TestReferences(t *testing.T) {
	prepared, claims := prepared(t)
	books := set(t)
	has := func(list []playbook.Named, id string) bool {
		return slices.ContainsFunc(list, func(n playbook.Named) bool { return n.ID == id })
	}
	fact := func(where, id string) {
		if !has(books.Opening.Facts, id) {
			t.Errorf("%s: no fact %q", where, id)
		}
	}
	channel := func(where, id string) {
		if !has(books.Opening.Channels, id) {
			t.Errorf("%s: no channel %q", where, id)
		}
	}
	steps := 0
	for _, f := range prepared.Families() {
		for _, b := range f.Blanks {
			where := f.ID + " " + b.ID
			if b.Confirmed != "" {
				fact(where, b.Confirmed)
			}
			for _, p := range b.From {
				if id, ok := p.Fact(); ok {
					fact(where, id)
				}
				if role, _, ok := p.Role(); ok && !books.HasRole(role) {
					t.Errorf("%s: no role %q", where, role)
				}
				if id, ok := p.FactAsOf(); ok {
					fact(where, id)
				}
				if role, _, ok := p.Told(); ok && !books.HasRole(role) {
					t.Errorf("%s: no role %q", where, role)
				}
				if id, ok := p.Published(); ok {
					channel(where, id)
				}
				if ref, ok := p.Decision(); ok {
					if st, ok := books.Step(playbook.Ref(ref)); !ok || st.Type != playbook.Decide {
						t.Errorf("%s: no decision %q", where, ref)
					}
				}
				if ref, ok := p.Filled(); ok {
					if st, ok := books.Step(playbook.Ref(ref)); !ok || len(st.Fields) == 0 {
						t.Errorf("%s: no step with fields %q", where, ref)
					}
				}
				if ref, id, ok := p.Answered(); ok {
					if st, ok := books.Step(playbook.Ref(ref)); !ok {
						t.Errorf("%s: no step %q", where, ref)
					} else if _, ok := st.Option(id); !ok {
						t.Errorf("%s: %s has no option %q", where, ref, id)
					}
				}
				ref, id, ok := p.Step()
				if !ok {
					continue
				}
				steps++
				st, ok := books.Step(playbook.Ref(ref))
				if !ok {
					t.Errorf("%s: no step %q", where, ref)
					continue
				}
				field, ok := st.Field(id)
				if !ok {
					t.Errorf("%s: %s has no field %q", where, ref, id)
				} else if b.Type == text.Time && field.Type != playbook.FieldTime || b.Type == text.Number && field.Type != playbook.FieldNumber {
					t.Errorf("%s takes a %s, but %s of %s is a %s", where, b.Type, id, ref, field.Type)
				}
			}
		}
		for _, form := range f.Forms {
			channel(form.Name(), form.Channel)
		}
	}
	if steps < 10 {
		t.Errorf("only %d blanks are filled in from steps", steps)
	}
	for _, c := range claims.List {
		if !slices.ContainsFunc(books.Opening.Rules, func(r playbook.Rule) bool { return r.ID == c.Rule }) {
			t.Errorf("claim %s: no rule %q", c.ID, c.Rule)
		}
		if c.Asserts != "" {
			fact("claim "+c.ID, c.Asserts)
		}
		for _, id := range c.Channels {
			channel("claim "+c.ID, id)
		}
	}
}

// TestBothLanguages wants titles and questions in both languages, and bodies in
// Japanese; in English as well where they are sent so.
func TestBothLanguages(t *testing.T) {
	prepared, claims := prepared(t)
	check := func(where string, texts ...lang.Text) {
		for _, text := range texts {
			if (text.Ja == "") != (text.En == "") {
				t.Errorf("%s: one language only: %v", where, text)
			}
			if strings.Contains(text.Ja, "市") {
				t.Errorf("%s says 市, which a town is not: %s", where, text.Ja)
			}
		}
	}
	for _, f := range prepared.Families() {
		check(f.ID, f.Title)
		for _, b := range f.Blanks {
			check(f.ID+" "+b.ID, append([]lang.Text{b.Title, b.Guide}, b.Offers...)...)
		}
		for _, form := range f.Forms {
			check(form.Name(), form.Title, form.Guide)
			if strings.Contains(form.Body.Ja, "市") || form.Body.Ja == "" || (form.Body.En != "") != (f.ID == "T09") {
				t.Errorf("%s: %+v", form.Name(), form.Body)
			}
		}
	}
	for _, c := range claims.List {
		check(c.ID, c.Why)
	}
}

// incident are facts of an invented incident in an office.
type incident struct {
	office    *org.Profile
	asked     map[text.Path]bool // what was asked for
	confirmed bool
}

// sampleValues are what the log of the incident says. A path that is not here was
// never logged.
var sampleValues = map[text.Path]string{
	"now":              "10月5日午後11時20分",
	"now.dated":        "2026年10月5日午後11時20分",
	"date":             "2026年10月5日",
	"happened":         "10月5日午後10時12分",
	"detected":         "10月5日午後10時40分",
	"kinds":            "不正アクセス",
	"recorder":         "佐藤",
	"report-targets":   "防災危機管理課、デジタル推進課、広報広聴課",
	"chronology":       "10月5日午後10時45分　パスワードを変更する\n10月5日午後10時52分　予約投稿を止める",
	"measures":         "10月5日午後10時45分　パスワードを変更した\n10月5日午後10時52分　予約投稿を止めた",
	"office.section":   "広報広聴課",
	"account.name":     "広報みほん",
	"account.handle":   "mihon_koho",
	"account.url":      "https://x.com/mihon_koho",
	"account.list-url": "https://www.example.lg.jp/koho/sns.html",
	"account.platform": "X（旧Twitter）",
	"account.operator": "職員",
	"cause.state":      lang.Known.CauseOpen.Ja,
	"cause.possible":   lang.Known.CausePossible.Ja,

	"seen":                   "外部サイトへ誘導する投稿が3件。午後10時12分から10時30分まで。",
	"course":                 "10月5日午後10時40分　覚知\n10月5日午後10時55分　公式サイトで周知する",
	"evidence":               "証拠1　画面の写し（10月5日午後10時50分、保管場所 共有フォルダー 2026-10-05）",
	"published":              "10月5日午後10時55分　公式サイト　https://www.example.lg.jp/koho/oshirase/20261005.html",
	"outside":                "10月5日午後10時55分　公式サイト\n10月5日午後11時　運営会社へ通報する（受付番号 2026-1005-0042）",
	"account.administrators": "登録メール koho@example.lg.jp、管理者 2名",
	"told.platform.at":       "10月5日午後11時",
	"told.platform.number":   "2026-1005-0042",
	"told.police.at":         "10月6日午前9時",
	"told.police.by":         "見本 太郎",
	"published.website":      "10月5日午後10時55分　https://www.example.lg.jp/koho/oshirase/20261005.html",
	"as-of.extent":           "10月5日午後11時",

	"decision.unauthorized-access/can-log-in": "ログインできない",
	"step.opening/record-detection.certainty": "推定",
	"deleted": "意図しない投稿3件",

	"fact.cause":         "連携アプリの設定の誤り",
	"fact.extent":        "意図しない投稿が3件あり、8,200回表示された（推定）",
	"fact.personal-data": "確認中",
	"fact.damage":        "届出はない。",
	"as-of.damage":       "10月5日午後11時",

	"step.opening/record-detection.informant":              "住民から電話で",
	"step.opening/first-report.next-report":                "10月6日午前0時",
	"step.opening/first-report.asks":                       "ほかのアカウントで知らせること",
	"step.opening/first-report.unconfirmed":                "原因、メッセージの送信の有無",
	"step.opening/follow-up-report.changes":                "操作を取り戻した。",
	"step.impersonation/compare.fake-name":                 "広報みほん【公式】",
	"step.impersonation/compare.fake-id":                   "mihon_k0ho",
	"filled.impersonation/compare":                         "疑わしいアカウントの名称：広報みほん【公式】、疑わしいアカウントのID：mihon_k0ho、疑わしいアカウントのURL：https://x.com/mihon_k0ho、フォロワー数：85（10月5日午後10時50分現在）",
	"step.impersonation/compare.fake-url":                  "https://x.com/mihon_k0ho",
	"step.impersonation/update-notice.confirmed-at":        "10月6日午前9時30分",
	"step.misinformation/spread.claim":                     "水道水が飲めない",
	"step.misinformation/spread.urls":                      "https://x.com/somebody/status/1",
	"step.misinformation/ask-section.fact":                 "全域で通常どおり給水しており、水質にも異常はありません。",
	"step.misinformation/ask-section.as-of":                "10月5日午後11時",
	"step.misinformation/ask-section.answered-at":          "10月5日午後11時5分",
	"step.own-error/check-facts.as-of":                     "10月5日午後10時15分",
	"step.unauthorized-access/recovery-check.recovered-at": "10月6日午前1時10分",
	"step.unauthorized-access/notify-website.url":          "https://www.example.lg.jp/koho/oshirase/20261005.html",
	"step.unauthorized-access/recovery-notice.period":      "10月5日午後10時から11時まで",
	"step.unauthorized-access/press-release.contact":       "広報係長",
	"step.flaming/interim-reply.next-reply":                "10月6日午後3時",
	"step.closing/improvement-plan.plan":                   "連携アプリの点検を毎月行う（広報広聴課、11月末まで）。",
	"step.closing/open-items.left":                         "なし",
}

func (i incident) Value(p text.Path, l lang.Lang) (string, bool) {
	i.asked[p] = true
	value := sampleValues[p]
	if english, ok := englishValues[p]; ok && l == lang.English {
		value = english
	}
	switch role, what, ok := p.Role(); {
	case ok && what == "post":
		post, _ := i.office.Post(role)
		value = post.In(l)
	case p == "office.name" && i.office.Office != "":
		value = i.office.Name.In(l)
	case p == "office.kind":
		value = i.office.Office
	case p == "office.head":
		value = i.office.Head
	}
	return value, value != ""
}

func (i incident) Confirmed(string) bool { return i.confirmed }
func (i incident) Comma() string         { return i.office.Comma }

// englishValues are what the log gives for an English text in other words.
var englishValues = map[text.Path]string{
	"detected":         "5 October, 22:40",
	"told.platform.at": "5 October, 23:00",
	"decision.unauthorized-access/can-log-in": "No",
	"seen":                                  "",
	"account.platform":                      "X (formerly Twitter)",
	"step.misinformation/ask-section.as-of": "5 October, 23:00",
}

// typedValues are what a responder types for blanks that the log does not give, by
// the id of the blank, or by family and blank.
var typedValues = map[string]lang.Text{
	"account-state":    {Ja: "操作を取り戻し、設定を確認しています。"},
	"action":           {Ja: "避難の必要はありません"},
	"actions":          {Ja: "パスワードを変更し、全ての端末のログインを切断しました。"},
	"administrators":   {Ja: "登録メール koho@example.lg.jp、管理者2名"},
	"asked":            {Ja: "当方への回復", En: "restore control to us"},
	"assessment":       {Ja: "第一報まで18分。夜間の連絡先が古く、代理への連絡に時間を要した。"},
	"basis-section":    {Ja: "水道課"},
	"can-log-in":       {Ja: "できない", En: "no"},
	"claimant":         {Ja: "見本 花子（本人）", En: "Hanako Mihon, in her own name"},
	"content":          {Ja: "公式アカウントから、外部サイトへ誘導する投稿が3件行われた。"},
	"changes":          {Ja: "操作を取り戻しました。"},
	"consulted-at":     {Ja: "10月6日午前9時"},
	"correct":          {Ja: "10月12日（月）午前10時から"},
	"course":           {Ja: "10月5日午後10時40分　覚知\n10月5日午後10時55分　公式サイトで周知"},
	"deleted":          {Ja: "何も消していない。"},
	"ending":           {Ja: "停止"},
	"evidence":         {Ja: "画面の写し12枚、通知メール2通（共有フォルダー 2026-10-05）"},
	"extension":        {Ja: "2345"},
	"fault":            {Ja: "特定の方々を傷つける"},
	"following-report": {Ja: "10月6日午前1時"},
	"from-when":        {Ja: "10月10日午前9時"},
	"given-at":         {Ja: "10月6日午前10時"},
	"harm":             {Ja: "外部サイトへの誘導", En: "lures people to another site"},
	"head-name":        {Ja: "見本 太郎"},
	"head-title":       {Ja: "村長"},
	"hours":            {Ja: "午前8時30分から午後5時15分まで"},
	"instead":          {Ja: "公式サイトと「くらしみほん」"},
	"instruction":      {Ja: "ほかのアカウントで知らせること（所属長、午後11時）。"},
	"likeness":         {Ja: "名称、画像、投稿の転載", En: "our name, icon and posts"},
	"mail":             {Ja: "koho@example.lg.jp", En: "koho@example.lg.jp"},
	"mail-changed":     {Ja: "確認できない", En: "not known"},
	"never-asks":       {Ja: "友達申請や当選の連絡をする"},
	"new-actions":      {Ja: "連携アプリを全て解除した。"},
	"next-news":        {Ja: "10月6日午後3時"},
	"next-time":        {Ja: "10月6日午後3時"},
	"number":           {Ja: "2"},
	"office-kind":      {Ja: "村"},
	"office-name":      {Ja: "見本村", En: "Mihon Village"},
	"on-website":       {Ja: "この資料の提供と同時に掲載します。"},
	"original":         {Ja: "経緯が分かるよう削除せず、訂正の投稿を加えました。"},
	"other-side":       {Ja: "（相談のときに記入）"},
	"outline":          {Ja: "公式アカウントで、意図しない投稿が3件確認された。"},
	"outside":          {Ja: "公式サイトに掲載。報道4社に提供。警察に相談。運営会社に通報。"},
	"own-post-url":     {Ja: "https://x.com/mihon_koho/status/1", En: "https://x.com/mihon_koho/status/1"},
	"person":           {Ja: "広報係長　鈴木"},
	"phone":            {Ja: "0836-00-0000"},
	"police-number":    {Ja: "第42号"},
	"post-says":        {Ja: "水道水が飲めない", En: "that tap water is not safe"},
	"post-subject":     {Ja: "防災訓練のお知らせ"},
	"posted-at":        {Ja: "10月5日午後10時12分"},
	"pr":               {Ja: "広報担当"},
	"pr-phone":         {Ja: "内線 1234"},
	"press":            {Ja: "確認した範囲では、ない。"},
	"prevention":       {Ja: "投稿の前に二人で確かめます。"},
	"promised-time":    {Ja: "10月6日正午（12時）"},
	"public-so-far":    {Ja: "まだありません。"},
	"publication":      {Ja: "未定"},
	"questions":        {Ja: "届出の要否、公表の時期に支障がないか。"},
	"T09 reason":       {Ja: "本人の住所を書いた部分が、私生活を知られない権利を害しているため", En: "it gives her home address, which is private"},
	"T12 reason":       {Ja: "操作を取り戻すことができないため"},
	"reason":           {Ja: "個人情報が含まれていた"},
	"reference":        {Ja: "2026-1005-0042", En: "2026-1005-0042"},
	"report-to":        {Ja: "広報係"},
	"reported":         {Ja: "運営会社に削除を依頼しています。"},
	"reported-at":      {Ja: "10月5日午後11時", En: "5 October, 23:00"},
	"fact":             {En: "Water is supplied as usual and is safe to drink."},
	"request":          {Ja: "リンクを開かず、返信しないでください。"},
	"right":            {Ja: "プライバシー", En: "privacy"},
	"section":          {En: "the public relations section"},
	"seen":             {Ja: "当方が意図しない投稿", En: "posts we did not make"},
	"situation":        {Ja: "操作を取り戻し、設定を確認している。"},
	"subject":          {Ja: "意図しない投稿"},
	"summary":          {Ja: "防災訓練への参加を呼び掛ける投稿"},
	"to-platform":      {Ja: "10月5日午後11時"},
	"to-police":        {Ja: "10月6日午前9時"},
	"url":              {Ja: "https://www.example.lg.jp/koho/oshirase/20261005.html"},
	"T14 what":         {Ja: "意図しない投稿がありました"},
	"what":             {Ja: "投稿"},
	"what-happened":    {Ja: "外部サイトへ誘導する投稿が3件。午後10時12分から10時30分まで。"},
	"whom":             {Ja: "公式アカウント", En: "our official account"},
	"why-deleted":      {Ja: "個人情報が含まれていた"},
	"why-removed":      {Ja: "個人情報が含まれているため", En: "it contains personal data"},
	"wrong":            {Ja: "10月11日（日）午前9時から"},
}

// fill fills in a form in an office as far as the log goes, and then as a person
// would go on.
func fill(t *testing.T, form *text.Form, l lang.Lang, i incident) text.Draft {
	t.Helper()
	typed := map[string]string{}
	draft := form.Fill(l, i, typed)
	for _, b := range draft.Open {
		sample, ok := typedValues[form.Family+" "+b.ID]
		if !ok {
			sample = typedValues[b.ID]
		}
		value := sample.Ja
		if l == lang.English {
			value = sample.En
		}
		if value == "" {
			t.Errorf("%s: no sample for %s: %s", form.Name(), b.ID, b.Why.En)
		}
		typed[b.ID] = value
	}
	return form.Fill(l, i, typed)
}

// TestFilled fills in every text in every office: nothing is left open, a town is
// never a city, a post fits, a drill shows, and the wording checks find nothing that
// is not meant. Its goldens are the texts themselves.
func TestFilled(t *testing.T) {
	prepared, claims := prepared(t)
	x, ok := platforms(t).Find("X")
	if !ok {
		t.Fatal("X is missing")
	}
	// What is to be found: these forms, as they are filled in here, say what was done or
	// name the cause, and wait until the log says so too. A new sentence of that kind
	// without its check fails here only if the check finds another: read the bodies.
	meant := map[string][]string{
		"T01/short": {"kept"}, "T01/edited": {"edited"}, "T01/website": {"kept", "corrected"}, "T01/website-deleted": {"deleted"},
		"T04/website": {"platform-asked"}, "T04/stopped": {"fake-stopped"}, "T04/website-stopped": {"fake-stopped"},
		"T05/details": {"on-website"}, "T05/update": {"control-regained"}, "T05/disowned": {"control-lost"},
		"T06/short": {"not-so"}, "T06/partly": {"partly-so"}, "T06/confirmed": {"confirmed-so"}, "T06/website": {"section-asked"},
		"T06/broadcast": {"not-so"}, "T06/partly-broadcast": {"partly-so"}, "T06/confirmed-broadcast": {"confirmed-so"},
		"T07/release": {"platform-asked", "police-told", "on-website"}, "T07/release-other": {"platform-asked", "police-told", "on-website"},
		"T08/memo": {"platform-asked"}, "T09/again": {"platform-asked"}, "T10/further": {"control-regained"},
		"T11/short": {"recovered"}, "T11/with-cause": {"recovered", "cause"}, "T15/short": {"deleted"},
	}
	longest := map[string]int{}
	for _, office := range profiles(t) {
		i := incident{office: office, asked: map[text.Path]bool{}, confirmed: true}
		var golden bytes.Buffer
		for _, form := range forms(prepared) {
			for _, l := range []lang.Lang{lang.Japanese, lang.English} {
				if form.Language(l) != l {
					continue
				}
				name := fmt.Sprintf("%s %s (%s)", office.ID, form.Name(), l)
				draft := fill(t, form, l, i)
				words, err := draft.Finish()
				if err != nil {
					t.Errorf("%s: %v", name, err)
					continue
				}
				if l == lang.English && strings.ContainsFunc(words, func(r rune) bool { return r >= 0x2e80 }) {
					t.Errorf("%s: Japanese in an English text:\n%s", name, words)
				}
				if strings.ContainsAny(words, "{}") || strings.Contains(words, "未記入") || strings.Contains(words, "。。") {
					t.Errorf("%s: not clean:\n%s", name, words)
				}
				if office.Office == "町" && strings.Contains(words, "市") {
					t.Errorf("%s: a town is called a city:\n%s", name, words)
				}
				for line := range strings.Lines(text.Stamp(words, l, text.Stamps{Drill: true, Unapproved: true})) {
					if strings.TrimSpace(line) != "" && !strings.HasPrefix(line, "【訓練】") {
						t.Errorf("%s: a line of a drill is without its stamp: %s", name, line)
					}
				}
				if form.Counted {
					bare := x.Measure(words)
					stamped := x.Measure(text.Stamp(words, l, text.Stamps{Drill: true}))
					if !bare.Fits() || !stamped.Fits() {
						t.Errorf("%s: %s, as a drill %s", name, bare.Text().En, stamped.Text().En)
					}
					longest[form.Name()] = max(longest[form.Name()], bare.Count)
				}
				var found []string
				for _, f := range claims.Check(words, form.Channel) {
					if !slices.Contains(found, f.Claim) {
						found = append(found, f.Claim)
					}
					if !slices.Contains(meant[form.Name()], f.Claim) {
						t.Errorf("%s: %s found %q", name, f.Claim, f.Phrase)
					}
				}
				if len(found) != len(meant[form.Name()]) {
					t.Errorf("%s: found %v, want %v", name, found, meant[form.Name()])
				}
				fmt.Fprintf(&golden, "== %s (%s)\n\n%s\n\n", form.Name(), l, words)
			}
		}
		compare(t, filepath.Join("testdata", "texts", office.ID+".txt"), golden.Bytes())
		for p := range sampleValues {
			if !i.asked[p] && p != "recorder" {
				t.Errorf("%s: nothing asks for %s", office.ID, p)
			}
		}
	}
	if len(longest) < 15 {
		t.Errorf("only %d posts were measured", len(longest))
	}
	for _, form := range forms(prepared) {
		if n, ok := longest[form.Name()]; ok {
			t.Logf("%-16s %d of 280", form.Name(), n)
		}
	}
}

// TestUnknown fills in every text where nothing is known: each is refused, and shows
// every blank by its title.
func TestUnknown(t *testing.T) {
	prepared, _ := prepared(t)
	for _, form := range forms(prepared) {
		draft := form.Fill(lang.Japanese, nil, nil)
		if _, err := draft.Finish(); err == nil || len(draft.Open) != len(form.Blanks(lang.Japanese)) || len(draft.Open) == 0 {
			t.Errorf("%s: %v, open %v", form.Name(), err, draft.Open)
		}
		for _, b := range draft.Open {
			if !strings.Contains(draft.Body, "【未記入："+b.Title.Ja+"】") {
				t.Errorf("%s: %s cannot be seen:\n%s", form.Name(), b.ID, draft.Body)
			}
		}
		if strings.Contains(draft.Body, "{{") {
			t.Errorf("%s: not for people:\n%s", form.Name(), draft.Body)
		}
	}
}

// TestCauseWaits wants the one text that names the cause to wait for it.
func TestCauseWaits(t *testing.T) {
	prepared, claims := prepared(t)
	form, ok := prepared.Form("T11/with-cause")
	if !ok {
		t.Fatal("T11/with-cause is missing")
	}
	for _, office := range profiles(t) {
		i := incident{office: office, asked: map[text.Path]bool{}}
		draft := form.Fill(lang.Japanese, i, map[string]string{"cause": "第三者による不正アクセス", "office-kind": "村"})
		if _, err := draft.Finish(); err == nil || len(draft.Open) != 1 || draft.Open[0].ID != "cause" {
			t.Errorf("%s: the cause is not confirmed: %v, open %v", office.ID, err, draft.Open)
		}
		i.confirmed = true
		words, err := form.Fill(lang.Japanese, i, map[string]string{"office-kind": "村"}).Finish()
		if err != nil || !strings.Contains(words, "原因は、連携アプリの設定の誤りでした。") {
			t.Errorf("%s: %v: %s", office.ID, err, words)
		}
		findings := claims.Check(words, form.Channel)
		if held := text.Held(findings, incident{office: office}); len(held) == 0 {
			t.Errorf("%s: the same words typed by hand are not held: %s", office.ID, words)
		}
	}
}

func compare(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; run the test with -update and read what changed", file)
	}
}
