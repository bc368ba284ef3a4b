import { CommandError } from '@scones/command-line';
import { type Parameters, parametersSchema, readParameters } from './parameters.ts';

export interface AppContext {
  /** The setting as the CDK CLI takes it. */
  readonly cdkArguments: readonly string[];
  readonly parameters: Parameters;
}

/** Reads `-c name=value` from a command line: the app's parameters, which also go to the CDK CLI. */
export function readAppContext(values: readonly string[]): AppContext & { readonly rest: readonly string[] } {
  const rest: string[] = [];
  const settings: string[] = [];
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as string;
    if (value.startsWith('--context=')) settings.push(value.slice('--context='.length));
    else if (value === '-c' || value === '--context') settings.push(values[++index] ?? '');
    else rest.push(value);
  }
  const pairs = settings.map(pairOf);
  for (const [name, value] of pairs) requirePrefix(name, value);
  return {
    rest,
    cdkArguments: settings.flatMap((setting) => ['-c', setting]),
    parameters: readParameters(Object.fromEntries(pairs)),
  };
}

/** The CDK accepts any name for context, so it reports no parameter that lacks its prefix. */
function requirePrefix(name: string, value: string): void {
  if (!Object.hasOwn(parametersSchema.shape, name)) return;
  throw new CommandError(
    'BAD_CONTEXT',
    `${name} is not a parameter of the app without its prefix`,
    `Write -c scones:${name}=${value}`,
  );
}

function pairOf(setting: string): readonly [string, string] {
  const [, name, value] = /^([^=]+)=(.*)$/s.exec(setting) ?? [];
  if (name !== undefined && value !== undefined) return [name, value];
  throw new CommandError(
    'BAD_CONTEXT',
    `-c takes name=value, not ${JSON.stringify(setting)}`,
    'For instance -c scones:threshold=0.9',
  );
}
