import type { Role } from '@zuoyeben/lifecycle'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Select from 'antd/es/select'
import { useState } from 'react'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { ROLE_WORDS } from '../words/roles.ts'
import { type Word, word } from '../words/word.ts'
import { Labelled } from './labelled.tsx'
import { PersonSelect } from './person-select.tsx'
import { emptyOnes, useProblems } from './use-problems.ts'

const OF_A_BRANCH: readonly string[] = ['branchSecretary', 'member']
const NOTHING = { personId: '', role: '', branch: '' }

/** Gives somebody an office in this unit. What separation of duties forbids is refused with its reason. */
export function AppointForm(props: {
  unit: string
  kind: string
  roles: readonly Role[]
  branches: readonly { id: string; name: Word }[]
}) {
  const { unit, kind, roles, branches } = props
  const say = useSay()
  const [values, setValues] = useState(NOTHING)
  const problems = useProblems(Object.keys(NOTHING))
  const utils = trpc.useUtils()
  const appoint = trpc.directory.appoint.useMutation({
    onSuccess: async () => {
      setValues(NOTHING)
      await utils.directory.invalidate()
    },
    onError: problems.read,
  })
  const needsBranch = OF_A_BRANCH.includes(values.role) && kind !== 'directBranch'
  const set = (key: keyof typeof NOTHING) => (value: string | null) => {
    setValues({ ...values, [key]: value ?? '' })
    problems.forget(key)
  }
  const submit = () => {
    const { personId, role, branch } = values
    const wrong = emptyOnes(needsBranch ? values : { personId, role })
    problems.tell(wrong)
    if (Object.keys(wrong).length === 0)
      appoint.mutate({ personId, role: role as Role, unit, branch: needsBranch ? branch : null })
  }
  return (
    <form
      className="admin-form"
      noValidate
      aria-labelledby="appoint-title"
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <h3 id="appoint-title">{say({ zh: '任命', en: 'Appoint somebody' })}</h3>
      <Labelled
        id="appoint-person"
        label={word('人员', 'Person')}
        hint={word(
          '没有账号的，请系统管理员先添加',
          'Without an account: the system administrator adds the person first',
        )}
        problem={problems.byField.personId}
      >
        {tied => <PersonSelect tied={tied} value={values.personId || null} onChange={set('personId')} />}
      </Labelled>
      <Labelled id="appoint-role" label={word('岗位', 'Role')} problem={problems.byField.role}>
        {tied => (
          <Select
            {...tied}
            className="form-list"
            value={values.role || null}
            options={roles.map(role => ({ value: role, label: say(ROLE_WORDS[role]) }))}
            onChange={set('role')}
          />
        )}
      </Labelled>
      {needsBranch ? (
        <Labelled
          id="appoint-branch"
          label={word('党支部', 'Branch')}
          {...(branches.length === 0
            ? {
                hint: word('还没有党支部，请系统管理员先添加', 'No branch yet: the system administrator adds it first'),
              }
            : {})}
          problem={problems.byField.branch}
        >
          {tied => (
            <Select
              {...tied}
              className="form-list"
              value={values.branch || null}
              options={branches.map(({ id, name }) => ({ value: id, label: say(name) }))}
              onChange={set('branch')}
            />
          )}
        </Labelled>
      ) : null}
      {problems.message ? <Alert role="alert" type="error" showIcon title={say(problems.message)} /> : null}
      <div className="sure-answers">
        <Button type="primary" htmlType="submit" loading={appoint.isPending}>
          {say({ zh: '任命', en: 'Appoint' })}
        </Button>
      </div>
    </form>
  )
}
