import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { CommandError } from '@scones/command-line';
import type { Checksum } from '@scones/image-dataset';
import { fetchOnce } from '../stage/fetch-once.ts';

interface Publication {
  readonly url: string;
  readonly checksum: Checksum;
}

/**
 * MobileNetV2 as the ONNX model zoo publishes it, under the Apache License 2.0:
 * https://huggingface.co/onnxmodelzoo/mobilenetv2-12
 */
const PUBLICATIONS: Readonly<Record<string, Publication>> = {
  'mobilenet-v2': {
    url: 'https://huggingface.co/onnxmodelzoo/mobilenetv2-12/resolve/main/mobilenetv2-12.onnx',
    checksum: {
      algorithm: 'sha256',
      digest: 'c0c3f76d93fa3fd6580652a45618618a220fced18babf65774ed169de0432ad5',
    },
  },
};

const WITH_CHECKSUM = /^(https?:\/\/[^#]+\.onnx)#sha256=([\da-f]{64})$/i;

interface FileContext {
  /** Keeps what is downloaded. */
  readonly cacheFolder: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/** The backbone that `--pretrained` names: a path, a known name, or a URL with its checksum. */
export async function readPretrainedFile(
  given: string,
  { cacheFolder, signal }: FileContext,
): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  const publication = PUBLICATIONS[given] ?? publicationAt(given);
  if (!publication) return { name: basename(given), bytes: await readFound(given) };
  const name = basename(new URL(publication.url).pathname);
  if (cacheFolder === undefined) throw new Error('A download needs a cache folder.');
  const path = join(cacheFolder, `${publication.checksum.digest.slice(0, 12)}-${name}`);
  await fetchOnce({ ...publication, path, signal, onBytes: () => undefined });
  return { name, bytes: await readFile(path) };
}

function publicationAt(given: string): Publication | undefined {
  if (!/^https?:/i.test(given)) return undefined;
  const [, url, digest] = WITH_CHECKSUM.exec(given) ?? [];
  if (url && digest) return { url, checksum: { algorithm: 'sha256', digest } };
  throw refused(
    `${given} has no checksum`,
    'Give it as https://….onnx#sha256=DIGEST, or download it and give its path.',
  );
}

async function readFound(path: string): Promise<Uint8Array> {
  const known = Object.keys(PUBLICATIONS).join(', ');
  const hint = `Give the path of an ONNX file, https://….onnx#sha256=DIGEST, or ${known}.`;
  if (!path.endsWith('.onnx')) throw refused(`${path} is neither an .onnx file nor a known name`, hint);
  try {
    return await readFile(path);
  } catch (cause) {
    throw refused(`${path} cannot be read: ${(cause as NodeJS.ErrnoException).code}`, hint, { cause });
  }
}

function refused(message: string, hint: string, options?: ErrorOptions): CommandError {
  return new CommandError('PRETRAINED_MISSING', message, hint, options);
}
