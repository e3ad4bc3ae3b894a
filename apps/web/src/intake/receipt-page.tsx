import './receipt.css'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { Link, Redirect } from 'wouter'
import { formatDay, inLocale, useLocale, useWords } from '../locale.ts'
import { isSaved, openTicket, saveTicket, ticketAddress } from '../tracking/tickets.ts'
import { Button } from '../ui/light/button.tsx'
import { CopyButton } from '../ui/light/copy-button.tsx'
import { Icon } from '../ui/light/icon.tsx'
import { PageTitle } from '../ui/light/page-title.tsx'
import { Callout } from '../ui/light/surfaces.tsx'
import type { Receipt } from './contract.ts'
import { CrisisFirst } from './crisis-first.tsx'
import { saveReceiptImage } from './receipt-image.ts'
import { receiptWords } from './receipt-words.ts'
import { useOptions } from './use-preview.ts'
import { lastReceipt } from './use-send.ts'
import { intakeWords } from './words.ts'

const Qr = lazy(() => import('./qr.tsx'))

export function ReceiptPage() {
  const receipt = lastReceipt()
  return receipt ? <ReceiptOf receipt={receipt} /> : <Redirect to="/leave" replace />
}

function ReceiptOf({ receipt }: { receipt: Receipt }) {
  const { locale } = useLocale()
  const say = useWords(intakeWords)
  const here = useWords(receiptWords)
  const options = useOptions()
  const ticket = { caseNo: receipt.caseNo, code: receipt.receiptCode }
  const [saved, setSaved] = useState(() => isSaved(receipt.caseNo))
  const qr = useRef<HTMLDivElement>(null)
  const address = ticketAddress(window.location.origin, ticket)
  const lead = receipt.held
    ? here.leadHeld
    : here.lead(inLocale(locale, receipt.unit.name), formatDay(locale, receipt.dueDay))
  const next = receipt.held ? here.nextHeld : here.next
  useEffect(() => openTicket({ caseNo: receipt.caseNo, code: receipt.receiptCode }), [receipt])
  return (
    <div className="page receipt-page">
      {receipt.crisis && options.data && <CrisisFirst phones={options.data.crisisPhones} />}
      <div className="receipt-head">
        <PageTitle title={here.title} suffix={say.product} />
        <p className="lead">{lead}</p>
      </div>
      <section className="receipt" aria-label={here.keep}>
        <div className="receipt-ticket">
          <dl>
            <div>
              <dt>{here.caseNo}</dt>
              <dd className="figures">{receipt.caseNo}</dd>
            </div>
            <div>
              <dt>{here.code}</dt>
              <dd className="figures receipt-code">{receipt.receiptCode}</dd>
            </div>
          </dl>
          <div className="receipt-qr" ref={qr}>
            <Suspense fallback={<div className="qr" />}>
              <Qr text={address} label={here.qrLabel} />
            </Suspense>
            <p className="small soft">{here.qr}</p>
          </div>
        </div>
        <Callout tone="careful" head={here.keep} />
        <div className="row receipt-act">
          <CopyButton
            text={here.clipboard(receipt.caseNo, receipt.receiptCode, `${window.location.origin}/track`)}
            label={here.copy}
            done={here.copied}
            failed={here.copyFailed}
          />
          <Button
            onClick={() =>
              saveReceiptImage(
                {
                  title: here.title,
                  lead,
                  caseNo: [here.caseNo, receipt.caseNo],
                  code: [here.code, receipt.receiptCode],
                  keep: here.keep,
                },
                qr.current?.querySelector('svg') ?? null,
                receipt.caseNo,
              )
            }
          >
            <Icon name="download" size={20} />
            {here.image}
          </Button>
          <Button onClick={() => window.print()}>
            <Icon name="print" size={20} />
            {here.print}
          </Button>
          <Button
            aria-disabled={saved}
            onClick={() => {
              saveTicket(ticket)
              setSaved(true)
            }}
          >
            <Icon name={saved ? 'check' : 'lock'} size={20} />
            {saved ? here.onDevice : here.device}
          </Button>
        </div>
        <p className="small soft">{here.deviceMore}</p>
      </section>
      <section className="stack" aria-labelledby="receipt-next">
        <h2 id="receipt-next">{here.nextTitle}</h2>
        <ol className="numbered">
          <li>{next.one}</li>
          <li>{next.two}</li>
          <li>{next.three}</li>
        </ol>
      </section>
      <div className="row no-print">
        <Link href={`/track?no=${encodeURIComponent(receipt.caseNo)}`} className="btn primary">
          {here.track}
        </Link>
        <Link href="/leave" className="btn plain">
          {here.another}
        </Link>
      </div>
    </div>
  )
}
