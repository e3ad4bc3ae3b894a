import { defineConfig } from '@playwright/test'
import { openTempFolder } from './apps/server/src/testing/temp-folder.ts'
import { findChromium } from './scripts/browser.mjs'

/**
 * Browser tests run against a demo campus of their own: `npm start` on a fresh data folder and another port. The variables are
 * kept in the environment, for each worker reads this file again. `x.spec.ts` runs on the desktop, `x.phone.spec.ts` on the phone,
 * `x.both.spec.ts` on both.
 */
process.env.ZUOYEBEN_E2E_DATA ??= openTempFolder('zuoyeben-e2e-')
process.env.ZUOYEBEN_E2E_PORT ??= '4419'
process.env.ZUOYEBEN_E2E_MAIL ??= '4418'
// Never the database of whoever runs the tests.
delete process.env.DATABASE_URL
delete process.env.DATABASE_MIGRATION_URL
const { ZUOYEBEN_E2E_DATA: data, ZUOYEBEN_E2E_PORT: port, ZUOYEBEN_E2E_MAIL: mail } = process.env
const address = `http://127.0.0.1:${port}`

/** Docker and root have no namespaces to make a sandbox of; and no test browser phones home. */
const args = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--disable-dev-shm-usage',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const executablePath = findChromium()

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  fullyParallel: false,
  workers: 1,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: address,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    launchOptions: { args, ...(executablePath ? { executablePath } : {}) },
  },
  projects: [
    { name: 'desktop', testIgnore: /[.]phone[.]spec[.]ts$/, use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      testMatch: /[.](phone|both)[.]spec[.]ts$/,
      use: { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, deviceScaleFactor: 3 },
    },
  ],
  webServer: {
    command: 'node scripts/start.mjs',
    url: address,
    env: {
      ZUOYEBEN_DATA: data,
      PORT: port,
      HOST: '127.0.0.1',
      ZUOYEBEN_DEMO: '1',
      ZUOYEBEN_LIMITS: '20',
      // A mail server that a test opens when it wants one (e2e/told.spec.ts).
      SMTP_URL: `smtp://127.0.0.1:${mail}`,
      SMTP_FROM: 'zuoyeben@campus.example',
    },
    reuseExistingServer: false,
    gracefulShutdown: { signal: 'SIGTERM', timeout: 15_000 },
    stdout: 'ignore',
    stderr: 'pipe',
    timeout: 120_000,
  },
})
