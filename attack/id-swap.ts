import { randomUUID } from 'node:crypto'
import { newCaseNumber } from '../apps/server/src/cases/case-number.ts'
import { type Campus, type CaseClass, CLASSES, KINDS, type Kind } from './campus.ts'
import { sees } from './expected.ts'
import type { Ids } from './ids.sql.ts'
import { each, type Ledger, spread } from './ledger.ts'
import { allDoors, type Door, type Slot, withAt } from './shapes.ts'
import type { Told } from './visitor.ts'

interface Cell {
  readonly door: Door
  readonly slot: Slot
  readonly kind: Kind
  readonly of: CaseClass
  readonly real: string
  readonly ghost: string
}

/**
 * X1 from outside: every place of every input that takes an id × every person × every class of case that this person may not see. An id of the
 * case is sent, and beside it one of the same form that nobody has: the two answers must be the same to the letter.
 */
export async function swapIds(campus: Campus, ids: Ids, ledger: Ledger, most: number): Promise<void> {
  const all = [...allCells(campus, ids)]
  // The page of a case is what everything hangs on: there every cell is tried in every run.
  const isFirst = ({ door }: Cell) => door.path === 'cases.view'
  const first = all.filter(isFirst)
  const rest = spread(
    all.filter(cell => !isFirst(cell)),
    most,
  )
  const cells = [...first, ...rest]
  await each(cells, 6, async cell => {
    const { door, slot, kind, of, real, ghost } = cell
    const visitor = campus.visitors.get(kind)
    if (!visitor) return
    const sample = door.sample()
    const ask = async (id: string) => {
      const input = withAt(sample, slot.path, id)
      // Both must be refused: an open stream is waited for so long that it shows.
      return visitor.call(door.path, door.type, withFreshKey(input), 20_000)
    }
    const [found, none] = [await ask(real), await ask(ghost)]
    ledger.cells += 1
    const [a, b] = [plainly(found, real), plainly(none, ghost)]
    if (a !== b)
      ledger.find(`${door.path} ${slot.path.join('.')} tells ${kind} of a case of class ${of}`, `${a} ≠ ${b}`)
  })
  await swapFiles(campus, ids, ledger)
}

function* allCells({ cases }: Campus, ids: Ids): Generator<Cell> {
  const ghostNo = newCaseNumber(2026, Buffer.from('ghost'))
  for (const door of allDoors())
    for (const slot of door.slots) {
      const name = slot.path.findLast(part => typeof part === 'string')
      if (name === 'key') continue
      for (const kind of KINDS)
        for (const of of CLASSES) {
          const story = cases.get(of)
          if (!story || sees(kind, of)) continue
          if (name === 'caseNo' || name === 'q') yield { door, slot, kind, of, real: story.no, ghost: ghostNo }
          if (slot.shape.format === 'uuid')
            for (const real of ids.ofCase(story.no)) yield { door, slot, kind, of, real, ghost: randomUUID() }
        }
    }
}

const withFreshKey = (input: unknown): unknown =>
  typeof input === 'object' && input !== null && 'key' in input ? { ...input, key: randomUUID() } : input

const plainly = ({ status, body }: Told, id: string): string =>
  `${status} ${body.replaceAll(id, 'ID').replaceAll(/^data: $|^(event|id|retry).*$|\s+/gm, ' ')}`

/** Files by their address: of every case that has one, to everybody who may not see it. */
async function swapFiles({ visitors, cases }: Campus, ids: Ids, ledger: Ledger): Promise<void> {
  for (const [of, story] of cases)
    for (const file of ids.files(story.no))
      await each([...visitors], 6, async ([kind, visitor]) => {
        if (sees(kind, of)) return
        for (const part of ['', '/thumbnail']) {
          ledger.cells += 1
          const [found, none] = [
            await visitor.ask(`/files/${file}${part}`),
            await visitor.ask(`/files/${randomUUID()}${part}`),
          ]
          if (plainly(found, file) !== plainly(none, file))
            ledger.find(`a file of a case of class ${of} for ${kind}`, found.body)
        }
      })
}
