import { archiveMembers, type ArchiveMember, type OpenArchive } from '../archive/archive-members.ts';
import type { ArchiveLimits } from '../archive/member-path.ts';
import { DatasetError } from '../dataset-error.ts';

/** The official archives unpack to 185 MB. */
export const CIFAR_LIMITS: ArchiveLimits = { bytes: 512 * 2 ** 20, members: 64 };

const MOST_BYTES = 64 * 1024;

/** The classes by label. Reads no further into the archive than the member that lists them. */
export async function readLabelNames(open: OpenArchive, namesPath: string): Promise<string[]> {
  for await (const member of archiveMembers(open, CIFAR_LIMITS)) {
    if (member.path === namesPath) return parseNames(namesPath, await readText(member));
  }
  throw missingMember(namesPath);
}

export function missingMember(path: string): DatasetError {
  return new DatasetError(
    'MISSING_MEMBER',
    `The archive has no member "${path}"`,
    'Take the binary version (cifar-100-binary.tar.gz or cifar-10-binary.tar.gz).',
  );
}

async function readText({ path, size, content }: ArchiveMember): Promise<string> {
  if (size > MOST_BYTES) throw badNames(path, `has ${size} bytes`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function parseNames(path: string, text: string): string[] {
  const names = text.trimEnd().split(/\r?\n/);
  const wrong = names.find((name) => !/^[\w-]{1,64}$/.test(name));
  if (wrong !== undefined) throw badNames(path, `lists ${JSON.stringify(wrong)}, which is no class name`);
  if (new Set(names).size < names.length) throw badNames(path, 'lists a name twice');
  return names;
}

function badNames(path: string, wrong: string): DatasetError {
  return new DatasetError(
    'BAD_LABEL_NAMES',
    `The archive's member "${path}" ${wrong}`,
    'It must list one class name a line, in the order of the labels.',
  );
}
