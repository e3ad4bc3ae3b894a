import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dataPlace } from './places.ts'

const nobody = { uid: 65534, gid: 65534 }

describe('where the data of the embedded PostgreSQL lies', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'places-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('is inside the folder for everyone but root', () => {
    expect(dataPlace(folder, null)).toBe(join(folder, 'postgres'))
  })

  it('is inside the folder for root too, where another account may enter it', () => {
    chmodSync(folder, 0o711)
    expect(dataPlace(folder, nobody)).toBe(join(folder, 'postgres'))
  })

  it('is a folder of the system, always the same one, where another account may not; and that one says whose it is', () => {
    const place = dataPlace(folder, nobody)
    expect(place).toMatch(/\/zuoyeben\/[0-9a-f]{16}\/postgres$/)
    expect(dataPlace(folder, nobody)).toBe(place)
    expect(readFileSync(join(dirname(place), 'belongs-to'), 'utf8').trim()).toBe(realpathSync(folder))
    rmSync(dirname(place), { recursive: true })
  })

  it('is never changed in silence: data left in a folder that was closed later is an error that says what to do', () => {
    mkdirSync(join(folder, 'postgres'))
    writeFileSync(join(folder, 'postgres', 'PG_VERSION'), '18\n')
    expect(() => dataPlace(folder, nobody)).toThrow(/chmod o\+x/)
  })
})
