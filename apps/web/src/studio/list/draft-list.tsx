import Alert from 'antd/es/alert'
import Button from 'antd/es/button'
import { Link } from 'wouter'
import { whyRefused } from '../../configuration/why-refused.ts'
import { Sure } from '../../directory/sure.tsx'
import { formatTime, useLocale } from '../../locale.ts'
import { type Inputs, trpc } from '../../trpc.ts'
import { Tag } from '../../ui/tag.tsx'
import { useSay } from '../../ui/use-say.ts'
import { word } from '../../words/word.ts'
import { useNewDraft } from './use-new-draft.ts'

/** The drafts of an item, shared by those who may write it: opened, begun, dropped. */
export function DraftList({ item, isWaiting }: { item: Inputs['drafts']['list']; isWaiting: boolean }) {
  const say = useSay()
  const { locale } = useLocale()
  const utils = trpc.useUtils()
  const found = trpc.drafts.list.useQuery(item)
  const drop = trpc.drafts.drop.useMutation()
  const { begin, isBusy, problem } = useNewDraft(item)
  const drafts = found.data ?? []
  return (
    <section className="draft-list" aria-labelledby="drafts">
      <div className="band-head">
        <h2 id="drafts">{say({ zh: '草稿', en: 'Drafts' })}</h2>
        <Button type="primary" loading={isBusy} onClick={() => begin()}>
          {say({ zh: '新建草稿', en: 'New draft' })}
        </Button>
      </div>
      {problem ? <Alert role="alert" type="error" showIcon title={say(problem)} /> : null}
      {isWaiting && drafts.length > 0 ? (
        <p className="soft">
          {say({
            zh: '有一份正在等审定；草稿可以先写，等它有了结果再送审。',
            en: 'One waits already: go on writing, and send yours after it.',
          })}
        </p>
      ) : null}
      {found.data && drafts.length === 0 ? (
        <p className="soft">
          {say({ zh: '没有草稿。要改规则，先新建一份。', en: 'No drafts. To change the rules, begin one.' })}
        </p>
      ) : null}
      <ul className="drafts">
        {drafts.map(draft => (
          <li key={draft.id}>
            <Link href={`/rules/drafts/${draft.id}`}>
              <strong>{draft.name}</strong>
            </Link>
            {draft.isOvertaken ? (
              <Tag tone="warm">{say({ zh: '开始以后又有新发布', en: 'Overtaken by a newer release' })}</Tag>
            ) : null}
            <span className="soft">
              {[...new Set([draft.by, ...draft.editedBy])].join('、')} ·{' '}
              <time dateTime={draft.at}>{formatTime(locale, draft.at)}</time>
            </span>
            <Sure
              name={word('删除', 'Drop')}
              whom={draft.name}
              consequence={word('草稿里写的都会没有，不能找回。', 'What is written in it is gone for good.')}
              act={async () => {
                try {
                  await drop.mutateAsync({ id: draft.id })
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
    </section>
  )
}
