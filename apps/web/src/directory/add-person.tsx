import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Select from 'antd/es/select'
import { useState } from 'react'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { type Word, word } from '../words/word.ts'
import { Labelled } from './labelled.tsx'
import { UnitSelect } from './unit-select.tsx'
import { emptyOnes, useProblems } from './use-problems.ts'

/** What people are at the university; stored as the Chinese word. */
const KINDS: readonly Word[] = [
  word('专任教师', 'Teacher'),
  word('管理人员', 'Administrative staff'),
  word('实验技术人员', 'Technical staff'),
  word('后勤服务人员', 'Campus services staff'),
  word('本科生', 'Undergraduate'),
  word('硕士研究生', 'Master’s student'),
  word('博士研究生', 'Doctoral student'),
  word('离退休教职工', 'Retired staff'),
  word('校领导', 'University leader'),
]
const NOTHING = { name: '', username: '', kind: '', unit: '' }

/** A new person with an account; the answer is the first password. */
export function AddPerson(props: {
  onAdded: (given: { username: string; password: string }) => void
  onCancel: () => void
}) {
  const say = useSay()
  const [values, setValues] = useState(NOTHING)
  const problems = useProblems(Object.keys(NOTHING))
  const add = trpc.directory.addPerson.useMutation({ onSuccess: props.onAdded, onError: problems.read })
  const set = (key: keyof typeof NOTHING) => (value: string) => {
    setValues({ ...values, [key]: value })
    problems.forget(key)
  }
  const submit = () => {
    const wrong = emptyOnes(values)
    problems.tell(wrong)
    if (Object.keys(wrong).length === 0) add.mutate(values)
  }
  return (
    <form
      className="admin-form"
      noValidate
      aria-label={say({ zh: '添加人员', en: 'Add a person' })}
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      <Labelled
        id="person-name"
        label={word('姓名', 'Name')}
        hint={word('真实姓名', 'The real name')}
        problem={problems.byField.name}
      >
        {tied => (
          <Input {...tied} maxLength={60} value={values.name} onChange={event => set('name')(event.target.value)} />
        )}
      </Labelled>
      <Labelled
        id="person-username"
        label={word('用户名', 'Username')}
        hint={word('可以用工号或学号，以后不能改', 'A staff or student number will do; it cannot be changed')}
        problem={problems.byField.username}
      >
        {tied => (
          <Input
            {...tied}
            autoComplete="off"
            maxLength={30}
            value={values.username}
            onChange={event => set('username')(event.target.value)}
          />
        )}
      </Labelled>
      <Labelled id="person-kind" label={word('身份', 'Who they are')} problem={problems.byField.kind}>
        {tied => (
          <Select
            {...tied}
            className="form-list"
            value={values.kind || null}
            options={KINDS.map(kind => ({ value: kind.zh, label: say(kind) }))}
            onChange={set('kind')}
          />
        )}
      </Labelled>
      <Labelled
        id="person-unit"
        label={word('所在单位', 'Unit')}
        hint={word(
          '人事关系所在；岗位由安全管理员另行任命',
          'Where they belong; roles are given by the security administrator',
        )}
        problem={problems.byField.unit}
      >
        {tied => <UnitSelect tied={tied} value={values.unit || null} onChange={unit => set('unit')(unit ?? '')} />}
      </Labelled>
      {problems.message ? <Alert role="alert" type="error" showIcon title={say(problems.message)} /> : null}
      <div className="sure-answers">
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          {say({ zh: '添加', en: 'Add' })}
        </Button>
        <Button onClick={props.onCancel}>{say({ zh: '取消', en: 'Cancel' })}</Button>
      </div>
    </form>
  )
}
