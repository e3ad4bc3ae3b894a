import Alert from 'antd/es/alert'
import { useSay } from '../ui/use-say.ts'
import type { Word } from '../words/word.ts'

export interface PlacedProblem {
  readonly where: Word
  readonly reason: Word
}

/** What has to be mended before a change goes on: each with its place. Nothing where there is none. */
export function ProblemList({ title, problems }: { title: Word; problems: readonly PlacedProblem[] }) {
  const say = useSay()
  if (problems.length === 0) return null
  return (
    <Alert
      role="alert"
      type="error"
      showIcon
      title={say(title)}
      description={
        <ul className="change-problems">
          {problems.map(({ where, reason }) => (
            <li key={`${where.zh} ${reason.zh}`}>
              {say(where)}
              {say({ zh: '：', en: ': ' })}
              {say(reason)}
            </li>
          ))}
        </ul>
      }
    />
  )
}
