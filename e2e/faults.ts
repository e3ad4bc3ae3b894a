import type { BrowserContext, Page } from '@playwright/test'

/**
 * What a browser complains of: errors of scripts and of the console, a broken content security policy among them. A test that makes the
 * server say no forgives just that.
 */
export class Faults {
  readonly #found: string[] = []
  readonly #forgiven: RegExp[] = []

  watch(context: BrowserContext): void {
    context.on('page', page => this.#watchPage(page))
  }

  #watchPage(page: Page): void {
    page.on('pageerror', error => this.#found.push(`${page.url()}: ${error.message}`))
    page.on('console', message => {
      if (message.type() !== 'error' && !/content security policy/i.test(message.text())) return
      this.#found.push(`${page.url()}: ${message.text()} ${message.location().url}`)
    })
  }

  forgive(what: RegExp): void {
    this.#forgiven.push(what)
  }

  get unforgiven(): readonly string[] {
    return this.#found.filter(fault => !this.#forgiven.some(what => what.test(fault)))
  }
}
