import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateFunctionCommand,
  InvokeCommand,
  LambdaClient,
  type LoggingConfig,
  type Runtime,
} from '@aws-sdk/client-lambda';
import { type Clock, systemClock, systemRandom } from '@scones/deterministic';
import { EMULATOR_IDENTITY, startServer, Store } from '@scones/emulator-core';
import { zipSync } from 'fflate';
import { lambdaService, type LambdaServiceOptions } from '../service.ts';

export interface RunningLambda {
  readonly url: string;
  readonly client: LambdaClient;
  readonly folder: string;
  /** Every log message, in order, of all streams. */
  readonly logLines: string[];
  readonly streams: Set<string>;
  readonly faults: unknown[];
  create(name: string, source: string, settings?: FunctionSettings): Promise<void>;
  invoke(name: string, event?: unknown): Promise<Invoked>;
  close(): Promise<void>;
}

export type FunctionSettings = Partial<Settings>;

interface Settings {
  readonly Timeout: number;
  readonly MemorySize: number;
  readonly Handler: string;
  readonly Runtime: Runtime;
  readonly LoggingConfig: LoggingConfig;
  readonly Environment: { readonly Variables: Record<string, string> };
  readonly file: string;
  /** The other files of the function's code. */
  readonly files: Readonly<Record<string, string>>;
}

interface Invoked {
  readonly status: number;
  readonly error: string | undefined;
  readonly payload: unknown;
  /** The last 4 KB of the invocation's log. */
  readonly log: string;
}

/** The service behind a port of its own, with a client, and whatever it needs in a temporary folder. */
export async function startLambda(
  options: Partial<LambdaServiceOptions> & { readonly clock?: Clock } = {},
): Promise<RunningLambda> {
  const folder = options.folder ?? (await mkdtemp(join(tmpdir(), 'emulator-lambda-')));
  const store = options.store ?? new Store(':memory:');
  const logLines: string[] = [];
  const streams = new Set<string>();
  const faults: unknown[] = [];
  const service = lambdaService({
    store,
    folder,
    clock: systemClock,
    random: systemRandom,
    identity: EMULATOR_IDENTITY,
    endpointUrl: () => server.url,
    onFault: (error) => faults.push(error),
    logs: {
      append(group, stream, events) {
        streams.add(`${group}:${stream}`);
        logLines.push(...events.map(({ message }) => message));
      },
    },
    ...options,
  });
  const server = await startServer({
    services: [service],
    port: 0,
    random: systemRandom,
    onFault: (error) => faults.push(error),
  });
  const client = new LambdaClient({
    endpoint: server.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  return {
    url: server.url,
    client,
    folder,
    logLines,
    streams,
    faults,
    async create(name, source, { file = 'index.mjs', files = {}, ...settings } = {}) {
      await client.send(
        new CreateFunctionCommand({
          FunctionName: name,
          Role: 'arn:aws:iam::000000000000:role/test',
          Handler: 'index.handler',
          Runtime: 'nodejs24.x',
          Code: { ZipFile: zipOf({ [file]: source, ...files }) },
          ...settings,
        }),
      );
    },
    async invoke(name, event) {
      const output = await client.send(
        new InvokeCommand({
          FunctionName: name,
          LogType: 'Tail',
          ...(event !== undefined && { Payload: JSON.stringify(event) }),
        }),
      );
      return {
        status: output.StatusCode as number,
        error: output.FunctionError,
        payload: JSON.parse(output.Payload?.transformToString() || 'null'),
        log: Buffer.from(output.LogResult ?? '', 'base64').toString('utf8'),
      };
    },
    async close() {
      client.destroy();
      await server.close();
      if (!options.store) store.close();
      if (!options.folder) await rm(folder, { recursive: true, force: true });
    },
  };
}

export function zipOf(files: Readonly<Record<string, string>>): Uint8Array {
  const entries = Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]);
  return zipSync(Object.fromEntries(entries) as Record<string, Uint8Array>, { mtime: new Date(1980, 0, 1) });
}
