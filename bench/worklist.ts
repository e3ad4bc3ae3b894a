import { desksOf } from '../apps/server/src/cases/desks.ts'
import { tell } from './figures.ts'
import { call, measure } from './load.ts'
import { aDayAgo, Recorder, type Statement } from './reads.ts'
import type { Town } from './town.ts'

const DESKS = ['triage', 'unitAll', 'callback', 'mine', 'pool']

/** A page of a desk, and the numbers of all desks, over HTTP, beside the same statements, prepared, with nothing around them. */
export async function worklist(town: Town, concurrency: number, seconds: number): Promise<void> {
  const recorder = new Recorder(town)
  const pages: { cookie: string; desk: string; statement: Statement }[] = []
  const numbers: { cookie: string; statements: Statement[] }[] = []
  for (const { person, cookie } of town.people.filter((_, n) => n % 9 === 0)) {
    for (const desk of desksOf(person, [], aDayAgo()).filter(({ key }) => DESKS.includes(key)))
      pages.push({ cookie, desk: desk.key, statement: await recorder.desk(person, desk) })
    numbers.push({ cookie, statements: await recorder.numbers(person) })
  }
  await recorder.close()
  const read = ({ text, values }: Statement, name: string) => town.pool.query({ name, text, values: [...values] })
  const names = new Map([...new Set(pages.map(page => page.statement.text))].map((text, n) => [text, `page ${n}`]))
  const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T
  const size = `${town.cases} cases, ${concurrency} at once`
  tell(
    'worklist',
    `page, ${size}`,
    await measure(concurrency, seconds, async n => {
      const { cookie, desk } = at(pages, n)
      await call(town.base, 'desk.page', { desk }, cookie, false)
    }),
    await measure(concurrency, seconds, async n => {
      const { statement } = at(pages, n)
      await read(statement, names.get(statement.text) ?? '')
    }),
  )
  tell(
    'worklist',
    `numbers of all desks, ${size}`,
    await measure(
      concurrency,
      seconds,
      async n => void (await call(town.base, 'desk.counters', undefined, at(numbers, n).cookie, false)),
    ),
    await measure(concurrency, seconds, async n => {
      // Names of their own would be prepared for each person; unnamed, as the application sends them.
      for (const { text, values } of at(numbers, n).statements) await town.pool.query(text, [...values])
    }),
  )
}
