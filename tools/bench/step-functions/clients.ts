import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { z } from 'zod';
import type { ClientJob } from './client.ts';

/** How many connections one process drives at most: enough that the clients are never the bottleneck. */
const CONNECTIONS_A_PROCESS = 4;
const resultSchema = z.object({ durations: z.array(z.number()) });

/** Has processes of their own run executions over so many connections, and answers each one's milliseconds. */
export async function runClients(clients: number, job: Omit<ClientJob, 'connections'>): Promise<number[]> {
  const count = Math.ceil(clients / CONNECTIONS_A_PROCESS);
  const share = job.executions === undefined ? {} : { executions: Math.ceil(job.executions / count) };
  const processes = await Promise.all(Array.from({ length: count }, startClient));
  try {
    const answers = processes.map(async (child) => {
      const answer = once(child, 'message');
      child.send({ ...job, ...share, connections: clients / count });
      return resultSchema.parse((await answer)[0]).durations;
    });
    return (await Promise.all(answers)).flat();
  } finally {
    for (const child of processes) child.kill();
  }
}

async function startClient(): Promise<ReturnType<typeof fork>> {
  const child = fork(join(import.meta.dirname, 'client.ts'));
  await once(child, 'message');
  return child;
}
