import type { EmulatedService } from '@scones/emulator-core';

interface Health {
  readonly version: string;
  readonly services: readonly string[];
}

/** `GET /_emulator/health`: what runs here. No bucket can have that name. */
export function healthService({ version, services }: Health): EmulatedService {
  const headers = { 'content-type': 'application/json' };
  return {
    name: 'health',
    detect: (request) => request.path === '/_emulator/health',
    async handle(request) {
      if (request.method !== 'GET') return { status: 405, headers: { ...headers, allow: 'GET' }, body: '{}' };
      const body = JSON.stringify({ status: 'running', version, pid: process.pid, services });
      return { status: 200, headers, body };
    },
    renderError: (error) => ({
      status: error.statusCode,
      headers,
      body: JSON.stringify({ message: error.message }),
    }),
  };
}
