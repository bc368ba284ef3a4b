import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The emulator that `npx nx dev console` shows. */
const emulator = process.env['AWS_ENDPOINT_URL'] ?? 'http://127.0.0.1:4566';

export default defineConfig({
  base: '/_emulator/console/',
  plugins: [react()],
  // Lists the dependencies of all pages, so that a page that is first shown does not reload the others.
  optimizeDeps: { entries: ['index.html', 'src/**/*.tsx'] },
  build: { target: 'es2023', modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1600 },
  server: {
    host: '127.0.0.1',
    proxy: {
      // Everything except the console's own files. The emulator answers only its own pages, and this server stands for
      // them.
      '^/(?!_emulator/console)': { target: emulator, changeOrigin: true, headers: { origin: emulator } },
    },
  },
});
