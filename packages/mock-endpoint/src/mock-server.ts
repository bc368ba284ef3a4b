import { createServer, type IncomingMessage, type Server } from 'node:http';
import { documentedAnswer } from './documented-answer.ts';

const PICTURE_TYPES = ['application/x-image', 'image/png', 'image/jpeg'];
/**
 * The header that says which picture is asked about. SageMaker forwards it from the caller of InvokeEndpoint to the
 * container.
 */
const CUSTOM_ATTRIBUTES = 'x-amzn-sagemaker-custom-attributes';

interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** SageMaker's hosting contract over HTTP, with answers by the picture's name; the caller listens and closes. */
export function mockServer(classes: readonly string[]): Server {
  return createServer((request, response) => {
    // The mock does not look at the picture, but it has to read the body so that the client can finish sending it.
    request.resume().once('end', () => {
      const { status, body } = answer(request, classes);
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
}

function answer(request: IncomingMessage, classes: readonly string[]): Answer {
  const route = `${request.method} ${request.url?.split('?')[0]}`;
  if (route === 'GET /ping') return { status: 200, body: {} };
  if (isFromPage(request)) return refused(403, 'The model answers programs, and no web page.');
  if (route === 'POST /invocations') return invoke(request, classes);
  return refused(404, `There is no ${route}; there are GET /ping and POST /invocations.`);
}

function invoke(request: IncomingMessage, classes: readonly string[]): Answer {
  const type = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (!type || !PICTURE_TYPES.includes(type))
    return refused(415, `Content type ${type ?? '(none)'} is not one of ${PICTURE_TYPES.join(', ')}.`);
  const key = request.headers[CUSTOM_ATTRIBUTES];
  if (typeof key !== 'string')
    return refused(
      400,
      `The mock answers by the picture's key, which CustomAttributes (${CUSTOM_ATTRIBUTES}) lacks.`,
    );
  const found = documentedAnswer(nameIn(key), classes);
  return 'refusal' in found ? refused(400, found.refusal) : { status: 200, body: found.probabilities };
}

/** The last part of a key, which is URI-encoded. */
function nameIn(key: string): string {
  const name = key.slice(key.lastIndexOf('/') + 1);
  try {
    return decodeURIComponent(name);
  } catch (error) {
    // The name was sent without encoding, with a percent sign of its own.
    if (error instanceof URIError) return name;
    throw error;
  }
}

/** Any web page may send a request to this machine. A browser's headers say so; a program sends none of them. */
function isFromPage({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined || headers['sec-fetch-site'] !== undefined;
}

function refused(status: number, message: string): Answer {
  return { status, body: { message } };
}
