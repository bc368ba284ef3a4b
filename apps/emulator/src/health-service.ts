import type { EmulatedService } from '@scones/emulator-core';

interface Health {
  readonly version: string;
  readonly services: readonly string[];
  /** The client under which functions run. */
  readonly lambdaRuntime: string;
}

/** `GET /_emulator/health`: what runs here. No bucket can have that name. */
export function healthService({ version, services, lambdaRuntime }: Health): EmulatedService {
  const headers = { 'content-type': 'application/json' };
  return {
    name: 'health',
    detect: (request) => request.path === '/_emulator/health',
    async handle(request) {
      if (request.method !== 'GET') return { status: 405, headers: { ...headers, allow: 'GET' }, body: '{}' };
      const health = { status: 'running', version, pid: process.pid, services, lambdaRuntime };
      return { status: 200, headers, body: JSON.stringify(health) };
    },
    renderError: (error) => ({
      status: error.statusCode,
      headers,
      body: JSON.stringify({ message: error.message }),
    }),
  };
}
