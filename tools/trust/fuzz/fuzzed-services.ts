import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { readAwsServices } from '../../compatibility/aws-services.ts';
import { tablesOf } from '../../compatibility/services.ts';
import type { RawRequest } from './raw-request.ts';

interface Operations {
  readonly [name: string]: { readonly input: z.core.$ZodType };
}

export interface FuzzedOperation {
  /** The folder of its service in `packages/`. */
  readonly service: string;
  readonly name: string;
  readonly input: z.core.$ZodType;
  /** The request that AWS's own client makes of an input. Throws where the client refuses it. */
  request(input: object): Promise<RawRequest>;
}

export interface SdkClient {
  send(command: object, options?: { readonly abortSignal: AbortSignal }): Promise<object>;
  destroy(): void;
}

type Construct<T> = new (options: object) => T;

export interface DeclaredOperation extends Pick<FuzzedOperation, 'service' | 'name' | 'input'> {
  /** The module of AWS's client that has it; absent where none has. */
  readonly sdk: object | undefined;
}

/** Every operation of every service of the emulator. */
export async function declaredOperations(): Promise<DeclaredOperation[]> {
  const operations: DeclaredOperation[] = [];
  for (const { folder, clients } of readAwsServices()) {
    for (const [name, { input }] of Object.entries(await tableOf(folder))) {
      const sdk = clients.find((client) => Object.hasOwn(client, `${name}Command`));
      operations.push({ service: folder, name, input, sdk });
    }
  }
  return operations;
}

/** Every operation of every service of the emulator that AWS's clients have. */
export async function fuzzedOperations(): Promise<FuzzedOperation[]> {
  return (await declaredOperations()).flatMap(({ sdk, ...operation }) =>
    sdk ? [{ ...operation, request: (of) => captureRequest(sdk, operation.name, of) }] : [],
  );
}

async function tableOf(folder: string): Promise<Operations> {
  const { operations } = await tablesOf<{ operations: Operations }>(folder, 'operations.ts');
  const runtime = join(import.meta.dirname, '../../../packages', folder, 'src/runtime-routes.ts');
  if (!existsSync(runtime)) return operations;
  const { runtimeOperations } = await tablesOf<{ runtimeOperations: Operations }>(
    folder,
    'runtime-routes.ts',
  );
  return { ...operations, ...runtimeOperations };
}

interface HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

const clients = new WeakMap<object, SdkClient>();
const captured = new WeakMap<Error, HttpRequest>();

const OPTIONS = {
  endpoint: 'http://127.0.0.1',
  region: 'us-east-1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  maxAttempts: 1,
  disableHostPrefix: true,
  forcePathStyle: true,
  logger: { trace() {}, debug() {}, info() {}, warn() {}, error() {} },
  requestHandler: {
    handle(request: HttpRequest): never {
      const end = new Error('The request is captured.');
      captured.set(end, request);
      throw end;
    },
  },
};

/** The request that AWS's own client makes of an input. Throws where the client refuses it. */
export async function captureRequest(sdk: object, name: string, input: object): Promise<RawRequest> {
  const command = makeCommand(sdk, name, input);
  try {
    await clientOf(sdk).send(command);
  } catch (error) {
    const request = captured.get(error as Error);
    if (request) return rawOf(request);
    // What it had written of this input would stand before the next.
    clients.delete(sdk);
    throw error;
  }
  throw new Error(`The client sends nothing for ${name}.`);
}

function clientOf(sdk: object): SdkClient {
  const kept = clients.get(sdk);
  if (kept) return kept;
  const made = makeClient(sdk, OPTIONS);
  clients.set(sdk, made);
  return made;
}

/** The command of AWS's client for an operation. Throws where the client has none, or takes no such input. */
export function makeCommand(sdk: object, name: string, input: object): object {
  const Command = (sdk as Record<string, Construct<object>>)[`${name}Command`];
  if (!Command) throw new Error(`AWS has no operation ${name}.`);
  return new Command(input);
}

/** The client that a module of AWS's SDK has. */
export function makeClient(sdk: object, options: object): SdkClient {
  const [, Client] = Object.entries(sdk as Record<string, Construct<SdkClient>>).find(([name]) =>
    /^[A-Z]\w*Client$/.test(name),
  ) as [string, Construct<SdkClient>];
  return new Client(options);
}

function rawOf({ method, path, query, headers, body }: HttpRequest): RawRequest {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((each) => (each === null ? encodeURIComponent(name) : pairOf(name, String(each)))),
  );
  return {
    method,
    path: pairs.length > 0 ? `${path}?${pairs.join('&')}` : path,
    headers: Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'content-length'),
    body: Buffer.from(body ?? ''),
  };
}

function pairOf(name: string, value: string): string {
  return `${encodeURIComponent(name)}=${encodeURIComponent(value)}`;
}
