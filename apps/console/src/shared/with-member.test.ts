import { expect, it } from 'vitest';
import { withMember } from './with-member.ts';

it('sets one member of an address and leaves the others', () => {
  const search = new URLSearchParams('state=%2FBake&tab=events');
  expect(withMember(search, 'tab', 'data').toString()).toBe('state=%2FBake&tab=data');
  expect(withMember(search, 'state', undefined).toString()).toBe('tab=events');
  expect(search.toString()).toBe('state=%2FBake&tab=events');
});
