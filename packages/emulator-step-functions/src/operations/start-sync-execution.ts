import type { StartSyncExecutionCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { operation } from '../context.ts';
import { errors } from '../errors.ts';
import { readInput } from '../executions/execution-input.ts';
import { requireTarget } from '../machines/machine-target.ts';
import { checkTestCase, splitTestCase } from '../machines/test-case.ts';
import { checkName, nameInput } from '../names.ts';

const input = z.strictObject({
  stateMachineArn: z.string(),
  name: nameInput.optional(),
  input: z.string().optional(),
  traceHeader: z.string().max(256).optional(),
  includedData: z.enum(['ALL_DATA', 'METADATA_ONLY']).optional(),
});

/** AWS bills Express workflows by each 100 ms begun, and by memory, of which this is the least. */
const BILLED_MEMORY_MEGABYTES = 64;

export const startSyncExecution = operation<StartSyncExecutionCommandOutput>()(
  input,
  async (context, request) => {
    const { expressExecutions, random } = context;
    const { stateMachineArn, testCase } = splitTestCase(request.stateMachineArn);
    const { machine } = requireTarget(context, stateMachineArn);
    checkTestCase(context, machine.name, testCase);
    if (machine.type !== 'EXPRESS') throw errors.StateMachineTypeNotSupported();
    const name = request.name ?? random.uuid();
    checkName(name);
    const text = readInput(request.input);
    const { arn, startDate, ended } = expressExecutions.start(machine, name, text, {
      testCase,
      isSynchronous: true,
    });
    const { result, stopDate } = await ended;
    const { status } = result;
    const included = request.includedData !== 'METADATA_ONLY';
    const data = included ? { input: text, ...withoutStatus(result) } : {};
    return {
      executionArn: arn,
      stateMachineArn: machine.arn,
      name,
      status: status === 'ABORTED' ? 'FAILED' : status,
      startDate: new Date(startDate),
      stopDate: new Date(stopDate),
      ...data,
      inputDetails: { included },
      outputDetails: { included },
      ...(request.traceHeader !== undefined && { traceHeader: request.traceHeader }),
      billingDetails: {
        billedDurationInMilliseconds: Math.max(1, Math.ceil((stopDate - startDate) / 100)) * 100,
        billedMemoryUsedInMB: BILLED_MEMORY_MEGABYTES,
      },
    };
  },
);

function withoutStatus<T extends { status: unknown }>({ status: _status, ...rest }: T): Omit<T, 'status'> {
  return rest;
}
