import type { KeyObject } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { type CampusSetting, campusFrom, campusVariables, isGuarded } from './config-campus.ts'
import { type ChannelSetting, channelsFrom, channelVariables } from './config-channels.ts'
import { handoverKey } from './handover-key.ts'
import { type KeySource, keySource } from './key-ring.ts'

/** The only reader of `process.env`. A wrong value stops the start with its name and what is allowed. */

const variables = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_MIGRATION_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  ZUOYEBEN_DEMO: z.enum(['0', '1']).optional(),
  ZUOYEBEN_DATA: z.string().optional(),
  ZUOYEBEN_MASTER_KEY: z.string().optional(),
  ZUOYEBEN_HANDOVER_KEY: z.base64().optional(),
  ZUOYEBEN_ADDRESS: z.url().optional(),
  ZUOYEBEN_PROXIES: z.coerce.number().int().min(0).max(9).optional(),
  ZUOYEBEN_CALENDAR: z.enum(['guangxi', 'national']).default('guangxi'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65535).default(4400),
  ZUOYEBEN_POOL: z.coerce.number().int().min(2).max(100).default(12),
  ZUOYEBEN_LIMITS: z.coerce.number().min(0.1).max(1_000_000).default(1),
  ZUOYEBEN_WORKER: z.enum(['0', '1']).default('1'),
  /** Three missed ones and the page that is asked every ten seconds stay within two minutes. */
  ZUOYEBEN_BEAT: z.coerce.number().int().min(1).max(30).default(15),
  ZUOYEBEN_METRICS_TOKEN: z.string().min(16).optional(),
  ZUOYEBEN_LOG: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
  /** 184 days are the longest that six months can be (网络安全法 art. 21). */
  ZUOYEBEN_AUDIT_DAYS: z.coerce.number().int().min(184).max(36_500).default(400),
  ZUOYEBEN_AUDIT_ANCHORS: z.string().optional(),
  ZUOYEBEN_STORAGE: z.enum(['disk', 's3']).default('disk'),
  S3_BUCKET: z.string().optional(),
  S3_REGION: z.string().default('us-east-1'),
  S3_ENDPOINT: z.url().optional(),
  S3_ACCESS_KEY_ID: z.string().optional(),
  S3_SECRET_ACCESS_KEY: z.string().optional(),
  ...campusVariables,
  ...channelVariables,
})

export interface S3Setting {
  bucket: string
  region: string
  endpoint: string | undefined
  accessKeyId: string
  secretAccessKey: string
}
export interface Config {
  /** undefined: the embedded PostgreSQL. */
  databaseUrl: string | undefined
  /**
   * The credential that owns the tables: migrations and the end of old audit segments run with it, nothing else does. Of the embedded
   * PostgreSQL it is told by whoever started that. undefined: there is one for everything, and the audit log is guarded by less.
   */
  migrationUrl: string | undefined
  isDemo: boolean
  /** Folder of everything the server keeps outside PostgreSQL: keys, attachments, the embedded cluster. */
  dataFolder: string
  /** Root of every derived secret (cookies, fingerprints, signed addresses); it stays when the keys of the ring change. */
  masterKey: Buffer
  keys: KeySource
  /** Public half of the key that cases handed over are sealed with; the private half is not this server's. */
  handoverKey: KeyObject
  host: string
  port: number
  /** Address people reach the server at, where a proxy stands in front; else it is made from host and port. */
  address: string | undefined
  /** Proxies of ours in front, whose word about the caller's address is taken; what stands before them in the header is the caller's own. */
  proxies: number
  calendar: 'guangxi' | 'national'
  poolSize: number
  /** Multiplies every ceiling of edge/limits.ts. */
  limitFactor: number
  /** Whether `npm start` works on jobs as well; `npm run worker` does nothing else. */
  works: boolean
  /** Seconds between two signs of life of a process that works on jobs. */
  beatSeconds: number
  /** Opens /metrics to callers on other machines. */
  metricsToken: string | undefined
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** How many days the audit log is kept, and the folder of the anchors that prove it. */
  audit: { days: number; anchors: string }
  storage: { kind: 'disk'; folder: string } | { kind: 's3'; s3: S3Setting }
  /** Sign-in by the campus and by WeChat. */
  campus: CampusSetting
  /** How notices leave the platform. */
  channels: ChannelSetting
}

/** Where keys, attachments and the embedded cluster lie: for what must be put there before anything is read. */
export const dataFolderOf = (environment: Record<string, string | undefined> = process.env): string =>
  resolve(environment.ZUOYEBEN_DATA ?? join(import.meta.dirname, '../../../.zuoyeben'))

/** Reads the environment. Throws with every wrong variable named, one a line. */
export function readConfig(environment: Record<string, string | undefined> = process.env): Config {
  const parsed = variables.safeParse(environment)
  if (!parsed.success)
    throw new Error(parsed.error.issues.map(issue => `${issue.path.join('.')}: ${issue.message}`).join('\n'))
  const v = parsed.data
  const dataFolder = dataFolderOf(environment)
  mkdirSync(dataFolder, { recursive: true })
  const keys = keySource(v.ZUOYEBEN_MASTER_KEY || undefined, dataFolder)
  return {
    databaseUrl: v.DATABASE_URL,
    migrationUrl: v.DATABASE_MIGRATION_URL,
    isDemo: v.ZUOYEBEN_DEMO === undefined ? v.DATABASE_URL === undefined : v.ZUOYEBEN_DEMO === '1',
    dataFolder,
    masterKey: keys.read().root,
    keys,
    handoverKey: handoverKey(v.ZUOYEBEN_HANDOVER_KEY, dataFolder),
    host: v.HOST,
    port: v.PORT,
    address: v.ZUOYEBEN_ADDRESS,
    proxies: v.ZUOYEBEN_PROXIES ?? (v.ZUOYEBEN_ADDRESS === undefined ? 0 : 1),
    calendar: v.ZUOYEBEN_CALENDAR,
    poolSize: v.ZUOYEBEN_POOL,
    limitFactor: v.ZUOYEBEN_LIMITS,
    works: v.ZUOYEBEN_WORKER === '1',
    beatSeconds: v.ZUOYEBEN_BEAT,
    metricsToken: v.ZUOYEBEN_METRICS_TOKEN || undefined,
    logLevel: v.ZUOYEBEN_LOG,
    audit: {
      days: v.ZUOYEBEN_AUDIT_DAYS,
      anchors: resolve(v.ZUOYEBEN_AUDIT_ANCHORS ?? join(dataFolder, 'audit-anchors')),
    },
    storage:
      v.ZUOYEBEN_STORAGE === 's3' ? { kind: 's3', s3: s3From(v) } : { kind: 'disk', folder: join(dataFolder, 'files') },
    campus: reachableCampus(v),
    channels: channelsFrom(v),
  }
}

/** A provider sends people back to a fixed address: it must be one that they reach. */
function reachableCampus(v: z.infer<typeof variables>): CampusSetting {
  const campus = campusFrom(v)
  const isOn = campus.oidc !== null || campus.cas !== null || campus.wechat?.web != null
  if (isOn && !isGuarded(v.ZUOYEBEN_ADDRESS ?? `http://${v.HOST}`))
    throw new Error('ZUOYEBEN_ADDRESS: must be the https:// address that people use when OIDC, CAS or WeChat is set')
  return campus
}

function s3From(v: z.infer<typeof variables>): S3Setting {
  const { S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = v
  if (!bucket || !accessKeyId || !secretAccessKey)
    throw new Error('ZUOYEBEN_STORAGE=s3 needs S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY')
  return { bucket, region: v.S3_REGION, endpoint: v.S3_ENDPOINT, accessKeyId, secretAccessKey }
}
