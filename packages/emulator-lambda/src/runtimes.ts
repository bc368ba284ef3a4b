import { errors } from './errors.ts';

/** Which language a runtime is for, and its version as `INIT_START` tells it. */
const RUNTIMES = {
  'nodejs18.x': { language: 'nodejs', version: '18' },
  'nodejs20.x': { language: 'nodejs', version: '20' },
  'nodejs22.x': { language: 'nodejs', version: '22' },
  'nodejs24.x': { language: 'nodejs', version: '24' },
  'python3.9': { language: 'python', version: '3.9' },
  'python3.10': { language: 'python', version: '3.10' },
  'python3.11': { language: 'python', version: '3.11' },
  'python3.12': { language: 'python', version: '3.12' },
  'python3.13': { language: 'python', version: '3.13' },
  'python3.14': { language: 'python', version: '3.14' },
} as const satisfies Record<string, RuntimeFacts>;

export interface RuntimeFacts {
  readonly language: 'nodejs' | 'python';
  readonly version: string;
}

export type RuntimeName = keyof typeof RUNTIMES;

export const RUNTIME_NAMES = Object.keys(RUNTIMES) as readonly RuntimeName[];

export function runtimeFacts(runtime: RuntimeName): RuntimeFacts {
  return RUNTIMES[runtime];
}

/** What else is one of AWS's runtimes, and so no mistake of the user's. */
const RUNTIMES_OF_AWS =
  /^(nodejs(\d+\.x|\d\.10|4\.3-edge)?|python[23]\.\d+|java\d+(\.al2)?|dotnet(core)?[\d.]+|ruby[\d.]+|go1\.x|provided(\.al20\d\d)?)$/;

/** Throws where the emulator has no such runtime, or AWS has none. */
export function checkedRuntime(runtime: string): RuntimeName {
  if (Object.hasOwn(RUNTIMES, runtime)) return runtime as RuntimeName;
  if (RUNTIMES_OF_AWS.test(runtime))
    throw errors.InvalidParameterValueException(
      `The emulator does not support the runtime ${runtime}. It runs ${RUNTIME_NAMES.join(', ')}.`,
    );
  throw errors.InvalidParameterValueException(
    `Value ${runtime} at 'runtime' failed to satisfy constraint: Member must satisfy enum value set: ` +
      `[${RUNTIME_NAMES.join(', ')}] or be a valid ARN`,
  );
}
