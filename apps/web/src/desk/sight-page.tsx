import './sight-page.css'
import Button from 'antd/es/button'
import Skeleton from 'antd/es/skeleton'
import { type Outputs, trpc } from '../trpc.ts'
import { QuietPage } from '../ui/quiet-page.tsx'
import { ScrollPage } from '../ui/scroll-page.tsx'
import { Tag } from '../ui/tag.tsx'
import { useSay } from '../ui/use-say.ts'
import { ROLE_WORDS } from '../words/roles.ts'
import { type Word, word } from '../words/word.ts'

type Office = Outputs['cases']['sight'][number]
type Part = Office['grants'][number]['part']

const PART_WORDS: Readonly<Record<Part, Word>> = {
  all: word('全部内容', 'All of it'),
  askedPart: word('征询部分', 'The asked part'),
  entered: word('录入内容', 'What was entered'),
  trace: word('移交记录', 'The bare trace'),
}

/** What my offices let me see of cases, in the words of the permissions themselves. */
export function SightPage() {
  const say = useSay()
  const found = trpc.cases.sight.useQuery()
  const title = say({ zh: '我能看到什么', en: 'What I may see' })
  if (found.isPending) return <Skeleton active className="case-loading" />
  if (!found.data)
    return (
      <QuietPage
        isWholePage
        title={say({ zh: '没有取到', en: 'This did not arrive' })}
        action={<Button onClick={() => void found.refetch()}>{say({ zh: '再试一次', en: 'Try again' })}</Button>}
      />
    )
  const seesRestricted = found.data.some(({ grants }) =>
    grants.some(({ grant }) => grant === 'cleared' || grant === 'crisis'),
  )
  return (
    <ScrollPage className="sight" name={title}>
      <h1>{title}</h1>
      <p className="soft">
        {say({
          zh: '看得到哪些题、看多少，由岗位决定。下面就是系统查题时用的规则；规则之外的题打不开、查不到，也不计入你看到的数字。',
          en: 'Your offices decide which cases you see, and how much of each. These are the very rules that the system reads by: a case outside them cannot be opened, found or counted by you.',
        })}
      </p>
      {found.data.map(office => (
        <OfficeSight key={`${office.role} ${office.unit.id} ${office.branch?.id ?? ''}`} office={office} />
      ))}
      <section className="sight-office" aria-labelledby="sight-besides">
        <h2 id="sight-besides">{say({ zh: '另外', en: 'Besides' })}</h2>
        <ul>
          <li>
            {say({
              zh: '你自己留的作业，在提交页的“我的作业”里看，与岗位无关。',
              en: 'Cases you left yourself are under “My cases” on the front page, whatever your office.',
            })}
          </li>
          {seesRestricted ? null : (
            <li>
              {say({
                zh: '限知的题（敏感、不经本单位、已上报）不归你看：你的列表、数字、搜索里都没有。',
                en: 'Restricted cases (sensitive, past the own unit, reported up) are not yours to see: they are in none of your lists, numbers or searches.',
              })}
            </li>
          )}
          <li>
            {say({
              zh: '每次打开、列出、搜索到一道题，都会记入审计日志。',
              en: 'Every case you open, list or find is written into the audit log.',
            })}
          </li>
        </ul>
      </section>
    </ScrollPage>
  )
}

function OfficeSight({ office }: { office: Office }) {
  const say = useSay()
  const id = `sight-${office.role}-${office.unit.id}-${office.branch?.id ?? ''}`
  return (
    <section className="sight-office" aria-labelledby={id}>
      <h2 id={id}>
        {say(ROLE_WORDS[office.role])}
        <span className="soft"> · {say(office.branch ? office.branch.name : office.unit.name)}</span>
      </h2>
      {office.grants.length === 0 ? (
        <p>{say({ zh: '这个岗位不看任何一道题。', en: 'This office sees no case at all.' })}</p>
      ) : (
        <ul>
          {office.grants.map(({ grant, why, part, identity }) => (
            <li key={grant}>
              <span>{say(why)}</span>
              <span className="sight-tags">
                <Tag tone={part === 'all' ? 'pen' : 'plain'}>{say(PART_WORDS[part])}</Tag>
                {identity ? <Tag tone="warm">{say({ zh: '能看实名', en: 'Sees given names' })}</Tag> : null}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
