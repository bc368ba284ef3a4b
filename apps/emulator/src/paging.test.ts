import { AwsError, type EmulatedService } from '@scones/emulator-core';
import type { z } from 'zod';
import { expect, it } from 'vitest';
import { OTHER_PAGES, PAGED_LISTS, type PagedList } from './testing/paged-lists.ts';
import { type ServicesInProcess, servicesInProcess } from './testing/services-in-process.ts';

type Members = Readonly<Record<string, unknown>>;
type Call = (service: string, operation: string, input: object) => Promise<Members>;

const TOKEN = /^(next|pagination|continuation)Token$|^marker$/i;
const SIZE = /^(max(Results|Items|Records|Keys|Buckets)|limit|resourcesPerPage)$/i;

/** The members of an operation's input, as the service declares them. */
function membersOf(schema: z.core.$ZodType | undefined): string[] {
  const def = (schema as z.core.$ZodTypes | undefined)?._zod.def;
  if (def?.type === 'object') return Object.keys(def.shape);
  return def?.type === 'pipe' ? [...membersOf(def.in), ...membersOf(def.out)] : [];
}

async function withServices<Result>(
  work: (emulator: ServicesInProcess, call: Call) => Promise<Result>,
): Promise<Result> {
  const emulator = await servicesInProcess();
  const find = (name: string) =>
    emulator.services.find((service) => service.name === name) as EmulatedService;
  try {
    return await work(emulator, async (service, operation, input) => {
      const output = await find(service).call(operation, input, { requestId: 'one' });
      // What goes on behind an answer has ended before the next request.
      await emulator.clock.advance(0);
      return output as Members;
    });
  } finally {
    await emulator.close();
    expect(emulator.faults).toEqual([]);
  }
}

/** The members by which an operation goes on; the output's token has its own name, or the input's with `Next`. */
function pagingOf({ services }: ServicesInProcess, service: string, operation: string) {
  const members = membersOf(services.find(({ name }) => name === service)?.inputs[operation]);
  const token = members.find((member) => TOKEN.test(member)) as string;
  const tokenOf = (output: Members): unknown =>
    output['IsTruncated'] === false ? undefined : (output[`Next${token}`] ?? output[token]);
  return { token, tokenOf, size: members.find((member) => SIZE.test(member)) };
}

function namesIn(output: Members, { items, name }: PagedList): string[] {
  const found = (output[items] ?? []) as readonly (string | Readonly<Record<string, string>>)[];
  return found.map((item) => {
    const text = typeof item === 'string' ? item : (item[name as string] as string);
    return text.slice(text.search(/[^:/]*$/));
  });
}

function isRefusal(error: unknown): boolean {
  return error instanceof AwsError && error.statusCode === 400;
}

it.each(Object.entries(PAGED_LISTS))(
  '%s gives each thing once, page by page, though one that was seen is deleted, and refuses a broken token',
  async (listing, list) => {
    const [service = '', operation = ''] = listing.split(' ');
    await withServices(async (emulator, call) => {
      const { token, tokenOf, size } = pagingOf(emulator, service, operation);
      for (const each of list.place ?? []) await call(...each);
      const names = Array.from(
        { length: list.count ?? 5 },
        (_, index) => `item-${String(index + 1).padStart(3, '0')}`,
      );
      for (const name of names) await call(...list.make(name));
      const read = (next: unknown): Promise<Members> => {
        const page = { ...(size !== undefined && list.count === undefined && { [size]: 2 }) };
        return call(service, operation, { ...list.input, ...page, ...(Boolean(next) && { [token]: next }) });
      };
      const pages: string[][] = [];
      let next: unknown;
      do {
        const output = await read(next);
        pages.push(namesIn(output, list));
        next = tokenOf(output);
        if (pages.length > 1 || !list.remove) continue;
        await call(...list.remove(pages[0]?.[0] as string));
        if (!list.takesAnyToken) await expect(read(String(next).slice(0, -1))).rejects.toSatisfy(isRefusal);
      } while (Boolean(next));
      expect(pages.length).toBeGreaterThan(1);
      expect(pages.flat().toSorted()).toEqual(names);
    });
  },
);

it('knows of every operation that goes on by a token', async () => {
  const lists = await withServices(async ({ services }) =>
    services.flatMap(({ name, operationNames, inputs }) =>
      operationNames
        .filter((operation) => membersOf(inputs[operation]).some((member) => TOKEN.test(member)))
        .map((operation) => `${name} ${operation}`),
    ),
  );
  expect(lists.toSorted()).toEqual([...Object.keys(PAGED_LISTS), ...Object.keys(OTHER_PAGES)].toSorted());
});
