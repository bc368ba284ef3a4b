import type { Json } from '../json.ts';
import type { Evaluate } from '../query-language/query-language.ts';
import type { Scope } from '../query-language/scope.ts';

/** An item of a Map as `$$.Map.Item` shows it. */
export interface MapItem {
  readonly Index: number;
  readonly Value: Json;
  /** Where it was read: `STATE_DATA` for the state's own input, or an address in S3. */
  readonly Source: string;
}

/** An item that has no number yet. */
export type SourcedItem = Omit<MapItem, 'Index'>;

/** What AWS calls the source of items that are in the state's input. */
export const STATE_DATA = 'STATE_DATA';

export function sourced(items: readonly Json[], Source: string): SourcedItem[] {
  return items.map((Value) => ({ Value, Source }));
}

/** An iteration's input: the item itself, or the value that ItemSelector makes of it. */
export async function selectInput(
  scope: Scope,
  selectItem: Evaluate | undefined,
  item: MapItem,
): Promise<Json> {
  if (!selectItem) return item.Value;
  const context = (): Json => ({ ...(scope.context() as object), Map: { Item: { ...item } } });
  return selectItem({ ...scope, context });
}
