import type { Json } from './json.ts';

/** The values of a template's references at a moment. */
export interface Scope {
  /** The value of a parameter, a pseudo parameter or a resource. */
  ref(name: string): Json;
  attribute(logicalId: string, name: string): Json;
  condition(name: string): boolean;
  /** Undefined where the map has no such keys. */
  mapping(map: string, topKey: string, secondKey: string): Json | undefined;
  importedValue(name: string): Json;
}

/** `Ref: AWS::NoValue`: the member or item that has it is left out. */
export const NO_VALUE: Json = Object.freeze({ Ref: 'AWS::NoValue' });
