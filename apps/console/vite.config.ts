import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** The emulator that `npx nx dev console` shows. */
const emulator = process.env['AWS_ENDPOINT_URL'] ?? 'http://127.0.0.1:4566';

export default defineConfig({
  base: '/_emulator/console/',
  plugins: [react()],
  // Every page's, so that none makes the others load anew when it is first shown.
  optimizeDeps: { entries: ['index.html', 'src/**/*.tsx'] },
  build: { target: 'es2023', modulePreload: { polyfill: false }, chunkSizeWarningLimit: 1600 },
  server: {
    host: '127.0.0.1',
    proxy: {
      // Everything but the console's own files. The emulator answers its own pages alone, which this one stands for.
      '^/(?!_emulator/console)': { target: emulator, changeOrigin: true, headers: { origin: emulator } },
    },
  },
});
