import { validateHeaderName } from 'node:http';
import type { Random } from '@scones/deterministic';
import type { ServiceNames } from '@scones/emulator-core';
import { tablesOf } from '../../compatibility/services.ts';
import { FIXTURE } from '../fuzz/make-fixture.ts';
import { NAME, fittingTexts } from '../fuzz/fitting-texts.ts';
import { captureRequest, type DeclaredOperation } from '../fuzz/fuzzed-services.ts';
import { RandomInput, type TextsFor } from '../fuzz/random-input.ts';
import type { Row } from '../trial.ts';
import { type Account, startAccount } from './account.ts';
import type { Caller, Reply } from './caller.ts';
import { NOT_DECIDED, requiredActions } from './required-actions.ts';
import { whyNotLetIn, whyNotRefused } from './refusals.ts';

interface TableOptions {
  readonly random: Random;
  /** How many inputs each caller sends to an operation. */
  readonly inputs: number;
  readonly onFault: (fault: unknown) => void;
}

/** An operation, what a caller of it must be allowed to do, and inputs that AWS's client sends. */
interface Asked {
  readonly operation: DeclaredOperation;
  readonly sdk: object;
  readonly own: readonly string[];
  readonly further: readonly string[];
  readonly inputs: readonly object[];
}

const MOST_DRAWS = 200;
const CALLERS = ['without', 'denied', 'allowed'] as const;
const TRUSTED = ['lambda', 'states', 'sagemaker', 'events', 'cloudformation'];

/** Rows of one service, whose operations callers ask that may not call them, and callers that may do nothing else. */
export async function permissionRows(
  service: string,
  operations: readonly DeclaredOperation[],
  all: readonly DeclaredOperation[],
  options: TableOptions,
): Promise<Row[]> {
  await using account = await startAccount(options.onFault);
  const asked: Asked[] = [];
  for (const operation of operations.filter(isDecided)) asked.push(await prepare(operation, options));
  for (const caller of CALLERS) await account.makeRole(caller);
  const [without, denied, allowed] = await Promise.all(CALLERS.map((name) => account.sessionOf(name)));
  const refused = new Faults();
  for (const each of asked) await refused.note(each, without as Caller, (reply) => isRefusal(each, reply));
  await makeFixture(account, all);
  const letIn = new Faults();
  for (const each of asked) {
    const { own, further } = each;
    await account.allow('denied', [
      { Effect: 'Allow', Action: '*' },
      { Effect: 'Deny', Action: own },
    ]);
    await refused.note(each, denied as Caller, (reply) => isRefusal(each, reply));
    await account.allow('allowed', [{ Effect: 'Allow', Action: [...own, ...further] }]);
    await letIn.note(each, allowed as Caller, (reply) => whyNotLetIn(each.operation.name, reply));
  }
  const short = service.replace('emulator-', '');
  return [
    { name: `${short}: denied callers are refused`, ...refused.outcome(asked) },
    { name: `${short}: allowed callers are let in`, note: furtherNote(asked), ...letIn.outcome(asked) },
  ];
}

/** Which operations need more than their own action. */
function furtherNote(asked: readonly Asked[]): string | undefined {
  const notes = asked.flatMap(({ operation: { name }, further }) =>
    further.length > 0 ? `${name} with ${further.join(' and ')}` : [],
  );
  return notes.length > 0 ? notes.join(', ') : undefined;
}

function isDecided({ service, name }: DeclaredOperation): boolean {
  return NOT_DECIDED[`${service} ${name}`] === undefined;
}

const isRefusal = ({ operation, own }: Asked, reply: Reply): string | undefined =>
  whyNotRefused(operation, own, reply);

async function prepare(operation: DeclaredOperation, { random, inputs }: TableOptions): Promise<Asked> {
  const { service, name, input, sdk } = operation;
  if (!sdk) throw new Error(`No client has ${service} ${name}: give the reason in NOT_DECIDED.`);
  const { names } = await tablesOf<{ names: ServiceNames }>(service, 'service-names.ts');
  const drawing = new RandomInput(random, textsFor);
  const sent: object[] = [];
  for (let draws = 0; sent.length < inputs; draws++) {
    if (draws === MOST_DRAWS)
      throw new Error(`AWS's client sends no input that is drawn for ${service} ${name}.`);
    const drawn = drawing.draw(input) ?? {};
    if (await isSent(sdk, name, drawn)) sent.push(drawn);
  }
  return { operation, sdk, inputs: sent, ...requiredActions(service, names.iamPrefix, name) };
}

/** S3 looks for the object that is copied before it asks what the caller may do. */
const textsFor: TextsFor = (member) => (member === 'CopySource' ? [`${NAME}/${NAME}`] : fittingTexts(member));

/** AWS's client refuses some inputs itself, and HTTP some names of headers. */
async function isSent(sdk: object, name: string, input: object): Promise<boolean> {
  try {
    const { headers } = await captureRequest(sdk, name, input);
    for (const [header] of headers) validateHeaderName(header);
    return true;
  } catch {
    return false;
  }
}

/** A resource of each kind, so that allowed callers find what they ask for. */
async function makeFixture({ root, makeRole }: Account, all: readonly DeclaredOperation[]): Promise<void> {
  await makeRole(NAME, TRUSTED);
  for (const [name, input] of FIXTURE) {
    if (name === 'CreateRole') continue;
    const operation = all.find((each) => each.name === name);
    if (!operation?.sdk) throw new Error(`No service has the operation ${name}.`);
    await root.call(operation.sdk, name, input);
  }
}

/** The operations that did not hold, and what the first reply was that said so. */
class Faults {
  readonly #faults = new Map<string, string>();

  async note(
    { operation: { name }, sdk, inputs }: Asked,
    caller: Caller,
    faultOf: (reply: Reply) => string | undefined,
  ): Promise<void> {
    for (const input of inputs) {
      const fault = faultOf(await caller.send(sdk, name, input));
      if (fault !== undefined && !this.#faults.has(name))
        this.#faults.set(name, `${fault} ${JSON.stringify(input)}`);
    }
  }

  outcome({ length: tried }: readonly Asked[]): Omit<Row, 'name'> {
    const [first] = this.#faults;
    const note = first && `${[...this.#faults.keys()].slice(0, 5).join(', ')}; ${first[0]}: ${first[1]}`;
    return { tried, held: tried - this.#faults.size, ...(note !== undefined && { note }) };
  }
}
