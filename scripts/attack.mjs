import { prepare, run } from './bootstrap.mjs'

prepare({ build: true })
run('attack/main.ts')
