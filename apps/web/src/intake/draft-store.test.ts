import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

/** The storage of a browser, as far as a draft needs it. */
function browserStorage() {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  }
}
/** The store as it is after opening the page anew. */
async function openedPage() {
  vi.resetModules()
  return import('./draft-store.ts')
}

describe('the draft of a device', () => {
  let storage = browserStorage()
  beforeEach(() => {
    storage = browserStorage()
    vi.stubGlobal('localStorage', storage)
  })
  afterEach(() => vi.unstubAllGlobals())

  test('survives a reload with its key', async () => {
    const before = await openedPage()
    before.changeDraft({ text: '没有热水' })
    const { key } = before.draft()
    const after = await openedPage()
    expect(after.draft()).toMatchObject({ key, text: '没有热水' })
    expect(after.hasDraft()).toBe(true)
  })

  test('leaves nothing on the device after sending, and the next one has another key', async () => {
    const page = await openedPage()
    page.changeDraft({ text: '没有热水' })
    const { key } = page.draft()
    page.clearDraft()
    expect(storage.kept.size).toBe(0)
    expect(page.draft().key).not.toBe(key)
    expect(page.hasDraft()).toBe(false)
  })

  test('is not stored while it is blank', async () => {
    const page = await openedPage()
    page.changeDraft({ sensitive: true })
    expect(storage.kept.size).toBe(0)
    expect(page.draft().sensitive).toBe(true)
  })

  test('takes photos that arrive late one by one', async () => {
    const page = await openedPage()
    for (const id of ['a', 'b']) page.changeFiles(files => [...files, { id, name: `${id}.jpg`, thumbnailUrl: null }])
    expect(page.draft().files.map(file => file.id)).toEqual(['a', 'b'])
  })

  test('works in a window that may not store anything', async () => {
    vi.stubGlobal('localStorage', {
      getItem: () => {
        throw new Error('closed')
      },
      setItem: () => {
        throw new Error('closed')
      },
    })
    const page = await openedPage()
    page.changeDraft({ text: '没有热水' })
    expect(page.draft().text).toBe('没有热水')
  })
})
