import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ClassifierError } from '../classifier-error.ts';
import type { ModelDescription } from '../model/artefact.ts';
import { decodePicture } from '../model/decode-picture.ts';
import type { InferenceThreads } from './inference-threads.ts';
import { requestPictures, requirePictureType } from './request-pictures.ts';
import { answerType, jsonAnswer, predictions, type ServingAnswer } from './serving-answer.ts';
import { ServingError } from './serving-error.ts';

/** SageMaker passes no larger body on to a real-time endpoint. */
const LARGEST_BODY = 6 * 1024 * 1024;
/** So many requests may be under way; with whole bodies, they take less than 400 MB. */
const MOST_REQUESTS = 64;

export interface ServedModel {
  readonly description: ModelDescription;
  readonly threads: Pick<InferenceThreads, 'answer'>;
}

/** SageMaker's hosting contract over HTTP; the caller listens and closes. */
export function classifierServer(model: ServedModel, mostRequests = MOST_REQUESTS): Server {
  let underWay = 0;
  const server: Server = createServer((request, response) => {
    underWay++;
    void answer(model, request, underWay > mostRequests)
      .catch(failed)
      // A server that no longer listens ends the connections on which it still answers.
      .then((result) => send(request, response, result, server.listening))
      .finally(() => underWay--);
  });
  return server;
}

async function answer(model: ServedModel, request: IncomingMessage, isFull: boolean): Promise<ServingAnswer> {
  const route = `${request.method} ${request.url?.split('?')[0]}`;
  if (route === 'GET /ping') return jsonAnswer(200, {});
  if (isFromPage(request)) throw new ServingError(403, 'The model answers programs, and no web page.');
  if (route !== 'POST /invocations')
    throw new ServingError(404, `There is no ${route}; there are GET /ping and POST /invocations.`);
  if (isFull) throw new ServingError(503, 'Too many requests are under way. Send it again in a moment.');
  return await invoke(model, request);
}

async function invoke(
  { description, threads }: ServedModel,
  request: IncomingMessage,
): Promise<ServingAnswer> {
  const { 'content-type': contentType, accept } = request.headers;
  requirePictureType(contentType);
  const { pictures, isBatch } = await requestPictures(contentType, await readBody(request));
  const type = answerType(accept, isBatch);
  const decoded = pictures.map(({ bytes, name }) => decodePicture(bytes, name, description.imageShape));
  const probabilities = (await Promise.all(decoded)).map((picture) => threads.answer(picture));
  return predictions(type, isBatch, await Promise.all(probabilities));
}

async function readBody(request: IncomingMessage): Promise<Buffer<ArrayBuffer>> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // The rest of the request is read and dropped, so that the client gets to see the answer.
    if (size <= LARGEST_BODY) chunks.push(chunk);
  }
  if (size > LARGEST_BODY) throw new ServingError(413, `The body is larger than ${LARGEST_BODY} bytes.`);
  return Buffer.concat(chunks);
}

/** Any web page may send a request to this machine. A browser's headers say so; a program sends none of them. */
function isFromPage({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined || headers['sec-fetch-site'] !== undefined;
}

function failed(error: unknown): ServingAnswer {
  if (error instanceof ServingError) return jsonAnswer(error.status, { message: error.message });
  if (error instanceof ClassifierError && error.code === 'PICTURE_UNREADABLE')
    return jsonAnswer(400, { message: `${error.message} ${error.hint}` });
  return jsonAnswer(500, { message: error instanceof Error ? error.message : String(error) });
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  { status, type, body }: ServingAnswer,
  keepAlive: boolean,
): void {
  response.writeHead(status, {
    'content-type': type,
    'content-length': Buffer.byteLength(body),
    ...(!keepAlive && { connection: 'close' }),
  });
  response.end(body);
  // The connection can be used again only after the rest of a refused body has been read.
  if (!request.readableEnded) request.resume();
}
