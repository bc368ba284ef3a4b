import type { AwsError } from '@scones/emulator-core';
import { errors } from './errors.ts';

const KINDS = { Header: 'the header', Query: 'the query parameter', Feature: '', Operation: '' } as const;

/**
 * Something that AWS's S3 has and the emulator does not. The message names it, since most clients show nothing else.
 */
export function unsupported(kind: keyof typeof KINDS, name: string, why?: string): AwsError {
  const what = [KINDS[kind], name].filter(Boolean).join(' ');
  const reason = why === undefined ? '.' : `: ${why}`;
  return errors.NotImplemented.unsupported({ what, reason, members: { [kind]: name } });
}
