import { useQuery } from '@tanstack/react-query';
import { describeExecution, listExecutions } from '../../../aws/states.ts';
import { sampleInput } from './sample-input.ts';

/**
 * An input to begin with: that of the newest execution, preferably of one that succeeded. Before any execution it has
 * the members that the first state reads.
 */
export function useSampleInput(machineArn: string, definition: string): string {
  const { data } = useQuery({
    queryKey: ['sample input', machineArn],
    queryFn: ({ signal }) => newestInput(machineArn, signal),
    // Asked for each time the page is shown, but not with each execution.
    staleTime: 0,
  });
  return data ?? sampleInput(definition);
}

async function newestInput(stateMachineArn: string, signal: AbortSignal): Promise<string | null> {
  const { executions = [] } = await listExecutions(stateMachineArn, undefined, signal);
  const newest = executions.find(({ status }) => status === 'SUCCEEDED') ?? executions[0];
  const arn = newest?.executionArn;
  return arn === undefined ? null : ((await describeExecution(arn, signal)).input ?? null);
}
