import { join } from 'node:path';
import { formatFiles, generateFiles, installPackagesTask, names, type Tree, updateJson } from '@nx/devkit';
import { checkedName } from '../checked-name.ts';
import { addExport } from '../edit/source.ts';

interface Options {
  readonly name: string;
  readonly resource: string;
  readonly target?: string;
  readonly sdk?: string;
  readonly client?: string;
}

const LIST = 'apps/emulator/src/simple-services.ts';

/** A service of AWS on its JSON protocol, which makes and lists one kind of resource, and its line in the emulator. */
export default async function service(tree: Tree, options: Options): Promise<() => void> {
  const name = checkedName(options.name, 'secretsmanager');
  const resource = names(checkedName(options.resource, 'secret'));
  const root = freeFolder(tree, name);
  const { propertyName: variable, className: title } = names(name);
  const { target = name, sdk = title, client = name } = options;
  generateFiles(tree, join(import.meta.dirname, 'files'), root, {
    name,
    variable,
    title,
    target,
    sdk,
    client,
    taskName: name.replaceAll('-', ''),
    noun: resource.fileName.replaceAll('-', ' '),
    resourceFile: resource.fileName,
    resource: resource.propertyName,
    resourcePython: resource.fileName.replaceAll('-', '_'),
    Resource: resource.className,
  });
  const text = tree.read(LIST, 'utf8') as string;
  tree.write(LIST, addExport(text, `export { ${variable} } from '@scones/emulator-${name}';`));
  updateJson(tree, 'apps/emulator/package.json', (json: { dependencies: Record<string, string> }) => ({
    ...json,
    dependencies: sorted({ ...json.dependencies, [`@scones/emulator-${name}`]: '*' }),
  }));
  await formatFiles(tree);
  // Links the package into node_modules, and adds it to the lockfile.
  return () => installPackagesTask(tree, true);
}

function sorted(record: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function freeFolder(tree: Tree, name: string): string {
  if (name.startsWith('emulator-'))
    throw new Error(`Leave 'emulator-' out: '${name.slice('emulator-'.length)}' becomes packages/${name}.`);
  const folder = `packages/emulator-${name}`;
  if (tree.exists(folder)) throw new Error(`${folder} is there already. Choose another name.`);
  return folder;
}
