import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vite'

// Pages that only tests open, made of the modules that are served. They are never packed into the server.
const here = fileURLToPath(new URL('.', import.meta.url))

export default defineConfig({
  root: here,
  base: '/',
  publicDir: false,
  build: { outDir: `${here}/../../target/test-pages`, emptyOutDir: true, target: 'chrome100', modulePreload: { polyfill: false }, rollupOptions: { input: `${here}/media/index.html` } },
})
