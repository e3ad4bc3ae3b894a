import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { cssVariables } from './src/theme.ts'

/** `import 'virtual:theme.css'` is theme.ts as CSS variables: a plain file of the build, so no style tag is needed at run time. */
function themeCss(): Plugin {
  return {
    name: 'theme-css',
    resolveId: id => (id === 'virtual:theme.css' ? '/virtual-theme.css' : null),
    load: id => (id === '/virtual-theme.css' ? cssVariables() : null),
  }
}

/** While developing, the pages of the desk come from its own entry, as the server does it. */
function deskPages(): Plugin {
  return {
    name: 'desk-pages',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        if (/^\/(desk|sign-in)(\/|\?|$)/.test(request.url ?? '')) request.url = '/desk.html'
        next()
      })
    },
  }
}

const server = process.env.ZUOYEBEN_URL ?? 'http://127.0.0.1:4400'
const page = (name: string) => fileURLToPath(new URL(name, import.meta.url))

export default defineConfig({
  plugins: [react(), themeCss(), deskPages()],
  server: { proxy: { '/trpc': server, '/api': server, '/files': server, '/copies': server } },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { input: { index: page('index.html'), desk: page('desk.html') } },
  },
})
