import { expect, it } from 'vitest';
import type { ListedExecution } from './states.ts';
import { freshExecutions } from './fresh-executions.ts';

const listed = (name: string, status: 'RUNNING' | 'SUCCEEDED' = 'SUCCEEDED'): ListedExecution => ({
  executionArn: name,
  stateMachineArn: 'm',
  name,
  status,
  startDate: 0,
});

/** Two a page, and how many pages were asked for. */
const pages = (all: readonly ListedExecution[]) => {
  const asked: (string | undefined)[] = [];
  const page = async (nextToken: string | undefined) => {
    asked.push(nextToken);
    const start = Number(nextToken ?? 0);
    const end = start + 2;
    return { executions: all.slice(start, end), ...(end < all.length && { nextToken: String(end) }) };
  };
  return { asked, page };
};

const names = (executions: readonly ListedExecution[]) => executions.map(({ name }) => name).join('');

it('reads every page at first', async () => {
  const { page, asked } = pages([...'edcba'].map((name) => listed(name)));
  expect(names(await freshExecutions([], page))).toBe('edcba');
  expect(asked).toEqual([undefined, '2', '4']);
});

it('reads no further than what is known and has ended', async () => {
  const known = [...'dcba'].map((name) => listed(name));
  const { page, asked } = pages([listed('e'), ...known]);
  expect(names(await freshExecutions(known, page))).toBe('edcba');
  expect(asked).toEqual([undefined]);
});

it('reads on to the oldest that was running, as it may have ended', async () => {
  const known = [listed('d'), listed('c'), listed('b', 'RUNNING'), listed('a')];
  const { page, asked } = pages([listed('e'), listed('d'), listed('c'), listed('b'), listed('a')]);
  const fresh = await freshExecutions(known, page);
  expect(fresh.map(({ name, status }) => `${name} ${status}`)[3]).toBe('b SUCCEEDED');
  expect(names(fresh)).toBe('edcba');
  expect(asked).toEqual([undefined, '2']);
});

it('tells what was read so far as long as there is more', async () => {
  const { page } = pages([...'edcba'].map((name) => listed(name)));
  const told: string[] = [];
  await freshExecutions([], page, (soFar) => told.push(names(soFar)));
  expect(told).toEqual(['ed', 'edcb']);
});
