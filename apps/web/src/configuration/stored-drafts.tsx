import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import { useState } from 'react'
import { Sure } from '../directory/sure.tsx'
import { formatTime, useLocale } from '../locale.ts'
import { trpc } from '../trpc.ts'
import { useSay } from '../ui/use-say.ts'
import { type Word, word } from '../words/word.ts'
import type { Item } from './change-data.ts'
import { whyRefused } from './why-refused.ts'

const UNFIT = word(
  '这份内容缺项或写错，不能在这里打开。请改好文件后再导入。',
  'Something is missing or wrong in it, so it cannot be opened here. Please mend the file and bring it in again.',
)

/** Drafts of an item that were brought in from files: opened for editing where it is edited, or dropped. Nothing where there are none. */
export function StoredDrafts(props: {
  item: Item
  isReadable: (body: unknown) => boolean
  onOpen: (over: unknown, body: unknown) => void
}) {
  const { item, isReadable, onOpen } = props
  const say = useSay()
  const { locale } = useLocale()
  const utils = trpc.useUtils()
  const drafts = trpc.drafts.list.useQuery(item).data ?? []
  const drop = trpc.drafts.drop.useMutation()
  const [problem, setProblem] = useState<Word | null>(null)
  if (drafts.length === 0) return null
  const open = async (id: string) => {
    try {
      const { over, body } = await utils.drafts.one.fetch({ id })
      setProblem(isReadable(body) ? null : UNFIT)
      if (isReadable(body)) onOpen(over, body)
    } catch (error) {
      setProblem(whyRefused(error))
    }
  }
  return (
    <section className="change-draft" aria-label={say({ zh: '导入的草稿', en: 'Drafts brought in' })}>
      <h2>{say({ zh: '导入的草稿', en: 'Drafts brought in' })}</h2>
      <ul className="stored-drafts">
        {drafts.map(({ id, name, by, at }) => (
          <li key={id}>
            <strong>{name}</strong>{' '}
            <span className="soft">
              {by} · <time dateTime={at}>{formatTime(locale, at)}</time>
            </span>{' '}
            <Button
              size="small"
              aria-label={say({ zh: `打开：${name}`, en: `Open: ${name}` })}
              onClick={() => void open(id)}
            >
              {say({ zh: '打开', en: 'Open' })}
            </Button>{' '}
            <Sure
              name={word('删除', 'Drop')}
              whom={name}
              consequence={word('草稿里写的都会没有，不能找回。', 'What is written in it is gone for good.')}
              act={async () => {
                try {
                  await drop.mutateAsync({ id })
                  await utils.drafts.list.invalidate()
                  return null
                } catch (error) {
                  return whyRefused(error)
                }
              }}
            />
          </li>
        ))}
      </ul>
      {problem ? <Alert role="alert" type="error" showIcon title={say(problem)} /> : null}
    </section>
  )
}
