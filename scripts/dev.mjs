// The server, restarted at every change, and the pages as Vite serves them.
import { prepare, start } from './bootstrap.mjs'

prepare()
const port = process.env.PORT ?? '4400'
const server = start('apps/server/src/main.ts', [], { PORT: port, ZUOYEBEN_LOG: process.env.ZUOYEBEN_LOG ?? 'info' }, [
  '--watch',
])
const pages = start('node_modules/vite/bin/vite.js', ['apps/web', '--port', '5173'], {
  ZUOYEBEN_URL: `http://127.0.0.1:${port}`,
})
console.log('The pages while developing: http://127.0.0.1:5173')
process.exit(await Promise.race([server, pages]))
