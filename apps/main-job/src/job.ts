import type { RunStep } from '@scones/command-line';
import type { Clock } from '@scones/deterministic';
import type { AwsClients } from './aws-clients.ts';
import type { EmulatorProcess } from './emulator-process.ts';
import type { MainJobOptions } from './options.ts';
import type { UndoList } from './undo-list.ts';

/** The context of every step of the job. */
export interface Job {
  readonly options: MainJobOptions;
  readonly emulator: Pick<EmulatorProcess, 'url' | 'consoleUrl' | 'credentials'>;
  readonly clients: AwsClients;
  readonly clock: Clock;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
  readonly undoList: UndoList;
  /** The resources that were in the account before the job began. */
  readonly existing: readonly string[];
  /** Shows the step while it runs; rejects when the emulator dies under it. */
  readonly step: RunStep;
}

/** The prefixes of the pictures and models in the stack's bucket. */
export const PREFIX = 'scones';
