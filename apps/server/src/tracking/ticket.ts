import { z } from 'zod'
import { ownedBy } from '../access/policy.ts'
import type { Performer } from '../cases/apply-action.ts'
import { readCaseNumber } from '../cases/case-number.ts'
import { receiptHash } from '../cases/receipt.ts'
import { submitterAlias, submitterMark } from '../cases/submitter-mark.ts'
import { RefusalError } from '../errors.ts'
import type { Context } from '../trpc.ts'

/** A case of one's own: by its number and the receipt code, or signed in as its submitter. */
export const ticket = z.object({ caseNo: z.string().max(40), code: z.string().max(40).optional() })
export type Ticket = z.infer<typeof ticket>

/** Everything that is done with a ticket goes through the condition it carries. @throws RefusalError when it proves nothing. */
export function performerOf(ctx: Context, proof: Ticket): { no: string; performer: Performer } {
  const no = readCaseNumber(proof.caseNo)
  if (!no) throw new RefusalError({ reason: 'notFound' })
  const { person } = ctx.viewer
  if (proof.code) {
    const receipt = receiptHash(ctx.app, no, proof.code)
    const performer: Performer = {
      actor: { kind: 'submitter', person: person as never },
      access: ownedBy({ receipt }),
      name: `receipt:${receipt.slice(0, 16)}`,
      person: null,
    }
    return { no, performer }
  }
  if (!person) throw new RefusalError({ reason: 'signInFirst' })
  return {
    no,
    performer: {
      actor: { kind: 'submitter', person: person as never },
      access: ownedBy({ mark: submitterMark(ctx.app.vault, person) }),
      name: submitterAlias(ctx.app.vault, person),
      person: null,
    },
  }
}
