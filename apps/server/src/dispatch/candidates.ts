import { z } from 'zod'
import { visibleTo } from '../access/policy.ts'
import { recordAudit } from '../audit/record.sql.ts'
import { type Away, awayIn } from '../cases/away.ts'
import { readCaseNumber } from '../cases/case-number.ts'
import { readCase } from '../cases/case-reads.sql.ts'
import type { Bilingual, BranchRef, PersonRef } from '../cases/case-views.ts'
import { Texts } from '../cases/view-parts.ts'
import type { Branch } from '../directory/read.ts'
import { RefusalError } from '../errors.ts'
import { forStaff } from '../trpc.ts'
import { type Candidate, readBranchLoads, readCandidates } from './candidates.sql.ts'

/**
 * Who could do it (C2-05): branches and members of the unit, fitted by the branch's area, then by skill, then by the lowest open load.
 * A proposal: a person assigns.
 */
export const candidates = forStaff('officer', 'deputy', 'reviewer', 'branchSecretary', 'dispatcher')
  .input(z.object({ caseNo: z.string().max(40) }))
  .query(async ({ ctx: { app, viewer }, input }) => {
    const record = await readCase(app.db, { no: readCaseNumber(input.caseNo) ?? '' }, visibleTo(viewer, app.now()))
    if (!record) throw new RefusalError({ reason: 'notFound' })
    const { person } = viewer
    await recordAudit(app.db, {
      at: new Date(app.now()),
      person,
      actor: person ?? 'nobody',
      act: 'read',
      caseId: record.id,
    })
    const texts = new Texts(app, record)
    const words = `${texts.text(record.textPayload) ?? ''} ${texts.text(record.placePayload) ?? ''}`
    const unit = record.file.owner
    const branches = app.directory.branchesOf(unit)
    const loads = await readBranchLoads(
      app.db,
      branches.map(branch => branch.id),
    )
    const people = (await readCandidates(app.db, unit, new Date(app.now()))).filter(
      person => !record.file.handlers.includes(person.person as never) || record.file.reopenings > 0,
    )
    const away = awayIn(app, unit)
    const rows = branches.map(branch =>
      branchRow(branch, loads.get(branch.id) ?? 0, people, words, record.file.category, away),
    )
    const loose = people.filter(person => person.branch === null)
    if (loose.length > 0)
      rows.push(
        branchRow(
          { id: '', unit, name: { zh: '直属党员', en: 'Members' }, areas: [], skills: [] },
          0,
          loose,
          words,
          record.file.category,
          away,
        ),
      )
    const best = [...rows].sort((a, b) => b.fit - a.fit || a.openLoad - b.openLoad)[0]
    const member = best?.members.find(each => each.away === null)
    return {
      branches: rows.map(({ fit: _, ...row }) => row),
      proposed: {
        branch: best?.branch.id || null,
        member: member?.person.id ?? null,
        why: best?.fits ?? { zh: '目前在办最少', en: 'Has the least open work' },
      },
    }
  })

interface Row {
  branch: BranchRef
  openLoad: number
  skills: string[]
  fits: Bilingual | null
  fit: number
  members: { person: PersonRef; openLoad: number; skills: string[]; fits: Bilingual | null; away: Away | null }[]
}

function branchRow(
  branch: Branch,
  openLoad: number,
  people: readonly Candidate[],
  words: string,
  category: string | null,
  away: ReadonlyMap<string, Away>,
): Row {
  const area = branch.areas.find(name => words.includes(name))
  const skill = skillFor(branch.skills, words, category)
  const members = people
    .filter(person => (person.branch ?? '') === branch.id)
    .map(person => {
      const own = skillFor(person.skills, words, category)
      return {
        person: { id: person.person, name: person.name },
        openLoad: person.openLoad,
        skills: person.skills,
        fits: own ? bySkill(own) : null,
        away: away.get(person.person) ?? null,
      }
    })
    .sort((a, b) => Number(b.fits !== null) - Number(a.fits !== null) || a.openLoad - b.openLoad)
  return {
    branch: { id: branch.id, name: branch.name },
    openLoad,
    skills: branch.skills,
    fits: area ? { zh: `负责片区：${area}`, en: `Looks after ${area}` } : skill ? bySkill(skill) : null,
    fit: (area ? 4 : 0) + (skill ? 2 : 0) + (members.some(member => member.fits) ? 1 : 0),
    members,
  }
}

const skillFor = (skills: readonly string[], words: string, category: string | null) =>
  skills.find(skill => skill === category || words.includes(skill))
const bySkill = (skill: string): Bilingual => ({ zh: `有此专长：${skill}`, en: `Has the skill: ${skill}` })
