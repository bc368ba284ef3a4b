import { StepFunctionsApi } from './api.ts';
import { runClients } from './clients.ts';
import type { RunningEngine } from './engine.ts';
import { WORKLOADS, type Workload } from './machines.ts';

/** A server that somebody else has started tells nothing of its process. */
type Server = Pick<RunningEngine, 'name' | 'url'> & Partial<Pick<RunningEngine, 'computed'>>;

interface ComparisonOptions {
  /** How long each turn of each engine takes. */
  readonly seconds: number;
  /** How often the engines take turns. */
  readonly rounds: number;
  /** Called after each turn. */
  readonly progress: (text: string) => void;
}

/** One engine's figure in one comparison. */
interface Figure {
  readonly engine: string;
  /** Executions, or transitions, a second: the median of its turns. */
  readonly perSecond: number;
  readonly medianMilliseconds: number;
  readonly p99Milliseconds: number;
  /** Microseconds that the engine's process computed for one execution, and the system for it. */
  readonly computedMicroseconds: number | undefined;
}

/** One turn of one engine. */
interface Turn {
  readonly durations: readonly number[];
  /** Milliseconds. */
  readonly computed: number | undefined;
}

export interface Comparison {
  readonly name: string;
  readonly figures: readonly Figure[];
}

const CLIENTS = [1, 8];
const WARM_UP = { clients: 8, milliseconds: 2000 };

/** Runs each workload on every engine in turn, so that all meet the same noise of the machine. */
export async function compare(servers: readonly Server[], options: ComparisonOptions): Promise<Comparison[]> {
  const comparisons: Comparison[] = [];
  for (const workload of WORKLOADS) {
    const jobs = await Promise.all(servers.map((server) => prepare(server, workload)));
    for (const job of jobs) await runClients(WARM_UP.clients, { ...job, milliseconds: WARM_UP.milliseconds });
    for (const clients of CLIENTS) {
      const turns: Turn[][] = servers.map(() => []);
      for (let round = 0; round < options.rounds; round++) {
        for (const [index, server] of servers.entries()) {
          const job = jobs[index] as (typeof jobs)[number];
          const turn = await runTurn(server, clients, { ...job, milliseconds: options.seconds * 1000 });
          turns[index]?.push(turn);
          const { length } = turn.durations;
          options.progress(`${workload.name}, ${clients} clients, ${server.name}: ${length} executions`);
        }
      }
      const figures = servers.map(({ name }, index) =>
        summarize(name, turns[index] ?? [], workload, options),
      );
      const unit = workload.transitions ? 'transitions' : 'executions';
      comparisons.push({ name: `${workload.name}, ${clientsOf(clients)}, ${unit}/s`, figures });
    }
  }
  return comparisons;
}

async function runTurn(server: Server, ...[clients, job]: Parameters<typeof runClients>): Promise<Turn> {
  const before = server.computed?.();
  const durations = await runClients(clients, job);
  const after = server.computed?.();
  return { durations, computed: before === undefined || after === undefined ? undefined : after - before };
}

function clientsOf(count: number): string {
  return count === 1 ? '1 client' : `${count} clients`;
}

async function prepare(
  { url }: Server,
  { name, definition, input }: Workload,
): Promise<{ url: string; start: { stateMachineArn: string; input: string } }> {
  const api = new StepFunctionsApi(url);
  const stateMachineArn = await api.create(name.replaceAll(/\W/g, '-'), definition);
  api.close();
  return { url, start: { stateMachineArn, input } };
}

function summarize(
  engine: string,
  turns: readonly Turn[],
  { transitions = 1 }: Workload,
  { seconds }: ComparisonOptions,
): Figure {
  const durations = turns.flatMap((turn) => turn.durations);
  const computed = sum(turns.map((turn) => turn.computed));
  return {
    engine,
    perSecond: quantile(
      turns.map((turn) => (turn.durations.length * transitions) / seconds),
      0.5,
    ),
    medianMilliseconds: quantile(durations, 0.5),
    p99Milliseconds: quantile(durations, 0.99),
    computedMicroseconds: computed === undefined ? undefined : (computed * 1000) / durations.length,
  };
}

function sum(values: readonly (number | undefined)[]): number | undefined {
  return values.reduce<number | undefined>(
    (total, value) => (total === undefined || value === undefined ? undefined : total + value),
    0,
  );
}

/** The value below which such a share of the values lies. */
function quantile(values: readonly number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? 0;
}
