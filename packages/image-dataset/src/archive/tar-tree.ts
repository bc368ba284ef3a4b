import { type FileTree, tooManyBytes, type TreeFile } from '../tree/file-tree.ts';
import { archiveMembers, type OpenArchive } from './archive-members.ts';
import { TREE_LIMITS } from './member-path.ts';

/** The files of a .tar or .tar.gz, which is gone through once for its paths and once more for the files. */
export function tarTree(open: OpenArchive): FileTree {
  return { paths: () => memberPaths(open), read: (wanted) => readMembers(open, wanted) };
}

async function* memberPaths(open: OpenArchive): AsyncGenerator<string> {
  for await (const { path } of archiveMembers(open, TREE_LIMITS)) yield path;
}

/** A member must be read before the next one comes, so each is whole in memory. */
async function* readMembers(open: OpenArchive, wanted: ReadonlySet<string>): AsyncGenerator<TreeFile> {
  for await (const { path, size, content } of archiveMembers(open, TREE_LIMITS)) {
    if (!wanted.has(path)) continue;
    const wrong = tooManyBytes(size);
    const chunks: Uint8Array[] = [];
    if (!wrong) for await (const chunk of content) chunks.push(chunk);
    yield {
      path,
      content: () => (wrong ? Promise.reject(wrong) : Promise.resolve(Buffer.concat(chunks))),
    };
  }
}
