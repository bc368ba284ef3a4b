import { ownMember } from '@scones/emulator-core';
import { ExplainedError } from '@scones/explained-error';
import type { MockedAnswer, MockedTasks } from '@scones/states-language';
import { z } from 'zod';

/** A file of mocked responses that can't be read, and why. */
export class MockConfigurationError extends ExplainedError<'MOCK_CONFIGURATION_INVALID'> {
  override readonly name = 'MockConfigurationError';
}

const ATTEMPTS = /^(\d+)(?:-(\d+))?$/;

const answerSchema = z.union(
  [
    z.strictObject({ Return: z.json() }),
    z.strictObject({ Throw: z.strictObject({ Error: z.string(), Cause: z.string() }) }),
  ],
  { error: 'takes {"Return": …} or {"Throw": {"Error": "…", "Cause": "…"}}' },
);

const responseSchema = z
  .record(z.string(), answerSchema)
  .refine((answers) => Object.keys(answers).every((attempts) => ATTEMPTS.test(attempts)), {
    error: 'takes attempts such as 0 or 1-2',
  });

const configurationSchema = z.strictObject({
  StateMachines: z.record(
    z.string(),
    z.strictObject({ TestCases: z.record(z.string(), z.record(z.string(), z.string())) }),
  ),
  MockedResponses: z.record(z.string(), responseSchema),
});
type Configuration = z.output<typeof configurationSchema>;
type Answers = Configuration['MockedResponses'][string];

/** Test cases as AWS's Step Functions Local reads them: which states of a machine answer what instead of calling. */
export class MockConfiguration {
  readonly #configuration: Configuration;

  private constructor(configuration: Configuration) {
    this.#configuration = configuration;
  }

  /** Reads the text of a mock configuration file. Throws `MOCK_CONFIGURATION_INVALID`. */
  static parse(text: string, file: string): MockConfiguration {
    const parsed = configurationSchema.safeParse(parseJson(text, file));
    if (!parsed.success) throw invalid(file, z.prettifyError(parsed.error));
    const missing = missingResponse(parsed.data);
    if (missing !== undefined) throw invalid(file, missing);
    return new MockConfiguration(parsed.data);
  }

  /** The answers of one execution; undefined where there is no such machine or test case. */
  mockedTasks(machineName: string, testCase: string | undefined): MockedTasks | undefined {
    if (testCase === undefined) return undefined;
    const states = ownMember(ownMember(this.#configuration.StateMachines, machineName)?.TestCases, testCase);
    if (!states) return undefined;
    const calls = new Map<string, number>();
    return (stateName) => {
      const name = ownMember(states, stateName);
      if (name === undefined) return undefined;
      const call = calls.get(stateName) ?? 0;
      calls.set(stateName, call + 1);
      return answerTo(ownMember(this.#configuration.MockedResponses, name) ?? {}, call, name);
    };
  }
}

/** An answer for each call, the first being 0; a range serves several. */
function answerTo(answers: Answers, call: number, name: string): MockedAnswer {
  const found = Object.entries(answers).find(([attempts]) => {
    const [, first, last = first] = ATTEMPTS.exec(attempts) ?? [];
    return Number(first) <= call && call <= Number(last);
  });
  if (!found) {
    const cause = `The mocked response '${name}' has no answer for attempt ${call}.`;
    return { error: 'States.Runtime', cause };
  }
  const [, answer] = found;
  return 'Return' in answer
    ? { result: answer.Return }
    : { error: answer.Throw.Error, cause: answer.Throw.Cause };
}

function missingResponse({ StateMachines, MockedResponses }: Configuration): string | undefined {
  for (const [machine, { TestCases }] of Object.entries(StateMachines))
    for (const [testCase, states] of Object.entries(TestCases))
      for (const [state, name] of Object.entries(states))
        if (!Object.hasOwn(MockedResponses, name))
          return `${machine}, ${testCase}, ${state}: there is no mocked response '${name}'.`;
  return undefined;
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw invalid(file, (cause as SyntaxError).message, { cause });
  }
}

function invalid(file: string, why: string, options?: ErrorOptions): MockConfigurationError {
  return new MockConfigurationError(
    'MOCK_CONFIGURATION_INVALID',
    `${file} is no mock configuration of Step Functions Local: ${why}`,
    'AWS describes the file under "Using mocked service integrations".',
    options,
  );
}
