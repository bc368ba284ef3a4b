import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseXml } from '@scones/emulator-core';
import type { RawAnswer } from './raw-request.ts';

const WORKSPACE = join(import.meta.dirname, '../../..');

/** What no answer may tell: where the emulator's code or state lies, and what it was doing. */
const LEAKS = [WORKSPACE, `${tmpdir()}/`, `${homedir()}/`, 'node_modules', 'node:internal', 'file://'];
const STACK = /^\s+at .*:\d+:\d+\)?$/m;

/** What is wrong with an answer, whatever the request was; undefined where nothing is. */
export function faultOf(method: string, answer: RawAnswer): Fault | undefined {
  const { status, headers, body } = answer;
  const code = codeOf(answer);
  if (status >= 500 && status !== 501) return { kind: 'status', what: `${status} ${code}` };
  const leak = LEAKS.find((each) => body.includes(each)) ?? STACK.exec(body)?.[0];
  if (leak !== undefined) return { kind: 'leak', what: leak };
  if (headers.has('injected')) return { kind: 'shape', what: 'a header that the request made' };
  if (!headers.has('x-amzn-requestid') && status !== 400)
    return { kind: 'shape', what: `${status} without a request id: ${body.slice(0, 100)}` };
  const isEmpty = body === '' && (method === 'HEAD' || status < 400);
  return isEmpty ? undefined : shapeFault(answer, code);
}

export interface Fault {
  readonly kind: 'status' | 'leak' | 'shape';
  readonly what: string;
}

function shapeFault({ status, headers, body }: RawAnswer, code: string): Fault | undefined {
  const type = headers.get('content-type') ?? '';
  const fault = (what: string): Fault => ({ kind: 'shape', what: `${status} ${type}: ${what}` });
  if (status >= 400 && !/^[\w.:-]+$/.test(code)) return fault(`no error's code in ${body.slice(0, 100)}`);
  if (status < 400 && !/^(application\/(x-amz-)?json|(text|application)\/xml)/.test(type)) return undefined;
  try {
    if (type.includes('json')) JSON.parse(body);
    // AWS refers to characters that XML has none of, too.
    else if (type.includes('xml')) parseXml(body.replaceAll('&#x0;', ''));
  } catch (error) {
    return fault((error as Error).message);
  }
  return undefined;
}

/** The error's code, as the answer's protocol has it. */
function codeOf({ status, headers, body }: RawAnswer): string {
  if (status < 400) return '';
  return headers.get('x-amzn-errortype') ?? /<Code>([^<]*)<\/Code>/.exec(body)?.[1] ?? cborCode(body);
}

function cborCode(body: string): string {
  return /__type.?.?([A-Za-z.#]+)/.exec(body)?.[1] ?? '';
}
