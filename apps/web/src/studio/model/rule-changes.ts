import { diffRuleSets, diffWords } from '@zuoyeben/rules/studio'
import type { WordedChange } from '../../configuration/change-list.tsx'
import { word } from '../../words/word.ts'
import { type BodyJson, bodyOf } from './body.ts'
import { readBody } from './read-body.ts'
import type { Reader } from './studio-context.ts'

const NOTHING = word('', '')

/** What one version of the rules makes of another, a sentence each. */
export const ruleChanges =
  (reader: Reader, kind: BodyJson['kind']) =>
  (before: unknown, after: unknown): WordedChange[] => {
    const [was, is] = [before, after].map(stored => readBody(bodyOf(stored, kind), reader).effective)
    if (!was || !is) {
      const what = word('这一版的规则已经读不出来', 'These rules cannot be read any more')
      return [{ key: 'unread', what, before: null, after: NOTHING }]
    }
    const diff = diffRuleSets(was, is)
    const [zh, en] = (['zh', 'en'] as const).map(language => diffWords(diff, was, is, language, reader.names))
    return (zh ?? []).map((line, at) => ({
      key: line,
      what: word(line, en?.[at] ?? line),
      before: null,
      after: NOTHING,
    }))
  }
