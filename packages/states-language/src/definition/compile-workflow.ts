import { isObject, type Json } from '../json.ts';
import { foreignFields, foreignNames } from '../query-language/own-fields.ts';
import type { QueryLanguage } from '../query-language/query-language.ts';
import { readLanguageName } from './language-name.ts';
import { readCatchers } from '../runner/catcher.ts';
import { readRetriers } from '../runner/retrier.ts';
import { STATE_TYPES } from '../states/index.ts';
import type { TaskOptions } from '../tasks/task-options.ts';
import type { CompileContext, State, StateType, Workflow } from '../workflow.ts';
import { checkTransitions, type Link } from './check-transitions.ts';
import { type Diagnostic, InvalidField } from './diagnostic.ts';
import { FieldReader } from './field-reader.ts';

/** The data shared by all workflows of one definition. */
export interface WorkflowCompiler {
  readonly languages: readonly QueryLanguage[];
  /** The machine's own language, which a state may override. */
  readonly language: QueryLanguage;
  readonly tasks: TaskOptions;
  /** Every state's name so far: a name may be used once in a whole machine. */
  readonly names: Set<string>;
  readonly report: (diagnostic: Diagnostic) => void;
}

const LONGEST_NAME = 80;

/** Compiles `StartAt` and `States`, reporting what is wrong with each state. */
export function compileWorkflow(fields: FieldReader, compiler: WorkflowCompiler): Workflow {
  if (!fields.has('StartAt') && !fields.has('States')) throw fields.missing('States', 'StartAt');
  const startAt = fields.requireString('StartAt');
  const definitions = fields.require('States');
  if (!isObject(definitions) || Object.keys(definitions).length === 0) {
    throw fields.invalid('States', 'Value cannot be empty');
  }
  const states = new Map<string, State>();
  const links: Link[] = [{ from: undefined, to: startAt, location: fields.at('StartAt') }];
  const terminals = new Set<string>();
  for (const [name, definition] of Object.entries(definitions)) {
    const location = `${fields.at('States')}/${name}`;
    try {
      checkName(name, location, compiler);
      const state = compileState(name, definition, location, compiler, links);
      if (!state) continue;
      states.set(name, state);
      if (isTerminal(state, links)) terminals.add(name);
    } catch (error) {
      reportFault(error, compiler);
    }
  }
  if (states.size === Object.keys(definitions).length) {
    checkTransitions(
      {
        names: [...states.keys()],
        links,
        terminals,
        location: fields.at('States'),
        isMachine: fields.location === '',
      },
      compiler.report,
    );
  }
  return { startAt, states };
}

function checkName(name: string, location: string, { names, report }: WorkflowCompiler): void {
  if (name.length > LONGEST_NAME) {
    const message = `Invalid State name: ${name} exceeds the ${LONGEST_NAME}-character limit allowed by the service`;
    throw new InvalidField(message, location, 'INVALID_STATE_NAME');
  }
  if (names.has(name)) {
    report({
      severity: 'ERROR',
      code: 'DUPLICATE_STATE_NAME',
      message: `Duplicate State name: ${name}`,
      location,
    });
  }
  names.add(name);
}

function isTerminal({ type, next, name }: State, links: readonly Link[]): boolean {
  if (type.transition === 'terminal') return true;
  return type.transition === 'next' ? next === undefined : !links.some(({ from }) => from === name);
}

/** Reports a state's faults, and answers nothing for a state that has any. */
export function compileState(
  name: string,
  definition: Json,
  location: string,
  compiler: WorkflowCompiler,
  links: Link[],
): State | undefined {
  const fields = FieldReader.of(definition, location);
  const type = readType(fields);
  const { language, faults } = readLanguage(fields, compiler);
  const addTransition = (to: string, at: string): void => void links.push({ from: name, to, location: at });
  const context: CompileContext = {
    language,
    tasks: compiler.tasks,
    addTransition,
    compileWorkflow(inner) {
      const workflow = compileWorkflow(inner, compiler);
      inner.finish();
      return workflow;
    },
  };
  const before = [...faults.foreign];
  const after = [...faults.value];
  let state: State | undefined;
  try {
    state = readState(name, type, fields, context);
    before.push(...unsupportedFields(fields));
  } catch (error) {
    if (!(error instanceof InvalidField)) throw error;
    before.push(error);
  }
  for (const fault of [...before, ...after]) reportFault(fault, compiler);
  return before.length + after.length === 0 ? state : undefined;
}

function readState(name: string, type: StateType, fields: FieldReader, context: CompileContext): State {
  const takesToken = type.takesToken?.(fields) ?? false;
  const work = type.compile(fields, context);
  const flow = context.language.readDataFlow(fields, type.data);
  const retriers = type.handlesErrors ? readRetriers(fields) : [];
  const catchers = type.handlesErrors ? readCatchers(fields, context) : [];
  const next = type.transition === 'next' ? readNext(fields) : undefined;
  if (next !== undefined) context.addTransition(next, fields.at('Next'));
  return { name, type, flow, work, retriers, catchers, next, takesToken };
}

function reportFault(error: unknown, { report }: WorkflowCompiler): void {
  if (!(error instanceof InvalidField)) throw error;
  report(error.diagnostic);
}

function readType(fields: FieldReader): StateType {
  const name = fields.string('Type');
  if (name === undefined) throw fields.missing('Type');
  if (Object.hasOwn(STATE_TYPES, name)) return STATE_TYPES[name as keyof typeof STATE_TYPES];
  const names = Object.keys(STATE_TYPES).join(', ');
  throw fields.invalid('Type', `The field 'Type' should have one of these values: [${names}]`);
}

interface LanguageFaults {
  /** Fields that the state's language does not have. */
  readonly foreign: readonly InvalidField[];
  /** A QueryLanguage that names no language. */
  readonly value: readonly InvalidField[];
}

/**
 * A machine in JSONPath may have states in JSONata, but not the reverse. AWS reports the reverse alone, and not the fields
 * that JSONPath does not have.
 */
function readLanguage(
  fields: FieldReader,
  compiler: WorkflowCompiler,
): { language: QueryLanguage; faults: LanguageFaults } {
  const { name, fault } = readLanguageName(fields, compiler.language.name);
  const language = compiler.languages.find((each) => each.name === name) as QueryLanguage;
  const foreign = foreignFields(fields, language);
  for (const field of foreignNames(fields, language)) fields.get(field);
  const value = fault ? [fault] : [];
  if (compiler.language.name === 'JSONPath' || name === 'JSONata')
    return { language, faults: { foreign, value } };
  const message = `'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine`;
  return { language, faults: { foreign: [new InvalidField(message, fields.location)], value } };
}

function readNext(fields: FieldReader): string | undefined {
  const next = fields.string('Next');
  const isEnd = fields.boolean('End') ?? false;
  const rest = [...(next === undefined ? [] : ['Next']), ...(isEnd ? ['End'] : [])];
  if (rest.length !== 1) throw fields.notExactlyOne(['Next', 'End'], rest);
  return next;
}

function unsupportedFields(fields: FieldReader): InvalidField[] {
  return fields.unread.map((field) => new InvalidField(`Field '${field}' is not supported`, fields.location));
}
