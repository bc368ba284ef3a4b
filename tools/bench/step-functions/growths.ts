import { systemClock } from '@scones/deterministic';
import { StepFunctionsApi } from './api.ts';
import { runClients } from './clients.ts';
import { awaitSuccess } from './execute.ts';
import { WORKLOADS } from './machines.ts';

/** A kind of work that comes in sizes. */
export interface Growth {
  /** After the number. */
  readonly name: string;
  readonly sizes: readonly number[];
  /** Does the work at a URL, and answers the milliseconds that it took. */
  readonly run: (url: string, size: number) => Promise<number>;
}

/** The kinds of work that grow within one execution, or with how many there are. */
export const GROWTHS: readonly Growth[] = [
  {
    name: 'events in one history',
    sizes: [2500, 12_500, 25_000],
    run: (url, events) => executeOnce(url, counting(Math.floor((events - 8) / 4))),
  },
  {
    name: 'items of a distributed Map, 40 at a time',
    sizes: [1000, 10_000],
    run: (url, items) =>
      executeOnce(url, mapping, { items: Array.from({ length: items }, (_, id) => ({ id })) }),
  },
  { name: 'executions that wait on timers', sizes: [1000, 10_000], run: waitTogether },
  {
    name: 'Parallels, each within the last',
    sizes: [50, 100, 200],
    run: (url, depth) => executeOnce(url, nested(depth)),
  },
  { name: 'executions of 3 Pass states, one after another', sizes: [20_000, 100_000], run: executeMany },
];

/** A loop of a Pass and a Choice: four events a round. */
function counting(rounds: number): object {
  return {
    StartAt: 'Begin',
    States: {
      Begin: { Type: 'Pass', Result: { count: 0 }, Next: 'Add' },
      Add: { Type: 'Pass', Parameters: { 'count.$': 'States.MathAdd($.count, 1)' }, Next: 'Again' },
      Again: {
        Type: 'Choice',
        Choices: [{ Variable: '$.count', NumericLessThan: rounds, Next: 'Add' }],
        Default: 'End',
      },
      End: { Type: 'Succeed' },
    },
  };
}

const mapping = {
  StartAt: 'Map',
  States: {
    Map: {
      Type: 'Map',
      ItemsPath: '$.items',
      MaxConcurrency: 40,
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'Item',
        States: { Item: { Type: 'Pass', End: true } },
      },
      ResultPath: null,
      End: true,
    },
  },
};

function nested(depth: number): object {
  let workflow: object = { StartAt: 'P0', States: { P0: { Type: 'Pass', End: true } } };
  for (let level = 1; level <= depth; level++)
    workflow = {
      StartAt: `P${level}`,
      States: { [`P${level}`]: { Type: 'Parallel', Branches: [workflow], End: true } },
    };
  return workflow;
}

async function executeOnce(url: string, definition: object, input: object = {}): Promise<number> {
  const api = new StepFunctionsApi(url);
  const stateMachineArn = await api.create('growth', definition);
  const start = api.request('StartExecution', { stateMachineArn, input: JSON.stringify(input) });
  const began = performance.now();
  await awaitSuccess(api, await api.start(start), 5);
  api.close();
  return performance.now() - began;
}

/** How long before all wake they are to be started, in milliseconds. */
const SLEEP = 10_000;

/** All wake at one moment: the time is from then until the last has ended, and what starting took. */
async function waitTogether(url: string, executions: number): Promise<number> {
  const api = new StepFunctionsApi(url);
  const stateMachineArn = await api.create('waiting', {
    StartAt: 'Wait',
    States: { Wait: { Type: 'Wait', TimestampPath: '$.until', End: true } },
  });
  const until = systemClock.now() + SLEEP;
  const input = JSON.stringify({ until: new Date(until).toISOString() });
  const start = api.request('StartExecution', { stateMachineArn, input });
  const began = performance.now();
  const arns: string[] = [];
  while (arns.length < executions) arns.push(await api.start(start));
  const starting = performance.now() - began;
  if (starting > SLEEP) throw new Error(`Starting ${executions} executions took ${starting / 1000} s.`);
  await systemClock.sleep(until - systemClock.now());
  const woken = performance.now();
  for (const arn of arns) await awaitSuccess(api, arn, 5);
  api.close();
  return starting + performance.now() - woken;
}

async function executeMany(url: string, executions: number): Promise<number> {
  const api = new StepFunctionsApi(url);
  const [{ definition, input } = { definition: {}, input: '' }] = WORKLOADS;
  const stateMachineArn = await api.create('many', definition);
  api.close();
  const began = performance.now();
  await runClients(8, { url, start: { stateMachineArn, input }, executions });
  return performance.now() - began;
}
