import { isObject, type Json, type JsonObject } from '../json.ts';
import { InvalidTest } from './invalid-test.ts';

type Kind = 'string' | 'number' | 'object' | 'any';

/** The members of the context object that a test may give. */
const MEMBERS: Readonly<Record<string, Readonly<Record<string, Kind>>>> = {
  Execution: {
    Id: 'string',
    Input: 'any',
    Name: 'string',
    RoleArn: 'string',
    StartTime: 'string',
    RedriveCount: 'number',
    RedriveTime: 'string',
  },
  State: { Name: 'string', EnteredTime: 'string', RetryCount: 'number' },
  StateMachine: { Id: 'string', Name: 'string' },
  Task: { Token: 'string' },
};

/** The context object that a test gives in place of the execution's own. Throws `InvalidTest`. */
export function readContext(text: string): JsonObject {
  const context = parse(text);
  for (const [name, value] of Object.entries(context)) {
    if (name === 'Map') throw invalid(`'Map' field is not supported when mocking a Context object`);
    const members = Object.hasOwn(MEMBERS, name) ? MEMBERS[name] : undefined;
    if (!members) throw invalid(`Field '${name}' is not allowed`);
    checkMembers(name, requireKind(name, value, 'object') as JsonObject, members);
  }
  return context;
}

function parse(text: string): JsonObject {
  try {
    return requireKind('Context', JSON.parse(text) as Json, 'object') as JsonObject;
  } catch (cause) {
    if (cause instanceof InvalidTest) throw cause;
    throw invalid('Context must be a valid JSON string', cause);
  }
}

function checkMembers(parent: string, fields: JsonObject, members: Readonly<Record<string, Kind>>): void {
  for (const [name, value] of Object.entries(fields)) {
    const kind = Object.hasOwn(members, name) ? members[name] : undefined;
    if (!kind) throw invalid(`Field '${name}' is not allowed`);
    requireKind(`${parent}.${name}`, value, kind);
  }
}

function requireKind(place: string, value: Json, kind: Kind): Json {
  const isRight = kind === 'any' || (kind === 'object' ? isObject(value) : typeof value === kind);
  if (isRight) return value;
  throw invalid(`${place} must be ${kind === 'object' ? 'an object' : `a ${kind}`}`);
}

function invalid(what: string, cause?: unknown): InvalidTest {
  return new InvalidTest(`Invalid Context object provided: ${what}`, { cause });
}
