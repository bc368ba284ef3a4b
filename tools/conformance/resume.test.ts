import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, JsonObject } from '@scones/states-language';
import { runDefinition } from '@scones/states-language/testing';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { behave, lambdaSchema } from './recorded-functions.ts';

const folder = join(import.meta.dirname, '../../../shared/conformance/cases');

const caseSchema = z.object({
  id: z.string(),
  kind: z.string(),
  type: z.string().optional(),
  definition: z.unknown().optional(),
  input: z.string().nullish(),
  lambdas: z.record(z.string(), lambdaSchema).default({}),
});
type Case = z.output<typeof caseSchema>;

type Run = ReturnType<typeof runDefinition>;

function readCases(): Case[] {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const all = files.flatMap((file) =>
    z.array(caseSchema).parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))),
  );
  // The items of a distributed Map are executions of their own, which this run has no place for.
  return all.filter(
    ({ kind, type, definition }) =>
      kind === 'execution' && type === 'STANDARD' && !JSON.stringify(definition).includes('DISTRIBUTED'),
  );
}

const cases = readCases();

function definitionOf({ definition }: Case): JsonObject {
  return (typeof definition === 'string' ? JSON.parse(definition) : definition) as JsonObject;
}

/** Runs a recording's machine to its end, in a time that passes at once. */
async function runToEnd(each: Case, recorded: Run['events'] = []): Promise<Run['events']> {
  const { result, clock, events } = runDefinition(definitionOf(each), {
    input: JSON.parse(each.input ?? '{}') as Json,
    callService: behave(each.lambdas),
    recorded,
  });
  let isEnded = false;
  void result.finally(() => (isEnded = true));
  for (let hour = 0; hour < 1000 && !isEnded; hour++) await clock.advance(3_600_000);
  await result;
  return events;
}

it.skipIf(cases.length === 0)(
  'every recorded machine that is cut off after any event goes on to the same end',
  { tags: 'recordings', timeout: 300_000 },
  async () => {
    const faults: string[] = [];
    for (const each of cases) {
      const events = await runToEnd(each);
      for (let count = 1; count < events.length; count++) {
        const again = await runToEnd(each, events.slice(0, count));
        if (comparable(again) !== comparable(events)) faults.push(`${each.id} after ${count} events`);
      }
    }
    expect(faults).toEqual([]);
  },
);

/** Lines side by side may write their events in another order, and the others end sooner or later when one has failed. */
function comparable(events: Run['events']): string {
  const types = events.map(({ type }) => type);
  if (types.some((type) => /^(?:Map|Parallel)StateFailed$/.test(type)))
    return JSON.stringify(events.at(-1)?.details);
  const texts = events.map(({ type, details }) => JSON.stringify({ type, details }));
  return (types.some((type) => /^(?:Map|Parallel)StateStarted$/.test(type)) ? texts.sort() : texts).join();
}
