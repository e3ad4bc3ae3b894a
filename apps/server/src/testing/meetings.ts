import { noOf } from './refusal.ts'
import type { Crowd, Move } from './roam.ts'

/** What came of people who met at one case. */
export interface Meetings {
  meetings: number
  /** Those in which one of the two got through. */
  won: number
  /** Those in which the other was told that somebody was faster, or that there is nothing to do any more. */
  beaten: number
  /** Pairs of actions that met. */
  readonly pairs: Set<string>
  /** Meetings in which both got through, or the history has a gap. */
  readonly wrong: string[]
}

/** So many times two people do different things to one case at once, at two cases at a time (bar R3). */
export async function meet(crowd: Crowd, times: number): Promise<Meetings> {
  const seen: Meetings = { meetings: 0, won: 0, beaten: 0, pairs: new Set(), wrong: [] }
  while (seen.meetings < times) {
    const one = crowd.dice.pick(crowd.cases)
    const other = crowd.dice.pick(crowd.cases.filter(story => story !== one))
    const pairs = (await Promise.all([one, other].map(story => pairOn(crowd, story)))).filter(pair => pair !== null)
    if (pairs.length < 2) await crowd.leave()
    for (const { no, version, after, reasons, names } of await Promise.all(pairs.map(pair => pair()))) {
      seen.meetings += 1
      seen.pairs.add(names)
      const done = reasons.filter(reason => reason === 'done').length
      if (done > 1 || after !== version + done)
        seen.wrong.push(`${no} at ${version}, then ${after}: ${names} → ${reasons}`)
      seen.won += done
      const lost = reasons.filter(reason => reason === 'stale' || reason === 'wrongStatus' || reason === 'notFound')
      if (done === 1) seen.beaten += lost.length
    }
  }
  return seen
}

async function pairOn(crowd: Crowd, story: Crowd['cases'][number]) {
  const { file, moves } = await crowd.fileOf(story)
  const first = moves.length > 0 ? crowd.dice.pick(moves) : null
  const others = moves.filter(move => move.action !== first?.action)
  if (first === null || others.length === 0) return null
  const both: Move[] = [first, crowd.dice.pick(others)]
  return async () => {
    const reasons = await Promise.all(
      both.map(move =>
        crowd.send(story, move, file.version).then(
          () => 'done',
          error => noOf(error).reason,
        ),
      ),
    )
    return {
      no: story.no,
      version: file.version,
      after: (await crowd.fileOf(story)).file.version,
      reasons,
      names: both
        .map(move => move.action)
        .sort()
        .join(' × '),
    }
  }
}
