import './shell.css'
import MenuOutlined from '@ant-design/icons/es/icons/MenuOutlined'
import Button from 'antd/es/button'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Link, useLocation } from 'wouter'
import { CallAlarm } from '../notices/call-alarm.tsx'
import { NoticeBell } from '../notices/notice-bell.tsx'
import { trpc } from '../trpc.ts'
import { FaultBoundary } from '../ui/fault-boundary.tsx'
import { LanguageSwitch } from '../ui/language-switch.tsx'
import { useKeys } from '../ui/use-keys.ts'
import { useSay } from '../ui/use-say.ts'
import { BrokenPage } from './broken-page.tsx'
import { DeskNav } from './desk-nav.tsx'
import { KeysHelp } from './keys-help.tsx'
import type { Me } from './me.ts'
import { MeMenu } from './me-menu.tsx'
import { PhoneBar } from './phone-bar.tsx'
import { SearchBox } from './search-box.tsx'
import { useLiveDesks } from './use-live-desks.ts'
import { Warnings } from './warnings.tsx'

/** The frame of every desk page: navigation, search, notices, language, and who is signed in. */
export function Shell({ me, children }: { me: Me; children: ReactNode }) {
  const say = useSay()
  const [path] = useLocation()
  const [helps, setHelps] = useState(false)
  const drawer = useRef<HTMLDialogElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const counters = trpc.desk.counters.useQuery(undefined, { refetchInterval: 60_000 })
  useLiveDesks()
  const utils = trpc.useUtils()
  const isOut = counters.error?.data?.code === 'UNAUTHORIZED'
  useEffect(() => {
    if (isOut) void utils.session.me.invalidate()
  }, [isOut, utils])
  useKeys({ '/': () => search.current?.focus(), '?': () => setHelps(true) })
  const isCase = /^\/[^/]+\/[^/]+/.test(path)
  const desks = counters.data ?? []

  return (
    <div className={`shell${isCase ? ' shell-case' : ''}`}>
      <a href="#main" className="skip-link">
        {say({ zh: '跳到正文', en: 'Skip to content' })}
      </a>
      <header className="shell-top">
        <Button
          type="text"
          className="shell-menu"
          icon={<MenuOutlined />}
          aria-label={say({ zh: '全部工作台', en: 'All desks' })}
          onClick={() => drawer.current?.showModal()}
        />
        <Link href="/" className="shell-brand" aria-label={say({ zh: '作业本工作台', en: 'Zuoyeben desk' })}>
          <img src="/icon.svg" alt="" width="24" height="24" />
          <span>{say({ zh: '作业本', en: 'Zuoyeben' })}</span>
        </Link>
        <SearchBox ref={search} />
        <div className="shell-right">
          <NoticeBell />
          <LanguageSwitch />
          <MeMenu me={me} onKeys={() => setHelps(true)} />
        </div>
      </header>
      <div className="shell-side">
        <DeskNav counters={desks} me={me} />
      </div>
      <main className="shell-main" id="main" tabIndex={-1}>
        <CallAlarm me={me} />
        <Warnings />
        <div className="shell-page">
          <FaultBoundary part={path} fallback={<BrokenPage />}>
            {children}
          </FaultBoundary>
        </div>
      </main>
      <PhoneBar counters={desks} onMore={() => drawer.current?.showModal()} />
      <dialog
        ref={drawer}
        className="shell-drawer"
        aria-label={say({ zh: '全部工作台', en: 'All desks' })}
        onClick={() => drawer.current?.close()}
        onKeyDown={() => undefined}
      >
        <DeskNav counters={desks} me={me} />
      </dialog>
      <KeysHelp open={helps} onClose={() => setHelps(false)} />
    </div>
  )
}
