import { AwsError, EMULATOR_IDENTITY, type EmulatedService } from '@scones/emulator-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { exampleInputs } from './testing/example-inputs.ts';
import { INHERITED_NAMES, InheritedNames, madeFirst } from './testing/inherited-names.ts';
import { type ServicesInProcess, servicesInProcess } from './testing/services-in-process.ts';

let emulator: ServicesInProcess;
beforeAll(async () => void (emulator = await servicesInProcess()));
afterAll(() => emulator.close());

/** Things are made before they are looked at, changed and deleted. */
const ORDER = [
  /^Create/,
  /^(Put|Publish|Register|Add|Attach|Subscribe|Upload)/,
  /^(Start|Tag|Set|Invoke|Execute|Complete)/,
  /^(Get|Head|List|Describe|Filter|Simulate|Validate)/,
  /^(?!Delete)/,
  /^/,
];
const rankOf = (operation: string): number => ORDER.findIndex((verb) => verb.test(operation));

/** The caller is gone already, so that no operation waits for anything on its behalf. */
const GONE = AbortSignal.abort();

const names = new InheritedNames();
const answered = new Set<string>();

/** What is thrown that is no error of the service's table: a client would see an internal failure. */
async function faultOf(service: EmulatedService, operation: string, input: object): Promise<unknown> {
  names.remember(service.access(operation, input, EMULATOR_IDENTITY));
  try {
    names.remember(await service.call(operation, input, { requestId: 'one', signal: GONE }));
    answered.add(`${service.name}:${operation}`);
    return undefined;
  } catch (fault) {
    return fault instanceof AwsError ? undefined : { service: service.name, operation, input, fault };
  }
}

function inputsFor(service: EmulatedService, operation: string): object[] {
  const schema = service.inputs[operation];
  if (!schema) throw new Error(`${service.name} does not say what ${operation} takes.`);
  const inputs = INHERITED_NAMES.flatMap((name) =>
    names.arnsOf(service).flatMap((arn) => exampleInputs(schema, names.textsFor(operation, name, arn))),
  );
  return [...new Map(inputs.map((input) => [JSON.stringify(input), input])).values()];
}

it(
  'no operation of any service fails on a name that every object inherits',
  { timeout: 60_000 },
  async () => {
    const faults: unknown[] = [];
    for (const [name, operation, input] of INHERITED_NAMES.flatMap(madeFirst)) {
      const service = emulator.services.find((each) => each.name === name) as EmulatedService;
      faults.push(await faultOf(service, operation, input));
    }
    for (const service of emulator.services)
      for (const operation of service.operationNames.toSorted((one, other) => rankOf(one) - rankOf(other)))
        for (const input of inputsFor(service, operation))
          faults.push(await faultOf(service, operation, input));
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
    expect(emulator.faults).toEqual([]);
    // A test whose every request is refused would hold nothing.
    const operations = emulator.services.flatMap(({ operationNames }) => operationNames);
    expect(answered.size / operations.length).toBeGreaterThan(0.6);
  },
);
