import type { HttpService } from '@scones/emulator-core';

interface Health {
  readonly version: string;
  /** Their names, and their operations'. */
  readonly services: Readonly<Record<string, readonly string[]>>;
  /** The client under which functions run. */
  readonly lambdaRuntime: string;
}

const HEALTH = '/_emulator/health';
const OPERATIONS = '/_emulator/operations';

/**
 * `GET /_emulator/health`: what runs here; `GET /_emulator/operations`: what can be asked of it. No bucket can have that
 * name.
 */
export function healthService({ version, services, lambdaRuntime }: Health): HttpService {
  const headers = { 'content-type': 'application/json' };
  return {
    name: 'health',
    detect: ({ path }) => path === HEALTH || path === OPERATIONS,
    async handle(request) {
      if (request.method !== 'GET') return { status: 405, headers: { ...headers, allow: 'GET' }, body: '{}' };
      if (request.path === OPERATIONS) return { status: 200, headers, body: JSON.stringify(services) };
      const names = Object.keys(services);
      const health = { status: 'running', version, pid: process.pid, services: names, lambdaRuntime };
      return { status: 200, headers, body: JSON.stringify(health) };
    },
    renderError: (error) => ({
      status: error.statusCode,
      headers,
      body: JSON.stringify({ message: error.message }),
    }),
  };
}
