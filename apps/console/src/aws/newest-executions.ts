import type { ListExecutionsInput, ListExecutionsOutput } from '@aws-sdk/client-sfn';
import { jsonCall } from './json-call.ts';
import { listMachines, type ListedExecution } from './states.ts';

interface Wanted {
  readonly maxResults: number;
  readonly statusFilter?: ListExecutionsInput['statusFilter'];
}

/** The newest executions of all state machines together, the newest first. */
export async function newestExecutions(wanted: Wanted, signal?: AbortSignal): Promise<ListedExecution[]> {
  // AWS keeps no list of an express machine's executions.
  const machines = (await listMachines(signal)).filter(({ type }) => type === 'STANDARD');
  const lists = await Promise.all(
    machines.map(({ stateMachineArn }) =>
      jsonCall<ListExecutionsOutput>('states', 'ListExecutions', { stateMachineArn, ...wanted }, signal),
    ),
  );
  return lists
    .flatMap(({ executions = [] }) => executions)
    .sort((one, other) => (other.startDate ?? 0) - (one.startDate ?? 0))
    .slice(0, wanted.maxResults);
}
