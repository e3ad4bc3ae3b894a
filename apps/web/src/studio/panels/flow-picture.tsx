import { useSay } from '../../ui/use-say.ts'
import type { Rehearsal } from './use-rehearsal.ts'

type Flow = Rehearsal['flow']
const WIDTH = 360
const LEFT = 118
const RIGHT = WIDTH - 118
const ROW = 22
const MOST = 12

interface Side {
  readonly id: string
  readonly name: string
  readonly top: number
  readonly height: number
}

/** Where cases go instead: units they would leave on the left, units they would come to on the right, bands as wide as their number. */
export function FlowPicture({ flow }: { flow: Flow }) {
  const say = useSay()
  const shown = flow.toSorted((left, right) => right.cases - left.cases).slice(0, MOST)
  const total = shown.reduce((sum, { cases }) => sum + cases, 0)
  const scale = Math.max(shown.length * ROW, 60) / Math.max(total, 1)
  const sideOf = (key: 'from' | 'to'): readonly Side[] => {
    let top = 4
    return [...Map.groupBy(shown, each => each[key].id).values()].map(rows => {
      const cases = rows.reduce((sum, row) => sum + row.cases, 0)
      const height = Math.max(cases * scale, ROW - 4)
      const side = { id: rows[0]![key].id, name: say(rows[0]![key].name), top, height }
      top += height + 6
      return side
    })
  }
  const [from, to] = [sideOf('from'), sideOf('to')]
  const bottom = Math.max(...[...from, ...to].map(side => side.top + side.height)) + 4
  const used = new Map<string, number>()
  const place = (side: Side, key: string, cases: number) => {
    const before = used.get(key) ?? 0
    used.set(key, before + cases * scale)
    return side.top + before + (cases * scale) / 2
  }
  const said = shown.map(({ from: a, to: b, cases }) =>
    say({ zh: `${a.name.zh} → ${b.name.zh} ${cases} 题`, en: `${a.name.en} → ${b.name.en}: ${cases}` }),
  )
  const short = (name: string) => (name.length > 8 ? `${name.slice(0, 7)}…` : name)
  return (
    <figure className="flow">
      <svg viewBox={`0 0 ${WIDTH} ${bottom}`} role="img" aria-label={said.join(say({ zh: '；', en: '; ' }))}>
        {shown.map(({ from: a, to: b, cases }) => {
          const left = place(from.find(side => side.id === a.id)!, `from ${a.id}`, cases)
          const right = place(to.find(side => side.id === b.id)!, `to ${b.id}`, cases)
          const middle = (LEFT + RIGHT) / 2
          return (
            <path
              key={`${a.id} ${b.id}`}
              d={`M${LEFT + 4} ${left} C${middle} ${left}, ${middle} ${right}, ${RIGHT - 4} ${right}`}
              className="flow-band"
              strokeWidth={Math.max(cases * scale, 2)}
            />
          )
        })}
        {from.map(side => (
          <g key={side.id}>
            <rect x={LEFT - 2} y={side.top} width="6" height={side.height} className="flow-end" />
            <text x={LEFT - 8} y={side.top + side.height / 2 + 4} textAnchor="end">
              {short(side.name)}
            </text>
          </g>
        ))}
        {to.map(side => (
          <g key={side.id}>
            <rect x={RIGHT - 4} y={side.top} width="6" height={side.height} className="flow-end" />
            <text x={RIGHT + 8} y={side.top + side.height / 2 + 4}>
              {short(side.name)}
            </text>
          </g>
        ))}
      </svg>
      <figcaption>
        <ul>
          {said.map(line => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        {flow.length > MOST ? say({ zh: '只画出最多的几条。', en: 'The largest are drawn.' }) : null}
      </figcaption>
    </figure>
  )
}
