import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { forgetTicket, isSaved, savedTickets, saveTicket, ticketAddress, ticketFromAddress, tidied } from './tickets.ts'

describe('the address of a case', () => {
  test('carries the code behind # and nowhere else, so no server ever sees it', () => {
    const address = new URL(ticketAddress('https://a.example', { caseNo: '2026-ABCD-EFGHJ', code: 'AAAA-BBBB-CCCC' }))
    expect(address.pathname + address.search).toBe('/track?no=2026-ABCD-EFGHJ')
    expect(ticketFromAddress(address.search, address.hash)).toEqual({
      caseNo: '2026-ABCD-EFGHJ',
      code: 'AAAA-BBBB-CCCC',
    })
  })
  test('without a code opens nothing by itself', () => {
    expect(ticketFromAddress('?no=2026-ABCD-EFGHJ', '')).toEqual({ caseNo: '2026-ABCD-EFGHJ' })
    expect(ticketFromAddress('', '#code=AAAA')).toBeNull()
  })
})

test('what is typed from a paper is tidied', () => {
  expect(tidied(' ２０２６－abcd－efghj ')).toBe('2026-ABCD-EFGHJ')
})

describe('receipts kept on a device', () => {
  const kept = new Map<string, string>()
  beforeEach(() => {
    kept.clear()
    vi.stubGlobal('localStorage', {
      getItem: (name: string) => kept.get(name) ?? null,
      setItem: (name: string, value: string) => void kept.set(name, value),
      removeItem: (name: string) => void kept.delete(name),
    })
  })
  afterEach(() => vi.unstubAllGlobals())

  test('are kept once each, newest first, and go without a trace', () => {
    saveTicket({ caseNo: 'A', code: '1' })
    saveTicket({ caseNo: 'B', code: '2' })
    saveTicket({ caseNo: 'A', code: '3' })
    expect(savedTickets()).toEqual([
      { caseNo: 'A', code: '3' },
      { caseNo: 'B', code: '2' },
    ])
    forgetTicket('A')
    expect(isSaved('A')).toBe(false)
    forgetTicket('B')
    expect(kept.size).toBe(0)
  })
  test('that somebody else wrote are not trusted', () => {
    kept.set('zuoyeben.tickets', '[{"caseNo":7},null,{"caseNo":"A","code":"1"}]')
    expect(savedTickets()).toEqual([{ caseNo: 'A', code: '1' }])
    kept.set('zuoyeben.tickets', '{')
    expect(savedTickets()).toEqual([])
  })
})
