import type { Person } from '../story/people.sql.ts'
import { demoCampus, type Resident } from './campus.ts'
import type { Seat } from './story/chapter.ts'

/** Finds people of the campus by the seat they hold; `member.2 HQC-2` is the second member of that branch. */
export function castOf(people: ReadonlyMap<string, Person>): (seat: Exclude<Seat, 'submitter'>) => Person {
  const { people: residents } = demoCampus()
  return seat => {
    const [office = '', where = ''] = seat.split(' ')
    const [role = '', which = '1'] = office.split('.')
    const holders = residents.filter(each => sits(each, role === 'secretary' ? 'branchSecretary' : role, where))
    const person = people.get(holders[Number(which) - 1]?.name ?? '')
    if (!person) throw new Error(`nobody on the demo campus is ${seat}`)
    return person
  }
}

const sits = ({ seat }: Resident, role: string, where: string): boolean =>
  seat?.role === role && (where.includes('-') ? seat.branch === where : seat.unit === where)
