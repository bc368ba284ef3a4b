import { AwsFailure } from './aws-failure.ts';

/** A data set as `training-pipeline stage` leaves it: pictures, and lists of what they show. */
export interface StagedData {
  readonly bucket: string;
  /** Ends in a slash. */
  readonly folder: string;
  /** How many pictures each list has, by its name: `train.lst`. */
  readonly pictures: Readonly<Record<string, number>>;
}

/** Reads a document of S3 by its path and query. */
type Read = (path: string) => Promise<string>;

const LISTS = ['train.lst', 'validation.lst', 'test.lst'];

/**
 * The first data set that is staged in a bucket; null where none is. It speaks S3 by itself, since the SDK's client is too
 * large for the first page.
 */
export async function stagedData(read: Read): Promise<StagedData | null> {
  for (const bucket of textsOf('Name', await read('/')))
    for (const prefix of textsOf('Prefix', await read(listing(bucket, '')))) {
      const found = prefix.endsWith('/') && (await stagedIn(bucket, prefix, read));
      if (found) return found;
    }
  return null;
}

async function stagedIn(bucket: string, folder: string, read: Read): Promise<StagedData | undefined> {
  const keys = textsOf('Key', await read(listing(bucket, folder)));
  const lists = LISTS.filter((name) => keys.includes(folder + name));
  if (lists.length === 0) return undefined;
  const counts = await Promise.all(
    lists.map(async (name) => [name, linesIn(await read(pathOf(bucket, folder + name)))] as const),
  );
  return { bucket, folder, pictures: Object.fromEntries(counts) };
}

function listing(bucket: string, prefix: string): string {
  return `/${bucket}?list-type=2&delimiter=%2F&prefix=${encodeURIComponent(prefix)}`;
}

function pathOf(bucket: string, key: string): string {
  return `/${[bucket, ...key.split('/')].map(encodeURIComponent).join('/')}`;
}

/** The texts of all elements of a name; the document's are S3's own, which have no attributes. */
function textsOf(name: string, xml: string): string[] {
  const elements = xml.matchAll(new RegExp(`<${name}>([^<]+)</${name}>`, 'g'));
  return [...elements].map(([, text = '']) => text.replaceAll('&amp;', '&').replaceAll('&quot;', '"'));
}

function linesIn(text: string): number {
  return text.split('\n').filter((line) => line !== '').length;
}

export function readingS3(signal?: AbortSignal): Read {
  return async (path) => {
    const headers = { 'x-scones-console': '1' };
    const response = await fetch(path, { headers, ...(signal && { signal }) });
    const text = await response.text();
    if (!response.ok) throw AwsFailure.fromXml(response.status, text, `s3:GET ${path}`);
    return text;
  };
}
