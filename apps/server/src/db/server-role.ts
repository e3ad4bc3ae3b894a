import { type Kysely, sql } from 'kysely'
import type { Reader } from './database.ts'

/** Lines are added here and nothing else: no role of a server may change or take away one, nor a link of their chain. */
const APPEND_ONLY = ['audit_log', 'audit_seals', 'audit_anchors']
const OF_MIGRATIONS = ['kysely_migration', 'kysely_migration_lock', 'migration_hashes']
/** The id and so the place of a line are PostgreSQL's to give. */
const LINE = 'at, person_id, actor, act, case_id, detail'
const FUNCTIONS = ['seal_audit()', 'anchor_audit(date)', 'audit_last_link()']

/**
 * Gives the role that the server runs under what it needs and no more (GB/T 22239 安全审计: the records are protected against whoever
 * writes them): rows of every table but those of the audit log, to which it may add; a schema of its own for the job queue; no DDL in
 * `public`. To be called by the migration role after each migration; where all is as it should be nothing is changed.
 */
export async function settleServerRole<DB>(db: Kysely<DB>, role: string): Promise<void> {
  await alone(db, async trx => {
    const { rows } = await sql<{ name: string; held: string[] }>`
      select c.relname as name, array(select p from unnest('{SELECT,INSERT,UPDATE,DELETE,TRUNCATE}'::text[]) p
        where has_table_privilege(${role}, c.oid, p)) as held
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')`.execute(trx)
    for (const { name, held } of rows) {
      const due = rightsOn(name)
      if (held.join() === due.join()) continue
      await sql`revoke all on table ${sql.ref(name)} from ${sql.ref(role)}`.execute(trx)
      if (due.length > 0)
        await sql`grant ${sql.raw(due.join(', '))} on table ${sql.ref(name)} to ${sql.ref(role)}`.execute(trx)
    }
    await sql`grant insert (${sql.raw(LINE)}) on audit_log to ${sql.ref(role)}`.execute(trx)
    await sql`grant execute on function ${sql.raw(FUNCTIONS.join(', '))} to ${sql.ref(role)}`.execute(trx)
    await giveJobs(trx, role)
  })
}

/** Where the server and the migrations share a role, it has every right there is; the job queue still wants its schema. */
export async function settleOneRole<DB>(db: Kysely<DB>, role: string): Promise<void> {
  await alone(db, trx => giveJobs(trx, role))
}

function alone<DB>(db: Kysely<DB>, work: (trx: Kysely<DB>) => Promise<void>): Promise<void> {
  return db.transaction().execute(async trx => {
    await sql`select pg_advisory_xact_lock(hashtext('zuoyeben server role'))`.execute(trx)
    await work(trx)
  })
}

function rightsOn(table: string): string[] {
  if (OF_MIGRATIONS.includes(table)) return []
  return APPEND_ONLY.includes(table) ? ['SELECT'] : ['SELECT', 'INSERT', 'UPDATE', 'DELETE']
}

/** The job queue makes and migrates its own tables: the schema is the server's, also where it was made when there was one role for all. */
async function giveJobs<DB>(trx: Kysely<DB>, role: string): Promise<void> {
  const { rows } = await sql<{ owner: string }>`
    select pg_get_userbyid(nspowner) as owner from pg_namespace where nspname = 'jobs'`.execute(trx)
  if (rows[0]?.owner === role) return
  if (!rows[0]) {
    await sql`create schema jobs authorization ${sql.ref(role)}`.execute(trx)
    return
  }
  await sql`alter schema jobs owner to ${sql.ref(role)}`.execute(trx)
  const { rows: things } = await sql<{ statement: string }>`
    select format('alter table jobs.%I owner to %I', relname, ${role}::text) as statement from pg_class
      where relnamespace = 'jobs'::regnamespace and relkind in ('r', 'p') and not relispartition
    union all select format('alter table jobs.%I owner to %I', relname, ${role}::text) from pg_class
      where relnamespace = 'jobs'::regnamespace and relkind = 'r' and relispartition
    union all select format('alter routine %s owner to %I', oid::regprocedure, ${role}::text) from pg_proc where pronamespace = 'jobs'::regnamespace
    union all select format('alter type jobs.%I owner to %I', typname, ${role}::text) from pg_type where typnamespace = 'jobs'::regnamespace and typtype = 'e'`.execute(
    trx,
  )
  for (const { statement } of things) await sql.raw(statement).execute(trx)
}

/** Whether the role of this connection can do to the audit log no more than add to it. False where one credential serves for everything. */
export async function isAuditProtected(db: Reader): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select bool_or(has_table_privilege(t, 'UPDATE') or has_table_privilege(t, 'DELETE') or has_table_privilege(t, 'TRUNCATE')
      or pg_has_role((select c.relowner from pg_class c where c.oid = t::regclass), 'MEMBER')) as may
    from unnest(${APPEND_ONLY}::text[]) t`.execute(db)
  return rows[0]?.may === false
}
