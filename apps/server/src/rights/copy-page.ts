import type { OwnData } from './gather-own.ts'

/** The copy as a page that opens in any browser, without a script or anything from elsewhere: Chinese, with English beside the headings. */
export function pageOf(data: OwnData): string {
  const { person, cases, records, madeAt, notice } = data
  const parts = [
    `<h1>我的个人信息副本 <small lang="en">Copy of my personal data</small></h1>`,
    `<p>${text(notice.controller?.zh ?? '')} · ${text(madeAt)} · 告知书 ${text(notice.version)}<br><code>${text(notice.hash)}</code></p>`,
    ...(person ? [section('账号 · Account', tree(person))] : []),
    ...cases.map(found => section(`作业 ${found.caseNo} · ${found.status}`, tree(found))),
    section('个人信息记录 · What was done with the data', tree(records)),
  ]
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>我的个人信息副本</title><style>${STYLE}</style><body>${parts.join('\n')}</body></html>`
}

const STYLE =
  'body{max-width:60rem;margin:2rem auto;padding:0 1rem;font:16px/1.7 sans-serif}h1 small{font-size:1rem;color:#555}h2{border-bottom:2px solid #b3261e}dl{display:grid;grid-template-columns:minmax(6rem,12rem) 1fr;gap:.25rem 1rem;margin:0}dt{color:#555}dd{margin:0;white-space:pre-wrap;overflow-wrap:anywhere}li{margin:.5rem 0}'

const WORDS: Readonly<Record<string, string>> = {
  profile: '资料',
  username: '用户名',
  name: '姓名或称呼',
  kind: '类别',
  unit: '单位',
  isActive: '启用',
  createdAt: '建立时间',
  identities: '登录方式',
  provider: '方式',
  subject: '那里的标识',
  factors: '第二步验证',
  since: '起',
  until: '止',
  usedAt: '最近使用',
  sessions: '登录会话',
  address: '地址',
  device: '设备',
  offices: '岗位',
  role: '职务',
  branch: '党支部',
  consents: '同意',
  purpose: '目的',
  version: '告知书版本',
  hash: '告知书指纹',
  givenAt: '同意时间',
  withdrawnAt: '撤回时间',
  notices: '收到的通知',
  reachedBy: '怎样通知我',
  preferences: '选择',
  language: '语言',
  channels: '渠道的先后',
  quietFrom: '安静时段从',
  quietTo: '安静时段到',
  digestAt: '每日汇总',
  addresses: '留过的地址',
  channel: '渠道',
  isConfirmed: '已确认',
  requests: '提过的要求',
  caseNo: '编号',
  status: '状态',
  submittedAt: '提交时间',
  text: '内容',
  place: '地点',
  answers: '表单回答',
  contact: '联系方式',
  wish: '希望怎样联系',
  phone: '电话',
  submitterType: '身份',
  identityMode: '名字谁能看到',
  files: '附件',
  steps: '办理过程',
  at: '时间',
  what: '什么',
  words: '文字',
  messages: '来往消息',
  from: '谁写的',
  result: '办理结果',
  done: '做了什么',
  rating: '评价',
  satisfaction: '满意度',
  timeliness: '时效',
  readings: '谁看过（按职务）',
  by: '谁',
  act: '动作',
  detail: '详情',
  askedAt: '提出时间',
  dueOn: '答复期限',
  decidedAt: '答复时间',
  reason: '理由',
  readAt: '已读',
}

const text = (value: string) => value.replace(/[&<>"']/g, sign => `&#${sign.charCodeAt(0)};`)

const section = (title: string, body: string) => `<section><h2>${text(title)}</h2>${body}</section>`

/** Any JSON as nested lists; a text in both languages shows its Chinese half. */
function tree(value: unknown): string {
  if (value === null || value === undefined) return '—'
  if (value instanceof Date) return text(value.toISOString())
  if (Array.isArray(value))
    return value.length === 0 ? '—' : `<ol>${value.map(item => `<li>${tree(item)}</li>`).join('')}</ol>`
  if (typeof value !== 'object') return text(value === true ? '是' : value === false ? '否' : String(value))
  const entries = Object.entries(value)
  const [zh] = entries
  if (entries.length === 2 && zh?.[0] === 'zh' && entries[1]?.[0] === 'en') return text(String(zh[1]))
  const rows = entries
    .filter(([name]) => name !== 'id' && name !== 'caseId')
    .map(([name, part]) => `<dt>${text(WORDS[name] ?? name)}</dt><dd>${tree(part)}</dd>`)
  return `<dl>${rows.join('')}</dl>`
}
