import type { TestStateInput } from '@aws-sdk/client-sfn';
import { memberOf, parsedJson } from '../../../shared/parsed-json.ts';

/** What stands in for the state's work: nothing, a result or an error. */
export type MockKind = 'none' | 'result' | 'error';

/** The machine that a tested state belongs to. */
export interface TestedMachine {
  readonly definition: string;
  readonly roleArn: string;
}

/** A test as it is written on the page. */
export interface WrittenTest {
  readonly input: string;
  readonly mock: MockKind;
  /** JSON text. */
  readonly result: string;
  readonly error: string;
  readonly cause: string;
}

/** The kinds of mock that a state of the type can have: it needs one where it runs others, and work that can be mocked. */
export function mocksOf(type: unknown): readonly MockKind[] {
  if (type === 'Task') return ['none', 'result', 'error'];
  return type === 'Map' || type === 'Parallel' ? ['result', 'error'] : ['none'];
}

/** The test as TestState is asked for it. */
export function testRequest(
  machine: TestedMachine,
  stateName: string,
  { input, mock, result, error, cause }: WrittenTest,
): TestStateInput {
  const answer = mock === 'result' ? { result } : { errorOutput: { error, cause } };
  return {
    definition: machine.definition,
    roleArn: machine.roleArn,
    stateName,
    input,
    inspectionLevel: 'DEBUG',
    ...(mock !== 'none' && { mock: answer }),
  };
}

/** Why the test cannot be sent; undefined where it can. */
export function testFault({ input, mock, result, error }: WrittenTest): string | undefined {
  if (parsedJson(input) === undefined) return 'The input is not JSON yet.';
  if (mock === 'result' && parsedJson(result) === undefined) return 'The result is not JSON yet.';
  return mock === 'error' && error === '' ? 'The error has no name yet.' : undefined;
}

/** A state of a definition by the JSON pointer to it: its name, and its type. */
export function stateAt(document: unknown, pointer: string): { name: string; type: unknown } {
  const path = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  return { name: path.at(-1) ?? '', type: memberOf(document, ...path, 'Type') };
}
