import { sql } from 'kysely'
import type { App } from '../apps/server/src/app-context.ts'
import { writeContactPoint, writePreferences } from '../apps/server/src/contacts/contact-points.sql.ts'
import { ownerOf, sealAddress } from '../apps/server/src/contacts/reach.ts'
import type { Person } from '../apps/server/src/story/people.sql.ts'
import { openMailStandIn } from '../apps/server/src/testing/mail-stand-in.ts'
import { countSends, type Sends } from './count-sends.ts'

/** The world outside: a real mail server that nobody kills, and an address of everybody on it. */
export interface Outside {
  readonly environment: Readonly<Record<string, string>>
  /** Everybody can be written to at any hour; what is not urgent stays on the page. */
  reach(app: App, people: readonly Person[]): Promise<void>
  count(app: App): Promise<Sends>
  close(): Promise<void>
}

export async function openOutside(): Promise<Outside> {
  const mail = await openMailStandIn()
  return {
    environment: { SMTP_URL: mail.url, SMTP_FROM: 'zuoyeben@campus.example' },
    reach: async (app, people) => {
      const never = { quietFrom: '00:00', quietTo: '00:00', digestAt: null }
      for (const { person } of people) {
        const owner = ownerOf(app, { person })
        const address = sealAddress(app, owner, 'email', `${person}@campus.example`)
        await writeContactPoint(app.db, {
          owner,
          channel: 'email',
          address,
          codeHash: null,
          codeUntil: null,
          allowance: null,
        })
        await writePreferences(app.db, owner, { language: 'zh', channels: ['email'], ...never })
      }
    },
    count: async app => {
      const { rows } = await sql<{
        id: string
        status: string
        isDue: boolean
      }>`select id, status, due_at <= now() as "isDue"
        from deliveries`.execute(app.db)
      return countSends(
        rows,
        mail.mails.map(({ messageId }) => messageId.replace(/^<(.*)@zuoyeben>$/, '$1')),
      )
    },
    close: () => mail.close(),
  }
}
