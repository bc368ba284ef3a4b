import { hash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { AwsError } from '../aws-error.ts';
import { ChunkSignatures } from './chunk-signatures.ts';
import { signingKey } from './signing-key.ts';

/** AWS's examples (https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html). */
const scope = { day: '20130524', region: 'us-east-1', service: 's3' };
const ofSeed = (signature: string): ChunkSignatures =>
  new ChunkSignatures({
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    key: signingKey('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', scope),
    date: '20130524T000000Z',
    scope,
    signature,
    refuse: ({ kind }) => new AwsError(kind, 403, kind),
  });
const CHUNKS = ['a'.repeat(65_536), 'a'.repeat(1024), ''].map((text) => hash('sha256', text, 'hex'));

const PLAIN = {
  seed: '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
  chunks: [
    'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
    '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
    'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
  ],
};
const TRAILED = {
  seed: '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e',
  chunks: [
    'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
    '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
    '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
  ],
};

function check({ seed, chunks }: typeof PLAIN): ChunkSignatures {
  const signatures = ofSeed(seed);
  for (const [index, signature] of chunks.entries())
    signatures.checkChunk(signature, CHUNKS[index] as string);
  return signatures;
}

describe('the signatures of chunks', () => {
  it('follow each from the one before', () => {
    expect(() => check(PLAIN)).not.toThrow();
    expect(() => check({ ...PLAIN, chunks: PLAIN.chunks.slice(1) })).toThrow('mismatch');
    expect(() => check({ ...PLAIN, seed: TRAILED.seed })).toThrow('mismatch');
  });

  it('are followed by one of the headers after them', () => {
    const signature = 'd81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435';
    const signed = [['x-amz-checksum-crc32c', 'sOO8/Q==']] as const;
    check(TRAILED).checkTrailer(signature, signed);
    const other = [['x-amz-checksum-crc32c', 'AAAAAA==']] as const;
    expect(() => check(TRAILED).checkTrailer(signature, other)).toThrow('mismatch');
    expect(() => check(TRAILED).checkTrailer('', signed)).toThrow('mismatch');
  });
});
