import { prepare, run } from './bootstrap.mjs'

prepare()
run('scripts/row-types.ts')
