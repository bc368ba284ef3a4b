import type { Json } from '../json.ts';
import type { Evaluate } from '../query-language/query-language.ts';
import type { Scope } from '../query-language/scope.ts';

/** An item of a Map as `$$.Map.Item` shows it. */
export interface MapItem {
  readonly Index: number;
  readonly Value: Json;
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
