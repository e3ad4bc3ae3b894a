import { rmSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from './config.ts'
import { openTempFolder } from './testing/temp-folder.ts'

const folder = openTempFolder('zuoyeben-config-')
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const read = (environment: Record<string, string>) => readConfig({ ZUOYEBEN_DATA: folder, ...environment }).campus
const OIDC = { OIDC_ISSUER: 'https://id.example.edu.cn/', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' }
const HTTPS = { ZUOYEBEN_ADDRESS: 'https://zyb.example.edu.cn' }

test('without any of its variables nothing is on, and nobody is added', () => {
  expect(read({})).toEqual({ oidc: null, cas: null, wechat: null, newPeople: 'refuse', staffWhen: null })
})

test('what is set is on, with its defaults', () => {
  const { oidc, cas, wechat, staffWhen } = read({
    ...OIDC,
    CAS_URL: 'https://cas.example.edu.cn/cas/',
    WECHAT_MINI_APP_ID: 'wx1',
    WECHAT_MINI_SECRET: 's',
    ZUOYEBEN_STAFF_WHEN: 'user_type=teacher',
    ...HTTPS,
  })
  // The issuer is compared letter by letter, its slash too.
  expect(oidc).toMatchObject({ issuer: OIDC.OIDC_ISSUER, usernameClaim: 'preferred_username', clientAuth: 'basic' })
  expect(cas).toEqual({ url: 'https://cas.example.edu.cn/cas', usernameAttribute: null, nameAttribute: 'name' })
  expect(wechat).toMatchObject({ mini: { appId: 'wx1' }, web: null, api: 'https://api.weixin.qq.com' })
  expect(staffWhen).toEqual({ claim: 'user_type', value: 'teacher' })
})

test.each<[Record<string, string>, RegExp]>([
  [{ OIDC_CLIENT_ID: 'a' }, /OIDC_ISSUER: must be set/],
  [{ ...OIDC, OIDC_CLIENT_SECRET: undefined as never }, /OIDC_CLIENT_SECRET: must be set/],
  [{ ...OIDC, OIDC_ISSUER: 'http://id.example.edu.cn' }, /OIDC_ISSUER: must begin with https/],
  [{ ...OIDC, OIDC_CLIENT_AUTH: 'none' }, /OIDC_CLIENT_AUTH: .*"basic"\|"post"/],
  [{ ...OIDC, OIDC_SCOPES: 'profile' }, /OIDC_SCOPES: must hold the scope openid/],
  [{ CAS_URL: 'cas.example.edu.cn' }, /CAS_URL: /],
  [{ CAS_URL: 'http://10.1.2.3/cas' }, /CAS_URL: must begin with https/],
  [{ WECHAT_MINI_APP_ID: 'wx1' }, /WECHAT_MINI_SECRET: must be set/],
  [{ WECHAT_WEB_SECRET: 's' }, /WECHAT_WEB_APP_ID: must be set/],
  [{ ZUOYEBEN_NEW_PEOPLE: 'yes' }, /ZUOYEBEN_NEW_PEOPLE: .*"refuse"\|"student"\|"staff"/],
  [{ ZUOYEBEN_STAFF_WHEN: 'teacher' }, /ZUOYEBEN_STAFF_WHEN: must be claim=value/],
  [{ ...OIDC, HOST: '0.0.0.0' }, /ZUOYEBEN_ADDRESS: must be the https/],
  [{ ...OIDC, ZUOYEBEN_ADDRESS: 'http://zyb.example.edu.cn' }, /ZUOYEBEN_ADDRESS: must be the https/],
])('%j stops the start with the name of what is wrong', (environment, words) => {
  expect(() => read(environment)).toThrow(words)
})
