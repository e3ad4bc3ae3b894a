import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { type Word, word } from '../words/word.ts'

type Sums = readonly { readonly unit: { readonly name: Word }; readonly n: number }[]
const listed = (sums: Sums): Word =>
  word(
    sums.map(({ unit, n }) => `${unit.name.zh} ${n} 件`).join('、'),
    sums.map(({ unit, n }) => `${unit.name.en}: ${n}`).join(', '),
  )

/** How much somebody has in hand, before an account or an office is ended: numbers by unit, which is all an administrator may know. */
export function InHand({ person, unit }: { person: string; unit?: string }) {
  const say = useSay()
  const found = trpc.directory.inHand.useQuery({ personId: person }, { staleTime: 0 })
  if (found.isPending) return <p aria-busy="true">{say({ zh: '正在查在办的题…', en: 'Looking for open work…' })}</p>
  if (found.isError)
    return (
      <p>
        {say({ zh: '在办的题数没有取到，不影响停用。', en: 'Open work could not be counted; that holds nothing up.' })}
      </p>
    )
  const sums = found.data.filter(sum => unit === undefined || sum.unit.id === unit)
  if (sums.length === 0) return <p>{say({ zh: '此人没有在办的题。', en: 'This person has no open work.' })}</p>
  const { zh, en } = listed(sums)
  return (
    <p>
      <b>
        {say({
          zh: `在办的题：${zh}。无人接手的，会通知这些单位的分答题组交接。`,
          en: `Open work: ${en}. The answer groups of these units are told to hand over what is left without anybody.`,
        })}
      </b>
    </p>
  )
}

/** What is said when it is done. */
export function leftWord(name: string, left: Sums): Word {
  if (left.length === 0) return word(`${name}已停用，没有留下在办的题`, `${name} is deactivated and left no open work`)
  const { zh, en } = listed(left)
  return word(
    `${name}留下在办的题：${zh}。已转由这些单位的分答题组交接`,
    `${name} left open work: ${en}. The answer groups of these units hand it over`,
  )
}
