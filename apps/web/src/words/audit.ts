import type { Outputs } from '../trpc.ts'
import { ACTION_WORDS } from './actions.ts'
import { type Word, type WordTable, word } from './word.ts'

export type AuditAct = Outputs['audit']['page']['rows'][number]['act']
export type Finding = NonNullable<Outputs['audit']['state']['last']>['findings'][number]

/** What stands in the audit log, by act: those of a case are named as on their buttons. */
export const AUDIT_ACT_WORDS: WordTable<AuditAct> = {
  ...ACTION_WORDS,
  read: word('查看题目', 'Read a case'),
  search: word('检索', 'Search'),
  list: word('查看列表', 'Read a list'),
  file: word('打开附件', 'Open an attachment'),
  openHandedOver: word('查看已转专门渠道的内容', 'Open what was handed over'),
  linkIdentity: word('关联登录方式', 'Link a way to sign in'),
  unlinkIdentity: word('解除登录方式', 'Unlink a way to sign in'),
  clock: word('时限变色', 'Clock turned'),
  rung: word('逐级提醒', 'Rung of the ladder'),
  issueOrder: word('开督办单', 'Issue a supervision order'),
  answerOrder: word('答复督办单', 'Answer a supervision order'),
  returnOrder: word('退回督办答复', 'Return a supervision answer'),
  confirmOrder: word('确认督办答复', 'Confirm a supervision answer'),
  closeOrder: word('办结督办单', 'Close a supervision order'),
  signIn: word('登录', 'Sign in'),
  signInFailed: word('登录失败', 'Sign-in failed'),
  signInLocked: word('登录被锁', 'Sign-in locked'),
  signOut: word('退出登录', 'Sign out'),
  changePassword: word('修改密码', 'Change password'),
  addFactor: word('添加第二验证', 'Add a second factor'),
  removeFactor: word('移除第二验证', 'Remove a second factor'),
  proveFactor: word('通过第二验证', 'Second factor proved'),
  factorFailed: word('第二验证失败', 'Second factor failed'),
  factorLocked: word('第二验证被锁', 'Second factor locked'),
  newBackupCodes: word('更换备用码', 'New backup codes'),
  endOwnSessions: word('退出自己的其他设备', 'End own sessions'),
  resetFactors: word('重置第二验证', 'Reset second factors'),
  askUnsealing: word('申请解封身份', 'Ask to open an identity'),
  approveUnsealing: word('批准解封身份', 'Approve opening an identity'),
  refuseUnsealing: word('不予解封身份', 'Refuse to open an identity'),
  unseal: word('查看解封的身份', 'Open an identity'),
  message: word('匿名对话', 'Message'),
  claimAdmin: word('设立首位管理员', 'First administrator'),
  addPerson: word('添加人员', 'Add a person'),
  deactivatePerson: word('停用账号', 'Deactivate an account'),
  renewFirstPassword: word('重设首次密码', 'Renew a first password'),
  endSessions: word('强制退出', 'End sessions'),
  addUnit: word('添加单位', 'Add a unit'),
  addBranch: word('添加党支部', 'Add a branch'),
  appoint: word('任命岗位', 'Appoint'),
  dismiss: word('免去岗位', 'End a role'),
  declareAbsence: word('登记外出代班', 'Declare an absence'),
  endAbsence: word('结束外出代班', 'End an absence'),
  redriveJobs: word('重新执行失败任务', 'Try failed jobs again'),
  dropJobs: word('丢弃失败任务', 'Drop failed jobs'),
  askSelfCheck: word('发起数据自检', 'Ask for a self-check'),
  acknowledgeFaults: word('确认前后不一的判定', 'Acknowledge decisions that differ'),
  rehearse: word('用过去的题试规则', 'Try rules on past cases'),
  tellMisroute: word('指出分错的题', 'Tell of a case sent wrongly'),
  setNoticeAddress: word('登记通知地址', 'Give an address for notices'),
  confirmNoticeAddress: word('确认通知地址', 'Confirm an address for notices'),
  removeNoticeAddress: word('删除通知地址', 'Remove an address for notices'),
  setNoticeTimes: word('设定通知方式与时间', 'Set how and when to be told'),
  allowWechat: word('同意接收微信订阅消息', 'Agree to WeChat messages'),
  settleUnreached: word('处理没有通知到的人', 'Settle who was not reached'),
  proposeCalendar: word('提出校历修改', 'Propose a calendar'),
  withdrawCalendar: word('撤回校历修改', 'Withdraw a calendar'),
  declineCalendar: word('退回校历修改', 'Decline a calendar'),
  publishCalendar: word('发布校历', 'Publish a calendar'),
  proposeItem: word('提出配置修改', 'Propose a change of configuration'),
  withdrawItem: word('撤回配置修改', 'Withdraw a change of configuration'),
  declineItem: word('退回配置修改', 'Decline a change of configuration'),
  publishItem: word('发布配置修改', 'Publish a change of configuration'),
  scheduleItem: word('批准配置修改、定时生效', 'Approve a change of configuration for later'),
  reopenItem: word('定时的配置修改退回待审', 'A scheduled change waits again'),
  tryItem: word('试运行配置修改', 'Try a change of configuration'),
  endTrial: word('结束试运行', 'End a trial'),
  rollBack: word('退回到以前的配置', 'Roll configuration back'),
  exportConfiguration: word('导出全部配置', 'Export the configuration'),
  importConfiguration: word('导入配置为草稿', 'Import a configuration as drafts'),
  dropDraft: word('删除配置草稿', 'Drop a draft of configuration'),
  readAudit: word('查看审计日志', 'Read the audit log'),
  exportAudit: word('导出审计日志', 'Export the audit log'),
  verifyAudit: word('校验审计日志', 'Verify the audit log'),
  dropAuditSegment: word('到期移除日志段', 'Segment went in time'),
  giveConsent: word('同意', 'Give consent'),
  withdrawConsent: word('撤回同意', 'Withdraw consent'),
  changeContact: word('更改联系方式', 'Change contact'),
  askCopy: word('申请个人信息副本', 'Ask for a copy'),
  makeCopy: word('生成个人信息副本', 'Make a copy'),
  takeCopy: word('下载个人信息副本', 'Take a copy'),
  askRight: word('提出个人信息请求', 'Ask for a right'),
  takeBackRight: word('撤回个人信息请求', 'Take back a request'),
  decideRight: word('答复个人信息请求', 'Decide on a request'),
  correctProfile: word('更正个人资料', 'Correct a profile'),
  detachIdentity: word('去除身份信息', 'Detach an identity'),
  destroyWords: word('删除内容', 'Destroy words'),
  limitCase: word('限制处理', 'Limit a case'),
  retention: word('到期清理', 'Retention'),
  publishRelease: word('发布配置', 'Publish a release'),
  setRetention: word('设置保存期限', 'Set retention'),
}

/** One sentence for what a verification found, with its place. */
export function findingWords(finding: Finding): Word {
  switch (finding.kind) {
    case 'lineEdited':
      return word(`第 ${finding.line} 行被改动`, `Line ${finding.line} was edited`)
    case 'lineRemoved':
      return word(`第 ${finding.line} 行缺失`, `Line ${finding.line} was removed`)
    case 'lineInserted':
      return word(`第 ${finding.line} 行为事后插入`, `Line ${finding.line} was inserted later`)
    case 'lineMoved':
      return word(
        `第 ${finding.line} 行被换到第 ${finding.other} 行的位置`,
        `Line ${finding.line} stands in the place of line ${finding.other}`,
      )
    case 'sealBroken':
      return word(`第 ${finding.seal} 个封签与前一个对不上`, `Seal ${finding.seal} does not hang on the one before`)
    case 'sealMissing':
      return word(
        `缺少第 ${finding.seal} 至 ${finding.upTo} 个封签`,
        `Seals ${finding.seal} to ${finding.upTo} are missing`,
      )
    case 'sealReplaced':
      return word(
        `第 ${finding.seal} 个封签被替换（与 ${finding.against} 不符）`,
        `Seal ${finding.seal} was replaced (differs from ${finding.against})`,
      )
    case 'tailCut':
      return word(
        `末尾被截去：${finding.against} 证明曾有第 ${finding.seal} 个封签`,
        `The tail was cut: ${finding.against} vouches for seal ${finding.seal}`,
      )
    case 'anchorBroken':
      return word(`第 ${finding.anchor} 个锚点被改动`, `Anchor ${finding.anchor} was changed`)
    case 'anchorMissing':
      return word(`缺少第 ${finding.anchor} 个锚点`, `Anchor ${finding.anchor} is missing`)
    case 'fileDiffers':
      return word(
        `第 ${finding.anchor} 个锚点与文件 ${finding.file} 不符`,
        `Anchor ${finding.anchor} differs from ${finding.file}`,
      )
    case 'fileUnreadable':
      return word(`文件 ${finding.file} 无法读取`, `${finding.file} cannot be read`)
    case 'segmentGoneEarly':
      return word(
        `第 ${finding.anchor} 段未满六个月即缺失`,
        `Segment ${finding.anchor} went before six months were over`,
      )
  }
}
