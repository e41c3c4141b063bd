/** One step of the story: its point, and its commands, for any shell with curl and node. */
interface Step {
  title: string;
  commands: string[];
}

export interface Addresses {
  /** The URL of the API, `http://localhost:3000`. */
  api: string;
  /** The URL of the clock, the mailbox and the tokens, `http://localhost:3001`. */
  control: string;
}

/** The command that starts the system before the National Day holiday, so that the story includes it. */
export const suggestedStart = 'npm start -- --fresh --now 2026-09-24T09:00';

/**
 * The story to try after the sample is loaded. The medical-insurance bureau (16) requests a part of the list of families on
 * subsistence allowance from civil affairs (02). Civil affairs does not reply until it is late. Every command works as printed, from
 * top to bottom, at any date of the clock.
 */
function story({ api, control }: Addresses): Step[] {
  return [
    {
      title: '准备：以某人身份调用，取出结果中的一项 · act as somebody; pick a part of the answer',
      commands: [
        `API=${api} CONTROL=${control}`,
        `as() { who=$1; shift; curl -s -H "authorization: Bearer $(curl -s $CONTROL/token/$who)" -H 'content-type: application/json' -H "idempotency-key: $(node -p 'crypto.randomUUID()')" "$@"; }`,
        `pick() { node -e 'const a = JSON.parse(fs.readFileSync(0, "utf8") || "{\\"error\\":\\"没有应答 · no answer\\"}"); if (a.error || a.status >= 400) { console.error(a.error ?? a); process.exit(1); } const v = Function("a", "return a" + process.argv[1])(a); console.log(typeof v === "string" ? v : JSON.stringify(v, null, 1))' "$1"; }`,
        `clock() { curl -s $CONTROL/clock -H 'content-type: application/json' -d '{"now":"'$1'"}' | pick .now; }`,
        `settle() { curl -s -X POST $CONTROL/settle | pick .now; }   # 等系统处理完，示例仍在加载时等到加载完 · waits until nothing is left to do, the sample included`,
      ],
    },
    {
      title: '按名称的一部分检索，查看共享条件和信息项 · search part of a name, read the entry',
      commands: [
        `as p-16-staff1 -G $API/v1/resources --data-urlencode q=镇低保 | pick '.items.map(i => i.code + " " + i.highlight)'`,
        `RES=$(as p-16-staff1 -G $API/v1/resources --data-urlencode q=城镇低保家庭 | pick '.items[0].id')`,
        `as p-16-staff1 $API/v1/resources/$RES | pick '.published.sharing'`,
        `as p-16-staff1 $API/v1/resources/$RES | pick '.published.items.map(i => i.id + " " + i.name).join(", ")'`,
      ],
    },
    {
      title: '提出申请：答复期限逐日计算 · apply; the day the reply is due, counted day by day',
      commands: [
        `etag() { as $1 -D - -o /dev/null $API$2 | grep -i '^etag:' | cut -d' ' -f2 | tr -d '\\r'; }`,
        `APP=$(as p-16-staff1 $API/v1/applications -d '{"resources":[{"resource":"'$RES'","items":["i1","i2","i6"],"itemCount":3}],"scope":"本市城镇低保家庭","purpose":"医疗救助对象身份核验","basis":"《中华人民共和国社会救助法》第二十四条","scene":"窗口受理医疗救助申请时核验","mode":"batch-table","until":"2028-12-31","system":"医疗救助系统","phone":"0398-5550100"}' | pick .id)`,
        `as p-16-staff1 $API/v1/applications/$APP/submit -d '{}' -H "if-match: $(etag p-16-staff1 /v1/applications/$APP)" | pick '.status + ", reply due if sent today: " + a.outlook[0].due'`,
        `REQ=$(as p-16-head $API/v1/applications/$APP/consent -d '{}' -H "if-match: $(etag p-16-head /v1/applications/$APP)" | pick '.requests[0]')   # 负责人同意后发出 · sent once the head consents`,
        `as p-16-staff1 $API/v1/requests/$REQ | pick '.deadline'`,
        `as p-16-staff1 $API/v1/requests/$REQ | pick '.proof.days.map(d => [d.date, d.kind, d.name ?? "", d.counted ?? "-"].join(" "))'`,
        `as p-16-staff1 $API/v1/requests/$REQ/form > form.html   # 系统生成的需求申请表 · the application form`,
      ],
    },
    {
      title: '提供部门收到邮件 · the provider gets an email',
      commands: [
        `settle`,
        `NUMBER=$(as p-16-staff1 $API/v1/requests/$REQ | pick .number)`,
        `curl -s $CONTROL/mail | pick '.filter(m => /d02@/.test(m.to) && m.subject.includes("'$NUMBER'")).at(-1).text.split("\\n\\n").slice(0, 4).join("\\n\\n")'`,
      ],
    },
    {
      title: '提供部门沉默：到期日 23:59 尚未逾期，24:00 逾期并告警 · silence: not late at 23:59, late at 24:00',
      commands: [
        `DUE=$(as p-16-staff1 $API/v1/requests/$REQ | pick .deadline.due)`,
        `END=$(as p-16-staff1 $API/v1/requests/$REQ | pick .deadline.dueEnd)`,
        `clock $DUE'T23:59:00+08:00'`,
        `as p-16-staff1 $API/v1/requests/$REQ | pick '.status + ", late: " + a.deadline.late'`,
        `clock $END`,
        `as p-16-staff1 $API/v1/requests/$REQ | pick '.status + ", late: " + a.deadline.late'`,
        `curl -s $CONTROL/mail | pick '.filter(m => (m.subject + m.text).includes("'$NUMBER'")).map(m => m.sentAt + " " + m.to + " " + m.subject)'`,
      ],
    },
    {
      title: '部分同意：授权恰为同意的信息项 · agree in part: the grant holds exactly what was agreed',
      commands: [
        `as p-02-staff1 $API/v1/requests/$REQ/draft-reply -H "if-match: $(etag p-02-staff1 /v1/requests/$REQ)" -d '{"agreed":[{"resource":"'$RES'","item":"i1"},{"resource":"'$RES'","item":"i2"}],"refused":[{"items":[{"resource":"'$RES'","item":"i6"}],"kind":"law-forbids","reason":"批准日期与身份核验无关，超出所必需的范围","basis":{"document":"中华人民共和国个人信息保护法","article":"第三十四条","kind":"law"}}]}' | pick .status`,
        `as p-02-head $API/v1/requests/$REQ/consent-reply -d '{}' -H "if-match: $(etag p-02-head /v1/requests/$REQ)" | pick '.status + ", grants: " + a.grants'`,
        `as p-16-staff1 $API/v1/grants | pick '.items.find(g => g.source === "'$REQ'").items'`,
      ],
    },
    {
      title:
        '登记法律修订：相关条目须在 10 个工作日内更新 · a law is revised: the entry is to be updated in 10 working days',
      commands: [
        `TODAY=$(curl -s $CONTROL/state | pick '.now.slice(0, 10)')`,
        `as p-00-officer1 $API/v1/changes -d '{"kind":"law-revised","document":"中华人民共和国社会救助法（演示用的修订）","changedOn":"'$TODAY'","concerns":{"resources":["'$RES'"]}}' | pick '.document + " " + a.changedOn'`,
        `settle`,
        `as p-02-staff1 $API/v1/duties | pick '.items.map(d => d.kind + " " + d.subject.name + " " + d.deadline.due)'`,
      ],
    },
  ];
}

/** The story as text to print or to paste. Each step is a comment and its commands. */
export function storyText(addresses: Addresses): string {
  return story(addresses)
    .map(({ title, commands }) => [`# ${title}`, ...commands].join('\n'))
    .join('\n\n');
}

/** The point of each step, in order. */
export function storyTitles(): string[] {
  return story({ api: '', control: '' }).map(({ title }) => title);
}
