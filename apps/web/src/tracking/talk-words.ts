import { bothLanguages } from '../locale.ts'

/** Words of the conversation between submitter and handlers. */
export const talkWords = bothLanguages(
  {
    title: '留言',
    you: '你',
    unit: '办理单位',
    label: '写给办理的人',
    send: '发送',
    hint: '随时可以写；办理的人看不到你是谁，除非你选择了实名。',
    comma: '、',
    unsealed: (days: string) => `办理期间，学校查看过你的身份（${days}）`,
    unsealedMore: '查看经过两人批准并记录在案。有疑问可以再留一道题，或在“个人信息”页面提出。',
  },
  {
    title: 'Messages',
    you: 'You',
    unit: 'Those who work on it',
    label: 'To those who work on it',
    send: 'Send',
    hint: 'Write whenever you like. They do not see who you are, unless you chose to give your name.',
    comma: ', ',
    unsealed: (days: string) => `While it was worked on, the school opened who you are (${days})`,
    unsealedMore:
      'Two people consented and it was recorded. If you have a question about it, leave another case, or ask on the page of your personal data.',
  },
)
