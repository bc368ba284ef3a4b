import type { HistoryEvent } from '../history.ts';
import type { Json, JsonObject } from '../json.ts';
import type { ChildEnd, KeptChild, MapRun, MapRunLimits, MapRunRequest } from '../map-run.ts';
import type { ServiceCall, ServiceResponse } from '../ports.ts';
import { runStates, type TestRun, type TestRunOptions } from '../test-run.ts';

/** Runs a Map over the input, and records the calls to its Map Run. */
export function runMap(
  input: Json,
  fields: JsonObject = {},
  callService?: TestRunOptions['callService'],
  machine: JsonObject = {},
): TestRun & { readonly calls: unknown[]; readonly change: (limits: MapRunLimits) => void } {
  const calls: unknown[] = [];
  const listeners: (() => void)[] = [];
  let changed: MapRunLimits = {};
  const queue: KeptChild[] = [];
  const startMapRun = (request: MapRunRequest): MapRun => {
    calls.push(['start', request.executionType]);
    return {
      arn: 'arn:map-run',
      totals: undefined,
      changed: () => changed,
      onChanged: (tell) => void listeners.push(tell),
      complete: () => undefined,
      enqueue: (children) => {
        calls.push(['enqueue', children.length, children.reduce((sum, { itemCount }) => sum + itemCount, 0)]);
        queue.push(...children.map((child, position) => ({ ...child, position })));
      },
      dequeue: () => queue.shift(),
      end: (status, areResultsWritten) => calls.push(['end', status, areResultsWritten]),
      startChild: ({ input: text }) => ({
        identity: { ...IDENTITY, executionArn: `arn:child:${text}` },
        signal: new AbortController().signal,
        history: (event: HistoryEvent) => event.type === 'ExecutionStarted' && calls.push(['child', text]),
        startMapRun,
        end: ({ result: { status } }: ChildEnd) => calls.push([text, status]),
      }),
    };
  };
  const processor = {
    ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
    StartAt: 'Is it good?',
    States: {
      'Is it good?': {
        Type: 'Choice',
        Choices: [{ Variable: '$', StringEquals: 'bad', Next: 'Bad' }],
        Default: 'Good',
      },
      Good: { Type: 'Pass', End: true },
      Bad: { Type: 'Fail', Error: 'Bad' },
    },
  };
  const state = { Type: 'Map', MaxConcurrency: 1, ItemProcessor: processor, End: true, ...fields };
  const change = (limits: MapRunLimits): void => {
    changed = limits;
    for (const tell of listeners) tell();
  };
  const run = runStates(
    { A: state },
    {
      input,
      machine,
      startMapRun,
      ...(callService && { callService }),
    },
  );
  return { ...run, calls, change };
}

const IDENTITY = {
  executionArn: '',
  executionName: '',
  stateMachineArn: '',
  stateMachineName: '',
  roleArn: '',
  region: '',
  startTime: 0,
  redriveCount: 0,
};

/** A bucket `pictures` that lists two keys a page, and keeps what is put into it. */
export function bucket(
  objects: Record<string, string | Buffer>,
): (call: ServiceCall) => Promise<ServiceResponse> {
  return async ({ service, action, parameters }) => {
    if (service !== 's3' || parameters['Bucket'] !== 'pictures') throw new Error('another bucket');
    const key = parameters['Key'] as string;
    if (action === 'putObject') objects[key] = parameters['Body'] as string;
    if (action === 'getObject') {
      const body = Buffer.from(objects[key] ?? '');
      return { output: { Body: body.toString() }, body };
    }
    if (action !== 'listObjectsV2') return { output: {} };
    const start = Number(parameters['ContinuationToken'] ?? 0);
    const keys = Object.keys(objects).filter((each) => each.startsWith(parameters['Prefix'] as string));
    const LastModified = '2026-01-01T00:00:00.000Z';
    const describe = (Key: string): JsonObject => {
      return { Key, Size: objects[Key]?.length ?? 0, ETag: '"e"', LastModified };
    };
    const Contents = keys.slice(start, start + 2).map(describe);
    const isMore = start + 2 < keys.length;
    return { output: { Contents, ...(isMore && { NextContinuationToken: String(start + 2) }) } };
  };
}
