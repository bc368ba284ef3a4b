import type { Clock, Random } from '@scones/deterministic';
import type { EmulatorRequest, Identity, SigningCredentials, Store } from '@scones/emulator-core';
import type { RuntimeClient } from '@scones/emulator-lambda';
import type { s3Service } from '@scones/emulator-s3';
import type { MockConfiguration } from '@scones/emulator-step-functions';
import type { ServerAddress } from '../address-options.ts';
import type { Console } from '../console/console.ts';
import type { ServiceFolders } from '../emulator-folder.ts';
import type { ExecutionTime } from '../emulator-time.ts';

export type S3 = ReturnType<typeof s3Service>;

/** What every service is made of. */
interface Ground {
  readonly store: Store;
  readonly identity: Identity;
  readonly clock: Clock;
  readonly random: Random;
}

export interface EmulatorServicesOptions extends Ground {
  readonly executionTime: ExecutionTime;
  readonly folders: ServiceFolders;
  /** Where the emulator can be reached; asked only when it listens. */
  readonly endpointUrl: () => string;
  /** A container that answers for every endpoint, in place of processes of our own. */
  readonly modelServer?: ServerAddress | undefined;
  /** Another Lambda, whose functions Task states invoke in place of the emulator’s. */
  readonly lambdaEndpoint?: ServerAddress | undefined;
  /** Whether roles may do only what their policies allow. */
  readonly enforceIam: boolean;
  /** The key of the account's root, where requests must be signed. */
  readonly rootKey?: SigningCredentials | undefined;
  /** Whether the console sends a request, which then acts as the root. */
  readonly isOfConsole?: ((request: EmulatorRequest) => boolean) | undefined;
  /** Absent, functions run under the emulator's own. */
  readonly runtimeClient: RuntimeClient | undefined;
  /** The test cases that executions may be started as. */
  readonly mocks?: MockConfiguration | undefined;
  /** Hears of requests and changes. */
  readonly console: Pick<Console, 'notify' | 'requests'>;
  /** Refuses an operation that would write while the disk takes nothing. */
  readonly requireSpaceFor: (operation: string) => void;
  readonly onFault: (error: unknown) => void;
}
