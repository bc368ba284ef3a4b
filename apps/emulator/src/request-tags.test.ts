import { inputTags, removedTagKeys } from '@scones/emulator-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { z } from 'zod';
import { type ServicesInProcess, servicesInProcess } from './testing/services-in-process.ts';

let emulator: ServicesInProcess;
beforeAll(async () => void (emulator = await servicesInProcess()));
afterAll(() => emulator.close());

/** Members about tags that give or remove none, or for which the service has keys of its own. */
const OTHERS: Readonly<Record<string, string>> = {
  TagFilters: 'finds what has tags',
  TransitiveTagKeys: 'sts:TransitiveTagKeys',
  Tagging:
    's3:RequestObjectTag, s3:RequestObjectTagKeys; nothing of a bucket, whose tags count with ABAC alone',
  TaggingDirective: 'says whether a copy has the tags of its source',
  TagCount: 'is of an answer',
};

/** The names of an input's own members. */
function membersOf(schema: z.core.$ZodType): string[] {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'object') return Object.keys(def.shape);
  if (def.type === 'pipe') return [def.in, def.out].flatMap(membersOf);
  if (def.type === 'intersection') return [def.left, def.right].flatMap(membersOf);
  return def.type === 'union' ? def.options.flatMap(membersOf) : [];
}

it('finds the tags of every operation that gives or removes some, whatever it calls them', () => {
  const members = emulator.services.flatMap((service) =>
    Object.entries(service.inputs).flatMap(([operation, schema]) =>
      membersOf(schema)
        .filter((member) => /^tags?$|Tag(?!e)/.test(member) && !member.endsWith('ETag'))
        .map((member) => ({ operation: `${service.name} ${operation}`, member })),
    ),
  );
  const unknown = members.filter(({ member }) => {
    const given = inputTags({ [member]: [{ Key: 'a', Value: '1' }] }).length;
    return given + removedTagKeys({ [member]: ['a'] }).length === 0 && !Object.hasOwn(OTHERS, member);
  });
  expect(unknown).toEqual([]);
  expect(members.length).toBeGreaterThan(40);
});

it('finds the keys of tags that an operation removes by another name', () => {
  expect(removedTagKeys({ logGroupName: 'g', tags: ['team'] })).toEqual(['team']);
  expect(inputTags({ logGroupName: 'g', tags: ['team'] })).toEqual([]);
});
