import type { Outputs } from '../trpc.ts'
import { type Word, type WordTable, word } from './word.ts'

export type ChannelName = Outputs['contacts']['mine']['channels'][number]['name']
export type SendProblem = 'unreachable' | 'limited' | 'badAddress' | 'noConsent' | 'misconfigured' | 'privateAddress'

export const CHANNEL_WORDS: WordTable<ChannelName> = {
  email: word('电子邮件', 'E-mail'),
  sms: word('短信', 'Text message'),
  wechat: word('微信服务通知', 'WeChat'),
  wecom: word('企业微信群机器人', 'WeCom group robot'),
  dingtalk: word('钉钉群机器人', 'DingTalk group robot'),
}

/** Why a message did not arrive, as part of a sentence. */
export const SEND_PROBLEM_WORDS: WordTable<SendProblem> = {
  unreachable: word('对方暂时没有应答', 'the other side does not answer just now'),
  limited: word('对方说发得太多，请过一会儿再试', 'the other side takes no more for now; try again later'),
  badAddress: word('地址收不到，请核对', 'nothing can be received there; please check the address'),
  noConsent: word('微信里的同意已用完', 'no consent is left in WeChat'),
  misconfigured: word(
    '学校的设置有误，请联系系统管理员',
    'the school’s setting is wrong; tell the system administrator',
  ),
  privateAddress: word(
    '学校的设置指向内网，请联系系统管理员',
    'the school’s setting leads inside; tell the system administrator',
  ),
}

/** By what it was tried, and why that failed; a name this page does not know stands as it is. */
export function failedBy(channel: string, problem: string | null): Word {
  if (channel === 'none') return word('没有留任何平台外的联系方式', 'Left no way to be reached outside')
  const by = CHANNEL_WORDS[channel as ChannelName] ?? word(channel, channel)
  const why = problem === null ? undefined : SEND_PROBLEM_WORDS[problem as SendProblem]
  return why ? word(`${by.zh}：${why.zh}`, `${by.en}: ${why.en}`) : by
}
