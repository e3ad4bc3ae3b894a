import { recordAudit } from '../audit/record.sql.ts'
import { InputError, problem } from '../errors.ts'
import type { Ground } from './add-person.ts'
import { announceDirectory } from './appointments.sql.ts'
import { branchesOf, type Names, putBranch, putUnit, stopOthersAddingUnits } from './grow-units.sql.ts'
import { readUnits, type Unit } from './units.sql.ts'

export interface NewUnit {
  /** Short and for ever, such as GH; cases and rules name the unit by it. */
  readonly code: string
  readonly name: Names
  readonly kind: 'college' | 'department' | 'directBranch'
  readonly duties: readonly string[]
}

/** Units are compared with their peers (§3.7). */
const PEERS = { college: 'colleges', department: 'departments', directBranch: 'directUnits' } as const

/**
 * A further unit without code (D-03). It is not ready until it is staffed; 总答题组 stands in. The same unit twice is one.
 * @throws InputError where another unit has the code or the name
 */
export async function addUnit(app: Ground, by: string, { code, name, kind, duties }: NewUnit): Promise<string> {
  const at = new Date(app.now())
  await app.db.transaction().execute(async trx => {
    await stopOthersAddingUnits(trx)
    const units = await readUnits(trx)
    const same = units.find(unit => unit.id === code)
    if (same && isSame(same, name, kind)) return
    const problems = same ? [CODE_TAKEN] : []
    if (units.some(unit => unit.id !== code && unit.name.zh === name.zh)) problems.push(NAME_TAKEN)
    if (problems.length > 0) throw new InputError(problems)
    await putUnit(trx, { id: code, name, kind, duties, peerGroup: PEERS[kind] })
    await recordAudit(trx, { at, person: by, actor: by, act: 'addUnit', detail: { unit: code, name: name.zh, kind } })
    await announceDirectory(trx)
  })
  await app.directory.refresh(app.db, new Date(app.now()))
  return code
}

const isSame = (unit: Unit, name: Names, kind: string) => unit.name.zh === name.zh && unit.kind === kind

/**
 * A further branch of a unit. The same name twice is one branch.
 * @throws InputError where there is no such unit, or it can have no branches (the school group, a 直属党支部: DOC-02)
 */
export async function addBranch(
  app: Ground,
  by: string,
  { unit, name }: { unit: string; name: Names },
): Promise<string> {
  const at = new Date(app.now())
  const id = await app.db.transaction().execute(async trx => {
    await stopOthersAddingUnits(trx)
    const kind = (await readUnits(trx)).find(each => each.id === unit)?.kind
    if (kind === undefined) throw new InputError([NO_UNIT])
    if (kind === 'directBranch' || kind === 'school') throw new InputError([NO_BRANCHES])
    const branches = await branchesOf(trx, unit)
    const same = branches.find(branch => branch.zh === name.zh)
    if (same) return same.id
    const next = `${unit}-${1 + Math.max(0, ...branches.map(branch => Number(/-(\d+)$/.exec(branch.id)?.[1] ?? 0)))}`
    await putBranch(trx, { id: next, unit, name })
    const detail = { unit, branch: next, name: name.zh }
    await recordAudit(trx, { at, person: by, actor: by, act: 'addBranch', detail })
    await announceDirectory(trx)
    return next
  })
  await app.directory.refresh(app.db, new Date(app.now()))
  return id
}

const CODE_TAKEN = problem('code', '这个代码已有单位使用', 'Another unit has this code')
const NAME_TAKEN = problem('name.zh', '已有同名单位', 'There is a unit of this name')
const NO_UNIT = problem('unit', '没有这个单位', 'There is no such unit')
const NO_BRANCHES = problem(
  'unit',
  '总答题组和直属党支部下不设党支部',
  'Neither the school group nor a direct branch has branches',
)
