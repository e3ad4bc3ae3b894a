import { readConfig } from '../config.ts'
import { openStage } from '../story/stage.ts'
import { Crowd } from './roam.ts'

/**
 * A server of its own that is busy until it is killed: it leaves cases and acts on them, some at the same time, and says every answer it
 * was given (`number version`), so that whoever killed it can look whether an answer was a lie. Started by half.db.test.ts.
 */
const config = readConfig()
const [start = '', seed = '1'] = process.argv.slice(2)
if (config.databaseUrl === undefined) throw new Error('no database to be busy on')
const stage = await openStage(config, config.databaseUrl, start)
const crowd = new Crowd(stage, Number(seed))
console.log('ready')

for (;;) await Promise.all([act(), act(), act()])

async function act(): Promise<void> {
  try {
    if (crowd.cases.length < 3 || crowd.dice.chance(0.1))
      await crowd.leave(crowd.dice.chance(0.2) ? { sensitive: true } : {})
    const story = crowd.dice.pick(crowd.cases)
    const { file, moves } = await crowd.fileOf(story)
    if (moves.length === 0) return
    const answer = (await crowd.send(story, crowd.dice.pick(moves), file.version)) as {
      caseNo: string
      version: number
    }
    console.log(`${answer.caseNo} ${answer.version}`)
  } catch {
    // A refusal, or a connection that was cut: what became of it is what the other side looks at.
  }
}
