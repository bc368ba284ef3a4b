import { z } from 'zod';
import { StepFunctionsApi } from './api.ts';
import { execute } from './execute.ts';

/** A process that runs executions over some connections, as it is told over IPC, and answers how long each took. */
const jobSchema = z.object({
  url: z.string(),
  connections: z.number(),
  /** StartExecution's input. */
  start: z.object({ stateMachineArn: z.string(), input: z.string() }),
  /** Until so many milliseconds have passed, or so many executions have ended. */
  milliseconds: z.number().default(Infinity),
  executions: z.number().default(Infinity),
});
export type ClientJob = z.input<typeof jobSchema>;

process.on('message', (message) => {
  void work(jobSchema.parse(message)).then((durations) => process.send?.({ durations }));
});
process.send?.({ ready: true });

async function work(job: z.output<typeof jobSchema>): Promise<number[]> {
  const durations: number[] = [];
  const end = performance.now() + job.milliseconds;
  let left = job.executions;
  const client = async (): Promise<void> => {
    const api = new StepFunctionsApi(job.url);
    const start = api.request('StartExecution', job.start);
    while (performance.now() < end && left-- > 0) {
      const began = performance.now();
      await execute(api, start);
      durations.push(performance.now() - began);
    }
    api.close();
  };
  await Promise.all(Array.from({ length: job.connections }, client));
  return durations;
}
