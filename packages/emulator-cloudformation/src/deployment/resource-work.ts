import { AwsError } from '@scones/emulator-core';
import { randomInteger } from '@scones/deterministic';
import type { CloudFormationContext } from '../context.ts';
import { errors } from '../errors.ts';
import type { CallService, MadeResource, ResourceContext, ResourceType } from '../resources/resource-type.ts';
import { resourceTypeOf } from '../resource-types.ts';
import type { Json } from '../template/json.ts';
import { parsedProperties, PropertiesError } from '../resources/parsed-properties.ts';
import { TemplateError } from '../template/template-error.ts';
import { masked, secretsOf } from '../stack/secrets.ts';
import type { ResourceRecord } from '../stack/stack-record.ts';
import type { StackTarget } from '../stack/stack-target.ts';
import { resolveReferences } from '../template/dynamic-references.ts';
import { readSsmParameter } from '../stack/read-ssm-parameter.ts';

type Properties = Readonly<Record<string, Json>>;
type Policies = Pick<ResourceRecord, 'dependsOn' | 'deletionPolicy' | 'updateReplacePolicy'>;
type Verb = 'CREATE' | 'UPDATE' | 'DELETE';

/** Makes, changes and removes single resources of a stack, with their events. */
export class ResourceWork {
  readonly #context: CloudFormationContext;
  readonly #stackId: string;
  readonly #target: Pick<StackTarget, 'roleArn' | 'requestToken'>;

  constructor(
    context: CloudFormationContext,
    stackId: string,
    target: Pick<StackTarget, 'roleArn' | 'requestToken'> = {},
  ) {
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
    return await this.#told('CREATE', { ...record, status: '', updatedAt: 0 }, async () => {
      const made = await type.create(
        this.#contextOf(logicalId),
        parsedProperties(type, await this.resolved(properties)),
      );
      return this.#made(record, made, 'CREATE_COMPLETE');
    });
  }

  async update(previous: ResourceRecord, properties: Properties, policies: Policies): Promise<void> {
    const type = typeOf(previous);
    const { logicalId, physicalId } = previous;
    await this.#told('UPDATE', { ...previous, properties }, async () => {
      const made = await type.update(
        this.#contextOf(logicalId),
        physicalId,
        parsedProperties(type, await this.resolved(properties)),
        parsedProperties(type, await this.#resolvedIfCan(previous.properties)),
      );
      return this.#made({ ...previous, ...policies, properties }, made, 'UPDATE_COMPLETE');
    });
  }

  async remove(record: ResourceRecord): Promise<void> {
    await this.removeReplaced(record);
    const current = this.#resources[record.logicalId];
    if (current?.physicalId === record.physicalId) this.forget(record.logicalId);
  }

  /** Removes what stands no longer under its logical id. */
  async removeReplaced(record: ResourceRecord): Promise<void> {
    const type = typeOf(record);
    await this.#told('DELETE', record, async () => {
      const properties = parsedProperties(type, await this.#resolvedIfCan(record.properties));
      await type.remove(this.#contextOf(record.logicalId), record.physicalId, properties);
      return { ...record, status: 'DELETE_COMPLETE' };
    });
  }

  /** Leaves a resource to itself, as its policy wants. */
  skip(record: ResourceRecord): void {
    this.#tell(record, 'DELETE_SKIPPED');
    this.forget(record.logicalId);
  }

  put(record: ResourceRecord): void {
    this.#putAll({ ...this.#resources, [record.logicalId]: record });
  }

  forget(logicalId: string): void {
    const { [logicalId]: _gone, ...others } = this.#resources;
    this.#putAll(others);
  }

  get #resources(): Readonly<Record<string, ResourceRecord>> {
    return this.#context.stacks.get(this.#stackId).resources;
  }

  #putAll(resources: Readonly<Record<string, ResourceRecord>>): void {
    this.#context.stacks.put({ ...this.#context.stacks.get(this.#stackId), resources });
  }

  #made(
    record: Omit<ResourceRecord, 'status' | 'updatedAt'>,
    made: MadeResource,
    status: string,
  ): ResourceRecord {
    const { physicalId, attributes = {} } = made;
    const done = { ...record, physicalId, attributes, status, updatedAt: this.#context.clock.now() };
    this.put(done);
    return done;
  }

  async #told(
    verb: Verb,
    record: ResourceRecord,
    work: () => Promise<ResourceRecord>,
  ): Promise<ResourceRecord> {
    this.#tell(record, `${verb}_IN_PROGRESS`);
    try {
      const done = await work();
      this.#tell(done, `${verb}_COMPLETE`);
      return done;
    } catch (error) {
      if (error instanceof PropertiesError)
        this.#fail(
          record,
          verb,
          error.isRefusal
            ? errors.NotSupported(error.message)
            : errors.InvalidRequest(record.logicalId, error.message),
        );
      if (error instanceof TemplateError) this.#fail(record, verb, errors.ValidationError(error.message));
      if (error instanceof AwsError) this.#fail(record, verb, error);
      throw error;
    }
  }

  #fail(record: ResourceRecord, verb: Verb, error: AwsError): never {
    this.#tell(record, `${verb}_FAILED`, `${error.message} (${error.code})`);
    throw error;
  }

  /** With what SSM has in place of dynamic references. */
  async resolved<Value extends Json | Properties>(value: Value): Promise<Value> {
    return (await resolveReferences(value, (selector) =>
      readSsmParameter(this.#context, selector, this.#target.roleArn),
    )) as Value;
  }

  /** What a resource was made of may be gone by now. */
  async #resolvedIfCan(properties: Properties): Promise<Properties> {
    return await this.resolved(properties).catch((error: unknown) => {
      if (error instanceof TemplateError) return properties;
      throw error;
    });
  }

  #tell(record: ResourceRecord, status: string, reason?: string): void {
    const { logicalId, physicalId, type, properties } = record;
    this.#context.events.add(this.#context.stacks.get(this.#stackId), {
      logicalId,
      physicalId,
      type,
      status,
      properties: masked({ ...properties }, secretsOf(this.#context.stacks.get(this.#stackId))),
      ...(reason !== undefined && { reason }),
      ...(this.#target.requestToken !== undefined && { requestToken: this.#target.requestToken }),
    });
  }

  #contextOf(logicalId: string): ResourceContext {
    const { identity, responseUrl, readObject, clock, random, stacks } = this.#context;
    const callService: CallService = (service, operation, input) =>
      this.#context.callService(service, operation, input, this.#target.roleArn);
    const stackName = stacks.get(this.#stackId).name;
    return {
      ...{ identity, callService, responseUrl, readObject, clock, logicalId },
      stackId: this.#stackId,
      newId: () => random.uuid(),
      newName: (longest) => {
        const ending = Array.from({ length: 12 }, () => NAME_CHARACTERS[randomInteger(random, 36)]).join('');
        return `${`${stackName}-${logicalId}`.slice(0, longest - ending.length - 1)}-${ending}`;
      },
    };
  }
}

const NAME_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';

function typeOf(record: ResourceRecord): ResourceType {
  return resourceTypeOf(record.type) as ResourceType;
}
