import { createPrivateKey, createPublicKey } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { openStorage } from './attachments/storage.ts'
import { recordAudit } from './audit/record.sql.ts'
import { readCaseNumber } from './cases/case-number.ts'
import { fingerprintOf } from './cases/channel-key.ts'
import { openHandedOver } from './cases/open-handed-over.ts'
import { readConfig } from './config.ts'
import { openDatabase } from './db/database.ts'
import { startEmbedded } from './db/embedded/start-embedded.ts'

/**
 * `npm run open-handed-over -- 2026-XXXX-XXXXX --key private.pem --to folder`: what was sealed when a case was handed over, for the proper
 * channel that it went to. The server has no such key: whoever keeps it brings it. The opening stands in the audit log before it is done.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { key: { type: 'string' }, to: { type: 'string' } },
})
const caseNo = readCaseNumber(positionals[0] ?? '')
if (!caseNo || !values.key || !values.to) {
  console.error('npm run open-handed-over -- <case number> --key <private key in PEM> --to <folder>')
  process.exit(2)
}
const config = readConfig()
const privateKey = createPrivateKey(readFileSync(values.key))
const embedded = config.databaseUrl === undefined ? await startEmbedded({ folder: config.dataFolder }) : null
const { db, pool } = openDatabase(config.databaseUrl ?? embedded?.url ?? '', 2)
try {
  const opened = await openHandedOver(db, openStorage(config), caseNo, privateKey, async caseId => {
    const key = fingerprintOf(createPublicKey(privateKey))
    const at = new Date()
    await recordAudit(db, { at, person: null, actor: 'operator', act: 'openHandedOver', caseId, detail: { key } })
  })
  mkdirSync(values.to, { recursive: true, mode: 0o700 })
  writeFileSync(join(values.to, 'case.json'), `${JSON.stringify(opened.words, null, 2)}\n`, { mode: 0o600 })
  for (const { name, bytes } of opened.files) writeFileSync(join(values.to, name), bytes, { mode: 0o600 })
  console.log(`${caseNo}: ${opened.words.length} 段文字 texts, ${opened.files.length} 个附件 files → ${values.to}`)
} finally {
  await db.destroy()
  if (!pool.ended) await pool.end()
  await embedded?.stop()
}
