/** An error that a client sees, in AWS's words: made only from a service's table of errors. */
export class AwsError extends Error {
  readonly code: string;
  readonly statusCode: number;
  /** Further members of the error's document, as AWS's model of the error has them. */
  readonly members: Readonly<Record<string, unknown>>;

  constructor(code: string, statusCode: number, message: string, members: Record<string, unknown> = {}) {
    super(message);
    this.name = code;
    this.code = code;
    this.statusCode = statusCode;
    this.members = members;
  }

  get fault(): 'client' | 'server' {
    return this.statusCode < 500 ? 'client' : 'server';
  }
}

interface ErrorEntry<Arguments extends never[]> {
  readonly status: number;
  readonly message: (...values: Arguments) => string;
  /** Further members of the error's document. */
  readonly members?: (...values: Arguments) => Record<string, unknown>;
}

type Makers<Table> = { [Code in keyof Table]: (...values: ArgumentsOf<Table[Code]>) => AwsError };

/** Message and members are given the same values; whichever takes more says which. */
type ArgumentsOf<Entry> = Entry extends { message: (...values: infer InMessage) => string }
  ? Entry extends { members: (...values: infer InMembers) => unknown }
    ? InMembers extends [...InMessage, ...unknown[]]
      ? InMembers
      : InMessage
    : InMessage
  : never;

/** Turns a table of codes, statuses and messages into functions that make the errors: `errors.NoSuchKey(key)`. */
export function errorTable<const Table extends Record<string, ErrorEntry<never[]>>>(
  table: Table,
): Makers<Table> {
  return Object.fromEntries(
    Object.entries(table).map(([code, { status, message, members }]) => [
      code,
      (...values: never[]) => new AwsError(code, status, message(...values), members?.(...values)),
    ]),
  ) as unknown as Makers<Table>;
}

/** The errors that any AWS service can answer. */
export const commonErrors = errorTable({
  AccessDeniedException: { status: 403, message: (reason: string) => reason },
  UnknownOperationException: {
    status: 400,
    message: (service: string, operation: string, reason: string) =>
      `The emulator does not support the operation ${operation} of ${service}${reason}. docs/compatibility.md lists what it has.`,
  },
  InternalFailure: {
    status: 500,
    message: (requestId: string) => `The emulator failed; its log has the cause under request ${requestId}.`,
  },
  SerializationException: { status: 400, message: (detail: string) => detail },
  RequestEntityTooLargeException: {
    status: 413,
    message: (limit: number) => `Request must be smaller than ${limit} bytes`,
  },
  ValidationException: { status: 400, message: (detail: string) => detail },
});
