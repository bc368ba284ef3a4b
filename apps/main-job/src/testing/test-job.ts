import { systemClock } from '@scones/deterministic';
import { type AwsClients, awsClients, closeClients } from '../aws-clients.ts';
import { startEmulatorProcess } from '../emulator-process.ts';
import type { Job } from '../job.ts';
import { type MainJobOptions, mainJobOptionsSchema } from '../options.ts';
import { UndoList } from '../undo-list.ts';

interface ShownStep {
  readonly title: string;
  /** The lines that the step has shown, transient ones too. */
  readonly lines: string[];
  /** The outcome of the step; undefined when it failed. */
  outcome?: string;
}

export interface TestJob extends Job {
  readonly shown: ShownStep[];
}

/** Stands for an emulator where nothing is asked of it. */
export const NOWHERE: Job['emulator'] = {
  url: 'http://127.0.0.1:9',
  consoleUrl: 'http://127.0.0.1:9/_emulator/console/',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
};

/** A job whose steps are recorded rather than shown. */
export function testJob(
  emulator: Job['emulator'],
  clients: AwsClients,
  options: Partial<MainJobOptions> = {},
  existing: readonly string[] = [],
): TestJob {
  const shown: ShownStep[] = [];
  return {
    options: { ...mainJobOptionsSchema.parse({}), ...options },
    emulator,
    clients,
    clock: systemClock,
    signal: new AbortController().signal,
    undoList: new UndoList(),
    existing,
    shown,
    async step(title, work) {
      const step: ShownStep = { title, lines: [] };
      shown.push(step);
      const show = (text: string): void => void step.lines.push(text);
      const { result, title: outcome } = await work({ line: show, transient: show });
      step.outcome = outcome;
      return result;
    },
  };
}

/** An emulator in a process of its own, as the job starts it. */
export async function startTestEmulator() {
  const emulator = await startEmulatorProcess(0, new AbortController().signal);
  const clients = awsClients(emulator);
  return {
    ...emulator,
    clients,
    async [Symbol.asyncDispose]() {
      closeClients(clients);
      await emulator.stop();
    },
  };
}
