import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ExecutionView, viewExecution } from '@scones/execution-view';
import { useMemo } from 'react';
import { definitionOf } from './definition-of.ts';
import {
  describeExecution,
  describeMachineOf,
  type Execution,
  newerEvents,
  type WireHistoryEvent,
} from '../../aws/states.ts';
import type { TestedMachine } from '../machines/test/state-test.ts';

export interface ShownExecution {
  readonly execution: Execution;
  readonly view: ExecutionView;
  readonly events: readonly WireHistoryEvent[];
  readonly definition: string;
  /** The whole machine, for tests of its states. */
  readonly machine: TestedMachine;
}

/** An execution with its history laid over its machine, live. */
export function useExecution(executionArn: string) {
  const queries = useQueryClient();
  const machine = useQuery({
    queryKey: ['definition', executionArn],
    queryFn: ({ signal }) => describeMachineOf(executionArn, signal),
  });
  const eventsKey = ['states', executionArn, 'history'];
  const story = useQuery({
    queryKey: eventsKey,
    queryFn: async ({ signal }) => {
      const known = queries.getQueryData<{ events: readonly WireHistoryEvent[] }>(eventsKey)?.events ?? [];
      // Asks for both at once. A change between the two causes a notice, and both are asked again.
      const [execution, events] = await Promise.all([
        describeExecution(executionArn, signal),
        newerEvents(executionArn, known, signal),
      ]);
      return { execution, events };
    },
  });
  const tested = useMemo<TestedMachine>(() => {
    const { definition = '{}', roleArn = '' } = machine.data ?? {};
    return { definition, roleArn };
  }, [machine.data]);
  const shown = useMemo<ShownExecution | undefined>(() => {
    if (!machine.data || !story.data) return undefined;
    const definition = definitionOf(machine.data.definition ?? '{}', machine.data.label);
    const { execution, events } = story.data;
    return { execution, events, definition, view: viewExecution(definition, events), machine: tested };
  }, [machine.data, story.data, tested]);
  return { shown, error: machine.error ?? story.error };
}
