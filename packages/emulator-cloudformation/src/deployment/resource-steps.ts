import { ownMember } from '@scones/emulator-core';
import { resourceTypeOf } from '../resource-types.ts';
import type { ResourceType } from '../resources/resource-type.ts';
import type { ResourceRecord } from '../stack/stack-record.ts';
import { evaluate } from '../template/evaluate.ts';
import type { Json } from '../template/json.ts';
import type { StackScope } from '../template/stack-scope.ts';
import type { ResourceDeclaration } from '../template/template.ts';
import { decide } from './decide.ts';
import { othersTurn } from './others-turn.ts';
import type { Policies, ResourceWork } from './resource-work.ts';

type Properties = Readonly<Record<string, Json>>;

/** Brings resources to what the template says of them, and knows how to take each step back. */
export class ResourceSteps {
  readonly #work: ResourceWork;
  readonly #before: Readonly<Record<string, ResourceRecord>>;
  /** Each takes back one step; they are in the order of the steps. */
  readonly #undo: (() => Promise<void>)[] = [];
  readonly #replaced: ResourceRecord[] = [];

  constructor(work: ResourceWork, before: Readonly<Record<string, ResourceRecord>>) {
    this.#work = work;
    this.#before = before;
  }

  /** The resources that others have replaced. They are removed once everything else stands. */
  get replaced(): readonly ResourceRecord[] {
    return this.#replaced;
  }

  async deploy(
    logicalId: string,
    declaration: ResourceDeclaration,
    dependsOn: readonly string[],
    scope: StackScope,
  ): Promise<void> {
    const previous = ownMember(this.#before, logicalId);
    const properties = evaluate(declaration.Properties, scope) as Properties;
    const type = resourceTypeOf(declaration.Type) as ResourceType;
    const policies: Policies = {
      dependsOn,
      deletionPolicy: declaration.DeletionPolicy,
      updateReplacePolicy: declaration.UpdateReplacePolicy,
    };
    const { action } = decide(previous, type, properties);
    if (action === 'create' || !previous)
      return void (await this.#create(logicalId, type, properties, policies));
    if (action === 'keep') return this.#work.put({ ...previous, ...policies });
    if (action === 'update') return await this.#update(previous, properties, policies);
    this.#undo.push(async () => this.#work.put(previous));
    const made = await this.#create(logicalId, type, properties, policies);
    // A service may answer with what there is already, as it publishes no version of the same revision again.
    if (made.physicalId === previous.physicalId) this.#undo.pop();
    else this.#replaced.push(previous);
  }

  /** Takes everything back, the last step first. Returns whether all of it could be taken back. */
  async takeBack(): Promise<boolean> {
    let isWhole = true;
    for (const [index, undo] of this.#undo.reverse().entries()) {
      await undo().catch(() => {
        isWhole = false;
      });
      await othersTurn(index);
    }
    return isWhole;
  }

  async #create(
    logicalId: string,
    type: ResourceType,
    properties: Properties,
    policies: Policies,
  ): Promise<ResourceRecord> {
    const made = await this.#work.create(logicalId, type, properties, policies);
    this.#undo.push(async () => {
      if (policies.deletionPolicy === 'Retain') this.#work.skip(made);
      else await this.#work.remove(made);
    });
    return made;
  }

  async #update(previous: ResourceRecord, properties: Properties, policies: Policies): Promise<void> {
    this.#undo.push(async () => void (await this.#work.update(previous, previous.properties, previous)));
    const updated = await this.#work.update(previous, properties, policies);
    if (updated.physicalId !== previous.physicalId) this.#noteReplacement(previous, updated);
  }

  /** A custom resource may answer an update with another resource. The one before is removed when all else stands. */
  #noteReplacement(previous: ResourceRecord, updated: ResourceRecord): void {
    this.#undo.pop();
    this.#undo.push(async () => {
      await this.#work.removeReplaced(updated);
      this.#work.put(previous);
    });
    this.#replaced.push(previous);
  }
}
