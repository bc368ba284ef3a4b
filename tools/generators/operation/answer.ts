import { chooseError, readErrors } from './error-table.ts';
import type { SdkMember } from './sdk-types.ts';

/** The answer of a new operation as long as the service keeps nothing for it. */
export interface Answer {
  /** The reason for this answer, for the reader of the operation, of its test and of the README. */
  readonly why: string;
  readonly fact: string;
  readonly note: string;
  /** The input's member that the answer uses. */
  readonly uses?: string;
  readonly handle: string;
  readonly error?: string;
  readonly output?: string;
}

interface Question {
  readonly operation: string;
  readonly input: readonly SdkMember[];
  readonly output: readonly SdkMember[];
  /** The text of the service's `errors.ts`. */
  readonly errors: string | undefined;
  /** The error that is asked for. */
  readonly answers: string | undefined;
}

/** A list is empty; anything else does not exist. */
export function answerTo(question: Question): Answer {
  const list = question.answers === undefined ? listIn(question) : undefined;
  return list === undefined ? refusal(question) : emptyList(list);
}

function listIn({ operation, output }: Question): string | undefined {
  if (!/^List|^Describe\w+s$/.test(operation)) return undefined;
  if (output.some(({ isRequired, type }) => isRequired && type.kind !== 'list')) return undefined;
  return output.find(({ type }) => type.kind === 'list')?.name;
}

function emptyList(list: string): Answer {
  return {
    why: 'There are none: nothing here makes any yet.',
    fact: 'lists none, since nothing makes any yet',
    note: 'none: nothing makes any yet',
    handle: `({ ${list}: [] })`,
    output: `{ ${list}: [] }`,
  };
}

function refusal({ operation, input, errors, answers }: Question): Answer {
  if (errors === undefined)
    throw new Error(
      `The service has no src/errors.ts, so that ${operation} has no error to answer. Add it first.`,
    );
  const { code, maker, parameters, isTemplate } = chooseError(readErrors(errors), operation, answers);
  const texts = input.filter(({ isRequired, type }) => isRequired && type.kind === 'text');
  const named = texts.find(({ name }) => parameters.some((parameter) => parameter.name === name));
  const subject = (named ?? texts[0])?.name;
  const values = parameters.map((parameter) => valueFor(parameter, subject, code));
  const members = parameters.map(({ name }, index) => `${name}: ${values[index]}`);
  const given = isTemplate ? `{ ${members.join(', ')} }` : values.join(', ');
  const uses = values.some((value) => value.includes(subject ?? '\0')) ? subject : undefined;
  return {
    why: `Nothing that it is about is kept yet, so that it answers ${code}.`,
    fact: `answers ${code}, since nothing that it is about is kept yet`,
    note: `\`${code}\`: nothing that it is about is kept yet`,
    ...(uses !== undefined && { uses }),
    handle: `{ throw errors.${maker}(${given}); }`,
    error: code,
  };
}

function valueFor(
  { name, type }: { name: string; type: string },
  subject: string | undefined,
  code: string,
): string {
  const [literal] = /'[^']*'/.exec(type) ?? [];
  if (literal !== undefined) return literal;
  if (type !== 'string')
    throw new Error(
      `errors.${code} takes a ${type}, which is not in the input. Choose another by --answers.`,
    );
  if (subject === undefined) return `'There is none.'`;
  return /detail|faults|reason|message/i.test(name) ? `\`\${${subject}} is not there.\`` : subject;
}
