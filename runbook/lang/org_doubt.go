package lang

// OrgDoubt holds what the check of profiles doubts besides what Org says, and what is
// said of files that cannot be checked.
var OrgDoubt = struct {
	Secret, SecretHint   Text
	FreeMail             Text // address
	OwnDeputy            Text // post
	SameName             Text // name, the files or ids
	Folder, FolderHint   Text // path; path
	MailFree             Text // address
	SameNameList         Text // ids
	InitSame, InitSameID Text // name, id
}{
	Secret:       Text{"この行に、パスワードのようなものがあります（ここには示しません）。", "this line seems to have a password (it is not shown here)"},
	SecretHint:   Text{"取り除いてください。プロファイルの中身は、始めた事案の記録に残り、後から消せません。", "take it out: a profile is copied into the log of every incident, which is never erased"},
	OwnDeputy:    Text{"代理の「%s」が、代理される職と同じです。連絡がつかないときに、ほかに掛ける相手がいません。", "the deputy %q is the post itself; nobody else is left to call"},
	FreeMail:     Text{"「%s」は無料のメールサービスのアドレスです。アカウントの回復の連絡が、組織に届かなくなるおそれがあります。", "%q is at a free mail service; what the platform sends to recover the account may not reach the office"},
	SameName:     Text{"「%s」という組織が、ほかにもあります（%s）。取り違えないように、name を変えるか、使わない方を消してください。", "another profile is called %q too (%s); change the name, or remove the one that is not used"},
	Folder:       Text{"%s はフォルダです", "%s is a folder"},
	FolderHint:   Text{"ファイルを指定してください（例: %s）", "name files, such as %s"},
	MailFree:     Text{"登録アドレス %s は無料のメールサービスのものです。異動や失効で、回復の連絡を受け取れなくなります。組織のアドレスに替えてください", "%s is at a free mail service: after a transfer nobody may receive what recovers the account; use an address of the office"},
	SameNameList: Text{"同じ名前の組織がほかにもあります（%s）。ID で選んでください", "another profile has the same name (%s); choose by the id"},
	InitSame:     Text{"「%s」という組織は、既にあります（ID は %s）", "there is a profile called %q already (its id is %s)"},
	InitSameID:   Text{"同梱のものを元にするときは、同じ ID で作ります: dandori org init %s --from %s --name %s", "to build on the shipped one, use its id: dandori org init %s --from %s --name %s"},
}
