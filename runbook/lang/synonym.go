package lang

// Synonym holds, for each action of the console, everyday words by which somebody looks
// for it who does not know what it is called here: with kana for those whose kanji is not
// converted yet, separated by spaces. They are searched and never shown.
var Synonym = struct {
	Begin, Open, Office, Drill, Closed, Readiness                           Text
	Next, Done, Cannot, Skip, Report, Note, Evidence, Ask, Undo             Text
	Recorder, Menu, Approve, Consult, Override, Fact, First, Texts          Text
	Overview, Classify, Amend, Improve, Close, Mistake, Reopen, Log, Export Text
	Show, Correct, Order, Only, Late, Find, Palette, Contacts, Mine         Text
	Fill, Rewrite, ChooseText, Copy, Language, Help, Back, Quit             Text
	Inbox, Seat, Clock, Delay, Speed, Met, Jump, Move, Field, Submit        Text
	Choose, Editor, ReadStep, Pane                                          Text
}{
	Begin:     Text{"はじめる 始める 開始 発生 新規 事件 事故 炎上 乗っ取り なりすまし デマ", "start new begin incident happened"},
	Open:      Text{"ひらく 開く 続ける つづける 再開 戻る", "open continue resume go on"},
	Office:    Text{"所属 しょぞく 市 町 課 役所 組織 設定", "office city town section setting"},
	Drill:     Text{"訓練 くんれん 練習 れんしゅう 演習", "drill practice exercise training"},
	Closed:    Text{"終わった おわった 過去 かこ 前の事案 終結", "closed old past finished"},
	Readiness: Text{"点検 てんけん 備え そなえ 確認 準備 じゅんび", "check ready prepare inspection"},

	Next:     Text{"つぎ 次 急ぐ いそぐ 何をする なにをする", "next urgent what now"},
	Done:     Text{"済み すみ 済んだ すんだ 終わった 完了 かんりょう 決める きめる 判断", "done finish complete tick decide"},
	Cannot:   Text{"できない 出来ない 無理 むり 不可 失敗 しっぱい", "cannot impossible fail unable"},
	Skip:     Text{"不要 ふよう 省く はぶく 飛ばす とばす やらない いらない", "skip not needed omit"},
	Report:   Text{"報告 ほうこく 電話 でんわ 連絡 れんらく 通報 つうほう 知らせる しらせる 警察 上司", "report phone call telephone notify tell police"},
	Note:     Text{"メモ 備考 びこう 書く かく 電話 でんわ 聞いた きいた 覚え書き 気付き", "note memo write down phone call heard"},
	Evidence: Text{"証拠 しょうこ 写真 しゃしん 画像 がぞう スクリーンショット スクショ 画面 保存 ほぞん 控え", "evidence photo picture screenshot image keep save"},
	Ask:      Text{"迷う まよう 確認 かくにん 質問 しつもん 相談 そうだん 止める とめる 指示 しじ 待つ", "ask doubt question stop instruction wait"},
	Undo:     Text{"取消 取り消し とりけし 取り消す 戻す もどす 間違い まちがい 間違えた 誤り やり直す", "undo take back mistake wrong cancel revert"},
	Recorder: Text{"記録係 きろくがかり 交代 こうたい 引き継ぎ ひきつぎ 引継ぎ 担当 名前 なまえ 氏名", "recorder hand over shift name who"},
	Menu:     Text{"一覧 いちらん 全部 ぜんぶ 操作 そうさ 何ができる", "all actions menu list everything"},
	Approve:  Text{"承認 しょうにん 許可 きょか 決裁 けっさい 了承 りょうしょう 不承認 却下", "approve permission consent sign refuse reject"},
	Consult:  Text{"協議 きょうぎ 相談 そうだん 合議 あいぎ 意見 いけん 関係課", "consult ask advice agree discuss"},
	Override: Text{"関門 かんもん 例外 れいがい 越える こえる 強行 やむを得ず 規程に反して", "override exception anyway force rule"},
	Fact:     Text{"事実 じじつ 分かったこと わかったこと 判明 情報 じょうほう 確度 原因", "fact found out information cause certainty"},
	First:    Text{"待つ まつ 先 さき 順番 じゅんばん 進めない すすめない 止まっている", "waits before first blocked stuck order"},
	Texts:    Text{"文 ぶん 文案 ぶんあん 文章 お知らせ おしらせ 返信 へんしん 回答 投稿 とうこう 発信 訂正文 おわび 掲載", "text notice reply answer post message apology announcement"},
	Improve:  Text{"改善 かいぜん 再発防止 さいはつぼうし 反省 はんせい 振り返り ふりかえり 計画 けいかく 担当 期限", "improve improvement lesson prevent plan review owner due"},
	Overview: Text{"まとめ 全体 ぜんたい 概要 がいよう 様子 状況 じょうきょう", "summary overview whole situation"},
	Classify: Text{"種別 しゅべつ 種類 しゅるい 分類 炎上 なりすまし 乗っ取り", "kind class type reclassify"},
	Amend:    Text{"改める あらためる 直す なおす 書き足す かきたす 事案名 題 発生 覚知 時刻 じこく いつ アカウント", "amend edit add title time when account opening"},
	Close:    Text{"終結 しゅうけつ 終わる おわる 終える おえる 終了 しゅうりょう 解決 収束 しゅうそく", "close end finish over resolved"},
	Mistake:  Text{"間違い まちがい 間違えて 誤って あやまって 誤報 ごほう 練習 消す けす 削除", "mistake wrong accident false alarm delete"},
	Reopen:   Text{"再開 さいかい 再発 さいはつ また もう一度", "reopen again recurred continue"},
	Log:      Text{"記録 きろく 経過 けいか 履歴 りれき クロノロジー 訂正 ていせい 時系列", "log record history chronology timeline correct"},
	Export:   Text{"印刷 いんさつ 書き出し かきだし 報告書 ほうこくしょ 提出 ていしゅつ ファイル 保存 共有", "print export report file submit share"},
	Show:     Text{"表示 ひょうじ 隠れた かくれた 残り のこり 全部 ぜんぶ 当てはまらない", "show hide hidden list all left"},

	Correct:  Text{"訂正 ていせい 直す なおす 間違い まちがい 誤り あやまり 誤記", "correct fix wrong error mistake"},
	Order:    Text{"順 じゅん 並べる ならべる 並び 時刻順 じこく", "order sort time"},
	Only:     Text{"絞る しぼる 絞り込み 探す だけ 区分", "filter narrow only sort"},
	Late:     Text{"遅れて おくれて 後から あとから 紙 かみ 転記 てんき 手書き てがき 時刻 じこく さかのぼって 前の", "late afterwards paper copied handwritten time earlier"},
	Find:     Text{"探す さがす 検索 けんさく どこ", "find search look where"},
	Palette:  Text{"操作 そうさ コマンド 探す さがす", "command action palette find"},
	Contacts: Text{"連絡先 れんらくさき 電話 でんわ 番号 ばんごう 電話帳 内線 ないせん 宛先 担当者 呼ぶ", "contacts phone number call directory telephone"},
	Mine:     Text{"担当 たんとう 自分 じぶん 役割 やくわり 私", "mine role my part me"},

	Fill:       Text{"埋める うめる 空欄 くうらん 書く 入れる いれる", "fill blank complete"},
	Rewrite:    Text{"書く かく 直す なおす 書き直す 文を変える 編集 へんしゅう", "write edit change rewrite"},
	ChooseText: Text{"ひな形 ひながた 選ぶ えらぶ 別の文 テンプレート", "template choose other sample"},
	Copy:       Text{"写す うつす コピー 貼る はる クリップボード 発信 はっしん 投稿 掲載", "copy paste clipboard post publish"},

	Language: Text{"言葉 ことば 英語 えいご 日本語 にほんご 言語 げんご", "language english japanese"},
	Help:     Text{"説明 せつめい 使い方 つかいかた 分からない わからない キー 助け", "help how keys manual"},
	Back:     Text{"戻る もどる 最初 さいしょ ホーム 抜ける", "back home leave return"},
	Quit:     Text{"終了 しゅうりょう 終わる おわる やめる 閉じる とじる", "quit exit end close leave"},

	Inbox: Text{"届いた とどいた 受信 じゅしん 状況付与 メール 知らせ", "inbox arrived message mail inject"},
	Seat:  Text{"席 せき 役 やく 名前 なまえ 参加者 進行役", "seat role name player facilitator"},
	Clock: Text{"時計 とけい 止める とめる 時刻 じこく 進める 一時停止", "clock pause stop start time"},
	Delay: Text{"遅らせる おくらせる 後で あとで 延ばす", "delay later postpone"},
	Speed: Text{"速さ はやさ 早送り はやおくり 倍速", "speed fast faster"},
	Met:   Text{"できた 達成 たっせい 印 しるし 期待", "met achieved mark expected"},
	Jump:  Text{"飛ぶ とぶ 次へ つぎへ 早送り", "jump next skip ahead"},

	Move:     Text{"動く うごく 選ぶ えらぶ 上下 移る", "move up down select"},
	Field:    Text{"欄 らん 次 つぎ 前 まえ 移る うつる", "field next previous"},
	Submit:   Text{"記録 きろく 保存 ほぞん 送る おくる 確定", "record save submit send"},
	Choose:   Text{"選ぶ えらぶ 決める きめる 決定", "choose take select"},
	Editor:   Text{"長い文 ながい 書く エディター 編集 へんしゅう", "editor long text write"},
	ReadStep: Text{"手順 てじゅん 読む よむ 全文 ぜんぶん", "read step whole guide"},
	Pane:     Text{"画面 がめん 切替 きりかえ 枠", "pane panel switch window"},
}
