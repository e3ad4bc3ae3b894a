import { expect, type Locator, type Page } from '@playwright/test'

/**
 * Whoever plays a page, by mouse or by keyboard alone, and how much they had to do. An action is a click, a text that is typed, or a key that
 * does something; going from field to field is told apart (`moves`).
 */
export interface Hands {
  readonly actions: number
  readonly moves: number
  press(on: Locator): Promise<void>
  /** One of a list that opens, found by typing. */
  choose(from: Locator, typed: string): Promise<void>
  write(into: Locator, text: string): Promise<void>
  /** Types where the focus already is. */
  type(text: string): Promise<void>
  /** A tab of several: reached by arrows where the keyboard plays. */
  turnTo(tab: Locator): Promise<void>
  /** A combination of keys that the page offers; the mouse presses the button for it instead. */
  shortcut(keys: string, button: Locator): Promise<void>
}

export class Mouse implements Hands {
  actions = 0
  readonly moves = 0
  readonly #page: Page
  constructor(page: Page) {
    this.#page = page
  }
  async press(on: Locator): Promise<void> {
    this.actions += 1
    await on.click()
  }
  async choose(from: Locator, typed: string): Promise<void> {
    this.actions += 3
    await from.click()
    await from.pressSequentially(typed)
    await this.#page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click()
  }
  async write(into: Locator, text: string): Promise<void> {
    this.actions += 1
    await into.fill(text)
  }
  async type(text: string): Promise<void> {
    this.actions += 1
    await this.#page.keyboard.type(text)
  }
  turnTo(tab: Locator): Promise<void> {
    return this.press(tab)
  }
  shortcut(_keys: string, button: Locator): Promise<void> {
    return this.press(button)
  }
}

const MOST_MOVES = 150

export class Keyboard implements Hands {
  actions = 0
  moves = 0
  readonly #page: Page
  constructor(page: Page) {
    this.#page = page
  }
  async #goTo(target: Locator, key = 'Tab'): Promise<void> {
    await expect(target).toBeVisible()
    const isThere = () =>
      target.evaluate(one => {
        const { ownerDocument } = one as unknown as { ownerDocument: { activeElement: unknown } }
        return ownerDocument.activeElement === (one as unknown)
      })
    for (let n = 0; !(await isThere()); n += 1) {
      if (n > MOST_MOVES) throw new Error(`not reached by ${key}: ${String(target)}`)
      await this.#page.keyboard.press(key)
      this.moves += 1
    }
  }
  async #key(keys: string): Promise<void> {
    this.actions += 1
    await this.#page.keyboard.press(keys)
  }
  async press(on: Locator): Promise<void> {
    await expect(on).toBeEnabled()
    await this.#goTo(on)
    await this.#key('Enter')
  }
  async choose(from: Locator, typed: string): Promise<void> {
    await this.#goTo(from)
    await this.type(typed)
    await expect(this.#page.locator('.ant-select-dropdown:visible .ant-select-item-option').first()).toBeVisible()
    await this.#key('Enter')
  }
  async write(into: Locator, text: string): Promise<void> {
    await this.#goTo(into)
    await this.#page.keyboard.press('ControlOrMeta+a')
    await this.type(text)
  }
  async type(text: string): Promise<void> {
    this.actions += 1
    await this.#page.keyboard.type(text)
  }
  async turnTo(tab: Locator): Promise<void> {
    const list = tab.page().getByRole('tab', { selected: true })
    await this.#goTo(list)
    await this.#goTo(tab, 'ArrowRight')
    await this.#key('Enter')
  }
  shortcut(keys: string): Promise<void> {
    return this.#key(keys)
  }
}
