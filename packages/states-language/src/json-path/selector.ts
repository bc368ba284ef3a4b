import { isObject, member, type Json, type JsonObject } from '../json.ts';
import type { Walk } from './walk.ts';

/** Whether a child is kept. */
export type Filter = (child: Json, walk: Walk) => boolean;

/** A step that leads to at most one value. */
type DefiniteSelector =
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'members'; readonly names: readonly string[] }
  | { readonly kind: 'item'; readonly index: number };

/** One step of a path. */
export type Selector =
  | DefiniteSelector
  | { readonly kind: 'items'; readonly indexes: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined }
  | { readonly kind: 'children' }
  | { readonly kind: 'filter'; readonly accepts: Filter }
  /** `..[?(…)]`: every object below, and the value itself, that is kept. */
  | { readonly kind: 'deepFilter'; readonly accepts: Filter }
  | { readonly kind: 'descendants' };

export function isDefinite(selector: Selector): selector is DefiniteSelector {
  return selector.kind === 'member' || selector.kind === 'members' || selector.kind === 'item';
}

/** The value that a definite step leads to. */
export function selectOne(selector: DefiniteSelector, value: Json): Json | undefined {
  switch (selector.kind) {
    case 'member':
      return member(value, selector.name);
    case 'members':
      return isObject(value) ? pick(value, selector.names) : undefined;
    case 'item':
      return Array.isArray(value) ? value.at(selector.index) : undefined;
  }
}

/** Everything that a step leads to. */
export function selectAll(selector: Selector, value: Json, walk: Walk): Json[] {
  switch (selector.kind) {
    case 'member':
    case 'members':
    case 'item': {
      const found = selectOne(selector, value);
      return found === undefined ? [] : [found];
    }
    case 'items':
      return Array.isArray(value) ? itemsAt(value, selector.indexes) : [];
    case 'slice':
      return Array.isArray(value) ? value.slice(selector.from, selector.to) : [];
    case 'children':
      return childrenOf(value);
    case 'filter':
      return candidates(value).filter((child) => selector.accepts(child, walk));
    case 'deepFilter':
      return descendantsOf(value, walk).filter((each) => isObject(each) && selector.accepts(each, walk));
    case 'descendants':
      return descendantsOf(value, walk);
  }
}

function pick(value: JsonObject, names: readonly string[]): JsonObject {
  return Object.fromEntries(
    names.filter((name) => Object.hasOwn(value, name)).map((name) => [name, value[name] as Json]),
  );
}

/** An item may be null, and a list stays one item. */
function itemsAt(items: readonly Json[], indexes: readonly number[]): Json[] {
  return indexes.map((index) => items.at(index)).filter((item) => item !== undefined);
}

function childrenOf(value: Json): Json[] {
  if (Array.isArray(value)) return value;
  return isObject(value) ? Object.values(value) : [];
}

/** A filter tests each item of an array, but an object itself. */
function candidates(value: Json): Json[] {
  if (Array.isArray(value)) return value;
  return isObject(value) ? [value] : [];
}

/** The value itself and all below it, parents first. */
function descendantsOf(value: Json, walk: Walk): Json[] {
  const found: Json[] = [];
  const pending = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    walk.visit();
    found.push(next);
    const children = childrenOf(next);
    for (let index = children.length - 1; index >= 0; index--) pending.push(children[index] as Json);
  }
  return found;
}
