// Reads every import and holds it against .dependency-cruiser.cjs. With a folder as argument: that tree instead of this one.
import './typescript-api.mjs'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const { cruise } = await import('dependency-cruiser')
const here = fileURLToPath(new URL('..', import.meta.url))
const { forbidden, options } = createRequire(import.meta.url)(join(here, '.dependency-cruiser.cjs'))
const base = resolve(process.argv[2] ?? here)
process.chdir(base)

const folders = ['apps', 'packages', 'migrations', 'e2e', 'bench', 'attack', 'faults', 'scripts'].filter(folder =>
  existsSync(folder),
)
const { enhancedResolveOptions, ...rest } = options
const [walked, loaded] = await Promise.all([
  cruiseBy(forbidden.filter(rule => !rule.to.reachable)),
  // What a page brings along is what is loaded at run time: types are no weight.
  cruiseBy(
    forbidden.filter(rule => rule.to.reachable),
    { tsPreCompilationDeps: false },
  ),
])
const violations = [...walked.violations, ...loaded.violations]

const advice = new Map(forbidden.map(rule => [rule.name, rule.comment]))
for (const rule of new Set(violations.map(({ rule }) => rule.name))) {
  console.error(`\n${rule}: ${advice.get(rule)}`)
  for (const { from, to, cycle, via } of violations.filter(violation => violation.rule.name === rule)) {
    const way = (cycle ?? via ?? []).map(step => step.name ?? step)
    console.error(`  ${from} → ${way.length ? way.join(' → ') : to}`)
  }
}
console.log(`${walked.totalCruised} files, ${violations.length} wrong arrows`)
process.exitCode = violations.length > 0 ? 1 : 0

async function cruiseBy(rules, besides = {}) {
  const asked = { ...rest, ...besides, validate: true, baseDir: base, ruleSet: { forbidden: rules } }
  return (await cruise(folders, asked, enhancedResolveOptions)).output.summary
}
