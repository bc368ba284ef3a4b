import { isObject, type JsonObject } from '../json.ts';
import { Payload } from '../payload.ts';
import type { ServiceResponse } from '../ports.ts';
import { StatesError } from '../states-error.ts';
import { type Job, parseResult, type Pattern, type TaskRun } from './integration.ts';
import { upperNames } from './names.ts';

/** Describes a job again and again until it has ended. */
export async function followJob(
  service: string,
  job: Job,
  identity: JsonObject,
  request: (action: string, parameters: JsonObject) => Promise<ServiceResponse>,
  { ports, signal }: TaskRun,
  pattern: Pattern,
): Promise<Payload> {
  for (let looks = 1; ; looks++) {
    const { output } = await request(job.describe, identity);
    const progress = job.progress(output);
    if (progress === 'succeeded') return new Payload(describe(output, pattern));
    if (progress === 'failed')
      throw new StatesError('States.TaskFailed', JSON.stringify(describe(output, pattern)));
    await ports.pause({ service, identity, looks, signal });
  }
}

/** With `.sync:2` an output that is JSON comes as JSON, with `.sync` as a text. */
function describe(output: JsonObject, pattern: Pattern): JsonObject {
  const described = upperNames(output);
  for (const name of ['InputDetails', 'OutputDetails']) {
    const details = described[name];
    if (isObject(details)) described[name] = upperNames(details);
  }
  if (pattern !== 'sync:2') return described;
  for (const name of ['Input', 'Output']) {
    const text = described[name];
    if (typeof text === 'string') described[name] = parseResult(text).value;
  }
  return described;
}
