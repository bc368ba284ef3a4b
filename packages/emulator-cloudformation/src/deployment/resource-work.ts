import { AwsError, ownMember } from '@scones/emulator-core';
import type { CloudFormationContext } from '../context.ts';
import { errors } from '../errors.ts';
import { resourceTypeOf } from '../resource-types.ts';
import { parsedProperties, PropertiesError } from '../resources/parsed-properties.ts';
import type { MadeResource, ResourceContext, ResourceType } from '../resources/resource-type.ts';
import { readSsmParameter } from '../stack/read-ssm-parameter.ts';
import { masked, secretsOf } from '../stack/secrets.ts';
import type { ResourceRecord, StackRecord } from '../stack/stack-record.ts';
import { actorOf, type StackTarget } from '../stack/stack-target.ts';
import { resolveReferences } from '../template/dynamic-references.ts';
import type { Json } from '../template/json.ts';
import { TemplateError } from '../template/template-error.ts';
import { resourceContext } from './resource-context.ts';

type Properties = Readonly<Record<string, Json>>;
export type Policies = Pick<ResourceRecord, 'dependsOn' | 'deletionPolicy' | 'updateReplacePolicy'>;
type Verb = 'CREATE' | 'UPDATE' | 'DELETE';

type ActingTarget = Pick<StackTarget, 'roleArn' | 'caller' | 'requestToken'>;

/** Makes, changes and removes single resources of a stack, with their events. */
export class ResourceWork {
  readonly #context: CloudFormationContext;
  readonly #stackId: string;
  readonly #target: ActingTarget;

  constructor(context: CloudFormationContext, stackId: string, target: ActingTarget) {
    this.#context = context;
    this.#stackId = stackId;
    this.#target = target;
  }

  async create(
    logicalId: string,
    type: ResourceType,
    properties: Properties,
    policies: Policies,
  ): Promise<ResourceRecord> {
    const record = { logicalId, type: type.type, physicalId: '', attributes: {}, properties, ...policies };
    return await this.#withEvents('CREATE', { ...record, status: '', updatedAt: 0 }, async () => {
      const wanted = parsedProperties(type, await this.resolved(properties));
      const made = await type.create(this.#contextOf(logicalId), wanted);
      return this.#keep(record, made, 'CREATE_COMPLETE');
    });
  }

  async update(
    previous: ResourceRecord,
    properties: Properties,
    policies: Policies,
  ): Promise<ResourceRecord> {
    const type = typeOf(previous);
    const { logicalId, physicalId } = previous;
    return await this.#withEvents('UPDATE', { ...previous, properties }, async () => {
      const wanted = parsedProperties(type, await this.resolved(properties));
      const before = parsedProperties(type, await this.#resolvedIfPossible(previous.properties));
      const made = await type.update(this.#contextOf(logicalId), physicalId, wanted, before);
      return this.#keep({ ...previous, ...policies, properties }, made, 'UPDATE_COMPLETE');
    });
  }

  async remove(record: ResourceRecord): Promise<void> {
    await this.removeReplaced(record);
    const current = ownMember(this.#stack.resources, record.logicalId);
    if (current?.physicalId === record.physicalId) this.forget(record.logicalId);
  }

  /** Removes a resource whose logical id another one has taken over. */
  async removeReplaced(record: ResourceRecord): Promise<void> {
    const type = typeOf(record);
    await this.#withEvents('DELETE', record, async () => {
      const properties = parsedProperties(type, await this.#resolvedIfPossible(record.properties));
      await type.remove(this.#contextOf(record.logicalId), record.physicalId, properties);
      return { ...record, status: 'DELETE_COMPLETE' };
    });
  }

  /** Leaves a resource alone, as its policy wants. */
  skip(record: ResourceRecord): void {
    this.#report(record, 'DELETE_SKIPPED');
    this.forget(record.logicalId);
  }

  put(record: ResourceRecord): void {
    this.#putAll({ ...this.#stack.resources, [record.logicalId]: record });
  }

  forget(logicalId: string): void {
    const { [logicalId]: _gone, ...others } = this.#stack.resources;
    this.#putAll(others);
  }

  /** The value, with its dynamic references replaced by what SSM has. */
  async resolved<Value extends Json | Properties>(value: Value): Promise<Value> {
    return (await resolveReferences(value, (selector) =>
      readSsmParameter(this.#context, selector, actorOf(this.#target)),
    )) as Value;
  }

  /** The parameters that a resource was made with may be gone by now. */
  async #resolvedIfPossible(properties: Properties): Promise<Properties> {
    return await this.resolved(properties).catch((error: unknown) => {
      if (error instanceof TemplateError) return properties;
      throw error;
    });
  }

  get #stack(): StackRecord {
    return this.#context.stacks.get(this.#stackId);
  }

  #putAll(resources: Readonly<Record<string, ResourceRecord>>): void {
    this.#context.stacks.put({ ...this.#stack, resources });
  }

  #keep(
    record: Omit<ResourceRecord, 'status' | 'updatedAt'>,
    { physicalId, attributes = {} }: MadeResource,
    status: string,
  ): ResourceRecord {
    const kept = { ...record, physicalId, attributes, status, updatedAt: this.#context.clock.now() };
    this.put(kept);
    return kept;
  }

  /** Reports that the work begins, and how it ends. */
  async #withEvents(
    verb: Verb,
    record: ResourceRecord,
    work: () => Promise<ResourceRecord>,
  ): Promise<ResourceRecord> {
    this.#report(record, `${verb}_IN_PROGRESS`);
    try {
      const done = await work();
      this.#report(done, `${verb}_COMPLETE`);
      return done;
    } catch (cause) {
      const refusal = refusalOf(record.logicalId, cause);
      if (!refusal) throw cause;
      this.#report(record, `${verb}_FAILED`, `${refusal.message} (${refusal.code})`);
      throw refusal;
    }
  }

  #report(record: ResourceRecord, status: string, reason?: string): void {
    const { logicalId, physicalId, type, properties } = record;
    const { requestToken } = this.#target;
    this.#context.events.add(this.#stack, {
      logicalId,
      physicalId,
      type,
      status,
      properties: masked({ ...properties }, secretsOf(this.#stack)),
      ...(reason !== undefined && { reason }),
      ...(requestToken !== undefined && { requestToken }),
    });
  }

  #contextOf(logicalId: string): ResourceContext {
    return resourceContext(this.#context, this.#stack, this.#target, logicalId);
  }
}

/** The error that fails a resource; undefined for what went wrong inside the emulator. */
function refusalOf(logicalId: string, cause: unknown): AwsError | undefined {
  if (cause instanceof AwsError) return cause;
  if (cause instanceof TemplateError)
    return errors.ValidationError.template({ fault: cause.message }, { cause });
  if (!(cause instanceof PropertiesError)) return undefined;
  return cause.isRefusal
    ? errors.NotSupported.properties({ refusal: cause.message }, { cause })
    : errors.InvalidRequest({ logicalId, fault: cause.message }, { cause });
}

function typeOf(record: ResourceRecord): ResourceType {
  return resourceTypeOf(record.type) as ResourceType;
}
