import { readdirSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

// Every *.html beside this file is a page of its own. Nothing is inlined: the server's policy forbids inline scripts and data: URLs.
// What is built for Node (the glare drill) stands elsewhere and is not served.
export default defineConfig(({ isSsrBuild }) => ({
  base: '/',
  build: {
    outDir: '../target/web',
    emptyOutDir: true,
    copyPublicDir: !isSsrBuild,
    target: ['chrome100', 'firefox100', 'safari15.4'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rollupOptions: { input: readdirSync('.').filter(name => name.endsWith('.html')) },
  },
  server: { proxy: { '/api': 'http://localhost:8080', '/health': 'http://localhost:8080', '/openapi.json': 'http://localhost:8080' } },
  test: { include: ['src/**/*.test.{ts,tsx}'] },
}))
