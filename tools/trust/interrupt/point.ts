import type { Account } from './account.ts';

/** A command, in a place of its own, as it is stopped at one call and run again. */
export interface Point {
  readonly values: readonly string[];
  /** Besides what each command gets. */
  readonly environment?: Readonly<Record<string, string>>;
  /** What is wrong after a Ctrl-C that ended the command: it says that everything was undone. */
  undone(): Promise<readonly string[]>;
  /** What is wrong after the second run: missing, twice or left behind. */
  finished(outputs: readonly string[]): Promise<readonly string[]>;
  /** Whether a second run that fails says that there is nothing left to do. */
  isDone?(output: string): boolean;
  cleanUp?(): Promise<void>;
}

/** A command of which every call is a point. */
export interface StoppedCommand {
  readonly name: string;
  /** The file of its program. */
  readonly program: string;
  /** Makes what the command needs, under names that begin with the id. */
  prepare(account: Account, id: string): Promise<Point>;
}

export function expectEqual(what: string, found: string, wanted: string): string[] {
  return found === wanted ? [] : [`${what}: ${found}, not ${wanted}`];
}
