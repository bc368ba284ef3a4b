import { expect, it } from 'vitest';
import { NOT_SUPPORTED } from './not-supported.ts';
import { operations } from './operations.ts';
import { refusedRoutes } from './refused-routes.ts';

const VERBS =
  /^(Add|Checkpoint|Create|Delete|Get|Invoke|List|Pause|Publish|Put|Remove|Resume|Send|Stop|Update)[A-Z][A-Za-z]+$/;

it('has a reason for every operation that is refused, and for none that is done', () => {
  const refused = new Set(refusedRoutes.map(({ operation }) => operation));
  const named = NOT_SUPPORTED.flatMap(({ what }) => what.split(', ')).filter((what) => VERBS.test(what));
  expect(named.sort()).toEqual([...refused].sort());
  expect(named.filter((what) => Object.hasOwn(operations, what))).toEqual([]);
});
