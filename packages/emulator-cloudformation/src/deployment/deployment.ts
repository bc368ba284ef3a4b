import { AwsError, ownMember } from '@scones/emulator-core';
import type { CloudFormationContext } from '../context.ts';
import { checkExports, importedValue } from '../stack/exports.ts';
import { noAttribute } from '../stack/no-attribute.ts';
import { scopeOfStack } from '../stack/scope-of-stack.ts';
import type { ResourceRecord, StackRecord } from '../stack/stack-record.ts';
import type { StackTarget } from '../stack/stack-target.ts';
import { dependenciesOf, dependencyOrder } from '../template/dependency-order.ts';
import { parseTemplate } from '../template/parse-template.ts';
import type { StackScope } from '../template/stack-scope.ts';
import type { ResourceDeclaration, Template } from '../template/template.ts';
import { TemplateError } from '../template/template-error.ts';
import { cleanUp } from './clean-up.ts';
import { deleteResources } from './delete-stack.ts';
import { evaluateOutputs } from './evaluate-outputs.ts';
import { othersTurn } from './others-turn.ts';
import { ResourceSteps } from './resource-steps.ts';
import { ResourceWork } from './resource-work.ts';
import { StackProgress } from './stack-progress.ts';
import { nextStages, type Stages } from './stages.ts';

/** One run that makes a stack into what a template says, or puts it back as it was. */
export class Deployment {
  readonly #context: CloudFormationContext;
  readonly #target: StackTarget;
  readonly #before: StackRecord;
  readonly #stages: Stages;
  readonly #stack: StackProgress;
  readonly #work: ResourceWork;
  readonly #steps: ResourceSteps;
  readonly #begunAt: number;
  /** The exports of other stacks that its template turned out to use. */
  readonly #imports = new Set<string>();
  /** The resource that is being deployed. */
  #current: string | undefined;

  constructor(context: CloudFormationContext, stackId: string, target: StackTarget) {
    this.#context = context;
    this.#target = target;
    this.#before = context.stacks.get(stackId);
    this.#stages = nextStages(this.#before);
    this.#stack = new StackProgress(context, stackId, target.requestToken);
    this.#work = new ResourceWork(context, stackId, target);
    this.#steps = new ResourceSteps(this.#work, this.#before.resources);
    this.#begunAt = context.clock.now();
  }

  /** Marks the stack as being deployed, so that nothing else may begin. */
  begin(): void {
    const { templateText, parameters, tags, capabilities, changeSetId } = this.#target;
    const { disableRollback, roleArn, notificationArns, timeoutMinutes } = this.#target;
    this.#stack.put({ templateText, parameters, tags, capabilities, changeSetId });
    this.#stack.put({ disableRollback, roleArn, notificationArns, timeoutMinutes });
    if (!this.#stages.isFirst) this.#stack.put({ updatedAt: this.#begunAt });
    this.#stack.enter(this.#stages.running, 'User Initiated');
  }

  async run(): Promise<void> {
    try {
      await this.#deploy(parseTemplate(this.#target.templateText));
      this.#stack.enter(this.#stages.complete);
    } catch (error) {
      const isRefusal = error instanceof AwsError || error instanceof TemplateError;
      if (error instanceof TemplateError) this.#current = undefined;
      await this.#fail(isRefusal ? error.message : 'Internal Failure');
      if (!isRefusal) throw error;
    }
  }

  async #deploy(template: Template): Promise<void> {
    const scope = this.#scopeOf(template);
    const kept = await this.#deployResources(template, scope);
    const outputs = await evaluateOutputs(template, scope, (value) => this.#work.resolved(value));
    checkExports(this.#context, this.#stack.record, outputs);
    this.#stack.put({ outputs, description: template.Description, imports: [...this.#imports] });
    const { replaced } = this.#steps;
    await cleanUp({ stack: this.#stack, work: this.#work, before: this.#before, kept, replaced });
  }

  /** Answers the logical ids of the resources that exist under their conditions, in the order of their making. */
  async #deployResources({ Resources }: Template, scope: StackScope): Promise<string[]> {
    const dependencies = dependenciesOf({ Resources });
    const declarationOf = (logicalId: string): ResourceDeclaration =>
      Resources[logicalId] as ResourceDeclaration;
    const order = dependencyOrder(dependencies).filter((logicalId) => scope.exists(declarationOf(logicalId)));
    const removed = this.#before.order.filter((logicalId) => !order.includes(logicalId));
    this.#stack.put({ order: [...removed, ...order] });
    for (const [index, logicalId] of order.entries()) {
      this.#checkTime();
      this.#current = logicalId;
      const dependsOn = dependencies.get(logicalId) ?? [];
      await this.#steps.deploy(logicalId, declarationOf(logicalId), dependsOn, scope);
      await othersTurn(index);
    }
    this.#current = undefined;
    return order;
  }

  #checkTime(): void {
    const { timeoutMinutes } = this.#target;
    if (!this.#stages.isFirst || timeoutMinutes === undefined) return;
    if (this.#context.clock.now() > this.#begunAt + timeoutMinutes * 60_000)
      throw new TemplateError('Stack creation time exceeded the specified timeout.');
  }

  async #fail(reason: string): Promise<void> {
    const { isFirst, failed, rollingBack, rolledBack, rollbackFailed } = this.#stages;
    const statusReason = this.#failureOf(reason);
    if (this.#target.disableRollback) return this.#stack.enter(failed, statusReason);
    if (this.#target.deleteOnFailure && isFirst) return await this.#delete(statusReason);
    this.#stack.enter(
      rollingBack,
      isFirst ? `${statusReason.trimEnd()} Rollback requested by user.` : statusReason,
    );
    const isWhole = await this.#steps.takeBack();
    this.#restore();
    this.#stack.enter(isWhole ? rolledBack : rollbackFailed);
  }

  #failureOf(reason: string): string {
    if (this.#current === undefined) return reason;
    const verb = Object.hasOwn(this.#before.resources, this.#current) ? 'update' : 'create';
    return `The following resource(s) failed to ${verb}: [${this.#current}]. `;
  }

  async #delete(reason: string): Promise<void> {
    this.#stack.enter(this.#stages.failed, reason);
    this.#stack.enter('DELETE_IN_PROGRESS');
    await deleteResources(this.#context, this.#before.id, [], this.#target);
  }

  /** After a rollback the stack is again what its former template says. */
  #restore(): void {
    if (this.#before.templateText === undefined) return;
    const { templateText, parameters, tags, capabilities, outputs, order } = this.#before;
    const { disableRollback, roleArn, notificationArns } = this.#before;
    const left = Object.keys(this.#stack.record.resources).filter((logicalId) => !order.includes(logicalId));
    this.#stack.put({ templateText, parameters, tags, capabilities, outputs, order: [...order, ...left] });
    this.#stack.put({ disableRollback, roleArn, notificationArns });
  }

  #scopeOf(template: Template): StackScope {
    const made = (logicalId: string): ResourceRecord =>
      this.#stack.record.resources[logicalId] as ResourceRecord;
    return scopeOfStack(this.#context, this.#before, this.#target, template, {
      physicalId: (logicalId) => made(logicalId).physicalId,
      attribute: (logicalId, name) => {
        const value = ownMember(made(logicalId).attributes, name);
        if (value === undefined) throw noAttribute(logicalId, name);
        return value;
      },
      importedValue: (name) => {
        this.#imports.add(name);
        return importedValue(this.#context, name);
      },
    });
  }
}
