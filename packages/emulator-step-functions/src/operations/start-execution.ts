import type { StartExecutionCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { readInput } from '../executions/execution-input.ts';
import { checkName, nameInput } from '../names.ts';

const input = z.strictObject({
  stateMachineArn: z.string(),
  name: nameInput.optional(),
  input: z.string().optional(),
  traceHeader: z.string().max(256).optional(),
});

export const startExecution = operation<StartExecutionCommandOutput>()(input, async (context, request) => {
  const { machines, executions, expressExecutions, random } = context;
  const machine = machines.require(request.stateMachineArn);
  const name = request.name ?? random.uuid();
  checkName(name);
  const text = readInput(request.input);
  if (machine.type === 'EXPRESS') {
    const { arn, startDate } = expressExecutions.start(machine, name, text);
    return { executionArn: arn, startDate: new Date(startDate) };
  }
  const { arn, startDate } = await executions.start(machine, name, text);
  return { executionArn: arn, startDate: new Date(startDate) };
});
