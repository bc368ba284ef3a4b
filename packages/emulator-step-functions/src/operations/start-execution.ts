import type { StartExecutionCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { readInput } from '../executions/execution-input.ts';
import { type MachineTarget, requireTarget } from '../machines/machine-target.ts';
import { checkTestCase, splitTestCase } from '../machines/test-case.ts';
import { checkName, nameInput } from '../names.ts';

const input = z.strictObject({
  stateMachineArn: z.string(),
  name: nameInput.optional(),
  input: z.string().optional(),
  traceHeader: z.string().max(256).optional(),
});

export const startExecution = operation<StartExecutionCommandOutput>()(input, async (context, request) => {
  const { executions, expressExecutions, random } = context;
  const { stateMachineArn, testCase } = splitTestCase(request.stateMachineArn);
  const { machine, ...origin } = requireTarget(context, stateMachineArn);
  checkTestCase(context, machine.name, testCase);
  const name = request.name ?? random.uuid();
  checkName(name);
  const text = readInput(request.input);
  if (machine.type === 'EXPRESS') {
    const { arn, startDate } = expressExecutions.start(machine, name, text, {
      testCase,
      isSynchronous: false,
    });
    return { executionArn: arn, startDate: new Date(startDate) };
  }
  const { arn, startDate } = await executions.start(machine, name, text, {
    ...originOf(origin, request.traceHeader),
    ...(testCase !== undefined && { testCase }),
  });
  return { executionArn: arn, startDate: new Date(startDate) };
});

function originOf(
  { version, alias }: Omit<MachineTarget, 'machine'>,
  traceHeader: string | undefined,
): { stateMachineVersionArn?: string; stateMachineAliasArn?: string; traceHeader?: string } {
  return {
    ...(version && { stateMachineVersionArn: version.arn }),
    ...(alias && { stateMachineAliasArn: alias.arn }),
    ...(traceHeader !== undefined && { traceHeader }),
  };
}
