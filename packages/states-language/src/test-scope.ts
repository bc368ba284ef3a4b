import { seededRandom } from '@scones/deterministic';
import type { Json } from './json.ts';
import type { Scope } from './query-language/scope.ts';

/** A scope for tests, in a state called Here. */
export function testScope(input: Json, variables: Record<string, Json> = {}): Scope {
  return {
    input,
    variables: Object.assign(Object.create(null) as object, variables),
    context: () => ({ State: { Name: 'Here' } }),
    random: seededRandom(1),
  };
}
