import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { HistoryEvent } from '../history.ts';
import { type LanguageCase, runCase } from './run-case.ts';

for (const file of readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'))) {
  const cases = JSON.parse(readFileSync(`${import.meta.dirname}/${file}`, 'utf8')) as LanguageCase[];

  describe(`an execution that is cut off after any of its events goes on to the same end: ${file}`, () => {
    it.each(cases.filter(({ expect: { refused } }) => refused === undefined))('$it', async (each) => {
      const { outcome, events } = await runCase(each);
      const { status, endsAfter } = outcome;
      for (let count = 1; count < events.length; count++) {
        const resumed = await runCase(each, events.slice(0, count));
        expect(resumed.outcome, `after ${count} events`).toMatchObject({ status, endsAfter });
        expect(resumed.events.map(({ id }) => id)).toEqual(resumed.events.map((_, index) => index + 1));
        expect(comparable(resumed.events), `after ${count} events`).toEqual(comparable(events));
      }
    });
  });
}

/** Lines side by side may write their events in another order, and the others end sooner or later when one has failed. */
function comparable(events: readonly HistoryEvent[]): unknown {
  const types = events.map(({ type }) => type);
  if (!types.some((type) => /^(?:Map|Parallel)StateStarted$/.test(type))) return events;
  if (types.some((type) => /^(?:Map|Parallel)StateFailed$/.test(type))) return events.at(-1)?.details;
  return events.map(({ type, details, timestamp }) => JSON.stringify({ type, details, timestamp })).sort();
}
