import { type Word, type WordTable, word } from '../../words/word.ts'

export type RequestKind = 'correctProfile' | 'deleteCase' | 'limitCase' | 'deleteAccount'
export type Decision = 'granted' | 'limited' | 'refused'

export const KIND_WORDS: WordTable<RequestKind> = {
  deleteCase: word('删除一件作业', 'Delete a case'),
  limitCase: word('限制处理一件作业', 'Restrict a case'),
  deleteAccount: word('注销账号', 'Close the account'),
  correctProfile: word('更正资料', 'Correct the profile'),
}
export const FIELD_WORDS: WordTable<'name' | 'kind' | 'unit'> = {
  name: word('姓名', 'name'),
  kind: word('身份类别', 'kind'),
  unit: word('所在单位', 'unit'),
}
export const STATUS_WORDS: WordTable<'open' | 'granted' | 'limited' | 'refused' | 'takenBack'> = {
  open: word('待答复', 'Waiting'),
  granted: word('已同意并办理', 'Granted and done'),
  limited: word('改为限制处理', 'Restricted instead'),
  refused: word('不同意', 'Refused'),
  takenBack: word('本人收回', 'Taken back'),
}
const REFUSE = { decision: 'refused' as const, name: word('不同意', 'Refuse') }
/** What may be answered to each kind, and what follows. */
export const ANSWERS: Readonly<Record<RequestKind, readonly { decision: Decision; name: Word }[]>> = {
  deleteCase: [
    { decision: 'granted', name: word('同意，立即销毁', 'Grant: destroy now') },
    { decision: 'limited', name: word('须留存，改为限制处理', 'Has to be kept: restrict') },
    REFUSE,
  ],
  limitCase: [{ decision: 'granted', name: word('同意限制', 'Grant: restrict') }, REFUSE],
  deleteAccount: [{ decision: 'granted', name: word('同意，立即注销', 'Grant: close now') }, REFUSE],
  correctProfile: [{ decision: 'granted', name: word('核对无误，更正', 'Checked: correct it') }, REFUSE],
}
/** What destroys is asked once more. */
export const destroys = (kind: RequestKind, decision: Decision | null) =>
  decision === 'granted' && (kind === 'deleteCase' || kind === 'deleteAccount')
export const CONSEQUENCES: Readonly<Record<Decision, Word>> = {
  granted: word('答复后立即照办。', 'It is carried out with the answer.'),
  limited: word(
    '不再出现在列表和搜索里，本单位打不开；总答题组组长和限知专员凭编号可以打开。',
    'It leaves every list and search, its unit cannot open it; the school lead and the confidants can, by number.',
  ),
  refused: word('理由会原样告诉本人。', 'The reason is told to the person as it stands.'),
}
