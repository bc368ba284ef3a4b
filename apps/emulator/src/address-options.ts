import { z } from 'zod';

const HIGHEST_PORT = 65_535;

/** Where a server listens: a container, or another emulator. */
export interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

/** A host name that the emulator answers to. */
export const hostNameOption = () =>
  z.string().regex(/^[\da-z_-]+(?:\.[\da-z_-]+)*$/i, 'takes a host name without a port, such as emulator');

/** An origin whose pages the emulator answers, as a browser sends it. */
export const pageOriginOption = () =>
  z.string().transform((text, context) => {
    const [, origin = ''] = /^([a-z][a-z\d+.-]*:\/\/[^\s/?#@*,]+)\/?$/i.exec(text) ?? [];
    if (!URL.canParse(origin))
      return refuse(context, text, 'takes one origin without a path, such as http://localhost:3000');
    const parsed = new URL(origin);
    // The parser gives no origin for an extension's page.
    return parsed.origin === 'null' ? origin.toLowerCase() : parsed.origin;
  });

/** The address of a server. An empty text means none, since a variable that stands for the option is always set. */
export const serverAddressOption = () =>
  z.string().transform((text, context): ServerAddress | undefined => {
    if (text === '') return undefined;
    const [, host = '', port = '80'] = /^http:\/\/([\w.-]+|\[[\da-f:]+\])(?::(\d+))?\/?$/i.exec(text) ?? [];
    if (host === '' || Number(port) > HIGHEST_PORT)
      return refuse(
        context,
        text,
        `takes http://HOST:PORT without a path, with a port of at most ${HIGHEST_PORT}`,
      );
    return { host: host.replaceAll(/[[\]]/g, ''), port: Number(port) };
  });

export function urlOf({ host, port }: ServerAddress): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function refuse(context: z.RefinementCtx, input: string, message: string): never {
  context.addIssue({ code: 'custom', input, message });
  return z.NEVER;
}
