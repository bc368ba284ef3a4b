import type { Identity } from '@scones/emulator-core';
import { evaluate, type Scope } from './evaluate.ts';
import type { ParameterValue } from './parameter-values.ts';
import type { Json, Template } from './template.ts';
import { TemplateError } from './template-error.ts';

interface StackScopeOptions {
  readonly template: Template;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly identity: Identity;
  readonly stackName: string;
  readonly stackId: string;
  /** The physical id of a resource, and an attribute of one; both throw `TemplateError` where there is none. */
  readonly physicalId: (logicalId: string) => Json;
  readonly attribute: (logicalId: string, name: string) => Json;
  readonly importedValue: (name: string) => Json;
}

/** What the names in a stack's template stand for. */
export class StackScope implements Scope {
  readonly #options: StackScopeOptions;
  readonly #conditions = new Map<string, boolean | 'evaluating'>();

  constructor(options: StackScopeOptions) {
    this.#options = options;
  }

  ref(name: string): Json {
    const { template, parameters, physicalId } = this.#options;
    const parameter = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    if (parameter) return parameter.value;
    if (name.startsWith('AWS::')) return this.#pseudoParameter(name);
    if (!Object.hasOwn(template.Resources, name)) throw unresolved(name);
    return physicalId(name);
  }

  attribute(logicalId: string, name: string): Json {
    if (!Object.hasOwn(this.#options.template.Resources, logicalId)) throw unresolved(logicalId);
    return this.#options.attribute(logicalId, name);
  }

  condition(name: string): boolean {
    const known = this.#conditions.get(name);
    if (known === 'evaluating') throw new TemplateError(`Circular dependency between conditions: [${name}]`);
    if (known !== undefined) return known;
    const { Conditions } = this.#options.template;
    if (!Object.hasOwn(Conditions, name))
      throw new TemplateError(`Template format error: Unresolved condition dependency ${name}`);
    this.#conditions.set(name, 'evaluating');
    const value = evaluate(Conditions[name] as Json, this) === true;
    this.#conditions.set(name, value);
    return value;
  }

  mapping(map: string, topKey: string, secondKey: string): Json {
    const value = this.#options.template.Mappings[map]?.[topKey]?.[secondKey];
    if (value === undefined)
      throw new TemplateError(`Template error: Unable to get mapping for ${map}::${topKey}::${secondKey}`);
    return value;
  }

  importedValue(name: string): Json {
    return this.#options.importedValue(name);
  }

  /** Whether the resource or output exists under its condition. */
  exists({ Condition }: { readonly Condition?: string | undefined }): boolean {
    return Condition === undefined || this.condition(Condition);
  }

  #pseudoParameter(name: string): Json {
    const { identity, stackId, stackName } = this.#options;
    const values: Readonly<Record<string, Json>> = {
      'AWS::AccountId': identity.account,
      'AWS::NotificationARNs': [],
      'AWS::Partition': 'aws',
      'AWS::Region': identity.region,
      'AWS::StackId': stackId,
      'AWS::StackName': stackName,
      'AWS::URLSuffix': 'amazonaws.com',
    };
    const value = values[name];
    if (value === undefined) throw unresolved(name);
    return value;
  }
}

function unresolved(name: string): TemplateError {
  return new TemplateError(
    `Template format error: Unresolved resource dependencies [${name}] in the template`,
  );
}
