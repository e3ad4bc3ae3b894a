import './assignment-field.css'
import { type FieldProps, fieldId } from '../cases/form/field-props.ts'
import { trpc } from '../trpc.ts'
import { Tag } from '../ui/tag.tsx'
import { useSay } from '../ui/use-say.ts'
import { awayWord } from '../words/absence.ts'
import { wordOf } from '../words.ts'

/** Whom to give the case: branches and their members with load, skills and why they fit; nobody means the unit's pool. Sets `branch` and `member`. */
export function AssignmentField({ path, raw, beside, patch, view }: FieldProps) {
  const say = useSay()
  const id = fieldId(path)
  const found = trpc.dispatch.candidates.useQuery({ caseNo: view.caseNo })
  const member = typeof beside.member === 'string' && beside.member ? beside.member : null
  const branch = typeof raw === 'string' && raw ? raw : null
  const choose = (toBranch: string | null, toMember: string | null) => patch({ branch: toBranch, member: toMember })
  if (found.isPending) return <p className="form-hint">{say({ zh: '正在找合适的人…', en: 'Looking for who fits…' })}</p>
  if (found.isError)
    return (
      <p className="form-problem" role="alert">
        {say({
          zh: '名单没有取到。可以先放进题库，或稍后再派。',
          en: 'The list could not be loaded. Leave it to the pool, or assign later.',
        })}
      </p>
    )
  const { branches, proposed } = found.data
  const skillName = (skill: string) => {
    const category = wordOf('category', skill)
    return category ? say(category) : skill
  }
  const load = (open: number) => say({ zh: `在办 ${open}`, en: `${open} open` })
  return (
    <div role="radiogroup" aria-labelledby={`${id}-label`} className="assign">
      {proposed.branch || proposed.member ? (
        <p className="assign-why">
          {say({ zh: '建议：', en: 'Proposed: ' })}
          {say(proposed.why)}{' '}
          <button type="button" className="link-button" onClick={() => choose(proposed.branch, proposed.member)}>
            {say({ zh: '采用建议', en: 'Use it' })}
          </button>
        </p>
      ) : null}
      <label className="assign-row">
        <input type="radio" name={id} checked={!branch && !member} onChange={() => choose(null, null)} />
        <span className="assign-name">{say({ zh: '放进题库，主动领题', en: 'Leave it to the pool' })}</span>
      </label>
      {branches.map(option => (
        <div key={option.branch.id} className="assign-branch">
          <label className="assign-row">
            <input
              type="radio"
              name={id}
              checked={branch === option.branch.id && !member}
              onChange={() => choose(option.branch.id, null)}
            />
            <span className="assign-name">{say(option.branch.name)}</span>
            <span className="assign-load">{load(option.openLoad)}</span>
            <span className="assign-fit">
              {proposed.branch === option.branch.id ? (
                <Tag tone="pen">{say({ zh: '建议', en: 'Proposed' })}</Tag>
              ) : null}
              {option.skills.map(skill => (
                <Tag key={skill}>{skillName(skill)}</Tag>
              ))}
              {option.fits ? <span>{say(option.fits)}</span> : null}
            </span>
          </label>
          {option.members.map(one => (
            <label key={one.person.id} className="assign-row assign-member">
              <input
                type="radio"
                name={id}
                checked={member === one.person.id}
                onChange={() => choose(option.branch.id, one.person.id)}
              />
              <span className="assign-name">{one.person.name}</span>
              <span className="assign-load">{load(one.openLoad)}</span>
              <span className="assign-fit">
                {proposed.member === one.person.id ? <Tag tone="pen">{say({ zh: '建议', en: 'Proposed' })}</Tag> : null}
                {one.skills.map(skill => (
                  <Tag key={skill}>{skillName(skill)}</Tag>
                ))}
                {one.away ? <Tag tone="strong">{say(awayWord(one.away))}</Tag> : null}
                {one.fits ? <span>{say(one.fits)}</span> : null}
              </span>
            </label>
          ))}
        </div>
      ))}
    </div>
  )
}
