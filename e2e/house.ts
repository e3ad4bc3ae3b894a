import { randomUUID } from 'node:crypto'
import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import { Faults } from './faults.ts'
import { nameOf, signIn, type Who } from './people.ts'

export { expect }

type State = Awaited<ReturnType<BrowserContext['storageState']>>
/** Each person signs in once by the page; later tests start where that ended. */
const known = new Map<string, State>()

export interface Receipt {
  readonly caseNo: string
  readonly receiptCode: string
}

/** The running house for one test: people with browsers of their own, and the procedures behind the pages to set the stage with. */
export class House {
  readonly faults = new Faults()
  readonly #browser: Browser
  readonly #contexts: BrowserContext[] = []
  readonly #people = new Map<string, BrowserContext>()

  constructor(browser: Browser) {
    this.#browser = browser
  }

  async #context(state?: State): Promise<BrowserContext> {
    const context = await this.#browser.newContext({
      reducedMotion: 'reduce',
      ...(state ? { storageState: state } : {}),
    })
    this.faults.watch(context)
    this.#contexts.push(context)
    return context
  }

  /** A page of somebody without an account. */
  async nobody(): Promise<Page> {
    return (await this.#context()).newPage()
  }

  async #contextOf(who: Who): Promise<BrowserContext> {
    const id = nameOf(who)
    const open = this.#people.get(id)
    if (open) return open
    const before = known.get(id)
    const context = await this.#context(before)
    if (!before) {
      const page = await context.newPage()
      await signIn(page, who)
      known.set(id, await context.storageState())
      await page.close()
    }
    this.#people.set(id, context)
    return context
  }

  /** A page of this person, signed in, at a path. */
  async as(who: Who, path?: string): Promise<Page> {
    const page = await (await this.#contextOf(who)).newPage()
    if (path) await page.goto(path)
    return page
  }

  /** Calls a procedure as this person, or as nobody: to set the stage quickly, never to check what a page shows. */
  async call<T = unknown>(who: Who | null, procedure: string, input: object): Promise<T> {
    const context = who ? await this.#contextOf(who) : (this.#contexts[0] ?? (await this.#context()))
    const answer = await context.request.post(`/trpc/${procedure}`, {
      data: input,
      headers: { 'x-trpc-source': 'stage' },
    })
    const body = (await answer.json()) as { result?: { data: T }; error?: unknown }
    if (!body.result) throw new Error(`${procedure}: ${JSON.stringify(body.error)}`)
    return body.result.data
  }

  async ask<T>(who: Who, procedure: string, input: object): Promise<T> {
    const context = await this.#contextOf(who)
    const answer = await context.request.get(`/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`)
    const body = (await answer.json()) as { result?: { data: T }; error?: unknown }
    if (!body.result) throw new Error(`${procedure}: ${JSON.stringify(body.error)}`)
    return body.result.data
  }

  /** Leaves homework at a unit. */
  leave(text: string, more: object = {}, submitter: Who | null = null): Promise<Receipt> {
    const input = { key: randomUUID(), text, entryUnit: 'HQC', consent: '2026-11', ...more }
    return this.call<Receipt>(submitter, 'intake.submit', input)
  }

  /** One step of a case by somebody who may: `act(OFFICER, caseNo, 'dispatch.triage', {...})`. */
  async act(who: Who, caseNo: string, procedure: string, fields: object = {}): Promise<void> {
    const { version } = await this.ask<{ version: number }>(who, 'cases.view', { caseNo })
    await this.call(who, procedure, { caseNo, version, key: randomUUID(), ...fields })
  }

  async close(): Promise<void> {
    await Promise.all(this.#contexts.map(context => context.close()))
  }
}

/** Every test gets a house; whatever a browser complained of fails the test. */
export const test = base.extend<{ house: House }>({
  actionTimeout: 15_000,
  house: async ({ browser }, use) => {
    const house = new House(browser)
    await use(house)
    await house.close()
    expect(house.faults.unforgiven, 'the browsers complain of nothing').toEqual([])
  },
})
