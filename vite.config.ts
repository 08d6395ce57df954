/** Builds the page to `dist/page` for any static host; nothing is fetched from elsewhere. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The demos fetch a ready report beside themselves; the bundler only follows imports, so it is copied. */
function demoReport(): Plugin {
  const fileName = 'demos/embed/report.json';
  return {
    name: 'demo-report',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: readFileSync(at(fileName)) });
    },
  };
}

export default defineConfig({
  base: './',
  plugins: [demoReport()],
  build: {
    outDir: 'dist/page',
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { page: at('index.html'), gallery: at('demos/gallery/index.html'), embed: at('demos/embed/index.html') },
    },
  },
  worker: { format: 'es' },
  optimizeDeps: { exclude: ['@duckdb/duckdb-wasm'] },
});
