import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export interface Answer {
  readonly status: number;
  readonly body: string;
}

interface Request {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** A server that gives these answers in turn and then repeats the last one, and the requests that it got. */
export async function answeringServer(answers: readonly Answer[]) {
  const requests: Request[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      const answer = answers[Math.min(requests.length, answers.length - 1)] as Answer;
      requests.push({ method: request.method as string, path: request.url as string, body });
      response.writeHead(answer.status, { 'content-type': 'text/xml' }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const connection = {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'id', secretAccessKey: 'secret' },
    maxAttempts: 1,
  };
  return { connection, requests };
}
