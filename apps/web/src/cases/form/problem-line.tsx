import { useSay } from '../../ui/use-say.ts'
import type { Word } from '../../words/word.ts'
import { fieldId } from './field-props.ts'

/** What is wrong with a field, under it and tied to it. */
export function ProblemLine({ path, problem }: { path: string; problem: Word | undefined }) {
  const say = useSay()
  return problem ? (
    <p className="form-problem" id={`${fieldId(path)}-problem`}>
      {say(problem)}
    </p>
  ) : null
}
