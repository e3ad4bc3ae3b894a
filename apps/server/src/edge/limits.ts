/**
 * How much of what one person, or one address without a person, may do in a minute (X6): the one table. Ceilings by address are wide, for a
 * whole dormitory may stand behind one. Each process counts for itself, in memory: with n processes the true ceiling is up to n times as
 * high. What must hold across processes is counted in the database: wrong passwords (directory/sign-in-attempts.ts) and wrong receipt codes
 * (tracking/guard-codes.ts). `ZUOYEBEN_LIMITS` multiplies every number here, and that of wrong receipt codes.
 */
export const LIMITS = {
  /** Every request of an address, pages and pictures included. */
  request: { person: null, address: 6000 },
  /** Passwords, second factors and everything else under `/api/auth` and `/api/campus`. */
  signIn: { person: null, address: 120 },
  read: { person: 1200, address: 3000 },
  search: { person: 90, address: 60 },
  /** A page that opens its live updates again. */
  stream: { person: 120, address: 1200 },
  write: { person: 240, address: 600 },
  submit: { person: 20, address: 120 },
  /** What a receipt code opens. */
  ticket: { person: 240, address: 600 },
  /** What reads every past case, or looks at everything that rules could be asked. */
  rehearse: { person: 30, address: 120 },
  upload: { person: 60, address: 30 },
} as const satisfies Record<string, { readonly person: number | null; readonly address: number }>

export type LimitName = keyof typeof LIMITS
export const LIMIT_SECONDS = 60

const OWN: Readonly<Record<string, LimitName>> = {
  'intake.submit': 'submit',
  'intake.register': 'submit',
  'desk.search': 'search',
  'studio.rehearse': 'rehearse',
  'studio.casesOf': 'rehearse',
  'drafts.propose': 'rehearse',
  'changes.propose': 'rehearse',
  'changes.publish': 'rehearse',
  'changes.schedule': 'rehearse',
  'changes.trial': 'rehearse',
  'changes.endTrial': 'rehearse',
  'session.signInDemo': 'signIn',
  'session.claimAdmin': 'signIn',
  'campus.confirm': 'signIn',
  'campus.enterByMini': 'signIn',
  'campus.bindMini': 'signIn',
  'account.proveByCode': 'signIn',
  'account.proveByPasskey': 'signIn',
  'account.confirmCodes': 'signIn',
  'contacts.set': 'signIn',
  'contacts.confirm': 'signIn',
}

/** What a procedure costs: a query a read, a mutation a write, and what is dearer or a door beside that. */
export function costOf(path: string, type: 'query' | 'mutation' | 'subscription'): readonly LimitName[] {
  const plain = type === 'query' ? 'read' : type === 'mutation' ? 'write' : 'stream'
  const own = OWN[path] ?? (path.startsWith('tracking.') && path !== 'tracking.live' ? 'ticket' : null)
  return own === null ? [plain] : [plain, own]
}
