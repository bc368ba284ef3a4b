import { fileURLToPath } from 'node:url';
import { systemClock, systemRandom } from '@scones/deterministic';
import {
  EMULATOR_IDENTITY,
  type EmulatorRequest,
  type HttpService,
  type Identity,
  type RunningServer,
  type SigningCredentials,
} from '@scones/emulator-core';
import type { ServerAddress } from './address-options.ts';
import { type ConsoleKey, consoleKey } from './console/console-key.ts';
import { CONSOLE_PATH } from './console/console-pages.ts';
import { type Console, emulatorConsole } from './console/console.ts';
import { DiskWatch } from './disk-watch.ts';
import { type EmulatorFolder, folderFault, isOfFolder, openFolder } from './emulator-folder.ts';
import { type ClockName, emulatorTime } from './emulator-time.ts';
import { emulatorServices } from './emulator-services.ts';
import { type LambdaRuntime, lambdaRuntimeClient } from './lambda-runtime.ts';
import { listen } from './listen.ts';
import { readMocks } from './mocked-tasks.ts';
import { mostOpenFiles } from './open-files.ts';
import { isForAnybody, ownPages } from './own-pages.ts';
import type { EmulatorServicesOptions } from './services/options.ts';
import { type MadeServices, ResettableServices } from './resettable-services.ts';

export interface EmulatorOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Whether the next free port will do. */
  readonly nextFreePort?: boolean;
  readonly host?: string;
  /** Host names to answer to besides this machine's and AWS's, without a port. */
  readonly allowHosts?: readonly string[];
  /** Origins of the web pages to answer; by default no page is answered but the emulator's own. */
  readonly allowOrigins?: readonly string[];
  /** Where its state is kept; without one, nothing is kept. */
  readonly folder?: string | undefined;
  readonly region?: string;
  /** Whether roles may do only what their policies allow; by default they may do all. */
  readonly enforceIam?: boolean;
  /** How time goes on in executions; by default as on the machine. */
  readonly clock?: ClockName;
  /** A mock configuration file of AWS's Step Functions Local: `<machine's ARN>#<test case>` starts with its answers. */
  readonly mockConfig?: string | undefined;
  /** Another Lambda, whose functions Task states invoke in place of the emulator’s. */
  readonly lambdaEndpoint?: ServerAddress | undefined;
  /** Under which runtime client functions run: our own, or AWS's where it is built. */
  readonly lambdaRuntime?: LambdaRuntime;
  /** A SageMaker container that already runs, to answer for every endpoint. */
  readonly modelServer?: ServerAddress | undefined;
  /** The folder of the console's build; by default the one that `npx nx build console` writes. */
  readonly consoleFolder?: string;
  /** Called with what somebody at the terminal has to know. */
  readonly onNotice?: (text: string) => void;
  /** Called with a fault inside the emulator; the request is absent where there was none. */
  readonly onFault: (error: unknown, request?: EmulatorRequest) => void;
}

const CONSOLE = fileURLToPath(new URL('dist', import.meta.resolve('@scones/console/package.json')));

export interface RunningEmulator {
  readonly url: string;
  /** The console, which shows in a browser what happens in the emulator. */
  readonly consoleUrl: string;
  /** The key of the account's root; absent where IAM is not enforced, and any key is the root's. */
  readonly credentials?: SigningCredentials;
  readonly port: number;
  /** Ends every process and connection. Everything that is kept is on disk then. */
  close(): Promise<void>;
}

/** The whole emulator behind one port. Throws `EmulatorError` when it can't start. */
export async function startEmulator(options: EmulatorOptions): Promise<RunningEmulator> {
  const runtimeClient = lambdaRuntimeClient(options.lambdaRuntime ?? 'own');
  const mocks = await readMocks(options.mockConfig);
  const folder = await openFolder(options.folder);
  try {
    return await serve(options, { runtimeClient, mocks }, folder);
  } catch (error) {
    await folder.close();
    throw isOfFolder(error) ? folderFault(folder.path, error as Error) : error;
  }
}

async function serve(
  options: EmulatorOptions,
  { runtimeClient, mocks }: Pick<EmulatorServicesOptions, 'runtimeClient' | 'mocks'>,
  folder: EmulatorFolder,
): Promise<RunningEmulator> {
  const identity: Identity = { ...EMULATOR_IDENTITY, ...(options.region && { region: options.region }) };
  const rootKey = options.enforceIam ? await folder.rootKey() : undefined;
  const disk = new DiskWatch({
    folder: folder.path,
    clock: systemClock,
    tell: options.onNotice ?? (() => undefined),
  });
  disk.start();
  const onFault: EmulatorOptions['onFault'] = (error, request) => {
    if (!disk.notice(error)) options.onFault(error, request);
  };
  const time = emulatorTime(options.clock ?? 'system');
  const lock = rootKey && consoleKey(rootKey);
  const shown = emulatorConsole({
    clock: time.clock,
    random: systemRandom,
    folder: options.consoleFolder ?? CONSOLE,
  });
  const makeServices = (): MadeServices => {
    const made = emulatorServices({
      store: folder.store,
      folders: folder.folders,
      identity,
      enforceIam: options.enforceIam ?? false,
      rootKey,
      isOfConsole: lock?.admits,
      runtimeClient,
      mocks,
      modelServer: options.modelServer,
      lambdaEndpoint: options.lambdaEndpoint,
      clock: time.clock,
      executionTime: time.executions,
      random: systemRandom,
      // A function that asks for it is invoked through the server.
      endpointUrl: () => server.url,
      console: shown,
      requireSpaceFor: (operation) => disk.requireSpaceFor(operation),
      onFault,
    });
    return {
      ...made,
      async recover() {
        await made.recover();
        shown.reset();
      },
    };
  };
  const services = new ResettableServices(makeServices, () => folder.empty());
  const server: RunningServer = await listen(
    {
      services: [...ownServices(shown, ownPages(services, runtimeClient, time, disk), lock), services],
      host: options.host ?? '127.0.0.1',
      allowHosts: options.allowHosts ?? [],
      allowOrigins: options.allowOrigins ?? [],
      port: options.port,
      // The others are for files, functions and jobs, and for connections that are about to be refused.
      mostConnections: Math.floor(mostOpenFiles() / 2),
      random: systemRandom,
      onFault,
    },
    options.nextFreePort ?? false,
  );
  await services.made.recover();
  return {
    url: server.url,
    consoleUrl: `${server.url}${CONSOLE_PATH}${lock?.query ?? ''}`,
    ...(rootKey && { credentials: rootKey }),
    port: server.port,
    async close() {
      disk.close();
      try {
        await server.close();
      } finally {
        await folder.close();
      }
    },
  };
}

/** The pages that AWS does not have. Where requests must be signed, only the console's key opens all but its scripts. */
function ownServices(shown: Console, pages: HttpService, lock: ConsoleKey | undefined): HttpService[] {
  const { services, pages: console } = shown;
  if (!lock) return [pages, console, ...services];
  return [lock.locked(pages, isForAnybody), console, ...services.map((service) => lock.locked(service))];
}
