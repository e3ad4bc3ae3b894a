import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { openCasStandIn } from '../apps/server/src/testing/cas-stand-in.ts'
import { CLIENT, openOidcStandIn } from '../apps/server/src/testing/oidc-stand-in.ts'
import { openTempFolder } from '../apps/server/src/testing/temp-folder.ts'
import { MINI, openWechatStandIn } from '../apps/server/src/testing/wechat-stand-in.ts'

/** A house of its own beside the one of the other tests: no demo, people come from the campus. The campus is played on loopback. */
export async function openCampus() {
  const name = '蓝小溪'
  const oidc = await openOidcStandIn([
    { sub: 'lan', preferred_username: '2407310001', name },
    { sub: 'nobody', preferred_username: '·', name: '查无此人' },
  ])
  const cas = await openCasStandIn([{ user: 'lan.xx' }])
  const wechat = await openWechatStandIn(Date.now)
  const data = openTempFolder('zuoyeben-campus-e2e-')
  chmodSync(data, 0o711)
  const port = await freePort()
  const address = `http://127.0.0.1:${port}`
  const server = spawn(process.execPath, ['apps/server/src/main.ts'], {
    env: {
      ...process.env,
      ZUOYEBEN_DATA: data,
      ZUOYEBEN_DEMO: '0',
      ZUOYEBEN_ADDRESS: address,
      HOST: '127.0.0.1',
      PORT: String(port),
      OIDC_ISSUER: oidc.url,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      CAS_URL: cas.cas,
      WECHAT_MINI_APP_ID: MINI.appId,
      WECHAT_MINI_SECRET: MINI.secret,
      WECHAT_API: wechat.url,
      ZUOYEBEN_NEW_PEOPLE: 'student',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await ready(server)
  return {
    address,
    name,
    oidc,
    close: async () => {
      const ended = once(server, 'exit')
      server.kill('SIGTERM')
      await ended
      await Promise.all([oidc.close(), cas.close(), wechat.close()])
      rmSync(data, { recursive: true, force: true })
    },
  }
}

function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('exit', code => reject(new Error(`the house of the campus ended with ${code}`)))
    server.stdout?.on('data', (said: Buffer) => {
      if (said.toString().includes('作业本 Zuoyeben')) resolve()
    })
  })
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  return port
}
