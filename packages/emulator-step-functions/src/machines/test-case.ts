import type { StepFunctionsContext } from '../context.ts';
import { errors } from '../errors.ts';

/** A machine's ARN with the test case behind a `#`, as Step Functions Local takes it. */
export function splitTestCase(arn: string): { stateMachineArn: string; testCase?: string } {
  const [stateMachineArn = '', ...rest] = arn.split('#');
  return rest.length === 0 ? { stateMachineArn } : { stateMachineArn, testCase: rest.join('#') };
}

/** Throws `ValidationException` for one that the mock configuration doesn't have. */
export function checkTestCase(
  { mocks }: Pick<StepFunctionsContext, 'mocks'>,
  machine: string,
  testCase: string | undefined,
): void {
  if (testCase === undefined || mocks?.mockedTasks(machine, testCase)) return;
  throw errors.ValidationException.testCase({ testCase, machine });
}
