import { parseArgs } from 'node:util'
import { anchorAudit } from './audit/seal.sql.ts'
import { tellFinding, tellProof } from './audit/tell-findings.ts'
import { type Proof, verifyAudit } from './audit/verify-audit.ts'
import { compose } from './compose.ts'
import { readConfig } from './config.ts'
import { openDatabase } from './db/database.ts'
import { startEmbedded } from './db/embedded/start-embedded.ts'
import { bringDemo } from './demo/bring-demo.ts'
import { withThrowaway } from './story/throwaway.ts'

/**
 * `npm run audit:verify`: proves the audit log of DATABASE_URL, or without one that of a fresh demo campus of its own, which is gone
 * afterwards. `--embedded` takes the embedded database of the data folder instead, `--anchors FOLDER` a copy of the anchor files kept on
 * another host. It ends with one line, and with 1 when anything does not fit.
 */
const { values } = parseArgs({
  options: { anchors: { type: 'string' }, embedded: { type: 'boolean', default: false } },
})

tell(process.env.DATABASE_URL || values.embedded ? await ofDatabase() : await ofFreshCampus())

async function ofDatabase(): Promise<Proof> {
  const config = readConfig()
  const embedded = config.databaseUrl === undefined ? await startEmbedded({ folder: config.dataFolder }) : null
  try {
    return await proveAt(config.databaseUrl ?? embedded?.url ?? '', values.anchors ?? config.audit.anchors)
  } finally {
    await embedded?.stop()
  }
}

function ofFreshCampus(): Promise<Proof> {
  return withThrowaway({}, async ({ config, url }) => {
    await bringDemo(config, url)
    const house = await compose({ config, databaseUrl: url })
    try {
      await house.sealer.round()
      await anchorAudit(house.app.db, new Date().toISOString().slice(0, 10))
    } finally {
      await house.close()
    }
    return proveAt(url, config.audit.anchors)
  })
}

async function proveAt(url: string, anchors: string): Promise<Proof> {
  const { db } = openDatabase(url, 2)
  const began = Date.now()
  try {
    return await verifyAudit(db, { folder: anchors, now: began, onProgress: showProgress() })
  } finally {
    await db.destroy()
  }
}

/** On a terminal alone, a few times a second. */
function showProgress(): (checked: number, of: number) => void {
  if (!process.stderr.isTTY) return () => {}
  let next = 0
  return (checked, of) => {
    if (Date.now() < next && checked < of) return
    next = Date.now() + 200
    const end = checked < of ? '' : '\r\u001b[K'
    process.stderr.write(`\r${checked} / ${of} (${Math.floor((checked / Math.max(1, of)) * 100)} %)${end}`)
  }
}

function tell(proof: Proof): void {
  for (const finding of proof.findings) console.log(tellFinding(finding))
  if (proof.found > proof.findings.length) console.log(`… ${proof.found - proof.findings.length}`)
  console.log(tellProof(proof))
  process.exitCode = proof.found === 0 ? 0 : 1
}
