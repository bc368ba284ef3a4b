import type { Json, JsonObject } from './json.ts';
import type { OutputDeclaration } from './read-outputs.ts';
import type { ParameterDeclaration } from './read-parameters.ts';
import type { ResourceDeclaration } from './read-resources.ts';
import type { Rule } from './read-rules.ts';

export type { Json } from './json.ts';
export type { ParameterDeclaration } from './read-parameters.ts';
export type { ResourceDeclaration } from './read-resources.ts';

export interface Template {
  readonly Description?: string | undefined;
  readonly Metadata?: Json | undefined;
  readonly Parameters: Readonly<Record<string, ParameterDeclaration>>;
  readonly Mappings: Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;
  readonly Conditions: JsonObject;
  readonly Rules: Readonly<Record<string, Rule>>;
  readonly Resources: Readonly<Record<string, ResourceDeclaration>>;
  readonly Outputs: Readonly<Record<string, OutputDeclaration>>;
  readonly transforms: readonly string[];
}
