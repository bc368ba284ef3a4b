import { cifarForms } from '../cifar/forms.ts';
import { cifarSource } from '../cifar/read-cifar.ts';
import type { PictureSource } from '../source/picture-source.ts';
import type { WantedClasses } from '../source/wanted-classes.ts';
import { treeSource } from '../tree/tree-source.ts';
import { archiveMembers, type OpenArchive } from './archive-members.ts';
import { TREE_LIMITS } from './member-path.ts';
import { tarTree } from './tar-tree.ts';

/** The pictures of a .tar or .tar.gz: CIFAR's records, or folders of pictures. Its first file tells which, and whether the classes are chosen from published ones or somebody's own. */
export async function archiveSource(
  open: OpenArchive,
  wanted: Readonly<Record<'published' | 'own', WantedClasses>>,
): Promise<PictureSource> {
  for await (const { path } of archiveMembers(open, TREE_LIMITS)) {
    const forms = cifarForms(path);
    if (forms.length > 0) return cifarSource(open, forms, wanted.published);
    if (!path.endsWith('/')) break;
  }
  return treeSource(tarTree(open), wanted.own);
}
