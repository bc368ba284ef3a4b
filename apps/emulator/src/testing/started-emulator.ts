import { type EmulatorOptions, startEmulator } from '../emulator.ts';

export interface StartedEmulator {
  readonly url: string;
  /** The console's address, with its key where IAM is enforced. */
  readonly consoleUrl: string;
  /** For any of the SDK's clients. */
  readonly connection: {
    readonly endpoint: string;
    readonly region: string;
    readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
    readonly maxAttempts: number;
  };
  readonly faults: unknown[];
  close(): Promise<void>;
}

/** The emulator in this process, on a free port, keeping nothing. */
export async function startedEmulator(
  options: Pick<EmulatorOptions, 'enforceIam' | 'clock' | 'mockConfig' | 'lambdaEndpoint'> = {},
): Promise<StartedEmulator> {
  const faults: unknown[] = [];
  const emulator = await startEmulator({ ...options, port: 0, onFault: (fault) => void faults.push(fault) });
  return {
    url: emulator.url,
    consoleUrl: emulator.consoleUrl,
    connection: {
      endpoint: emulator.url,
      region: 'us-east-1',
      credentials: emulator.credentials ?? { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
    },
    faults,
    close: () => emulator.close(),
  };
}
