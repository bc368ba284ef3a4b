import { AwsError } from '@scones/emulator-core';
import type { CloudFormationContext } from '../context.ts';
import { dependenciesOf, dependencyOrder } from '../template/dependency-order.ts';
import { evaluate } from '../template/evaluate.ts';
import type { Json } from '../template/json.ts';
import { mustBeText } from '../template/read-outputs.ts';
import type { StackScope } from '../template/stack-scope.ts';
import type { ResourceDeclaration, Template } from '../template/template.ts';
import { parseTemplate } from '../template/parse-template.ts';
import { TemplateError } from '../template/template-error.ts';
import { resourceTypeOf } from '../resource-types.ts';
import type { ResourceType } from '../resources/resource-type.ts';
import { decide } from './decide.ts';
import { checkExports, importedValue } from '../stack/exports.ts';
import { deleteResources } from './delete-stack.ts';
import { noAttribute } from '../stack/no-attribute.ts';
import { ResourceWork } from './resource-work.ts';
import { scopeOfStack } from '../stack/scope-of-stack.ts';
import type { ResourceRecord, StackOutput, StackRecord, StackStatus } from '../stack/stack-record.ts';
import type { StackTarget } from '../stack/stack-target.ts';

type Properties = Readonly<Record<string, Json>>;

/** The statuses of a stack's way, for its first deployment and for later ones. */
const STAGES = {
  create: {
    running: 'CREATE_IN_PROGRESS',
    complete: 'CREATE_COMPLETE',
    failed: 'CREATE_FAILED',
    rollingBack: 'ROLLBACK_IN_PROGRESS',
    rolledBack: 'ROLLBACK_COMPLETE',
    rollbackFailed: 'ROLLBACK_FAILED',
  },
  update: {
    running: 'UPDATE_IN_PROGRESS',
    complete: 'UPDATE_COMPLETE',
    failed: 'UPDATE_FAILED',
    rollingBack: 'UPDATE_ROLLBACK_IN_PROGRESS',
    rolledBack: 'UPDATE_ROLLBACK_COMPLETE',
    rollbackFailed: 'UPDATE_ROLLBACK_FAILED',
  },
} as const satisfies Record<string, Record<string, StackStatus>>;

/** One run that makes a stack into what a template says, or puts it back as it was. */
export class Deployment {
  readonly #context: CloudFormationContext;
  readonly #before: StackRecord;
  readonly #target: StackTarget;
  readonly #stages: (typeof STAGES)['create' | 'update'];
  readonly #work: ResourceWork;
  /** What takes back each thing that was done, in the order in which they were done. */
  readonly #undo: (() => Promise<void>)[] = [];
  readonly #begunAt: number;
  /** What goes once everything else stands: what was replaced. */
  readonly #leftovers: ResourceRecord[] = [];
  /** The exports of other stacks that it turned out to stand on. */
  readonly #imports = new Set<string>();
  #failedId = '';

  constructor(context: CloudFormationContext, stackId: string, target: StackTarget) {
    this.#context = context;
    this.#before = context.stacks.get(stackId);
    this.#target = target;
    this.#begunAt = context.clock.now();
    this.#stages = this.#before.templateText === undefined ? STAGES.create : STAGES.update;
    this.#work = new ResourceWork(context, stackId, target);
  }

  /** Marks the stack as being deployed, so that nothing else may begin. */
  begin(): void {
    const { templateText, parameters, tags, capabilities, changeSetId } = this.#target;
    const { disableRollback, roleArn, notificationArns, timeoutMinutes } = this.#target;
    this.#put({
      ...{ disableRollback, roleArn, notificationArns, timeoutMinutes },
      templateText,
      parameters,
      tags,
      capabilities,
      changeSetId,
      ...(this.#stages === STAGES.update && { updatedAt: this.#context.clock.now() }),
    });
    this.#enter(this.#stages.running, 'User Initiated');
  }

  async run(): Promise<void> {
    try {
      const template = parseTemplate(this.#target.templateText);
      const outputs = await this.#deploy(template);
      this.#put({ outputs, description: template.Description, imports: [...this.#imports] });
      await this.#cleanUp();
      this.#enter(this.#stages.complete);
    } catch (error) {
      const isRefusal = error instanceof AwsError || error instanceof TemplateError;
      if (error instanceof TemplateError) this.#failedId = '';
      await this.#fail(isRefusal ? error.message : 'Internal Failure');
      if (!isRefusal) throw error;
    }
  }

  async #deploy(template: Template): Promise<StackOutput[]> {
    const scope = this.#scopeOf(template);
    const dependencies = dependenciesOf(template);
    const order = dependencyOrder(dependencies).filter((logicalId) =>
      scope.exists(template.Resources[logicalId] as ResourceDeclaration),
    );
    const removed = this.#before.order.filter((logicalId) => !order.includes(logicalId));
    this.#put({ order: [...removed, ...order] });
    for (const logicalId of order) {
      const declaration = template.Resources[logicalId] as ResourceDeclaration;
      this.#checkTime();
      this.#failedId = logicalId;
      await this.#deployResource(logicalId, declaration, dependencies.get(logicalId) ?? [], scope);
    }
    this.#failedId = '';
    const outputs = await this.#outputsOf(template, scope);
    checkExports(this.#context, this.#stack, outputs);
    return outputs;
  }

  #checkTime(): void {
    const { timeoutMinutes } = this.#target;
    if (this.#stages !== STAGES.create || timeoutMinutes === undefined) return;
    if (this.#context.clock.now() > this.#begunAt + timeoutMinutes * 60_000)
      throw new TemplateError('Stack creation time exceeded the specified timeout.');
  }

  async #deployResource(
    logicalId: string,
    declaration: ResourceDeclaration,
    dependsOn: readonly string[],
    scope: StackScope,
  ): Promise<void> {
    const previous = this.#before.resources[logicalId];
    const properties = evaluate(declaration.Properties, scope) as Properties;
    const type = resourceTypeOf(declaration.Type) as ResourceType;
    const policies = {
      dependsOn,
      deletionPolicy: declaration.DeletionPolicy,
      updateReplacePolicy: declaration.UpdateReplacePolicy,
    };
    const { action } = decide(previous, type, properties);
    if (action === 'create' || !previous) return await this.#create(logicalId, type, properties, policies);
    if (action === 'keep') return this.#work.put({ ...previous, ...policies });
    if (action === 'update') {
      this.#undo.push(() => this.#work.update(previous, previous.properties, previous));
      await this.#work.update(previous, properties, policies);
      return this.#noteReplacement(previous);
    }
    this.#undo.push(async () => this.#work.put(previous));
    await this.#create(logicalId, type, properties, policies);
    this.#leftovers.push(previous);
  }

  /** A custom resource may answer an update with another resource: the one before goes when all else stands. */
  #noteReplacement(previous: ResourceRecord): void {
    const updated = this.#stack.resources[previous.logicalId] as ResourceRecord;
    if (updated.physicalId === previous.physicalId) return;
    this.#undo.pop();
    this.#undo.push(async () => {
      await this.#work.removeReplaced(updated);
      this.#work.put(previous);
    });
    this.#leftovers.push(previous);
  }

  async #create(
    logicalId: string,
    type: ResourceType,
    properties: Properties,
    policies: Pick<ResourceRecord, 'dependsOn' | 'deletionPolicy' | 'updateReplacePolicy'>,
  ): Promise<void> {
    const made = await this.#work.create(logicalId, type, properties, policies);
    this.#undo.push(async () => {
      if (policies.deletionPolicy === 'Retain') this.#work.skip(made);
      else await this.#work.remove(made);
    });
  }

  /** Removes what the template has no longer, and what was replaced; what cannot be removed stays and is told of. */
  async #cleanUp(): Promise<void> {
    const { order } = this.#stack;
    const template = parseTemplate(this.#target.templateText);
    const scope = this.#scopeOf(template);
    const gone = Object.values(this.#before.resources).filter(({ logicalId }) => {
      const declaration = template.Resources[logicalId];
      return !declaration || !scope.exists(declaration);
    });
    if (gone.length + this.#leftovers.length === 0) return;
    this.#enter('UPDATE_COMPLETE_CLEANUP_IN_PROGRESS');
    for (const replaced of this.#leftovers.reverse()) {
      if (replaced.updateReplacePolicy === 'Retain') continue;
      await this.#work.removeReplaced(replaced).catch(ignoreRefusal);
    }
    gone.sort((a, b) => order.indexOf(b.logicalId) - order.indexOf(a.logicalId));
    for (const record of gone) {
      if (record.deletionPolicy === 'Delete') await this.#work.remove(record).catch(ignoreRefusal);
      else this.#work.skip(record);
      this.#work.forget(record.logicalId);
    }
    this.#put({ order: order.filter((logicalId) => Object.hasOwn(this.#stack.resources, logicalId)) });
  }

  async #fail(reason: string): Promise<void> {
    const verb = Object.hasOwn(this.#before.resources, this.#failedId) ? 'update' : 'create';
    const told =
      this.#failedId === '' ? reason : `The following resource(s) failed to ${verb}: [${this.#failedId}]. `;
    if (this.#target.disableRollback) return this.#enter(this.#stages.failed, told);
    if (this.#target.deleteOnFailure && this.#stages === STAGES.create) return await this.#delete(told);
    this.#enter(
      this.#stages.rollingBack,
      this.#stages === STAGES.create ? `${told.trimEnd()} Rollback requested by user.` : told,
    );
    let hasFailed = false;
    for (const undo of this.#undo.reverse()) {
      await undo().catch(() => {
        hasFailed = true;
      });
    }
    this.#restore();
    this.#enter(hasFailed ? this.#stages.rollbackFailed : this.#stages.rolledBack);
  }

  async #delete(reason: string): Promise<void> {
    this.#enter(this.#stages.failed, reason);
    this.#enter('DELETE_IN_PROGRESS');
    await deleteResources(this.#context, this.#before.id, []);
  }

  /** After a rollback the stack is again what its former template says. */
  #restore(): void {
    if (this.#before.templateText === undefined) return;
    const { templateText, parameters, tags, capabilities, outputs, order } = this.#before;
    const { disableRollback, roleArn, notificationArns } = this.#before;
    const left = Object.keys(this.#stack.resources).filter((logicalId) => !order.includes(logicalId));
    this.#put({ templateText, parameters, tags, capabilities, outputs, order: [...order, ...left] });
    this.#put({ disableRollback, roleArn, notificationArns });
  }

  get #stack(): StackRecord {
    return this.#context.stacks.get(this.#before.id);
  }

  #put(change: Partial<StackRecord>): void {
    this.#context.stacks.put({ ...this.#stack, ...change });
  }

  #enter(status: StackStatus, statusReason?: string): void {
    this.#put({ status, statusReason });
    this.#context.events.addOfStack(this.#stack, this.#target.requestToken);
  }

  #scopeOf(template: Template): StackScope {
    const made = (logicalId: string): ResourceRecord => this.#stack.resources[logicalId] as ResourceRecord;
    return scopeOfStack(this.#context, this.#before, this.#target, template, {
      physicalId: (logicalId) => made(logicalId).physicalId,
      attribute: (logicalId, name) => {
        const value = made(logicalId).attributes[name];
        if (value === undefined) throw noAttribute(logicalId, name);
        return value;
      },
      importedValue: (name) => {
        this.#imports.add(name);
        return importedValue(this.#context, name);
      },
    });
  }

  async #outputsOf(template: Template, scope: StackScope): Promise<StackOutput[]> {
    scope.block = 'Outputs';
    const declared = Object.entries(template.Outputs).filter(([, output]) => scope.exists(output));
    const outputs: StackOutput[] = [];
    for (const [key, { Value, Description, Export }] of declared)
      outputs.push({
        key,
        value: textOf(await this.#work.resolved(evaluate(Value, scope))),
        description: Description,
        exportName: Export && textOf(evaluate(Export.Name, scope)),
      });
    return outputs;
  }
}

function textOf(value: Json): string {
  if (Array.isArray(value)) throw mustBeText('List');
  if (typeof value === 'object') throw mustBeText();
  return String(value);
}

/** The refusal stands in the resource's event; only what is no refusal of a service goes on. */
function ignoreRefusal(error: unknown): void {
  if (!(error instanceof AwsError)) throw error;
}
