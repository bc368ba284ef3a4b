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

/** Two executions a page, and the number of pages that were asked for. */
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

it('stops reading at executions that are known and have ended', async () => {
  const known = [...'dcba'].map((name) => listed(name));
  const { page, asked } = pages([listed('e'), ...known]);
  expect(names(await freshExecutions(known, page))).toBe('edcba');
  expect(asked).toEqual([undefined]);
});

it('reads on to the oldest that was running, since it may have ended', async () => {
  const known = [listed('d'), listed('c'), listed('b', 'RUNNING'), listed('a')];
  const { page, asked } = pages([listed('e'), listed('d'), listed('c'), listed('b'), listed('a')]);
  const fresh = await freshExecutions(known, page);
  expect(fresh.map(({ name, status }) => `${name} ${status}`)[3]).toBe('b SUCCEEDED');
  expect(names(fresh)).toBe('edcba');
  expect(asked).toEqual([undefined, '2']);
});

it('reports the executions read so far while there are more', async () => {
  const { page } = pages([...'edcba'].map((name) => listed(name)));
  const reported: string[] = [];
  await freshExecutions([], page, (soFar) => reported.push(names(soFar)));
  expect(reported).toEqual(['ed', 'edcb']);
});
