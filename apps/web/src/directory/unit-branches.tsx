import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Skeleton from 'antd/es/skeleton'
import { useState } from 'react'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { word } from '../words/word.ts'
import { Labelled } from './labelled.tsx'
import { emptyOnes, useProblems } from './use-problems.ts'

const NOTHING = { 'name.zh': '', 'name.en': '' }

/** The branches of a unit, and the way to one more. */
export function UnitBranches({ unit }: { unit: string }) {
  const say = useSay()
  const found = trpc.directory.appointments.useQuery({ unit })
  const [values, setValues] = useState(NOTHING)
  const problems = useProblems(Object.keys(NOTHING))
  const utils = trpc.useUtils()
  const add = trpc.directory.addBranch.useMutation({
    onSuccess: async () => {
      setValues(NOTHING)
      await utils.directory.appointments.invalidate({ unit })
    },
    onError: problems.read,
  })
  if (found.isPending) return <Skeleton active title={false} paragraph={{ rows: 2 }} />
  if (found.isError)
    return (
      <p className="form-problem" role="alert">
        {say({ zh: '党支部没有取到，请稍后再看。', en: 'The branches could not be loaded.' })}
      </p>
    )
  const submit = () => {
    const wrong = emptyOnes(values)
    problems.tell(wrong)
    if (Object.keys(wrong).length === 0) add.mutate({ unit, name: { zh: values['name.zh'], en: values['name.en'] } })
  }
  return (
    <div className="unit-branches">
      {found.data.branches.length === 0 ? (
        <p className="soft">{say({ zh: '还没有党支部', en: 'No branch yet' })}</p>
      ) : (
        <ul>
          {found.data.branches.map(branch => (
            <li key={branch.id}>
              {say(branch.name)} <span className="soft">{branch.id}</span>
            </li>
          ))}
        </ul>
      )}
      <form
        className="admin-form"
        noValidate
        aria-label={say({
          zh: `给${found.data.unit.name.zh}添加党支部`,
          en: `Add a branch to ${found.data.unit.name.en}`,
        })}
        onSubmit={event => {
          event.preventDefault()
          submit()
        }}
      >
        {(['name.zh', 'name.en'] as const).map(key => (
          <Labelled
            key={key}
            id={`branch-${unit}-${key.replace('.', '-')}`}
            label={
              key === 'name.zh' ? word('党支部名称', 'Chinese name of the branch') : word('英文名称', 'English name')
            }
            problem={problems.byField[key]}
          >
            {tied => (
              <Input
                {...tied}
                maxLength={60}
                value={values[key]}
                onChange={event => {
                  setValues({ ...values, [key]: event.target.value })
                  problems.forget(key)
                }}
              />
            )}
          </Labelled>
        ))}
        {problems.message ? <Alert role="alert" type="error" showIcon title={say(problems.message)} /> : null}
        <div className="sure-answers">
          <Button htmlType="submit" loading={add.isPending}>
            {say({ zh: '添加党支部', en: 'Add the branch' })}
          </Button>
        </div>
      </form>
    </div>
  )
}
