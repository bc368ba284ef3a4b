import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDefinition } from './definition.ts';
import { viewExecution } from './execution-view.ts';
import { definitionGraph } from './graph/definition-graph.ts';
import type { HistoryEvent } from './history/history-event.ts';
import type { RunStatus } from './history/state-run.ts';

/** What AWS itself wrote lies beside the repository. */
const FOLDER = join(import.meta.dirname, '../../../../shared/conformance/cases');

interface Recorded {
  readonly id: string;
  readonly kind: string;
  readonly definition: object | string;
  readonly expected: {
    readonly history?: {
      readonly events: readonly HistoryEvent[];
      readonly reverseOrder?: boolean;
    };
    readonly outcome: { readonly status: string };
  };
}

const STATUSES: Readonly<Record<string, RunStatus>> = {
  SUCCEEDED: 'succeeded',
  FAILED: 'failed',
  ABORTED: 'aborted',
  TIMED_OUT: 'timed out',
};

const executions = existsSync(FOLDER)
  ? readdirSync(FOLDER)
      .flatMap((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Recorded[])
      .filter(({ kind }) => kind === 'execution')
  : [];

const recorded = executions
  .filter(({ expected }) => expected.history)
  // Where branches race, the recording has a placeholder for each event's number.
  .filter(({ expected }) => expected.history?.events.every(({ id }) => typeof id === 'number'));

describe.skipIf(recorded.length === 0)('histories that AWS wrote', { tags: 'histories' }, () => {
  const views = recorded.map(({ id, definition, expected }) => {
    const { events = [], reverseOrder = false } = expected.history ?? {};
    const inOrder = reverseOrder ? [...events].reverse() : events;
    const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
    const view = viewExecution(
      text,
      inOrder.map((event, index) => ({ ...event, timestamp: index })),
    );
    return { id, view, status: STATUSES[expected.outcome.status] };
  });
  const wrong = (is: (one: (typeof views)[number]) => boolean) => views.filter(is).map(({ id }) => id);

  it('have a graph each, whose edges lead from node to node', () => {
    const isWhole = ({ definition }: Recorded): boolean => {
      const text = typeof definition === 'string' ? definition : JSON.stringify(definition);
      const { nodes, edges } = definitionGraph(readDefinition(text));
      const ids = new Set(nodes.map(({ id }) => id));
      return nodes.length > 2 && edges.every(({ from, to }) => ids.has(from) && ids.has(to));
    };
    expect(executions.filter((one) => !isWhole(one)).map(({ id }) => id)).toEqual([]);
  });

  it('end as AWS says that they ended', () => {
    expect(wrong(({ view, status }) => view.story.status !== status)).toEqual([]);
  });

  it('run no state that is not in the graph', () => {
    expect(wrong(({ view }) => view.story.runs.some(({ nodeId }) => !view.nodes.has(nodeId)))).toEqual([]);
  });

  it('leave no state running', () => {
    expect(wrong(({ view }) => view.story.runs.some(({ status }) => status === 'running'))).toEqual([]);
  });

  it('lead to the end, where they succeed, over states that succeeded or whose errors were caught', () => {
    const isLed = ({ view }: (typeof views)[number]): boolean =>
      view.graph.edges.some(({ id, to }) => to === 'end' && view.taken.has(id)) &&
      view.story.runs.every(({ parent, status }) => parent || ['succeeded', 'caught'].includes(status));
    expect(wrong((one) => one.status === 'succeeded' && !isLed(one))).toEqual([]);
  });

  it('have a state that failed, where they fail', () => {
    const hasFailed = ({ view }: (typeof views)[number]): boolean =>
      view.story.runs.some(({ status }) => status === 'failed' || status === 'timed out');
    expect(wrong((one) => one.status === 'failed' && !hasFailed(one))).toEqual([]);
  });
});
