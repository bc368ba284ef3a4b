import { DatasetError } from '../dataset-error.ts';
import { archiveMembers, type ArchiveMember, type OpenArchive } from './archive-members.ts';

export const FOLDER = 'cifar-100-binary';
const NAMES_PATH = `${FOLDER}/fine_label_names.txt`;
const MOST_BYTES = 64 * 1024;

/** The fine classes by label. Reads no further into the archive than the member that lists them. */
export async function readFineLabelNames(open: OpenArchive): Promise<string[]> {
  for await (const member of archiveMembers(open)) {
    if (member.path === NAMES_PATH) return parseNames(await readText(member));
  }
  throw missingMember(NAMES_PATH);
}

export function missingMember(path: string): DatasetError {
  return new DatasetError(
    'MISSING_MEMBER',
    `The archive has no member "${path}"`,
    'Take the binary version of CIFAR-100 (cifar-100-binary.tar.gz).',
  );
}

async function readText({ size, content }: ArchiveMember): Promise<string> {
  if (size > MOST_BYTES) throw badNames(`has ${size} bytes`);
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function parseNames(text: string): string[] {
  const names = text.trimEnd().split(/\r?\n/);
  const wrong = names.find((name) => !/^[\w-]{1,64}$/.test(name));
  if (wrong !== undefined) throw badNames(`lists ${JSON.stringify(wrong)}, which is no class name`);
  if (new Set(names).size < names.length) throw badNames('lists a name twice');
  return names;
}

function badNames(wrong: string): DatasetError {
  return new DatasetError(
    'BAD_LABEL_NAMES',
    `The archive's member "${NAMES_PATH}" ${wrong}`,
    'It must list one class name a line, in the order of the labels.',
  );
}
