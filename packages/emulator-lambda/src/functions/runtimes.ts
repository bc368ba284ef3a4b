import { errors } from '../errors.ts';

/** The language of each runtime, and its version as `INIT_START` writes it. */
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

/** The other runtimes that AWS has, which are so no mistake of the user's: https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html @public for docs/compatibility.md */
export const RUNTIMES_OF_AWS = new Set([
  ...['nodejs16.x', 'python3.8', 'java8.al2', 'java11', 'java17', 'java21', 'java25', 'dotnet6', 'dotnet8'],
  ...['dotnet10', 'ruby3.2', 'ruby3.3', 'ruby3.4', 'provided.al2', 'provided.al2023'],
]);

/** The runtimes that AWS no longer has. */
const RETIRED = new Set([
  ...[
    'nodejs',
    'nodejs4.3',
    'nodejs4.3-edge',
    'nodejs6.10',
    'nodejs8.10',
    'nodejs10.x',
    'nodejs12.x',
    'nodejs14.x',
  ],
  ...['python2.7', 'python3.6', 'python3.7', 'java8', 'ruby2.5', 'ruby2.7', 'go1.x', 'provided'],
  ...['dotnetcore1.0', 'dotnetcore2.0', 'dotnetcore2.1', 'dotnetcore3.1', 'dotnet5.0'],
]);

/** Throws where the emulator has no such runtime, or AWS has none. */
export function checkedRuntime(runtime: string): RuntimeName {
  if (Object.hasOwn(RUNTIMES, runtime)) return runtime as RuntimeName;
  if (RETIRED.has(runtime)) throw errors.InvalidParameterValueException.retiredRuntime({ runtime });
  if (RUNTIMES_OF_AWS.has(runtime))
    throw errors.InvalidParameterValueException.runtimeNotSupported({
      runtime,
      runtimes: RUNTIME_NAMES.join(', '),
    });
  throw errors.InvalidParameterValueException.unknownRuntime({ runtime, runtimes: RUNTIME_NAMES.join(', ') });
}
