import { StepFunctionsApi } from './api.ts';
import { runClients } from './clients.ts';
import type { RunningEngine } from './engine.ts';
import { WORKLOADS } from './machines.ts';

/** Megabytes of memory after so many executions of three Pass states. */
export async function memoryAfter(engine: RunningEngine, executions: number): Promise<number> {
  const api = new StepFunctionsApi(engine.url);
  const [{ definition, input } = { definition: {}, input: '' }] = WORKLOADS;
  const stateMachineArn = await api.create('memory', definition);
  api.close();
  await runClients(8, { url: engine.url, start: { stateMachineArn, input }, executions });
  return engine.memory().now;
}
