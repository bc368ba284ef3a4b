import type { FieldReader } from '../definition/field-reader.ts';
import type { Json } from '../json.ts';
import type { ExpectedValue, QueryLanguage } from '../query-language/query-language.ts';
import type { Scope } from '../query-language/scope.ts';
import { turns } from '../runner/turns.ts';
import { runtimeError } from '../states-error.ts';
import { parseTimestamp } from '../timestamp.ts';
import type { StateType } from '../workflow.ts';

const LONGEST_WAIT_SECONDS = 99_999_999;

/** The longest delay that AWS's scheduler takes: 68 years. */
const LONGEST_DELAY_SECONDS = 2 ** 31 - 1;

/** The fields that say how long, in AWS's order. */
const TIMES = ['SecondsPath', 'Seconds', 'TimestampPath', 'Timestamp'];

export const wait: StateType = {
  entered: 'WaitStateEntered',
  exited: 'WaitStateExited',
  aborted: 'WaitStateAborted',
  data: ['InputPath', 'OutputPath', 'Assign', 'Output'],
  handlesErrors: false,
  transition: 'next',
  compile(fields, { language }) {
    fields.requireExclusive(TIMES);
    const seconds = readComputed(fields, language, 'Seconds', 'seconds', asSeconds);
    const timestamp = readComputed(fields, language, 'Timestamp', 'timestamp', asTimestamp);
    return async ({ scope, execution, branch, reach }) => {
      const { clock } = execution.ports;
      const length = await seconds?.(scope);
      const timestampEnd = await timestamp?.(scope);
      if (await reach()) return { result: scope.input };
      const end = length === undefined ? (timestampEnd ?? 0) : branch.time + length * 1000;
      if (end - branch.time > LONGEST_DELAY_SECONDS * 1000)
        throw runtimeError('Wait state delay is too long.');
      const delay = end - clock.now();
      if (delay > 0) await clock.sleep(delay, branch.signal);
      // Thousands of executions may wake at one moment.
      await turns.take();
      return { result: scope.input };
    };
  },
};

function readComputed(
  fields: FieldReader,
  language: QueryLanguage,
  name: string,
  expected: ExpectedValue,
  read: (value: Json) => number | undefined,
): ((scope: Scope) => Promise<number>) | undefined {
  const value = language.readValue(fields, name);
  if (!value) return undefined;
  if (value.source === undefined) checkLiteral(fields, name);
  return async (scope) => {
    const found = await value.evaluate(scope);
    const number = read(found);
    if (number === undefined) throw language.unexpected(value, found, expected);
    if (expected === 'seconds' && number < 0) throw language.unexpected(value, found, 'duration');
    return number;
  };
}

function checkLiteral(fields: FieldReader, name: string): void {
  if (name === 'Seconds') fields.number(name, 0, LONGEST_WAIT_SECONDS);
  else if (asTimestamp(fields.require(name)) === undefined) {
    throw fields.invalid(name, 'String does not match RFC3339 timestamp');
  }
}

function asSeconds(value: Json): number | undefined {
  return Number.isInteger(value) ? (value as number) : undefined;
}

function asTimestamp(value: Json): number | undefined {
  return typeof value === 'string' ? parseTimestamp(value) : undefined;
}
