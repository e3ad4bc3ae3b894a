import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ledger } from './ledger.ts'

/** Writes `attack-report.json` and `attack-report.md`: what each step tried, which scanners went through, and everything that was found. */
export function writeReport(
  folder: string,
  ledger: Ledger,
  run: { began: Date; seconds: number; asked: string },
): void {
  const { steps, scanners } = ledger
  const findings = [...ledger.findings].map(([where, what]) => ({ where, what }))
  const line = ledger.line(run.seconds)
  const report = { began: run.began.toISOString(), asked: run.asked, line, steps, scanners, findings }
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'attack-report.json'), `${JSON.stringify(report, null, 2)}\n`, { mode: 0o600 })
  writeFileSync(join(folder, 'attack-report.md'), asPage(report), { mode: 0o600 })
}

interface Report extends Pick<Ledger, 'steps' | 'scanners'> {
  readonly began: string
  readonly asked: string
  readonly line: string
  readonly findings: readonly { where: string; what: string }[]
}

function asPage({ began, asked, line, steps, scanners, findings }: Report): string {
  return [
    `# ${line}`,
    '',
    `Begun ${began}: \`${asked}\`, on a demo campus of its own, Node ${process.versions.node}, ${process.platform}.`,
    '',
    '| Step | Requests | Cells | Inputs | Findings | Seconds |',
    '|---|---:|---:|---:|---:|---:|',
    ...steps.map(
      each =>
        `| ${each.name} | ${each.requests} | ${each.cells} | ${each.inputs} | ${each.findings} | ${each.seconds.toFixed(1)} |`,
    ),
    '',
    ...(scanners.length === 0
      ? ['No scanner ran.']
      : scanners.map(each => `- ${each.name} ${each.version} ${each.said}`)),
    '',
    '## Findings',
    '',
    ...(findings.length === 0 ? ['None.'] : findings.flatMap(({ where, what }) => [`- ${where}`, ...quoted(what)])),
    '',
  ].join('\n')
}

const quoted = (what: string): string[] =>
  what === '' ? [] : ['', `      ${what.slice(0, 2000).replace(/\s+/g, ' ')}`, '']
