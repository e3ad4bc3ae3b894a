import { prepare, run } from './bootstrap.mjs'

prepare()
run('bench/main.ts')
