import { type Example, type Judgement, judge } from './judge.ts'

const CLASS_OF: Readonly<Record<string, string>> = {
  none: 'none',
  无: 'none',
  信访: 'petition',
  师德师风: 'ethics',
  违法违纪: 'discipline',
  打击报复: 'retaliation',
  危机: 'crisis',
  涉密: 'classified',
  敌意: 'hostility',
}

const list = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? ['any'] : typeof value === 'string' ? [value] : value
const fits = (expected: string | readonly string[] | undefined, got: string | null): boolean => {
  const wanted = list(expected)
  return wanted.includes('any') || (got !== null && wanted.includes(got))
}

interface Share {
  readonly hit: number
  readonly of: number
}
export interface Figures {
  readonly heldRecall: Share
  readonly classRight: Share
  readonly wrongHolds: Share
  readonly categoryTop1: Share
  readonly categoryTop3: Share
  readonly unit: Share
  readonly path: Share
  readonly first: Share
  readonly misses: readonly string[]
}

export const percent = ({ hit, of }: Share): number => (of === 0 ? 100 : (100 * hit) / of)

/** Judges every example and counts; ordinary ones are counted for category, unit, path and first step, sensitive ones for the hold and its class. */
export const measure = async (examples: readonly Example[]): Promise<Figures> => {
  const misses: string[] = []
  const judged: { readonly example: Example; readonly got: Judgement; readonly sensitive: boolean }[] = []
  for (const example of examples)
    judged.push({
      example,
      got: await judge(example),
      sensitive: !list(example.class).some(one => CLASS_OF[one] === 'none'),
    })
  const share = (name: string, rows: typeof judged, test: (row: (typeof judged)[number]) => boolean): Share => {
    for (const row of rows)
      if (!test(row))
        misses.push(
          `${name} ${row.example.id} ${JSON.stringify({ ...row.got, rules: row.got.rules.join(' ') })} ${row.example.text}`,
        )
    return { hit: rows.filter(test).length, of: rows.length }
  }
  const sensitive = judged.filter(row => row.sensitive)
  const ordinary = judged.filter(row => !row.sensitive)
  const known = ordinary.filter(row => !list(row.example.category).includes('any'))
  const asked = ordinary.filter(row => !list(row.example.path).includes('any'))
  const heldRecall = share('NOT HELD', sensitive, row => row.got.held)
  const classRight = share(
    'CLASS',
    sensitive.filter(row => row.got.held),
    row =>
      fits(
        list(row.example.class).map(one => CLASS_OF[one]!),
        row.got.leading,
      ),
  )
  const wrong = share('WRONG HOLD', ordinary, row => !row.got.held)
  return {
    heldRecall,
    classRight,
    wrongHolds: { hit: wrong.of - wrong.hit, of: wrong.of },
    categoryTop1: share('CATEGORY', known, row => fits(row.example.category, row.got.categories[0] ?? null)),
    categoryTop3: share('TOP3', known, row => row.got.categories.some(one => fits(row.example.category, one))),
    unit: share(
      'UNIT',
      ordinary.filter(row => !list(row.example.unit).includes('any')),
      row => fits(row.example.unit, row.got.unit),
    ),
    path: share('PATH', asked, row => fits(row.example.path, row.got.path)),
    first: share(
      'FIRST',
      judged.filter(row => row.example.first !== undefined),
      row => row.got.first === row.example.first,
    ),
    misses,
  }
}

export const printed = (title: string, figures: Figures): string =>
  [
    title,
    ...Object.entries(figures).flatMap(([name, value]) =>
      'hit' in value ? [`  ${name} ${value.hit}/${value.of} (${percent(value).toFixed(1)} %)`] : [],
    ),
  ].join('\n')
