import './register.css'
import { CATEGORIES } from '@zuoyeben/lifecycle'
import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import Input from 'antd/es/input'
import Select from 'antd/es/select'
import { useState } from 'react'
import { failureOf } from '../../cases/form/failure.ts'
import { trpc } from '../../trpc.ts'
import { FileInput } from '../../ui/file-input.tsx'
import { newKey } from '../../ui/new-key.ts'
import { ScrollPage } from '../../ui/scroll-page.tsx'
import { useSay } from '../../ui/use-say.ts'
import { CATEGORY_WORDS, CHANNEL_WORDS } from '../../words/terms.ts'
import type { Word } from '../../words/word.ts'
import type { Me } from '../me.ts'
import { Line } from './line.tsx'
import { Registered } from './registered.tsx'
import { CLERK_CHANNELS, EMPTY, inputOf, problemsOf, type Registration, SUBMITTER_TYPES } from './registration.ts'

/** A page of the paper notebook, or what somebody said, entered the same day (C1-01): photo first, then the words as written. */
export function RegisterPage({ me }: { me: Me }) {
  const say = useSay()
  const [given, setGiven] = useState(EMPTY)
  const [key, setKey] = useState(newKey)
  const [isChecked, setChecked] = useState(false)
  const options = trpc.intake.options.useQuery()
  const register = trpc.intake.register.useMutation()
  const problems: Partial<Record<string, Word>> = isChecked ? problemsOf(given) : {}
  const clerkUnit = me.appointments.find(one => one.role === 'clerk')?.unit.id ?? null
  const set = (changed: Partial<Registration>) => setGiven(now => ({ ...now, ...changed }))
  const again = () => {
    setGiven(EMPTY)
    setChecked(false)
    setKey(newKey())
    register.reset()
  }
  const submit = () => {
    const wrong = problemsOf(given)
    setChecked(true)
    if (Object.keys(wrong).length > 0) return document.getElementById(Object.keys(wrong)[0] ?? '')?.focus()
    register.mutate(inputOf(given, key, clerkUnit, options.data?.notice.version ?? ''))
  }
  const title = say({ zh: '登记一题', en: 'Register a case' })
  if (register.data) {
    return (
      <ScrollPage name={title} className="register">
        <Registered receipt={register.data} onAgain={again} />
      </ScrollPage>
    )
  }
  return (
    <ScrollPage name={title} className="register">
      <h1>{title}</h1>
      <p className="soft">
        {say({
          zh: '照原文录入，不改写、不评价。当天的页当天录完，题号写回本子上。',
          en: 'Copy the words as they are. Enter pages the same day and write the case number back on the page.',
        })}
      </p>
      <form
        noValidate
        onSubmit={event => {
          event.preventDefault()
          submit()
        }}
      >
        <Line id="page" label={{ zh: '这一页的照片', en: 'Photo of the page' }} problem={problems.page}>
          <FileInput
            id="page"
            labelledBy="page-label"
            files={given.page}
            most={1}
            onChange={step => setGiven(now => ({ ...now, page: step(now.page) }))}
          />
        </Line>
        <Line id="text" label={{ zh: '写了什么', en: 'What is written' }} problem={problems.text}>
          <Input.TextArea
            id="text"
            value={given.text}
            maxLength={2000}
            autoSize={{ minRows: 4, maxRows: 14 }}
            aria-invalid={Boolean(problems.text)}
            onChange={event => set({ text: event.target.value })}
          />
        </Line>
        <div className="register-row">
          <Line id="channel" label={{ zh: '渠道', en: 'Channel' }}>
            <Select
              id="channel"
              value={given.channel}
              options={CLERK_CHANNELS.map(value => ({ value, label: say(CHANNEL_WORDS[value]) }))}
              onChange={channel => set({ channel })}
            />
          </Line>
          <Line id="category" label={{ zh: '类别（可不选）', en: 'Category (optional)' }}>
            <Select
              id="category"
              allowClear
              value={given.category ?? null}
              options={CATEGORIES.map(value => ({ value, label: say(CATEGORY_WORDS[value]) }))}
              onChange={category => set({ category: category ?? null })}
            />
          </Line>
          <Line id="campus" label={{ zh: '校区', en: 'Campus' }}>
            <Select
              id="campus"
              allowClear
              value={given.campus}
              loading={options.isPending}
              options={(options.data?.campuses ?? []).map(value => ({ value, label: value }))}
              onChange={campus => set({ campus: campus ?? null })}
            />
          </Line>
          <Line id="place" label={{ zh: '地点', en: 'Place' }}>
            <Input
              id="place"
              value={given.place}
              maxLength={200}
              onChange={event => set({ place: event.target.value })}
            />
          </Line>
          <Line id="submitterType" label={{ zh: '谁写的', en: 'Who wrote it' }}>
            <Select
              id="submitterType"
              value={given.submitterType}
              options={SUBMITTER_TYPES.map(type => ({ value: type.zh, label: say(type) }))}
              onChange={submitterType => set({ submitterType })}
            />
          </Line>
          <Line id="name" label={{ zh: '姓名（可不填）', en: 'Name (optional)' }}>
            <Input id="name" value={given.name} maxLength={40} onChange={event => set({ name: event.target.value })} />
          </Line>
          <Line id="phone" label={{ zh: '电话（可不填）', en: 'Phone (optional)' }} problem={problems.phone}>
            <Input
              id="phone"
              type="tel"
              value={given.phone}
              aria-invalid={Boolean(problems.phone)}
              onChange={event => set({ phone: event.target.value })}
            />
          </Line>
        </div>
        {register.isError ? (
          <Alert role="alert" type="error" showIcon title={say(failureOf(register.error).message)} />
        ) : null}
        <Button type="primary" size="large" htmlType="submit" loading={register.isPending} disabled={!options.data}>
          {say({ zh: '登记', en: 'Register' })}
        </Button>
      </form>
    </ScrollPage>
  )
}
