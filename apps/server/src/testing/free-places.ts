/** Names of the places in the inputs where one may write freely: words, and ids with their kind or the test that swaps them. */
export const WORDS = new Set(
  'text measures zh en calendar body draft act words value name phone campus place what documentNo receiptNo reason withheldGround consent submitterType onBehalfOf part q kind username password * on dueOn signedOn address quietFrom quietTo digestAt start at zip ruleIds fact values has hasNot'.split(
    ' ',
  ),
)
export const IDS: Readonly<Record<string, string>> = {
  caseNo: 'case: who-may.db.test.ts',
  code: 'receipt: who-may.db.test.ts',
  personId: 'person, by administrators: doors.db.test.ts',
  person: 'person, by the audit administrator: reading.db.test.ts',
  confirmation: 'confirmation',
  bindingCode: 'receipt of a person: wechat.db.test.ts',
  appointmentId: 'office, by administrators: doors.db.test.ts',
  id: 'own row',
  ...Object.fromEntries(
    'rawId clientDataJSON attestationObject transports authenticatorData signature userHandle'
      .split(' ')
      .map(name => [name, 'answer of a passkey: second-factor.db.test.ts']),
  ),
  master: 'case',
  consult: 'consult',
  key: 'retry',
  ids: 'notice',
  // dead-jobs.db.test.ts
  jobs: 'dead job',
  faults: 'decision fault, by whoever answers for the machines: decide-again.db.test.ts',
  delivery: 'delivery: outbox.db.test.ts',
  files: 'file',
  evidence: 'file',
  scan: 'file',
  page: 'file',
  member: 'place',
  branch: 'place',
  absent: 'person of one’s unit: absences.db.test.ts',
  stand: 'person of one’s unit: absences.db.test.ts',
  absence: 'absence: absences.db.test.ts',
  token: 'token',
  cursor: 'cursor',
  unit: 'unit',
  units: 'unit',
  coUnits: 'unit',
  entryUnit: 'unit',
  accusedUnit: 'unit',
  to: 'unit',
  lead: 'unit',
  whoseDuty: 'unit',
}
