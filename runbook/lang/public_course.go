package lang

// PublicCourse holds the course of an incident in words for the public: what was done, as an
// outsider may be told it.
var PublicCourse = struct {
	Known       Text              // it became known
	KnownOf     map[string]Text   // the same, by the kind of the incident
	KnownThings Text              // the same, of several kinds: a list of Things
	Things      map[string]Text   // what became known, by the kind, as a part of a list
	And         Text              // a list, and its last part
	Told        map[string]Text   // by the body outside that was told
	Names       map[string][]Text // by the body: phrases by which a text says that it was told
	Published   map[string]Text   // by channel
	PublishedIn Text              // the title of another channel
}{
	Known: Text{"事案を把握", "The matter became known"},
	KnownOf: map[string]Text{
		"unauthorized-access": {"公式アカウントの異常を確認", "Something unusual was found in the official account"},
		"impersonation":       {"なりすましが疑われるアカウントを把握", "An account suspected to be a fake became known"},
		"misinformation":      {"事実と異なるおそれがある情報を把握", "Information that may be untrue became known"},
		"own-error":           {"投稿の内容の問題を把握", "A problem with a post became known"},
		"flaming":             {"投稿へのご意見を把握", "Criticism of a post became known"},
	},
	KnownThings: Text{"%sを把握", "These became known: %s"},
	Things: map[string]Text{
		"unauthorized-access": {"公式アカウントの異常", "something unusual in the official account"},
		"impersonation":       {"なりすましが疑われるアカウント", "an account suspected to be a fake"},
		"misinformation":      {"事実と異なるおそれがある情報", "information that may be untrue"},
		"own-error":           {"投稿の内容の問題", "a problem with a post"},
		"flaming":             {"投稿へのご意見", "criticism of a post"},
	},
	And: Text{"%s及び%s", "%s and %s"},
	Told: map[string]Text{
		"platform": {"運営会社に通報", "Reported to the platform"},
		"police":   {"警察に相談", "The police were consulted"},
		"ppc":      {"個人情報保護委員会に報告", "Reported to the Personal Information Protection Commission"},
	},
	Names: map[string][]Text{
		"police": {
			{"警察に相談しました", "consulted the police"}, {"警察に相談しています", "have informed the police"},
			{"警察へ相談しました", "informed the police"}, {"警察に通報しました", "reported it to the police"},
			{"警察に届け出ました", "reported this to the police"},
		},
		"ppc": {
			{"個人情報保護委員会に報告しました", "Personal Information Protection Commission was informed"},
			{"個人情報保護委員会へ報告しました", "informed the Personal Information Protection Commission"},
		},
	},
	Published: map[string]Text{
		"account":       {"公式アカウントで発信", "Published through the official account"},
		"other-account": {"ほかの公式アカウントで発信", "Published through other official accounts"},
		"website":       {"公式サイトで公表", "Published on the official website"},
		"press":         {"報道機関に資料を提供", "Material given to the press"},
		"broadcast":     {"防災行政無線、メール配信等でお知らせ", "Announced by disaster radio, mail and the like"},
	},
	PublishedIn: Text{"%sでお知らせ", "Announced: %s"},
}
