// npm run migrate:new -- rating replies   →   migrations/0007-rating-replies.ts
import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../migrations', import.meta.url))
const words = process.argv
  .slice(2)
  .join(' ')
  .toLowerCase()
  .match(/[a-z0-9]+/g)
  ?.join('-')
if (!words) {
  console.error('Say in a few English words what changes: npm run migrate:new -- rating replies')
  process.exit(1)
}
const numbers = readdirSync(folder).map(file => Number(/^(\d{4})-.*\.ts$/.exec(file)?.[1] ?? 0))
const name = `${String(Math.max(0, ...numbers) + 1).padStart(4, '0')}-${words}.ts`
const path = join(folder, name)
if (existsSync(path)) throw new Error(`${name} is there already`)
writeFileSync(
  path,
  `import { type Kysely, sql } from 'kysely'

/** Forward only, and frozen once it has landed: from then on a change is a new migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql\`\`.execute(db)
}
`,
)
console.log(`migrations/${name}\nWrite it, then: node scripts/generate-tables.mjs (row types), npm run check.`)
