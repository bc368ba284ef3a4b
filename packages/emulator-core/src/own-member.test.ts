import { expect, it } from 'vitest';
import { ownMember } from './own-member.ts';

it('finds what a map holds, and nothing that it only inherits', () => {
  expect(ownMember({ constructor: 1 }, 'constructor')).toBe(1);
  expect(ownMember({}, 'constructor')).toBeUndefined();
  expect(ownMember(JSON.parse('{"__proto__":1}') as Record<string, number>, '__proto__')).toBe(1);
  expect(ownMember(undefined, 'a')).toBeUndefined();
});
