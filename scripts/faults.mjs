import { prepare, run } from './bootstrap.mjs'

prepare()
run('faults/main.ts')
