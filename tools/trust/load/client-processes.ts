import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Assignment } from './assignment.ts';
import { type Account, parseAccount, sumAccounts } from './ledger.ts';

const MAIN = join(import.meta.dirname, 'client-main.ts');

export interface Load extends Omit<Assignment, 'clients'> {
  readonly processes: number;
  readonly clientsInEach: number;
  /** The number of the first client: names that follow from it are used once. */
  readonly first: number;
}

/** Runs clients in processes of their own, and answers what they all did and found. */
export async function runClients({ processes, clientsInEach, first, ...rest }: Load): Promise<Account> {
  const assignments = Array.from({ length: processes }, (_, at) => ({
    ...rest,
    clients: Array.from({ length: clientsInEach }, (_each, index) => first + at * clientsInEach + index),
  }));
  return sumAccounts(await Promise.all(assignments.map(runProcess)));
}

async function runProcess(assignment: Assignment): Promise<Account> {
  const child = spawn(process.execPath, [MAIN, JSON.stringify(assignment)], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const messages: unknown[] = [];
  child.on('message', (message) => void messages.push(message));
  const [exitCode] = (await once(child, 'close')) as [number | null];
  if (exitCode !== 0) throw new Error(`A process of clients ended with ${exitCode}.`);
  return parseAccount(messages[0]);
}
