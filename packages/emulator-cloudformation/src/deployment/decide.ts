import { ownMember } from '@scones/emulator-core';
import { isDeepStrictEqual } from 'node:util';
import { coerced } from '../resources/coerced.ts';
import type { ResourceType } from '../resources/resource-type.ts';
import type { Json } from '../template/json.ts';
import type { ResourceRecord } from '../stack/stack-record.ts';

type Properties = Readonly<Record<string, Json>>;

export interface Decision {
  readonly action: 'create' | 'keep' | 'update' | 'replace';
  /** The properties that differ. */
  readonly changed: readonly string[];
}

/** Decides how a resource comes to have these properties. */
export function decide(
  previous: ResourceRecord | undefined,
  type: ResourceType,
  properties: Properties,
): Decision {
  if (!previous) return { action: 'create', changed: [] };
  const names = [...new Set([...Object.keys(previous.properties), ...Object.keys(properties)])];
  const before = coerced(type.properties, { ...previous.properties }) as Properties;
  const after = coerced(type.properties, { ...properties }) as Properties;
  const changed = names.filter((name) => !isDeepStrictEqual(ownMember(before, name), ownMember(after, name)));
  if (previous.type !== type.type) return { action: 'replace', changed };
  if (changed.length === 0) return { action: 'keep', changed };
  const isReplaced = changed.some((name) => type.replacedBy.includes(name));
  return { action: isReplaced ? 'replace' : 'update', changed };
}
