import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type Classifier, classify } from './classifier.ts';
import { ClassifierError } from '../classifier-error.ts';

/** SageMaker passes no larger body on to a real-time endpoint. */
const LARGEST_BODY = 6 * 1024 * 1024;
const PICTURE_TYPES = ['application/x-image', 'image/png', 'image/jpeg'];

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** SageMaker's hosting contract over HTTP; the caller listens and closes. */
export function classifierServer(classifier: Classifier): Server {
  return createServer((request, response) => {
    answer(classifier, request).then(
      (result) => send(response, result),
      (error: unknown) => send(response, failed(error)),
    );
  });
}

async function answer(classifier: Classifier, request: IncomingMessage): Promise<Answer> {
  const route = `${request.method} ${request.url?.split('?')[0]}`;
  if (route === 'GET /ping') return { status: 200, body: {} };
  if (isFromPage(request)) return refused(403, 'The model answers programs, and no web page.');
  if (route === 'POST /invocations') return invoke(classifier, request);
  return refused(404, `There is no ${route}; there are GET /ping and POST /invocations.`);
}

async function invoke(classifier: Classifier, request: IncomingMessage): Promise<Answer> {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (!type || !PICTURE_TYPES.includes(type)) {
    return refused(415, `Content type ${type ?? '(none)'} is not one of ${PICTURE_TYPES.join(', ')}.`);
  }
  const body = await readBody(request);
  if (!body) return refused(413, `The body is larger than ${LARGEST_BODY} bytes.`);
  return { status: 200, body: await classify(classifier, body) };
}

/** The whole body, or nothing when it is too large. */
async function readBody(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The rest of the request is read and dropped, so that the client gets to see the answer.
    if (size <= LARGEST_BODY) chunks.push(chunk);
  }
  return size <= LARGEST_BODY ? Buffer.concat(chunks) : undefined;
}

/** Any web page may send a request to this machine. A browser's headers say so; a program sends none of them. */
function isFromPage({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined || headers['sec-fetch-site'] !== undefined;
}

function refused(status: number, message: string): Answer {
  return { status, body: { message } };
}

function failed(error: unknown): Answer {
  if (error instanceof ClassifierError && error.code === 'PICTURE_UNREADABLE') {
    return refused(400, `${error.message} ${error.hint}`);
  }
  return refused(500, error instanceof Error ? error.message : String(error));
}

function send(response: ServerResponse, { status, body }: Answer): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
  });
  response.end(text);
}
