/** An error that a client sees, in AWS's words: made only from a service's table of errors. */
export class AwsError extends Error {
  readonly code: string;
  readonly statusCode: number;
  /** Further members of the error's document, as AWS's model of the error has them. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    statusCode: number,
    message: string,
    members: Record<string, unknown> = {},
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.name = code;
    this.code = code;
    this.statusCode = statusCode;
    this.members = members;
  }

  get fault(): 'client' | 'server' {
    return this.statusCode < 500 ? 'client' : 'server';
  }
}

/** A sentence of AWS's with its values' names in braces, `Topic {name} does not exist`, or a function that makes one. */
type Sentence = string | ((...values: never[]) => string);

interface ErrorEntry {
  readonly status: number;
  /** AWS's sentence, or all that it has for one code, each under a name of ours. */
  readonly message: Sentence | Readonly<Record<string, Sentence>>;
  /** Further members of the error's document, from the same values. */
  readonly members?: (...values: never[]) => Record<string, unknown>;
}

type Letter =
  | 'a'
  | 'b'
  | 'c'
  | 'd'
  | 'e'
  | 'f'
  | 'g'
  | 'h'
  | 'i'
  | 'j'
  | 'k'
  | 'l'
  | 'm'
  | 'n'
  | 'o'
  | 'p'
  | 'q'
  | 'r'
  | 's'
  | 't'
  | 'u'
  | 'v'
  | 'w'
  | 'x'
  | 'y'
  | 'z';

/** The names in a sentence's braces; anything else in braces belongs to the sentence. */
type NamesIn<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? (Name extends `${Letter}${string}` ? Name : never) | NamesIn<Rest>
  : never;

/** The values that a function for the members takes by their names, beside those of a sentence. */
type NamedIn<Members> = Members extends (values: infer Values) => unknown ? NonNullable<Values> : unknown;

/** The values that fill a sentence; a function for the members may ask for more. A value's name is never `cause`. */
type ValuesOf<Text, Members> = Text extends string
  ? [NamesIn<Text>] extends [never]
    ? Members extends (...values: infer Values) => unknown
      ? Values
      : []
    : [
        values: {
          readonly [Name in NamesIn<Text>]: Name extends 'cause' ? never : string | number;
        } & NamedIn<Members>,
      ]
  : Text extends (...values: infer InMessage) => string
    ? Members extends (...values: infer InMembers) => unknown
      ? InMembers extends [...InMessage, ...unknown[]]
        ? InMembers
        : InMessage
      : InMessage
    : never;

type Maker<Text, Members> = (...values: [...ValuesOf<Text, Members>, options?: ErrorOptions]) => AwsError;

type MembersOf<Entry> = Entry extends { members: infer Members } ? Members : undefined;

type Makers<Table> = {
  [Code in keyof Table]: Table[Code] extends { message: infer Message }
    ? Message extends Sentence
      ? Maker<Message, MembersOf<Table[Code]>>
      : { [Name in keyof Message]: Maker<Message[Name], MembersOf<Table[Code]>> }
    : never;
};

/**
 * Turns a table of codes, statuses and sentences into functions that make the errors: `errors.NoSuchKey({ key })`, or
 * `errors.InvalidName.tooLong({ name }, { cause })` where one code has several sentences.
 */
export function errorTable<const Table extends Readonly<Record<string, ErrorEntry>>>(
  table: Table,
): Makers<Table> {
  const makers = Object.entries(table).map(([code, entry]) => [code, makerOf(code, entry)]);
  return Object.fromEntries(makers) as Makers<Table>;
}

function makerOf(code: string, entry: ErrorEntry): object {
  const { message } = entry;
  if (typeof message !== 'object') return sentenceMaker(code, entry, message);
  return Object.fromEntries(
    Object.entries(message).map(([name, sentence]) => [name, sentenceMaker(code, entry, sentence)]),
  );
}

function sentenceMaker(
  code: string,
  { status, members }: ErrorEntry,
  sentence: Sentence,
): (...values: never[]) => AwsError {
  return (...values) => {
    const last: unknown = values.at(-1);
    const options = isErrorOptions(last) ? last : undefined;
    const given = options ? values.slice(0, -1) : values;
    const text = typeof sentence === 'string' ? fill(sentence, given[0]) : sentence(...given);
    return new AwsError(code, status, text, members?.(...given), options);
  };
}

/** A function's `length` leaves out what has a default, so the options are known by what they hold, not by their place. */
function isErrorOptions(value: unknown): value is ErrorOptions {
  if (typeof value !== 'object' || value === null) return false;
  const names = Object.keys(value);
  return names.length === 1 && names[0] === 'cause';
}

const PLACE = /\{([a-z]\w*)\}/g;

function fill(sentence: string, values: Readonly<Record<string, unknown>> = {}): string {
  return sentence.replaceAll(PLACE, (_, name: string) => String(values[name]));
}

/** The errors that any AWS service can answer. */
export const commonErrors = errorTable({
  AccessDeniedException: { status: 403, message: '{reason}' },
  UnknownOperationException: {
    status: 400,
    message:
      'The emulator does not support the operation {operation} of {service}{reason}. docs/compatibility.md lists what it has.',
  },
  InternalFailure: {
    status: 500,
    message: {
      failed: 'The emulator failed; its log has the cause under request {requestId}.',
      damaged:
        "The emulator's database is damaged: {reason}. End the emulator, and restore its folder or delete it.",
    },
  },
  ServiceUnavailable: {
    status: 503,
    message: {
      disk: 'The emulator can write nothing to its folder: {reason}. Send the request again when that is over.',
      lack: 'The emulator can get no more {what} from this machine: {reason}. Send the request again.',
      crowded:
        'The emulator has {most} connections open, as many as its limit of open files allows. Close some, or start it with more (ulimit -n), and send the request again.',
    },
  },
  SerializationException: {
    status: 400,
    message: {
      body: 'The request body is not {format}.',
      segment: "The path segment '{segment}' is not percent-encoded UTF-8.",
    },
  },
  RequestEntityTooLargeException: { status: 413, message: 'Request must be smaller than {limit} bytes' },
  ValidationException: { status: 400, message: '{faults}' },
});
