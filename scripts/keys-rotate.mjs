import { prepare, run } from './bootstrap.mjs'

prepare()
run('apps/server/src/rotate-keys.ts')
