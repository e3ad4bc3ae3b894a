import type { Category } from '@zuoyeben/lifecycle'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Select from 'antd/es/select'
import { useState } from 'react'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { CATEGORY_WORDS } from '../words/terms.ts'
import { word } from '../words/word.ts'
import { Labelled } from './labelled.tsx'
import { KIND_WORDS, type UnitKind } from './unit-kinds.ts'
import { emptyOnes, useProblems } from './use-problems.ts'

const NOTHING = { 'name.zh': '', 'name.en': '', code: '', kind: '' }

/** A further unit (D-03): from then on it can be chosen when homework is left; 总答题组 stands in until it is staffed. */
export function AddUnit({ onDone }: { onDone: () => void }) {
  const say = useSay()
  const [values, setValues] = useState(NOTHING)
  const [duties, setDuties] = useState<Category[]>([])
  const problems = useProblems(Object.keys(NOTHING))
  const utils = trpc.useUtils()
  const add = trpc.directory.addUnit.useMutation({
    onSuccess: async () => {
      await Promise.all([utils.directory.units.invalidate(), utils.directory.readiness.invalidate()])
      onDone()
    },
    onError: problems.read,
  })
  const set = (key: keyof typeof NOTHING) => (value: string) => {
    setValues({ ...values, [key]: value })
    problems.forget(key)
  }
  const submit = () => {
    const wrong = emptyOnes(values)
    problems.tell(wrong)
    if (Object.keys(wrong).length > 0) return
    const name = { zh: values['name.zh'], en: values['name.en'] }
    add.mutate({ code: values.code, name, kind: values.kind as UnitKind, duties })
  }
  return (
    <form
      className="admin-form"
      noValidate
      aria-label={say({ zh: '添加单位', en: 'Add a unit' })}
      onSubmit={event => {
        event.preventDefault()
        submit()
      }}
    >
      {(['name.zh', 'name.en'] as const).map(key => (
        <Labelled
          key={key}
          id={`unit-${key.replace('.', '-')}`}
          label={key === 'name.zh' ? word('单位名称', 'Chinese name') : word('英文名称', 'English name')}
          problem={problems.byField[key]}
        >
          {tied => (
            <Input {...tied} maxLength={60} value={values[key]} onChange={event => set(key)(event.target.value)} />
          )}
        </Labelled>
      ))}
      <Labelled
        id="unit-code"
        label={word('代码', 'Code')}
        hint={word(
          '2–10 位大写字母或数字，如 GH，以后不能改',
          '2 to 10 capitals or digits such as GH; it cannot be changed',
        )}
        problem={problems.byField.code}
      >
        {tied => (
          <Input
            {...tied}
            autoComplete="off"
            maxLength={10}
            value={values.code}
            onChange={event => set('code')(event.target.value.toUpperCase())}
          />
        )}
      </Labelled>
      <Labelled id="unit-kind" label={word('类型', 'Kind')} problem={problems.byField.kind}>
        {tied => (
          <Select
            {...tied}
            className="form-list"
            value={values.kind || null}
            options={Object.entries(KIND_WORDS).map(([value, kind]) => ({ value, label: say(kind) }))}
            onChange={set('kind')}
          />
        )}
      </Labelled>
      <Labelled
        id="unit-duties"
        label={word('职责类别', 'Duties')}
        hint={word('可不选；派题时据此建议单位', 'Optional; units are proposed by them')}
        problem={undefined}
      >
        {tied => (
          <Select
            {...tied}
            mode="multiple"
            className="form-list"
            value={duties}
            options={Object.entries(CATEGORY_WORDS).map(([value, name]) => ({ value, label: say(name) }))}
            onChange={(chosen: string[]) => setDuties(chosen as Category[])}
          />
        )}
      </Labelled>
      {problems.message ? <Alert role="alert" type="error" showIcon title={say(problems.message)} /> : null}
      <div className="sure-answers">
        <Button type="primary" htmlType="submit" loading={add.isPending}>
          {say({ zh: '添加', en: 'Add' })}
        </Button>
        <Button onClick={onDone}>{say({ zh: '取消', en: 'Cancel' })}</Button>
      </div>
    </form>
  )
}
