import { parse, parseObject, type ParseOptions, parseState, type StatePlace } from '../definition/parse.ts';
import { FieldReader } from '../definition/field-reader.ts';
import { innerWorkflows } from '../definition/inner-workflows.ts';
import { readLanguageName } from '../definition/language-name.ts';
import { isObject, type JsonObject } from '../json.ts';
import type { State } from '../workflow.ts';
import { InvalidTest } from './invalid-test.ts';
import { needsMock, standIn } from './mocked-resource.ts';
import type { StateTest } from './state-test.ts';

/** A state's definition, and where it stands. */
interface Found {
  readonly name: string;
  readonly definition: JsonObject;
  readonly location: string;
  /** Whether it works on an item of a Map. */
  readonly isInMap: boolean;
}

/** The state that a test is about. */
export interface TestedState extends Found {
  readonly state: State;
}

/** AWS's name for a state that comes without a machine. */
export const LONE_STATE = 'StateName';

/**
 * Finds and compiles the tested state. Calls of its machine's other states need not exist in the emulator, nor the state's
 * own where they are mocked. Throws `DefinitionError`, or `InvalidTest` for a state that the machine does not have.
 */
export function readTestedState(test: StateTest, options: ParseOptions): TestedState {
  const { language, ...found } = find(test);
  const isMocked = test.mock !== undefined || needsMock(found.definition['Resource']);
  const tasks = isMocked ? { standIn } : options;
  return { ...found, state: parseState(found.definition, { ...found, language }, tasks) };
}

function find({ definition, stateName }: StateTest): Found & Pick<StatePlace, 'language'> {
  if (stateName === undefined) return { ...lone(parseObject(definition)), language: 'JSONPath' };
  parse(definition, { standIn });
  const machine = parseObject(definition);
  const found = findState(machine, stateName);
  if (!found) throw new InvalidTest('State not found in definition');
  const { name: language } = readLanguageName(new FieldReader(machine, ''), 'JSONPath');
  return { ...found, language };
}

function lone(definition: JsonObject): Found {
  return { name: LONE_STATE, definition, location: `/States/${LONE_STATE}`, isInMap: false };
}

function findState(workflow: JsonObject, name: string, location = '', isInMap = false): Found | undefined {
  const states = isObject(workflow['States']) ? workflow['States'] : {};
  for (const [each, definition] of Object.entries(states)) {
    if (!isObject(definition)) continue;
    const place = `${location}/States/${each}`;
    const found =
      each === name
        ? { name, definition, location: place, isInMap }
        : findWithin(definition, name, place, isInMap);
    if (found) return found;
  }
  return undefined;
}

function findWithin(state: JsonObject, name: string, location: string, isInMap: boolean): Found | undefined {
  const isMap = isInMap || state['Type'] === 'Map';
  for (const [place, workflow] of innerWorkflows(state)) {
    const found = findState(workflow, name, `${location}/${place}`, isMap);
    if (found) return found;
  }
  return undefined;
}

/** Whether a state of that name is within a Map's or a Parallel's definition. */
export function hasInnerState(definition: JsonObject, name: string): boolean {
  return findWithin(definition, name, '', false) !== undefined;
}
