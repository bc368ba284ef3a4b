import assert from 'node:assert';
import type { DescribeStateMachineForExecutionCommandOutput } from '@aws-sdk/client-sfn';
import { z } from 'zod';
import { describeRevision } from '../machines/configuration.ts';
import { operation } from '../context.ts';

const input = z.strictObject({
  executionArn: z.string(),
  includedData: z.enum(['ALL_DATA', 'METADATA_ONLY']).optional(),
});

/** The machine as it was when the execution started. */
export const describeStateMachineForExecution = operation<DescribeStateMachineForExecutionCommandOutput>()(
  input,
  ({ machines, executionTable }, { executionArn, includedData }) => {
    const { stateMachineArn, revisionId, mapRunArn } = executionTable.require(executionArn);
    // An item of a distributed Map has its Map's label behind the machine's name.
    const [machineArn = '', label] = stateMachineArn.split('/');
    const revision = machines.revision(machineArn, revisionId);
    assert(revision, `the revision ${revisionId} of ${stateMachineArn} is kept`);
    return {
      stateMachineArn,
      name: machineArn.split(':')[6] ?? '',
      ...(mapRunArn !== undefined && { mapRunArn, label }),
      updateDate: new Date(revision.updateDate),
      ...describeRevision(revision, includedData),
    };
  },
);
