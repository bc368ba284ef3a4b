import { StepFunctionsApi } from './api.ts';
import { runClients } from './clients.ts';
import type { RunningEngine } from './engine.ts';
import { WORKLOADS, type Workload } from './machines.ts';

type Server = Pick<RunningEngine, 'name' | 'url'>;

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
      const turns: number[][][] = servers.map(() => []);
      for (let round = 0; round < options.rounds; round++) {
        for (const [index, job] of jobs.entries()) {
          const durations = await runClients(clients, { ...job, milliseconds: options.seconds * 1000 });
          turns[index]?.push(durations);
          const name = servers[index]?.name ?? '';
          options.progress(`${workload.name}, ${clients} clients, ${name}: ${durations.length} executions`);
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
  turns: readonly number[][],
  { transitions = 1 }: Workload,
  { seconds }: ComparisonOptions,
): Figure {
  const durations = turns.flat();
  return {
    engine,
    perSecond: quantile(
      turns.map(({ length }) => (length * transitions) / seconds),
      0.5,
    ),
    medianMilliseconds: quantile(durations, 0.5),
    p99Milliseconds: quantile(durations, 0.99),
  };
}

/** The value below which such a share of the values lies. */
function quantile(values: readonly number[], share: number): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length * share)] ?? 0;
}
