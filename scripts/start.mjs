import { prepare, run } from './bootstrap.mjs'

prepare({ build: true })
run('apps/server/src/main.ts')
