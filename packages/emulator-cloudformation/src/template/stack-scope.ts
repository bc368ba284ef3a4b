import { type Identity, ownMember } from '@scones/emulator-core';
import { unresolvedIn } from './check-references.ts';
import { evaluateCondition } from './evaluate.ts';
import type { Scope } from './scope.ts';
import type { ParameterValue } from './parameter-values.ts';
import type { Json } from './json.ts';
import type { Template } from './template.ts';
import { TemplateError } from './template-error.ts';

interface StackScopeOptions {
  readonly template: Template;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly identity: Identity;
  readonly stackName: string;
  readonly stackId: string;
  readonly notificationArns?: readonly string[] | undefined;
  /** The physical id of a resource, and an attribute of one; both throw `TemplateError` where there is none. */
  readonly physicalId: (logicalId: string) => Json;
  readonly attribute: (logicalId: string, name: string) => Json;
  readonly importedValue: (name: string) => Json;
}

/** The values of the names in a stack's template. */
export class StackScope implements Scope {
  readonly #options: StackScopeOptions;
  readonly #conditions = new Map<string, boolean>();
  /** The block whose values are being evaluated. Errors for unknown names mention it. */
  block: 'Resources' | 'Outputs' = 'Resources';

  constructor(options: StackScopeOptions) {
    this.#options = options;
  }

  ref(name: string): Json {
    const { parameters, physicalId } = this.#options;
    const parameter = ownMember(parameters, name);
    if (parameter) return parameter.value;
    if (name.startsWith('AWS::')) return this.#pseudoParameter(name);
    this.#requireMade(name);
    return physicalId(name);
  }

  attribute(logicalId: string, name: string): Json {
    this.#requireMade(logicalId);
    return this.#options.attribute(logicalId, name);
  }

  condition(name: string): boolean {
    const known = this.#conditions.get(name);
    if (known !== undefined) return known;
    const { Conditions } = this.#options.template;
    if (!Object.hasOwn(Conditions, name))
      throw new TemplateError(`Template error: unresolved condition dependency ${name} in Fn::If`);
    const value = evaluateCondition(Conditions[name] as Json, this);
    this.#conditions.set(name, value);
    return value;
  }

  mapping(map: string, topKey: string, secondKey: string): Json | undefined {
    const { Mappings } = this.#options.template;
    return ownMember(ownMember(ownMember(Mappings, map), topKey), secondKey);
  }

  importedValue(name: string): Json {
    return this.#options.importedValue(name);
  }

  /** Whether the resource or output exists under its condition. */
  exists({ Condition }: { readonly Condition?: string | undefined }): boolean {
    return Condition === undefined || this.condition(Condition);
  }

  /** A resource that its condition leaves out cannot be referred to. */
  #requireMade(logicalId: string): void {
    const { Resources } = this.#options.template;
    const declaration = ownMember(Resources, logicalId);
    if (!declaration || !this.exists(declaration)) throw unresolvedIn(this.block, [logicalId]);
  }

  #pseudoParameter(name: string): Json {
    const { identity, stackId, stackName, notificationArns = [] } = this.#options;
    const values: Readonly<Record<string, Json>> = {
      'AWS::AccountId': identity.account,
      'AWS::NotificationARNs': [...notificationArns],
      'AWS::Partition': 'aws',
      'AWS::Region': identity.region,
      'AWS::StackId': stackId,
      'AWS::StackName': stackName,
      'AWS::URLSuffix': 'amazonaws.com',
    };
    const value = values[name];
    if (value === undefined) throw unresolvedIn(this.block, [name]);
    return value;
  }
}
