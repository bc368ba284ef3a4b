import { isDeepStrictEqual } from 'node:util';
import type { ResourceType } from '../resource-type.ts';
import type { Json } from '../template/template.ts';
import type { ResourceRecord } from './stack-record.ts';

export interface Decision {
  readonly action: 'create' | 'keep' | 'update' | 'replace';
  /** The properties that differ. */
  readonly changed: readonly string[];
}

/** What is to be done that a resource may have these properties. */
export function decide(
  previous: ResourceRecord | undefined,
  type: ResourceType,
  properties: Readonly<Record<string, Json>>,
): Decision {
  if (!previous) return { action: 'create', changed: [] };
  const names = [...new Set([...Object.keys(previous.properties), ...Object.keys(properties)])];
  const changed = names.filter((name) => !isDeepStrictEqual(previous.properties[name], properties[name]));
  if (previous.type !== type.type) return { action: 'replace', changed };
  if (changed.length === 0) return { action: 'keep', changed };
  const isReplaced = changed.some((name) => type.replacedBy.includes(name));
  return { action: isReplaced ? 'replace' : 'update', changed };
}
