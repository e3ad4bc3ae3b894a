import { type Word, word } from './word.ts'

/** Why signing in through the campus or WeChat came to nothing (the server's `CampusProblem`). */
export type CampusProblem =
  | 'notOffered'
  | 'startAgain'
  | 'cancelled'
  | 'notAccepted'
  | 'providerDown'
  | 'notKnown'
  | 'notBound'
  | 'linkedElsewhere'
  | 'hasOne'
  | 'otherPerson'
  | 'wrongBindingCode'

/** What happened and what to do; never what a provider said. */
export const CAMPUS_WORDS: Readonly<Record<CampusProblem, Word>> = {
  notOffered: word(
    '这里没有开通这种登录方式，请换一种。',
    'This way of signing in is not offered here. Please choose another.',
  ),
  startAgain: word(
    '这次登录已过期，或不是从这个浏览器开始的。请重新点一次登录。',
    'This sign-in has run out, or did not begin in this browser. Please start it again.',
  ),
  cancelled: word(
    '没有完成授权，所以没有登录。需要时请再点一次。',
    'You did not agree over there, so you are not signed in. Try again when you like.',
  ),
  notAccepted: word(
    '没能核实你的身份。请重新登录一次；总是这样的话，请联系学校信息中心。',
    'Your identity could not be verified. Please try once more; if it goes on, tell the IT centre.',
  ),
  providerDown: word(
    '对方的认证服务现在连不上，与你的账号无关。请过几分钟再试，或换一种登录方式。',
    'The sign-in service over there cannot be reached; it is not your account. Try again in a few minutes, or another way.',
  ),
  notKnown: word(
    '这里没有为你开通账号。如应有账号，请联系系统管理员开通。',
    'There is no account for you here. If there should be one, please ask the system administrator.',
  ),
  notBound: word(
    '这个微信还没有绑定。请先用其他方式登录，再到“登录方式”里绑定微信。',
    'This WeChat account is not linked yet. Sign in another way first, then link it under “Ways to sign in”.',
  ),
  linkedElsewhere: word(
    '这个身份已经绑定了另一个账号。请先在那个账号里解绑。',
    'This identity is linked to another account. Unlink it there first.',
  ),
  hasOne: word(
    '你已经绑定过同一处的另一个身份。请先解绑原来的。',
    'You have linked another identity from there. Unlink that one first.',
  ),
  otherPerson: word(
    '回来的不是你本人的身份，或中途换了人登录。什么都没有改，请重新来。',
    'The identity that came back is not yours, or somebody else signed in meanwhile. Nothing was changed; please start again.',
  ),
  wrongBindingCode: word(
    '绑定码不对或已过期。请在网页上重新生成一个。',
    'The code is wrong or has run out. Draw a new one on the page.',
  ),
}

/** The words for a problem as an address names it; an unknown name has none. */
export function campusProblem(name: string | null): Word | null {
  return name !== null && Object.hasOwn(CAMPUS_WORDS, name) ? CAMPUS_WORDS[name as CampusProblem] : null
}

/** The ways in, as people call them. */
export const WAY_WORDS = {
  oidc: word('学校统一身份认证', 'University account'),
  cas: word('学校统一身份认证（CAS）', 'University account (CAS)'),
  wechat: word('微信', 'WeChat'),
  wechatWeb: word('微信', 'WeChat'),
} as const

/** Whether this is the browser inside WeChat, where alone its web sign-in works. */
export const isInWechat = () => /MicroMessenger/i.test(navigator.userAgent)
