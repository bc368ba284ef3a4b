import { FakeClock, seededRandom } from '@scones/deterministic';
import type { Json } from '../json.ts';
import type { HttpPort } from '../http-port.ts';
import type { ServiceCall, ServiceResponse } from '../ports.ts';
import type { OutputMember, OutputModel } from './output-model.ts';
import { runStateTest } from './run-state-test.ts';
import type { StateTest, StateTestResult } from './state-test.ts';

export const FUNCTION = 'arn:aws:lambda:us-east-1:000000000000:function:f';

type Asked = Omit<Partial<StateTest>, 'definition' | 'input' | 'context' | 'variables'> & {
  readonly input?: Json;
  readonly context?: Json;
  readonly variables?: Json;
};

interface TestOutside {
  readonly callService?: (call: ServiceCall) => Promise<ServiceResponse>;
  readonly canCall?: (service: string, action: string) => boolean;
  readonly clock?: FakeClock;
  readonly http?: HttpPort;
}

/** Tests a state, or a machine's, at the first moment of 2026. */
export function testOf(
  definition: Json,
  { input = {}, context, variables, ...asked }: Asked = {},
  {
    callService = () => Promise.reject(new Error('there is no service')),
    canCall,
    clock,
    http,
  }: TestOutside = {},
): Promise<StateTestResult> {
  const test: StateTest = {
    definition: JSON.stringify(definition),
    input: JSON.stringify(input),
    ...(context !== undefined && { context: JSON.stringify(context) }),
    ...(variables !== undefined && { variables: JSON.stringify(variables) }),
    ...asked,
  };
  const ports = {
    clock: clock ?? new FakeClock(),
    random: seededRandom(1),
    callService,
    http,
    outputModel: keyModel,
  };
  return runStateTest(test, {
    names: {
      executionArn: 'arn:execution',
      executionName: 'execution',
      stateMachineArn: 'arn:machine',
      stateMachineName: 'machine',
      region: 'us-east-1',
    },
    ports: { ...ports, ...(canCall && { canCall }) },
    signal: new AbortController().signal,
  });
}

/** A mock of a result. */
export function answers(result: Json): Pick<StateTest, 'mock'> {
  return { mock: { result: JSON.stringify(result) } };
}

/** A mock of an error. */
export function fails(error: string, cause = 'why'): Pick<StateTest, 'mock'> {
  return { mock: { errorOutput: { error, cause } } };
}

const KEY: readonly OutputMember[] = [
  { name: 'keyId', isRequired: true, shape: { kind: 'string', min: 2, max: 5 } },
  { name: 'size', isRequired: false, shape: { kind: 'number', min: 1, max: 3 } },
  { name: 'color', isRequired: false, shape: { kind: 'string', values: ['green', 'blue'] } },
  { name: 'isOn', isRequired: false, shape: { kind: 'boolean' } },
  { name: 'tags', isRequired: false, shape: { kind: 'map', value: { kind: 'string' } } },
  { name: 'extra', isRequired: false, shape: { kind: 'any' } },
  {
    name: 'parts',
    isRequired: false,
    shape: { kind: 'list', max: 2, item: { kind: 'structure', name: 'Key' } },
  },
];

/** A service `keys` with an operation that answers a key, and one that answers nothing. */
export function keyModel(service: string): OutputModel | undefined {
  const outputs = new Map([
    ['getKey', 'Key'],
    ['deleteKey', null],
  ]);
  if (service !== 'keys') return undefined;
  return { outputOf: (operation) => outputs.get(operation), hasError: () => undefined, members: () => KEY };
}
