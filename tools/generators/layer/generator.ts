import { join } from 'node:path';
import { formatFiles, generateFiles, names, type Tree } from '@nx/devkit';
import { checkedName } from '../checked-name.ts';
import { addRow } from '../edit/markdown-table.ts';
import { addExport } from '../edit/source.ts';

const ROOT = 'packages/onnx-training';

/** A layer with one trained factor a channel: parameters, forward and backward, with a test of its gradients. */
export default async function layer(tree: Tree, options: { readonly name: string }): Promise<void> {
  const name = checkedName(options.name, 'channel-scale');
  const { propertyName: work } = names(name);
  if (tree.exists(`${ROOT}/src/layers/${name}.ts`))
    throw new Error(`${ROOT} has the layer '${name}' already.`);
  generateFiles(tree, join(import.meta.dirname, 'files'), `${ROOT}/src/layers`, { name, work });
  edit(tree, `${ROOT}/src/index.ts`, (text) =>
    addExport(text, `export { ${work} } from './layers/${name}.ts';`),
  );
  edit(tree, `${ROOT}/README.md`, (text) =>
    addRow(text, 'layer', [`\`${work}\``, '(N, C, …)', 'x · w, with a trained w for each channel']),
  );
  await formatFiles(tree);
}

function edit(tree: Tree, file: string, change: (text: string) => string): void {
  tree.write(file, change(tree.read(file, 'utf8') as string));
}
