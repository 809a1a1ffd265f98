package report

import (
	"strings"
	"testing"
)

// A section, a name and a rank together name somebody, whatever the dictionary has the name as.
func TestSectionNameAndRankAreSomebody(t *testing.T) {
	for field, want := range map[string]string{
		"広報課 石川係長": "石川", "宇部市 高橋係長": "高橋", "広報課池田係長": "池田", "春日課長": "春日", "秘書室 木村主事": "木村", "広報課長 川島": "川島", "松本職員": "松本", "宇部市 職員": "", "広報課 係長": "", "宇部市広報課 課長": "",
		"河内山": "河内山", "宮崎学": "宮崎学", "千葉学": "千葉学", "鷲頭課長": "鷲頭", "友森課長": "友森", "岩政課長": "岩政", "兼石課長": "兼石", "師井課長": "師井",
		"植木係員": "植木", "植木記者": "植木", "山中議員": "山中", "八木技師": "八木", "部坂": "部坂", "部谷": "部谷", "部奈": "部奈", "広報課氏家": "氏家", "広報課の関係長": "関",
		"山本部長": "山本", "広報課長 山本部長": "山本", "対策本部長": "", "災害対策本部長 山本": "山本", "消防本部長": "",
		"広報課長": "", "宇部市 広報課": "", "山口県警 サイバー犯罪対策課": "", "図書館職員": "", "市職員": "", "受付係員": "", "新聞記者": "", "市議会議員": "", "水道技師": "",
	} {
		if got := strings.Join(castOf(t, false).cast.people(field), "|"); got != want {
			t.Errorf("%q names %q, want %q", field, got, want)
		}
	}
}

// A given name behind another surname is another's: a citizen does not become somebody of the office.
func TestAGivenNameBehindAnotherSurnameIsAnothers(t *testing.T) {
	for people, lines := range map[string][]string{
		"佐藤花子": {"市民の稲葉花子が投稿した → 市民の稲葉花子が投稿した", "木村花子さん → 木村花子さん", "花子が → 職員Aが", "広報課花子 → 広報課職員A", "撮影花子提供 → 撮影職員A提供", "佐藤健太が投稿した → 佐藤健太が投稿した", "佐藤が確認 → 職員Aが確認", "佐藤さん → 職員Aさん", "宇部花子 → 宇部花子"},
		"森重花子": {"森重が、森重さん → 職員Aが、職員Aさん"},
		"弘津誠":  {"弘津が確認 → 職員Aが確認", "弘津誠が → 職員Aが"},
		"兼石花子": {"兼石が、兼石花子 → 職員Aが、職員A"},
		"野村":   {"課長野村が → 課長職員Aが"},
		"長谷川":  {"総務課長谷川が → 総務課職員Aが"},
		"松本":   {"松本名義の投稿 → 職員A名義の投稿", "松本宛のメール → 職員A宛のメール", "松本個人の端末 → 職員A個人の端末", "松本自身が → 職員A自身が", "松本本人、松本宅、松本邸、松本家 → 職員A本人、職員A宅、職員A邸、職員A家", "松本市の投稿 → 松本市の投稿"},
		"林":    {"林宛のメール → 職員A宛のメール", "林側の設定 → 職員A側の設定", "林個人の端末 → 職員A個人の端末", "林家の写真 → 職員A家の写真"},
		"東":    {"東側の入口 → 東側の入口"},
		"末永":   {"末永から電話 → 職員Aから電話", "末永が → 職員Aが"},
		"竹重":   {"竹重が、竹重に連絡 → 職員Aが、職員Aに連絡"},
	} {
		b := castOf(t, false, people)
		for _, line := range lines {
			words, want, _ := strings.Cut(line, " → ")
			if got := b.inWords(b.open(words)); got != want {
				t.Errorf("%s is named; %q becomes %q, want %q", people, words, got, want)
			}
		}
	}
}
