import { type RunningServer, startServer } from '@scones/emulator-core';
import { EmulatorError } from './emulator-error.ts';

const PORTS_TRIED = 100;
const HIGHEST_PORT = 65_535;

type ServerOptions = Parameters<typeof startServer>[0] & { readonly host: string };

/** Listens on the port or, if allowed, on the next free one. */
export async function listen(options: ServerOptions, takesNextFreePort: boolean): Promise<RunningServer> {
  const last = takesNextFreePort ? Math.min(options.port + PORTS_TRIED - 1, HIGHEST_PORT) : options.port;
  for (let port = options.port; ; port++) {
    try {
      return await startServer({ ...options, port });
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE')
        throw new EmulatorError(
          'PORT_REFUSED',
          `The emulator can't listen on ${options.host}:${port}: ${message}`,
          'Choose another address with --host, or another port with --port.',
          { cause: error },
        );
      if (port < last) continue;
      const ports = last === options.port ? `Port ${port}` : `Every port from ${options.port} to ${last}`;
      throw new EmulatorError(
        'PORT_TAKEN',
        `${ports} of ${options.host} is taken.`,
        'Choose another with --port, or let the emulator take the next free one with --next-free-port.',
        { cause: error },
      );
    }
  }
}
