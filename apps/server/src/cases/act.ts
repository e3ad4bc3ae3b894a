import { type Action, type Role, type Text, TRANSITIONS } from '@zuoyeben/lifecycle'
import { z } from 'zod'
import { visibleTo } from '../access/policy.ts'
import type { Viewer } from '../access/viewer.ts'
import { forStaff } from '../trpc.ts'
import { ACTION_INPUTS, type SentAction } from './action-inputs.ts'
import { applyAction, type Performer } from './apply-action.ts'
import { readCaseNumber } from './case-number.ts'

/** What every action is sent with: the case, the version that was seen, and a key that makes a second sending harmless. */
export const envelope = z.object({ caseNo: z.string().max(40), version: z.number().int().min(1), key: z.uuid() })

/** Roles that the lifecycle's table names for an action; in a 直属党支部 and for units not ready others may stand in (who.ts). */
export function rolesFor(action: SentAction): Role[] {
  const named = TRANSITIONS[action]
    .flatMap(row => row.who.map(grant => grant.as))
    .filter((as): as is Role => as !== 'system' && as !== 'submitter')
  const standIns: Role[] = named.includes('reviewer')
    ? ['branchSecretary', 'dispatcher', 'schoolLead']
    : named.includes('officer')
      ? ['dispatcher']
      : []
  return [...new Set([...named, ...standIns])]
}

export function staffPerformer(viewer: Viewer & { person: string }, now: number): Performer {
  return {
    actor: { kind: 'staff', person: viewer.person as never, appointments: viewer.appointments },
    access: visibleTo(viewer, now),
    name: viewer.person,
    person: viewer.person,
  }
}

/** The procedure of one action: whoever holds a role that the table names may send it; whether it is done, the lifecycle says. */
export function actionProcedure<Name extends SentAction>(name: Name) {
  return forStaff(...rolesFor(name))
    .input(z.intersection(envelope, ACTION_INPUTS[name]))
    .mutation(async ({ ctx, input }) => {
      const { caseNo, version, key, ...fields } = input as z.infer<typeof envelope>
      const action = { type: name, ...fields } as unknown as Action<Text>
      const performer = staffPerformer({ ...ctx.viewer, person: ctx.person }, ctx.app.now())
      const order = { of: { no: readCaseNumber(caseNo) ?? '' }, action, key }
      // Whoever answers a call for help is not told to read again first: nothing that was written meanwhile makes it less theirs.
      return applyAction(ctx.app, performer, { ...order, version: name === 'acknowledge' ? null : version })
    })
}
