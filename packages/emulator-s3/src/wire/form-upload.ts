import { buffer } from 'node:stream/consumers';
import {
  type EmulatorRequest,
  type EmulatorResponse,
  ownMember,
  parseXml,
  renderXml,
} from '@scones/emulator-core';
import { errors } from '../errors.ts';
import { boundaryOf, type FormData, readForm } from './form-data.ts';
import { putObject } from '../operations/put-object.ts';
import { checkPolicy, checkSizeRange, type SizeRange } from './post-policy.ts';
import type { S3Context } from '../context.ts';
import { tagsOf, taggingInput } from '../buckets/tags.ts';
import { claimsOfHeaders, type UploadBody } from '../bodies/upload-body.ts';
import { renderOutput } from './render-output.ts';
import { toMembers } from './xml-lists.ts';

type Run = (input: Record<string, unknown>) => Promise<object>;

/** A browser's form, which puts an object (https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html). */
export async function formUpload(
  { clock, buckets }: S3Context,
  bucket: string,
  request: EmulatorRequest,
  run: Run,
): Promise<EmulatorResponse> {
  const boundary = boundaryOf(request.header('content-type'));
  if (boundary === undefined)
    throw errors.PreconditionFailed('Bucket POST must be of the enclosure-type multipart/form-data');
  const form = await readForm(request.raw as AsyncIterable<Buffer>, boundary);
  buckets.get(bucket);
  const key = form.fields.get('key')?.replaceAll('${filename}', form.fileName ?? '${filename}');
  if (key === undefined) throw missing('key');
  const fields = new Map([...form.fields, ['bucket', bucket], ['key', key]]);
  const range = checkSignedPolicy(fields, clock.now(), request);
  const output = await run({ ...inputOf(fields), Bucket: bucket, Key: key, Body: fileBody(form, range) });
  const { headers } = renderOutput(putObject.wire, output, request);
  const { ETag: etag } = output as { ETag: string };
  return formReply({ bucket, key, etag, fields, request, headers });
}

/**
 * The signature itself is checked only where policies are enforced. But it must have AWS's form, and the policy that it
 * signs is enforced.
 */
function checkSignedPolicy(
  fields: ReadonlyMap<string, string>,
  now: number,
  { authenticateForm }: EmulatorRequest,
): SizeRange | undefined {
  const policy = fields.get('policy');
  // AWS accepts a form without one only for a public bucket.
  if (policy === undefined) return undefined;
  const isFourth = [...fields.keys()].some((name) => name.startsWith('x-amz-') && SIGNATURE_4.includes(name));
  const needed = isFourth ? SIGNATURE_4 : SIGNATURE_2;
  if (!isFourth && !SIGNATURE_2.some((name) => fields.has(name))) throw errors.AccessDenied.denied();
  for (const name of needed) if (!fields.has(name)) throw missing(FIELD_NAMES[name] ?? name);
  authenticateForm?.(fields);
  return checkPolicy(policy, fields, now);
}

const SIGNATURE_2 = ['signature', 'awsaccesskeyid'];
const SIGNATURE_4 = ['x-amz-signature', 'x-amz-algorithm', 'x-amz-credential', 'x-amz-date'];
const FIELD_NAMES: Readonly<Record<string, string>> = {
  signature: 'Signature',
  awsaccesskeyid: 'AWSAccessKeyId',
  'x-amz-signature': 'X-Amz-Signature',
  'x-amz-algorithm': 'X-Amz-Algorithm',
  'x-amz-credential': 'X-Amz-Credential',
  'x-amz-date': 'X-Amz-Date',
};

function missing(field: string): Error {
  return errors.InvalidArgument.formField({ argument: field, value: '' });
}

/** The form's fields as PutObject's headers have them. */
function inputOf(fields: ReadonlyMap<string, string>): Record<string, unknown> {
  const input: Record<string, unknown> = {};
  const metadata = Object.create(null) as Record<string, string>;
  for (const [name, value] of fields) {
    const member = name === 'acl' ? 'ACL' : ownMember(putObject.wire.headers, name);
    if (name.startsWith('x-amz-meta-')) metadata[name.slice('x-amz-meta-'.length)] = value;
    else if (member !== undefined && member !== 'IfMatch' && member !== 'IfNoneMatch')
      input[member] = latin1(value);
  }
  const tagging = fields.get('tagging');
  if (tagging !== undefined) input['Tagging'] = taggingHeader(tagging);
  return { ...input, ...(Object.keys(metadata).length > 0 && { Metadata: metadata }) };
}

/** Headers can carry no other characters. */
function latin1(text: string): string {
  return text.replaceAll(/[^\u0000-\u00ff]/gu, ' ');
}

/** A form has its tags as a document. S3 ignores an invalid one. */
function taggingHeader(tagging: string): string {
  const parsed = taggingInput.safeParse(toMembers(parseTagging(tagging)['Tagging'] ?? ''));
  if (!parsed.success) return '';
  return new URLSearchParams(tagsOf(parsed.data.TagSet, 'object')).toString();
}

function parseTagging(tagging: string): ReturnType<typeof parseXml> {
  try {
    return parseXml(tagging);
  } catch (cause) {
    throw errors.MalformedXML((cause as Error).message, { cause });
  }
}

/** The size is known only after reading; a file that is too large or too small is not kept. */
function fileBody(form: FormData, range: SizeRange | undefined): UploadBody {
  const claims = claimsOfHeaders((name) => form.fields.get(name));
  const chunks = async function* (): AsyncIterable<Buffer> {
    let size = 0;
    for await (const piece of form.file()) {
      size += piece.length;
      yield piece;
    }
    checkSizeRange(size, range);
  };
  return {
    size: undefined,
    claims,
    bytes: async () => await buffer(chunks()),
    chunks,
    checksum: () => claims.algorithm && form.fields.get(`x-amz-checksum-${claims.algorithm.toLowerCase()}`),
  };
}

interface Uploaded {
  readonly bucket: string;
  readonly key: string;
  readonly etag: string;
  readonly fields: ReadonlyMap<string, string>;
  readonly request: EmulatorRequest;
  /** As for any other upload. */
  readonly headers: EmulatorResponse['headers'];
}

function formReply({ bucket, key, etag, fields, request, ...uploaded }: Uploaded): EmulatorResponse {
  const base = `http://${request.header('host') ?? ''}${request.path}`.replace(/\/$/, '');
  const location = `${base}/${key.split('/').map(encodeURIComponent).join('/')}`;
  const { headers } = uploaded;
  const redirect = redirectOf(fields, { bucket, key, etag });
  if (redirect !== undefined) return { status: 303, headers: { ...headers, location: redirect } };
  const status = Number(fields.get('success_action_status') ?? 204);
  if (status === 201) {
    const body = renderXml('PostResponse', { Location: location, Bucket: bucket, Key: key, ETag: etag });
    return { status, headers: { ...headers, location, 'content-type': 'application/xml' }, body };
  }
  return { status: status === 200 ? 200 : 204, headers: { ...headers, location } };
}

/** A redirect that is no URL is ignored. */
function redirectOf(
  fields: ReadonlyMap<string, string>,
  uploaded: Readonly<Record<'bucket' | 'key' | 'etag', string>>,
): string | undefined {
  const wanted = fields.get('success_action_redirect') ?? fields.get('redirect');
  if (wanted === undefined || !URL.canParse(wanted)) return undefined;
  const url = new URL(wanted);
  for (const [name, value] of Object.entries(uploaded)) url.searchParams.set(name, value);
  return url.href;
}
