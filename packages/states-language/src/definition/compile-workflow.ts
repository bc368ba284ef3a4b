import { isObject, type Json } from '../json.ts';
import type { QueryLanguage } from '../query-language/query-language.ts';
import { readCatchers } from '../runner/catcher.ts';
import { readRetriers } from '../runner/retrier.ts';
import { STATE_TYPES } from '../states/index.ts';
import type { TaskOptions } from '../tasks/integration.ts';
import type { CompileContext, State, StateType, Workflow } from '../workflow.ts';
import { checkTransitions, type Link } from './check-transitions.ts';
import { type Diagnostic, InvalidField } from './diagnostic.ts';
import { FieldReader } from './field-reader.ts';

/** What is shared by all workflows of one definition. */
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

/** Compiles `StartAt` and `States`, reporting each state's first fault. */
export function compileWorkflow(fields: FieldReader, compiler: WorkflowCompiler): Workflow {
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
      states.set(name, state);
      if (isTerminal(state, links)) terminals.add(name);
    } catch (error) {
      if (!(error instanceof InvalidField)) throw error;
      compiler.report(error.diagnostic);
    }
  }
  if (states.size === Object.keys(definitions).length) {
    checkTransitions(
      { names: [...states.keys()], links, terminals, location: fields.at('States') },
      compiler.report,
    );
  }
  return { startAt, states };
}

function checkName(name: string, location: string, { names, report }: WorkflowCompiler): void {
  if (name.length > LONGEST_NAME) {
    throw new InvalidField(`A state's name may have no more than ${LONGEST_NAME} characters`, location);
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

function compileState(
  name: string,
  definition: Json,
  location: string,
  compiler: WorkflowCompiler,
  links: Link[],
): State {
  const fields = FieldReader.of(definition, location);
  const type = readType(fields);
  const language = readLanguage(fields, compiler);
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
  const work = type.compile(fields, context);
  const flow = language.readDataFlow(fields, type.data);
  const retriers = type.handlesErrors ? readRetriers(fields) : [];
  const catchers = type.handlesErrors ? readCatchers(fields, context) : [];
  const next = type.transition === 'next' ? readNext(fields) : undefined;
  if (next !== undefined) addTransition(next, fields.at('Next'));
  refuseUnread(fields, language, compiler.languages);
  return { name, type, flow, work, retriers, catchers, next };
}

function readType(fields: FieldReader): StateType {
  const names = Object.keys(STATE_TYPES) as (keyof typeof STATE_TYPES)[];
  const name = fields.oneOf('Type', names);
  if (name === undefined) throw fields.missing('Type');
  return STATE_TYPES[name];
}

/** A machine in JSONPath may have states in JSONata, but not the other way about. */
function readLanguage(fields: FieldReader, { language, languages }: WorkflowCompiler): QueryLanguage {
  const name = fields.oneOf('QueryLanguage', ['JSONPath', 'JSONata']) ?? language.name;
  if (language.name === 'JSONata' && name === 'JSONPath') {
    const message = `'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine`;
    throw new InvalidField(message, fields.location);
  }
  return languages.find((each) => each.name === name) as QueryLanguage;
}

function readNext(fields: FieldReader): string | undefined {
  const next = fields.string('Next');
  const isEnd = fields.boolean('End') ?? false;
  if (next === undefined && !isEnd) throw fields.missing('Next, End');
  if (next !== undefined && isEnd) {
    throw new InvalidField(`'Next' and 'End' cannot both be specified`, fields.location);
  }
  return next;
}

function refuseUnread(
  fields: FieldReader,
  language: QueryLanguage,
  languages: readonly QueryLanguage[],
): void {
  for (const field of fields.unread) {
    const owner = languages.find((other) => other !== language && other.ownFields.includes(field));
    if (owner && !language.ownFields.includes(field)) {
      const message = `The QueryLanguage is set to '${language.name}', but field '${field}' is only supported for the '${owner.name}' QueryLanguage`;
      throw new InvalidField(message, fields.location);
    }
  }
  fields.finish();
}
