interface Line {
  readonly logStreamName?: string | undefined;
  readonly message?: string | undefined;
}

/**
 * The lines that one invocation of a function wrote: the lines of its stream from the first that names its request to
 * the last. A sandbox runs one invocation after the other, but not every line names its request.
 */
export function linesOfRequest<Event extends Line>(events: readonly Event[], requestId: string): Event[] {
  const names = ({ message = '' }: Event): boolean => message.includes(requestId);
  const stream = events.find(names)?.logStreamName;
  const ofStream = events.filter(({ logStreamName }) => logStreamName === stream);
  return ofStream.slice(ofStream.findIndex(names), ofStream.findLastIndex(names) + 1);
}

const ID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/;
const NAMES_REQUEST = [
  new RegExp(String.raw`RequestId: (${ID.source})`),
  new RegExp(String.raw`"requestId":\s*"(${ID.source})"`),
  new RegExp(String.raw`^\S+Z\t(${ID.source})\t`),
];

/** The id of the invocation that a line names, in each of the forms that Lambda and its runtimes write. */
export function requestIdOf({ message = '' }: Line): string | undefined {
  for (const pattern of NAMES_REQUEST) {
    const id = pattern.exec(message)?.[1];
    if (id !== undefined) return id;
  }
  return undefined;
}
